"""Lists within a sentence that forbids: "may not use it (a) for trade or (b) if you are many"."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence

from licet.read.conditions.combine import Hit
from licet.read.conditions.hits import Act
from licet.read.conditions.lexicon import clause
from licet.read.conditions.segments import Joined, Segment

Cases = list[tuple[Segment, list[Hit]]]
Read = Sequence[tuple[Segment, list[Hit]]]
_TRADE = "commercial-use"  # an act that is itself told by one item of such a list


class Items:
    """The labelled items of a ban: which hits are said before the list, and which in each item.

    Labels within a clause that opens like a condition ("if (a) ... and (b) ...") are that clause's own.
    """

    def __init__(self, cut: Joined, act: Act) -> None:
        inner = [s for s in cut.segments if s.start >= cut.base]
        self.labels = [
            m.start()
            for m in clause("label").finditer(cut.words, cut.base)
            if act.kind == "prohibition" and not any(s.start < m.start() < s.end for s in inner)
        ]
        if len(self.labels) == 1:
            self.labels = []
        inside = self.labels and (act.start > self.labels[0] or act.action == _TRADE)
        self.own = self.of(act.end - 1) if inside else None

    def of(self, at: int) -> int:
        """The number of the item at a place, -1 before the first."""
        return bisect_right(self.labels, at) - 1

    def groups(self) -> list[int]:
        """The items whose cases are alternatives: the one in which the act itself is said, or all."""
        if not self.labels:
            return []
        return [self.own] if self.own is not None else list(range(len(self.labels)))

    def part(self, number: int, main: list[Hit], read: Read) -> tuple[list[Hit], Cases]:
        """What is said in one item."""
        own = [(segment, hits) for segment, hits in read if self.of(segment.start) == number]
        return [h for h in main if self.of(h.start) == number], own
