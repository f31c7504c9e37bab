"""What licet says of a conditional licence as a choice: the types of the JSON of ``licet decompose``."""

from __future__ import annotations

from typing import Any

from msgspec import Struct

from licet.report.compared import Open, Witness, World
from licet.report.model import VERSION, Quote


class Duty(Quote, frozen=True, kw_only=True):
    """A duty that falls on some alone."""

    action: str
    says: str


class Split(Struct, frozen=True, kw_only=True):
    """One choice: ``first`` for those whom ``condition`` does not describe, or ``second`` for everyone.

    ``equivalent``: whether the licence is exactly that choice, ``None`` where that turns on ``open``.
    ``without_guard``: whether it would be, were the first option open to all; ``witness`` is somebody who
    shows that it would not. ``guard_travels``: whether the condition must go with the first option when
    copies are passed on.
    """

    condition: dict[str, Any]
    says: str
    duties: tuple[Duty, ...]
    first: str
    second: str
    equivalent: bool | None
    refuted_by: tuple[Witness, ...] = ()
    without_guard: bool | None = None
    witness: World | None = None
    guard_travels: bool | None = None
    open: tuple[Open, ...] = ()


class Core(Struct, frozen=True, kw_only=True):
    """One definition: its answer for the licence, and for its unconditional core."""

    definition: str
    licence: str
    core: str
    because: str


class Decomposed(Struct, frozen=True, kw_only=True):
    """A licence as choices; no split where no duty falls on some alone."""

    licet: int = VERSION
    path: str = ""
    splits: tuple[Split, ...] = ()
    core: tuple[Core, ...] = ()
