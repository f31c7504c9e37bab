"""What can be known about somebody: the facts of a profile, what follows from them, what they show."""

from __future__ import annotations

from functools import cache
from typing import Any, Literal

import msgspec

from licet.knowledge.load import items

FactKind = Literal["count", "money", "duration", "flag", "choice", "words", "date"]


class FactEntry(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """One fact of a profile.

    ``unit`` is that of the number (``years``, ``days``, ``TB``), ``period`` the time a size is measured over,
    ``whose`` the person or thing that a figure without suffix belongs to. ``scoped`` facts may also be given
    as ``<name>_licensee`` and ``<name>_at_release``. ``absent`` is what a fact counts as when left out;
    without it, unknown. ``options`` are the words a choice takes, empty for any words. ``flags`` are further
    names on the command line, ``denied`` the names that say the contrary. A grant on a fact that ``narrows``
    is one for some only: for a purpose, a kind of person, a size. Measured over twelve months, the figure is
    never below that of the fact ``at_least``.
    """

    name: str
    kind: FactKind
    question: str
    means: str
    unit: str = ""
    period: str = ""
    whose: Literal["", "product", "licensee"] = ""
    scoped: bool = False
    absent: bool | str | None = None
    options: tuple[str, ...] = ()
    example: str = ""
    flags: tuple[str, ...] = ()
    denied: tuple[str, ...] = ()
    common: bool = False
    narrows: bool = False
    at_least: str = ""
    source: str = "licet"


class DerivedEntry(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """What follows for a fact that was not given in so many words.

    It speaks of a fact's ``values``, or of those that hold one of the words ``containing``, or of any.
    ``exactly``: the value holds if and only if ``when`` does; ``if``: it holds at least then; ``only``: it
    can hold only then. The last two add to what is known and never ask. What is ``presumed`` can bar a use
    but lifts no bar.
    """

    fact: str
    when: dict[str, Any]
    sense: Literal["exactly", "if", "only"] = "exactly"
    values: tuple[bool | str, ...] = ()
    containing: tuple[str, ...] = ()
    presumed: bool = False
    why: str = ""
    source: str = "licet"


class DeedEntry(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """How a profile shows that somebody performs an action.

    ``done``: the condition under which they do; absent where a profile never describes the act. ``owed_on``:
    a duty to do the action arises only there, unless its own condition names one of the facts ``unless``.
    """

    action: str
    done: dict[str, Any] | None = None
    owed_on: dict[str, Any] | None = None
    unless: tuple[str, ...] = ()
    source: str = "licet"


class RegionEntry(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A group of countries (ISO 3166-1). ``unsure``: whether a member counts is for a lawyer."""

    name: str
    members: tuple[str, ...]
    unsure: bool = False
    source: str = "licet"


class IndexEntry(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Yearly averages of a price index, by which a text may adjust an amount; ``words`` name the index."""

    name: str
    currency: str
    words: tuple[str, ...]
    averages: dict[str, float]
    source: str


@cache
def facts() -> dict[str, FactEntry]:
    """Every fact by name, in the order in which a person is asked."""
    return {entry.name: entry for entry in items("facts", FactEntry)}


@cache
def derived() -> dict[str, tuple[DerivedEntry, ...]]:
    """By fact."""
    out: dict[str, list[DerivedEntry]] = {}
    for entry in items("derived", DerivedEntry):
        out.setdefault(entry.fact, []).append(entry)
    return {fact: tuple(entries) for fact, entries in out.items()}


@cache
def deeds() -> dict[str, DeedEntry]:
    """By action."""
    return {entry.action: entry for entry in items("deeds", DeedEntry)}


@cache
def regions() -> dict[str, RegionEntry]:
    """By name."""
    return {entry.name: entry for entry in items("regions", RegionEntry)}


@cache
def indices() -> tuple[IndexEntry, ...]:
    """Price indices."""
    return items("indices", IndexEntry)


class MeaningEntry(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Words by which a text speaks of itself. RE2 over lower case.

    ``grant``: a purpose that only points to what is granted; ``distribution``: the name of a definition that
    says what distributing is; ``hosting``: that it takes in a service over a network; ``counts``: a grant
    that says what counts as non-commercial; ``bearing``: words one of which a stretch must hold to withhold
    a use; ``ended``: an ending that has happened, as a condition;
    ``group``: that the licensee is one with those who control it or are controlled by it; ``mark`` and
    ``work``: what a stretch is about; ``own-doing``: an occasion that is the licensee's own doing or being;
    ``case`` and ``demand``: a stretch that only tells a case, and one that asks for more; ``joined``: words
    before a stretch that join it to another clause; ``orders``: words with which a heading says more
    than a name; ``names-text``: what makes a line the title of a licence; ``by-registering``: that to
    register gives the licence; ``every-purpose``: that all purposes but one are permitted; ``concession``: a
    case in which what was said holds too.
    """

    of: Literal[
        "grant",
        "distribution",
        "hosting",
        "counts",
        "bearing",
        "ended",
        "group",
        "mark",
        "orders",
        "names-text",
        "by-registering",
        "every-purpose",
        "concession",
        "work",
        "own-doing",
        "case",
        "demand",
        "joined",
    ]
    words: tuple[str, ...]
    match: tuple[str, ...] = ()
    no_match: tuple[str, ...] = ()
    source: str = "licet"


@cache
def meanings() -> tuple[MeaningEntry, ...]:
    """Words by which texts speak of themselves."""
    return items("meanings", MeaningEntry)


class OpenReading(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A question on which careful readers differ.

    ``switch`` is what the other answer changes: ``outside``, the person is no party to the licence;
    ``nominal``, amounts are not indexed; ``implied``, rights that the grants leave out are meant. It is
    asked where the profile meets ``when``.
    """

    id: str
    what: str
    switch: Literal["outside", "nominal", "implied"]
    when: dict[str, Any] | None = None
    source: str = "licet"


@cache
def open_readings() -> tuple[OpenReading, ...]:
    """Readings other than by the letter."""
    return items("openreadings", OpenReading)


class TitledEntry(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Words (RE2) that a heading may hold, and the terms of which one must say the same.

    A term says it if it is of one of ``kinds`` (any, where none is given) and has one of ``actions`` or a
    condition about one of ``facts`` (anything, where neither is given).
    """

    words: tuple[str, ...]
    kinds: tuple[str, ...] = ()
    facts: tuple[str, ...] = ()
    actions: tuple[str, ...] = ()
    match: tuple[str, ...] = ()
    no_match: tuple[str, ...] = ()
    source: str = "licet"


@cache
def titled() -> tuple[TitledEntry, ...]:
    """What headings may name."""
    return items("titled", TitledEntry)
