"""What the judging stage knows: criteria, grounds, words for licences, and lead-in phrases.

A criterion is one file under ``data/definitions/<definition>/``. Its rules are written in the closed
language of ``Rule``; ``licet.judge.rules`` evaluates it and knows nothing else.
"""

from __future__ import annotations

from functools import cache
from typing import Any, Literal

import msgspec

from licet.knowledge.limits import Match
from licet.knowledge.load import items

AnswerWord = Literal["YES", "NO", "CONTESTED", "UNKNOWN"]


class Rule(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A limit that ``when`` describes gives ``answer``.

    ``readings`` are the answers under named interpretations; ``show`` names grants to quote beside it.
    """

    name: str
    answer: AnswerWord
    why: str
    when: Match
    readings: dict[str, AnswerWord] = {}
    show: tuple[str, ...] = ()
    source: str = "licet"


class Case(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A list of terms (JSON of CONTRACT.md, without quotes) and the answer it must get.

    ``bare`` leaves out the full, unconditional grant that otherwise stands before the terms;
    ``unread`` adds a stretch that nobody read.
    """

    name: str
    answer: AnswerWord
    terms: tuple[dict[str, Any], ...] = ()
    bare: bool = False
    unread: bool = False
    readings: dict[str, AnswerWord] = {}


class Decided(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """What a body decided in a like case; shown beside a criterion, never mixed into an answer."""

    what: str
    source: str


class Criterion(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """One criterion of a published definition.

    ``needs``: groups of actions, of each of which one must be granted to everyone.
    ``release``: set where the answer depends on what is released and not on the licence; the sentence
    that says so. ``readings`` explains the names used in the rules. ``bears`` names an item of
    ``data/bearings``, which says what words can bear on a narrow question; without it all words may.
    """

    id: str
    definition: str
    order: int
    title: str
    version: str
    source: str
    paraphrase: str
    cases: tuple[Case, ...]
    needs: tuple[tuple[str, ...], ...] = ()
    needs_why: str = ""
    release: str = ""
    bears: str = ""
    rules: tuple[Rule, ...] = ()
    readings: dict[str, str] = {}
    decided: tuple[Decided, ...] = ()


class Definition(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A published definition as a whole; ``order`` is its place in reports."""

    id: str
    name: str
    version: str
    body: str
    source: str
    order: int


class Word(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A word people use for licences, and when one may honestly use it.

    ``verdicts``: the answer each named definition or criterion must have (any listed one);
    ``granted``: groups of actions, of each of which one must be granted; ``actions``: one of these must be;
    ``limits``: one of these limits must be there, ``no_limits``: none may; ``complete``: nothing may be left
    unread. ``claims``: re2 patterns by which a text calls itself so; ``refuted_by``: criteria whose NO
    makes such a claim false.
    """

    word: str
    order: int
    what: str
    source: str
    verdicts: dict[str, tuple[AnswerWord, ...]] = {}
    granted: tuple[tuple[str, ...], ...] = ()
    limits: tuple[Match, ...] = ()
    no_limits: tuple[Match, ...] = ()
    actions: tuple[str, ...] = ()
    complete: bool = False
    claims: tuple[str, ...] = ()
    refuted_by: tuple[str, ...] = ()
    match: tuple[str, ...] = ()
    no_match: tuple[str, ...] = ()


class LeadIn(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Words that only introduce a clause, or carry no rule of their own."""

    pattern: str
    why: str
    match: tuple[str, ...]
    no_match: tuple[str, ...]
    source: str = "licet"


@cache
def definitions() -> tuple[Definition, ...]:
    """The published definitions, in the order of a report."""
    return tuple(sorted(items("bodies", Definition), key=lambda d: d.order))


@cache
def criteria() -> tuple[Criterion, ...]:
    """Every criterion, in the order of its definition."""
    place = {d.id: d.order for d in definitions()}
    return tuple(sorted(items("definitions", Criterion), key=lambda c: (place[c.definition], c.order)))


@cache
def words() -> tuple[Word, ...]:
    """The words for licences, in the order of a report."""
    return tuple(sorted(items("words", Word), key=lambda w: w.order))


@cache
def lead_ins() -> tuple[LeadIn, ...]:
    """Words without a rule of their own."""
    return items("leadins", LeadIn)
