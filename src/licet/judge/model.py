"""Verdicts: a published definition applied to a reading."""

from __future__ import annotations

from dataclasses import dataclass

from licet.answers import Answer
from licet.spans import Span


@dataclass(frozen=True, slots=True)
class CriterionVerdict:
    """One criterion. ``readings`` maps the name of an interpretation to the answer under it."""

    id: str
    answer: Answer
    why: str
    evidence: tuple[Span, ...] = ()
    readings: tuple[tuple[str, Answer], ...] = ()


@dataclass(frozen=True, slots=True)
class Verdict:
    """One definition, for example OSD 1.9."""

    id: str
    name: str
    version: str
    answer: Answer
    criteria: tuple[CriterionVerdict, ...]


@dataclass(frozen=True, slots=True)
class Judgement:
    """All definitions, the words one may honestly use, and claims of the text that its terms refute."""

    verdicts: tuple[Verdict, ...]
    called: tuple[str, ...] = ()
    false_claims: tuple[tuple[Span, Span, str], ...] = ()  # the claim, the words that refute it, why
