"""One of two texts being compared: its words, its lines, and where its tokens may be cut."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from dataclasses import dataclass
from functools import cached_property

from licet.spans import Span
from licet.text.model import Text

_SPACE = re.compile(r"\s+")
_OPENING = re.compile(r"[\"'(\[<{]+$")
_CLOSING = re.compile(r"[\"')\]>}.,;:!?]+")
_STOP = re.compile(r"[.!?][\"')\]*_]*\s")
_SMALL, _CAPITAL = re.compile("[a-z]"), re.compile("[A-Z]")
_PAUSE = re.compile(r"[,()]")
_TITLE = 4  # lines that a title may take
_SHORT = 12  # words in one of them
_LABEL = 4  # characters that a list label stays below
CLAUSE = 3  # the least boundary that ends a clause
SENTENCE = 4  # the least boundary that ends a sentence


def is_mixed(written: str) -> bool:
    """Whether there are small letters and capitals: only then do capitals tell names."""
    return _SMALL.search(written) is not None and _CAPITAL.search(written) is not None


@dataclass(frozen=True)
class Side:
    """``tokens[first:last]`` of a text; token numbers here count from ``first``."""

    text: Text
    first: int
    last: int

    def __len__(self) -> int:
        return self.last - self.first

    def words(self, start: int, stop: int) -> str:
        """What is written from token ``start`` to before ``stop``: lower case, single spaces."""
        return self.written(start, stop).lower()

    def written(self, start: int, stop: int) -> str:
        """The same in the letters of the text."""
        if start >= stop:
            return ""
        text = self.text
        raw = text.plain[text.starts[self.first + start] : text.stops[self.first + stop - 1]]
        return _SPACE.sub(" ", raw if self._mixed else raw.title())

    @cached_property
    def _mixed(self) -> bool:
        return is_mixed(self.text.plain)

    def capitals(self, at: int) -> bool:
        """Whether token ``at`` is written in capitals."""
        at += self.first
        return self.text.plain[self.text.starts[at] : self.text.stops[at]].isupper()

    def gap(self, at: int) -> str:
        """What stands between tokens ``at - 1`` and ``at``; at the ends of the text, a blank line."""
        at += self.first
        left = self.text.stops[at - 1] if at else 0
        right = self.text.starts[at] if at < len(self.text.starts) else len(self.text.plain)
        return self.text.plain[left:right] + ("\n\n" if at in (0, len(self.text.starts)) else "")

    def boundary(self, at: int) -> int:
        """How good a place before token ``at`` is to cut: 0 inside a clause to 6 between paragraphs."""
        gap = self.gap(at)
        lines = gap.count("\n")
        if lines > 1:
            return 6
        if _STOP.search(gap):
            return 5 if lines else SENTENCE
        if gap.rstrip()[-1:] in (":", ";"):
            return 3
        return 2 if _PAUSE.search(gap) else min(lines, 1)

    @cached_property
    def _lines(self) -> list[int]:
        """The tokens with which lines begin, and the number of tokens."""
        text, out, at = self.text, [0], -1
        while (at := text.plain.find("\n", at + 1)) >= 0:
            token = bisect_left(text.starts, at) - self.first
            if out[-1] < token < len(self):
                out.append(token)
        out.append(len(self))
        return out

    @cached_property
    def title(self) -> frozenset[str]:
        """The words of the first paragraph, if it is a title: a few short lines and no sentence."""
        for start, stop in zip(self._lines[:_TITLE], self._lines[1:], strict=False):
            gap = self.gap(stop).strip(" ")
            if stop - start > _SHORT or not gap.startswith("\n"):
                return frozenset()
            if gap.count("\n") > 1:
                return frozenset(self.text.tokens[self.first : self.first + stop])
        return frozenset()

    def line(self, at: int) -> tuple[int, int]:
        """The tokens of the line that holds token ``at``."""
        number = bisect_right(self._lines, at)
        return self._lines[number - 1], self._lines[min(number, len(self._lines) - 1)]

    def lines(self, start: int, stop: int) -> list[tuple[int, int]]:
        """The lines, whole, that hold tokens ``start`` to ``stop``; none if there are none."""
        out: list[tuple[int, int]] = []
        at = start
        while at < stop:
            out.append(self.line(at))
            at = out[-1][1]
        return out

    def clauses(self) -> list[int]:
        """The tokens with which clauses begin, and the number of tokens."""
        out = [0]
        for at in range(1, len(self)):
            # A list label belongs to what it labels.
            if self.boundary(at) >= CLAUSE and not (
                at - out[-1] == 1 and len(self.words(at - 1, at)) < _LABEL
            ):
                out.append(at)
        return [*out, len(self)]

    def stretch(self, start: int, stop: int, end: int) -> Span:
        """The place of tokens ``start:stop`` up to the next token, or what closes the last before ``end``."""
        text = self.text
        left = text.starts[self.first + start]
        if stop < end:
            return text.span(left, text.starts[self.first + stop])
        return text.span(left, self._closed(stop))

    def _closed(self, stop: int) -> int:
        """Where the marks that close the word before token ``stop`` end in ``plain``."""
        right = self.text.stops[self.first + stop - 1]
        closing = _CLOSING.match(self.gap(stop))
        return right + (min(len(closing[0]), len(self.text.plain) - right) if closing else 0)

    def span(self, start: int, stop: int) -> Span:
        """The place in the source; of a whole sentence, with what opens and closes it."""
        text = self.text
        if start >= stop:
            return text.token_span(self.first + start, self.first + stop)
        left, right = text.starts[self.first + start], text.stops[self.first + stop - 1]
        if self.boundary(start) >= SENTENCE:
            opening = _OPENING.search(self.gap(start))
            left -= len(opening[0]) if opening and start + self.first else 0
            right = self._closed(stop)
        return text.span(left, right)

    def quote(self, start: int, stop: int) -> str:
        """The words as they stand in the source."""
        return self.span(start, stop).of(self.text.source)
