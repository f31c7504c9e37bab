"""The condition reader's knowledge: connectives, circumstances, purposes and quantities.

Patterns are RE2 over lower-case words with single spaces; none starts or ends inside a word.
"""

from __future__ import annotations

from functools import cache
from typing import Any, Literal

import msgspec

from licet.knowledge.load import items

Sense = Literal["if", "provided", "only", "unless", "without", "who", "idle"]
Place = Literal["clause", "segment", "anywhere"]


class ConnectiveEntry(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Words that open a condition.

    ``if`` and ``who`` (a relative clause about the person) state it, ``provided`` states it or lists duties,
    ``only`` makes it the sole case, ``unless`` and ``without`` take it back. ``idle`` are turns that look
    like a condition and state none ("if any").
    """

    id: str
    sense: Sense
    patterns: tuple[str, ...]
    match: tuple[str, ...] = ()
    no_match: tuple[str, ...] = ()
    source: str = "licet"


class CircumstanceEntry(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A phrase that states a fact: ``when`` is the condition, as in the JSON of terms.

    ``place``: in a conditional ``segment``, in the main ``clause``, or ``anywhere``. In the main clause it
    counts only for ``kinds`` and ``actions``, where these are given. All of ``needs`` must occur in the same
    words and none of ``unless``. A value that ends in "@text" is taken from the words: the first group of the
    pattern ``text``, or what it matches. Of the same ``fact``, a hit with a higher ``rank`` silences those
    with a lower one; ``silences`` are other facts that this one says better. ``always``: what else the clause
    or the segment states is no condition ("with or without cause").
    """

    id: str
    when: dict[str, Any]
    patterns: tuple[str, ...]
    place: Place = "anywhere"
    kinds: tuple[str, ...] = ()
    actions: tuple[str, ...] = ()
    not_actions: tuple[str, ...] = ()
    needs: tuple[str, ...] = ()
    unless: tuple[str, ...] = ()
    text: str = ""
    rank: int = 0
    silences: tuple[str, ...] = ()
    always: bool = False
    match: tuple[str, ...] = ()
    no_match: tuple[str, ...] = ()
    source: str = "licet"


class PurposeEntry(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Phrases that name a purpose of use, a kind of person or a place.

    ``weak`` ones count only where no other value is named. ``alone`` values (usual exceptions, references to
    a list) stand for a condition of their own and are never joined with others. Where they are given,
    ``actions`` and ``senses`` (of segments) are the only ones where the value counts; ``not_actions`` say it
    themselves; ``kinds`` are those of the acts whose main clause it limits; ``duties`` are owed on such a
    purpose wherever the clause names it. ``op`` is how it is always said. ``every``: the words name each
    value there is ("commercial or otherwise"), which limits nothing.
    """

    value: str
    patterns: tuple[str, ...] = ()
    weak: tuple[str, ...] = ()
    alone: bool = False
    actions: tuple[str, ...] = ()
    not_actions: tuple[str, ...] = ()
    kinds: tuple[str, ...] = ()
    senses: tuple[Sense, ...] = ()
    op: str = ""
    duties: tuple[str, ...] = ()
    every: bool = False
    match: tuple[str, ...] = ()
    no_match: tuple[str, ...] = ()
    source: str = "licet"


class GrammarEntry(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A piece of the grammar of clauses, searched as it stands in the words beside a hit."""

    id: str
    what: str
    patterns: tuple[str, ...]
    match: tuple[str, ...] = ()
    no_match: tuple[str, ...] = ()
    source: str = "licet"


class NumberWord(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A number word: ``kind`` unit is added, tens is added, scale multiplies what stands before it."""

    word: str
    value: int
    kind: Literal["unit", "scale"] = "unit"
    source: str = "licet"


class MetricEntry(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """What is counted.

    ``by_period`` names the fact where a period stands beside it. All of ``needs`` must occur in the same
    words and none of ``unless``. ``bare`` words before a small number make it a limit ("on one computer").
    ``per`` is how many of its ``unit`` one of what is counted makes.
    """

    fact: str
    patterns: tuple[str, ...]
    money: bool = False
    unit: str | None = None
    per: float = 1
    period: str | None = None
    scope: str | None = None
    note: str | None = None
    by_period: dict[str, str] = {}
    bare: tuple[str, ...] = ()
    needs: tuple[str, ...] = ()
    unless: tuple[str, ...] = ()
    match: tuple[str, ...] = ()
    no_match: tuple[str, ...] = ()
    source: str = "licet"


class ComparisonEntry(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Words before or after a number that compare; ``bans`` ones say what is too much ("must not exceed")."""

    op: str
    patterns: tuple[str, ...]
    side: Literal["before", "after"] = "before"
    bans: bool = False
    match: tuple[str, ...] = ()
    no_match: tuple[str, ...] = ()
    source: str = "licet"


class CurrencyEntry(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """An ISO 4217 code and how it is written before and after a number."""

    code: str
    before: tuple[str, ...] = ()
    after: tuple[str, ...] = ()
    source: str = "ISO 4217"


class AspectEntry(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A period, a scope or a moment: ``value`` and the words that say it; the highest rank speaks."""

    value: str
    patterns: tuple[str, ...]
    rank: int = 0
    note: str | None = None
    match: tuple[str, ...] = ()
    no_match: tuple[str, ...] = ()
    source: str = "licet"


class NoThresholdEntry(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Numbers that measure nobody's size: ``near`` stand beside the number, ``about`` anywhere near."""

    id: str
    near: tuple[str, ...] = ()
    about: tuple[str, ...] = ()
    match: tuple[str, ...] = ()
    no_match: tuple[str, ...] = ()
    source: str = "licet"


@cache
def connectives() -> tuple[ConnectiveEntry, ...]:
    return items("connectives", ConnectiveEntry)


@cache
def circumstances() -> tuple[CircumstanceEntry, ...]:
    return items("circumstances", CircumstanceEntry)


@cache
def values(area: Literal["purposes", "persons", "places"]) -> tuple[PurposeEntry, ...]:
    return items(area, PurposeEntry)


@cache
def grammar() -> dict[str, GrammarEntry]:
    """By id."""
    return {e.id: e for e in items("clauses", GrammarEntry)}


@cache
def number_words() -> tuple[NumberWord, ...]:
    return items("quantities/numbers", NumberWord)


@cache
def metrics() -> tuple[MetricEntry, ...]:
    return items("quantities/metrics", MetricEntry)


@cache
def comparisons() -> tuple[ComparisonEntry, ...]:
    return items("quantities/comparisons", ComparisonEntry)


@cache
def currencies() -> tuple[CurrencyEntry, ...]:
    return items("quantities/currencies", CurrencyEntry)


@cache
def aspects(name: Literal["periods", "scopes", "moments"]) -> tuple[AspectEntry, ...]:
    return items(f"quantities/{name}", AspectEntry)


@cache
def no_thresholds() -> tuple[NoThresholdEntry, ...]:
    return items("quantities/none", NoThresholdEntry)
