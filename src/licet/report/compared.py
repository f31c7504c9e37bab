"""What licet says about two texts: the types of the JSON of ``licet compare``.

Every ``start`` and ``end`` counts characters of the text it is quoted from. ``says`` is plain English.
"""

from __future__ import annotations

from typing import Any, Literal

from msgspec import Struct

from licet.report.model import VERSION, Piece, Quote, Rate

Relation = Literal["equal", "looser", "stricter", "incomparable", "unknown"]
Side = Literal["A", "B"]


class World(Struct, frozen=True, kw_only=True):
    """Somebody: facts by the names of a profile, acts done, deeds done. What is not said does not matter."""

    facts: dict[str, Any]
    acts: tuple[str, ...]
    deeds: tuple[str, ...]
    says: str


class Witness(Quote, frozen=True, kw_only=True):
    """Somebody whom one licence permits what the other stops; the quote is of the one that stops."""

    permitted_by: Side
    stopped_by: Side
    world: World
    stop: str
    reason: str


class Difference(Quote, frozen=True, kw_only=True):
    """What one licence says and the other does not say so; ``covered``: the other stops it in other words."""

    side: Side
    says: str
    reason: str
    covered: bool


class Open(Quote, frozen=True, kw_only=True):
    """Words on whose meaning the answer turns."""

    side: Side


class Axiom(Struct, frozen=True, kw_only=True):
    """What a proof took for granted."""

    id: str
    says: str
    source: str


class Compared(Struct, frozen=True, kw_only=True, rename={"everyone": "for"}):
    """How A stands to B: ``stricter`` means that A permits less.

    ``a_permits_all``: A permits all that B does; ``None`` where that turns on ``open``.
    """

    licet: int = VERSION
    a: str = ""
    b: str = ""
    relation: Relation = "unknown"
    everyone: str = "everyone"
    a_permits_all: bool | None = None
    b_permits_all: bool | None = None
    witnesses: tuple[Witness, ...] = ()
    differences: tuple[Difference, ...] = ()
    axioms: tuple[str, ...] = ()
    axioms_used: tuple[Axiom, ...] = ()
    conditional_on: tuple[str, ...] = ()
    open: tuple[Open, ...] = ()
    rates: tuple[Rate, ...] = ()
    a_texts: tuple[Piece, ...] = ()
    b_texts: tuple[Piece, ...] = ()
