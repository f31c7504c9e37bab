"""What holds between acts, facts and deeds whatever a licence says: the axioms of a comparison.

A name is ``act:<action>``, ``deed:<deed>`` or ``<fact>=<value>``; ``not <name>`` is its denial.
"""

from __future__ import annotations

from functools import cache
from typing import Literal

import msgspec

from licet.knowledge.load import items


class Fact(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """How a fact enters a comparison.

    ``number``: measured, by the scope the text names (else ``scope``). ``choice``: each value holds or not.
    ``fixed``: read as ``holds`` in every world, because a world is somebody who keeps the terms.
    ``exact``: the values say all that the words say ("*": every value); a condition on any other value is
    an abstraction of its words.
    """

    fact: str
    kind: Literal["number", "choice", "fixed"]
    scope: str = ""
    holds: bool = False
    exact: tuple[str, ...] = ()


class Same(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """``name`` is only another way to say that all of ``means`` hold."""

    name: str
    means: tuple[str, ...]


class Clause(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Where all of ``when`` hold, one of ``then`` does; with no ``then`` they exclude one another."""

    id: str
    when: tuple[str, ...]
    says: str
    then: tuple[str, ...] = ()
    source: str = "licet"


class Cover(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """``act`` needs a grant: of an action in ``by``, or where there is none, of one in ``otherwise``.

    Acts without an item need no grant.
    """

    id: str
    act: str
    by: tuple[str, ...]
    says: str
    otherwise: tuple[str, ...] = ()
    source: str = "licet"


class Silence(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Saying by one of the ``modalities`` that one of ``actions`` is not granted is as good as silence."""

    id: str
    actions: tuple[str, ...]
    modalities: tuple[str, ...]
    says: str
    source: str = "licet"


class Deed(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The deed that a duty with one of ``actions`` asks for.

    ``strings``: each string that the text prescribes is a deed of its own. ``where``, ``shows``: only duties
    whose place, or string to show, matches this re2 pattern. ``exact``: the deed says all that the words
    say. ``name`` is the fact or deed that discharges the duty, if it is not the deed itself.
    """

    deed: str
    actions: tuple[str, ...]
    strings: bool = False
    where: str = ""
    shows: str = ""
    exact: bool = False
    name: str = ""
    says: str = ""
    id: str = ""
    source: str = "licet"


class Lift(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A permission of one of ``permits`` may free from duties and bars on ``lifts`` ("*": all; "same": on
    what it permits), never from those on ``but``.

    With ``words``, an RE2 pattern over its words in lower case, only one that says so, and it then lifts
    nothing more.
    """

    permits: tuple[str, ...]
    lifts: tuple[str, ...]
    why: str
    words: str = ""
    but: tuple[str, ...] = ()
    match: tuple[str, ...] = ()
    no_match: tuple[str, ...] = ()


class Power(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """What a licensor may do to the licensee by ``action``; with ``effect``, only if it has that effect."""

    action: str
    event: str
    effect: str = ""


class Shape(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """What words of this shape might do.

    Unread words: ``frees`` from duties and bars, or ``excepts`` from those beside it, and from all where it
    says what ``applies`` (but for exceptions by the text ``itself``); ``grants`` further acts; what only
    ``permits`` and nowhere ``binds`` stops nobody. Words of a term on which its reading does not rest:
    ``limits`` it further, but for those that name the ``whole``. Single words in which two texts differ:
    ``decides`` something. Words of a ban: ``conditions`` or exceptions, of which what follows may be a part.
    """

    effect: Literal[
        "frees",
        "excepts",
        "itself",
        "applies",
        "grants",
        "permits",
        "binds",
        "limits",
        "decides",
        "whole",
        "conditions",
    ]
    pattern: str
    match: tuple[str, ...]
    no_match: tuple[str, ...] = ()


@cache
def facts() -> dict[str, Fact]:
    """By fact."""
    return {row.fact: row for row in items("axioms/facts", Fact)}


@cache
def same() -> dict[str, tuple[str, ...]]:
    """Names that stand for others."""
    return {row.name: row.means for row in items("axioms/same", Same)}


@cache
def clauses() -> tuple[Clause, ...]:
    return items("axioms/clauses", Clause)


@cache
def covers() -> dict[str, Cover]:
    """By act."""
    return {row.act: row for row in items("axioms/covers", Cover)}


@cache
def deeds() -> tuple[Deed, ...]:
    return items("axioms/deeds", Deed)


@cache
def lifts() -> tuple[Lift, ...]:
    return items("axioms/lifts", Lift)


@cache
def silences() -> tuple[Silence, ...]:
    return items("axioms/silences", Silence)


@cache
def shapes() -> tuple[Shape, ...]:
    return items("axioms/shapes", Shape)


@cache
def powers() -> tuple[Power, ...]:
    return items("axioms/powers", Power)


def ending_at_will() -> str:
    """The event by which a licensor ends a licence whenever they like."""
    return next(row.event for row in powers() if row.action == "terminate")
