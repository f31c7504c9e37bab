"""One of two texts being compared: its words, its lines, and where its tokens may be cut."""

from __future__ import annotations

import re
from dataclasses import dataclass

from licet.spans import Span
from licet.text.model import Text

_SPACE = re.compile(r"\s+")
_OPENING = re.compile(r"[\"'(\[<{*_]+$")
_CLOSING = re.compile(r"[\"')\]>}.,;:!?*_]+")
_STOP = re.compile(r"[.!?][\"')\]*_]*\s*$|[.!?][\"')\]*_]*\s")
_PAUSE = re.compile(r"[:;,()]")
_HEAD_LINES = 6  # lines in which a title may stand


@dataclass(frozen=True, slots=True)
class Side:
    """``tokens[first:last]`` of a text; token numbers here count from ``first``."""

    text: Text
    first: int
    last: int

    def __len__(self) -> int:
        return self.last - self.first

    def words(self, start: int, stop: int) -> str:
        """What is written from token ``start`` to before ``stop``: lower case, single spaces."""
        if start >= stop:
            return ""
        text = self.text
        raw = text.plain[text.starts[self.first + start] : text.stops[self.first + stop - 1]]
        return _SPACE.sub(" ", raw).lower()

    def gap(self, at: int) -> str:
        """What stands between tokens ``at - 1`` and ``at``; at the ends of the text, a blank line."""
        at += self.first
        left = self.text.stops[at - 1] if at else 0
        right = self.text.starts[at] if at < len(self.text.starts) else len(self.text.plain)
        edge = "\n\n" if at in (0, len(self.text.starts)) else ""
        return self.text.plain[left:right] + edge

    def boundary(self, at: int) -> int:
        """How good a place before token ``at`` is to cut: 0 inside a clause to 6 between paragraphs."""
        gap = self.gap(at)
        lines = gap.count("\n")
        stop = bool(_STOP.search(gap))
        if lines > 1:
            return 6
        if stop:
            return 5 if lines else 4
        if gap.rstrip()[-1:] in (":", ";"):
            return 3
        return 2 if _PAUSE.search(gap) else (1 if lines else 0)

    def line(self, at: int) -> tuple[int, int]:
        """The tokens of the line that holds token ``at``."""
        start, stop = at, at + 1
        while start > 0 and "\n" not in self.gap(start):
            start -= 1
        while stop < len(self) and "\n" not in self.gap(stop):
            stop += 1
        return start, stop

    def lines(self, start: int, stop: int) -> list[tuple[int, int]]:
        """The lines, whole, that hold tokens ``start`` to ``stop``; none if there are none."""
        out: list[tuple[int, int]] = []
        at = start
        while at < stop:
            out.append(self.line(at))
            at = out[-1][1]
        return out

    def at_head(self, start: int) -> bool:
        """Whether a line that begins with token ``start`` is one of the first."""
        seen = 0
        at = start
        while at > 0 and seen < _HEAD_LINES:
            at = self.line(at - 1)[0]
            seen += 1
        return at == 0 and seen < _HEAD_LINES

    def span(self, start: int, stop: int) -> Span:
        """The place in the source, with the brackets and quotes that open and the stops that close it."""
        text = self.text
        if start >= stop:
            return text.token_span(self.first + start, self.first + stop)
        left, right = text.starts[self.first + start], text.stops[self.first + stop - 1]
        if self.boundary(start) >= 4:
            opening = _OPENING.search(self.gap(start).rpartition("\n")[2])
            left -= len(opening[0]) if opening else 0
            closing = _CLOSING.match(self.gap(stop))
            right += len(closing[0]) if closing else 0
        return text.span(left, right)

    def quote(self, start: int, stop: int) -> str:
        """The words as they stand in the source."""
        span = self.span(start, stop)
        return self.text.source[span.start : span.end]
