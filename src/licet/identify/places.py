"""Where words stand: in a name's place, or where a list item may begin."""

from __future__ import annotations

import re
from collections.abc import Iterator

import msgspec

from licet.identify.rules import Rule
from licet.identify.side import Side

_AROUND = 24  # words on either side of a name
JOINS = ("and", "or", "and/or", "nor")
_SPACE = re.compile(r"\s+")


class Window(msgspec.Struct, frozen=True):
    """Words around an edit, lower case with single spaces; the edit's own are ``words[start:stop]``.

    Where the edit has none, ``start`` is the end of the word before it and ``stop`` the start of the next.
    """

    words: str
    start: int
    stop: int

    def holds(self, left: int, right: int) -> bool:
        """Whether ``words[left:right]`` holds the edit."""
        if self.start < self.stop and self.words[self.start : self.stop].strip(_MARKS):
            return left <= self.start and self.stop <= right
        return left - 1 <= self.start <= right + 1 or left - 1 <= self.stop <= right + 1


_MARKS = " ,.;:()[]<>\"'"


def window(side: Side, start: int, stop: int) -> Window:
    """The words around tokens ``start:stop``."""
    text = side.text
    low, high = max(0, start - _AROUND), min(len(side), stop + _AROUND)
    if low >= high:
        return Window("", 0, 0)
    begin, end = text.starts[side.first + low], text.stops[side.first + high - 1]
    if start < stop:
        left, right = text.starts[side.first + start], text.stops[side.first + stop - 1]
    else:
        left = text.stops[side.first + start - 1] if start > low else begin
        right = text.starts[side.first + start] if start < high else end
    pieces = [
        _SPACE.sub(" ", text.plain[x:y]).lower() for x, y in ((begin, left), (left, right), (right, end))
    ]
    return Window("".join(pieces), len(pieces[0]), len(pieces[0]) + len(pieces[1]))


def names(rule: Rule, around: Window) -> Iterator[str]:
    """The names that stand where the rule has its group and hold the words that differ."""
    for match in rule.slot.finditer(around.words):
        group = next((i for i in range(1, (match.lastindex or 0) + 1) if match.group(i) is not None), 0)
        if group and around.holds(*match.span(group)):
            yield match.group(group)


def are_labels(rule: Rule, side: Side, start: int, stop: int) -> bool:
    """Whether all the words are list labels, where list items may begin."""
    at = start
    while at < stop:
        end = at + 1
        while end < stop and side.gap(end) == ".":
            end += 1  # 2.1
        marked = side.gap(at)[-1:] in ("(", "[") or side.gap(end)[:1] in (".", ")", "]", ":")
        if not marked or not rule.speaks_of(side.words(at, end)):
            return False
        if not (_may_be_label(side, at) or (at > start and "\n" in side.gap(at))):
            return False
        at = end
    return True


def _may_be_label(side: Side, start: int) -> bool:
    """Whether a list item may begin before a token: at a line's start, after a clause's end."""
    gap = side.gap(start)
    if side.boundary(start) >= 3 or "\n" not in gap:
        return side.boundary(start) >= 3
    joined = gap.lstrip(" ").startswith(",") or side.words(start - 1, start) in JOINS
    return joined or _counts_lines(side, start)


def _counts_lines(side: Side, start: int) -> bool:
    """Whether a number at a line's start is one more than that of the line before."""
    here, above = side.words(start, start + 1), side.line(start - 1)[0]
    return here.isdecimal() and side.words(above, above + 1) == str(int(here) - 1)
