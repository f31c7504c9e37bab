"""A place in a text, counted in characters (code points) of the text as given."""

from __future__ import annotations

from collections.abc import Iterable

import msgspec


class Span(msgspec.Struct, frozen=True, order=True):
    """Half-open stretch ``[start, end)``; ``start == end`` marks a place between two characters."""

    start: int
    end: int

    def __post_init__(self) -> None:
        if not 0 <= self.start <= self.end:
            raise ValueError(f"not a span: {self.start}..{self.end}")

    def __len__(self) -> int:
        return self.end - self.start

    def of(self, source: str) -> str:
        """The words at this place."""
        return source[self.start : self.end]

    def overlap(self, other: Span) -> int:
        """How many characters both cover; negative is the gap between them."""
        return min(self.end, other.end) - max(self.start, other.start)

    def moved(self, by: int) -> Span:
        """The same place where ``by`` characters stand before the text."""
        return Span(self.start + by, self.end + by)

    def covers(self, other: Span) -> bool:
        return self.start <= other.start and other.end <= self.end


def merged(spans: Iterable[Span]) -> list[Span]:
    """The same places without overlaps, in text order."""
    out: list[Span] = []
    for span in sorted(spans):
        if out and span.start <= out[-1].end:
            out[-1] = Span(out[-1].start, max(out[-1].end, span.end))
        else:
            out.append(span)
    return out
