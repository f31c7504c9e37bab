"""Verdicts: a published definition applied to a reading."""

from __future__ import annotations

import msgspec

from licet.answers import Answer
from licet.spans import Span


class CriterionVerdict(msgspec.Struct, frozen=True):
    """One criterion. ``readings`` maps the name of an interpretation to the answer under it."""

    id: str
    answer: Answer
    why: str
    evidence: tuple[Span, ...] = ()
    readings: tuple[tuple[str, Answer], ...] = ()


class Verdict(msgspec.Struct, frozen=True):
    """One definition, for example OSD 1.9."""

    id: str
    name: str
    version: str
    answer: Answer
    criteria: tuple[CriterionVerdict, ...]


class Judgement(msgspec.Struct, frozen=True):
    """All definitions, the words one may honestly use, and claims of the text that its terms refute."""

    verdicts: tuple[Verdict, ...]
    called: tuple[str, ...] = ()
    false_claims: tuple[tuple[Span, Span, str], ...] = ()  # the claim, the words that refute it, why
