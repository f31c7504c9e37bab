"""A map of sizes: where which answer holds."""

from __future__ import annotations

from math import inf

import msgspec

from licet.owe.model import BarAnswer, DutyAnswer, Owed


class Axis(msgspec.Struct, frozen=True):
    """A size that varies: the fact, its currency where it is money, and the numbers at which it matters.

    ``keys`` are the names of all figures that vary with it: the product's, the group's, the one on a day;
    ``scope`` and ``as_of`` are whose size the text measures, and when.
    """

    fact: str
    cuts: tuple[float, ...]
    currency: str | None = None
    keys: tuple[str, ...] = ()
    scope: str | None = None
    as_of: str | None = None


class Interval(msgspec.Struct, frozen=True, order=True):
    """Numbers from ``low`` to ``high``, with the ends where ``closed``."""

    low: float
    high: float
    low_closed: bool = True
    high_closed: bool = True

    def __contains__(self, value: object) -> bool:
        if not isinstance(value, int | float):
            return False
        above = value > self.low or (self.low_closed and value == self.low)
        below = value < self.high or (self.high_closed and value == self.high)
        return above and below

    @property
    def inside(self) -> float:
        """A number in it."""
        if self.low == self.high:
            return self.low
        if self.high == inf:
            return self.low * 2 + 1
        return (self.low + self.high) / 2


Box = tuple[Interval, ...]


class Region(msgspec.Struct, frozen=True):
    """Boxes (one interval for each axis) in which the same holds, and the answer there.

    ``boxes`` do not overlap; ``covers`` are the same sizes as boxes that do, each as large as it can be: as
    people say it ("more than 5 users, or more than 3 dollars").
    """

    boxes: tuple[Box, ...]
    covers: tuple[Box, ...]
    owed: Owed

    @property
    def due(self) -> tuple[DutyAnswer, ...]:
        return tuple(d for d in self.owed.duties if d.status == "owed")

    @property
    def open(self) -> tuple[DutyAnswer, ...]:
        return tuple(d for d in self.owed.duties if d.status == "depends")

    @property
    def biting(self) -> tuple[BarAnswer, ...]:
        return tuple(b for b in self.owed.bars if b.status == "bites")


class Sweep(msgspec.Struct, frozen=True):
    """The axes and the regions, which together cover every size once."""

    axes: tuple[Axis, ...]
    regions: tuple[Region, ...]
