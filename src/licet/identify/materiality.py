"""Which departures are harmless, by the rules in ``data/departures``; in doubt none is."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, cached_property
from typing import Any

from licet.catalogue.model import Entry
from licet.identify.align import Edit
from licet.identify.binding import binds, compiled
from licet.identify.side import Side
from licet.knowledge.departures import DepartureRule, departure_rules

_AROUND = 24  # words on either side of a name
_LONG = 60  # words of a line that is not looked at: none of the rules speaks of so many
_HEAD = 40  # lines in which the licence must have begun
_LATE = 0.4  # share of a licence that must stand before its appendix
_WORD = re.compile(r"[^\W_]+")
_SPACE = re.compile(r"\s+")
_JOINS = ("and", "or", "and/or")


@dataclass(frozen=True)
class Rule:
    """A rule with its patterns compiled when it first speaks."""

    data: DepartureRule

    @cached_property
    def pattern(self) -> Any:
        return compiled(self.data.patterns, "^(?:{})$")

    @cached_property
    def slot(self) -> Any:
        return compiled(self.data.patterns, "(?:{})")

    @cached_property
    def unless(self) -> Any:
        return compiled(self.data.unless or ("$.",), r"(?:^|\b)(?:{})(?:\b|$)")

    def speaks_of(self, words: str) -> bool:
        """Whether the words are of the harmless form and bind nobody."""
        return self.pattern.search(words) is not None and self.allows(words)

    def allows(self, words: str) -> bool:
        """Whether the words are few and bind nobody."""
        data = self.data
        if words.count(" ") >= data.most or self.unless.search(words) is not None:
            return False
        return not binds(words, data.tames, data.calms)


@cache
def rules(on: str) -> tuple[Rule, ...]:
    """The rules of one kind, in file order."""
    return tuple(Rule(data) for data in departure_rules() if data.on == on)


def own_names(entry: Entry) -> frozenset[str]:
    """The words by which a licence is called."""
    names = " ".join([entry.name, entry.spdx_id or "", entry.key, *entry.other_ids])
    return frozenset(_WORD.findall(names.lower()))


def line_rule(words: str, own: frozenset[str], *, above: bool) -> DepartureRule | None:
    """The rule by which a line (lower case) binds nobody.

    ``own`` are the names of the licence; ``above`` says that the line stands above it.
    """
    for rule in rules("line"):
        if rule.speaks_of(words):
            return rule.data
    bare = " ".join(_WORD.sub(lambda w: "" if w[0] in own else w[0], words).split())
    for rule in rules("heading"):
        if rule.speaks_of(bare):
            return rule.data
    for rule in rules("head") if above else ():
        if rule.speaks_of(words):
            return rule.data
    return None


@dataclass(frozen=True)
class Judge:
    """The rules over one text and the known licence that it is compared with."""

    base: Side
    text: Side
    edits: list[Edit]
    own: frozenset[str]

    def differing(self, edit: Edit) -> DepartureRule | None:
        """The rule by which the words that differ say the same, wherever they stand."""
        sides = [(s, i, j) for s, i, j in self._sides(edit) if i < j]
        if any(j - i > _LONG for _, i, j in sides):
            return None
        differ = [s.words(i, j) for s, i, j in sides]
        for rule in rules("words"):
            if all(map(rule.speaks_of, differ)):
                return rule.data
        if all(_may_be_label(s, i) for s, i, _ in sides):
            for rule in rules("label"):
                if all(map(rule.speaks_of, differ)):
                    return rule.data
        return self._name(edit) or self.dispensable(edit)

    def touching(self, edit: Edit) -> DepartureRule | None:
        """The rule by which every line that the edit touches, on both sides, binds nobody."""
        a, b, c, d = edit
        if a == b:
            a, b = self._beside(self.text, (c, d), (a, b))
        if c == d:
            c, d = self._beside(self.base, (a, b), (c, d))
        found = [
            self.line(side, *ends)
            for side, i, j in self._sides(Edit(a, b, c, d))
            for ends in side.lines(i, j)
        ]
        return found[0] if found and all(found) else None

    def _beside(self, side: Side, at: tuple[int, int], other: tuple[int, int]) -> tuple[int, int]:
        """The tokens of the other side next to an edit that has none there, if the edit's line goes on."""
        start, stop = at
        lines = side.lines(start, stop)
        before = lines[0][0] < start
        after = stop < lines[-1][1]
        return other[0] - before, other[1] + after

    def line(self, side: Side, start: int, stop: int) -> DepartureRule | None:
        """The rule by which a whole line binds nobody."""
        if stop - start > _LONG:
            return None
        above = side is self.text and stop <= self._body
        return line_rule(side.words(start, stop), self.own, above=above)

    @cached_property
    def _body(self) -> int:
        """The token of the text at which the licence itself begins."""
        start = 0
        for _ in range(_HEAD):
            if start >= len(self.base):
                return 0
            ends = self.base.line(start)
            words = self.base.words(*ends)
            if ends[1] - ends[0] > _LONG or line_rule(words, self.own, above=False) is None:
                break
            start = ends[1]
        shift = 0
        for edit in self.edits:
            if edit.a > start:
                break
            shift = edit.d - edit.b
        return max(0, start + shift)

    def dispensable(self, edit: Edit) -> DepartureRule | None:
        """The rule by which the known licence from the edit on may be left out or worded otherwise."""
        rule, at = self._appendix
        if rule is None or not at <= edit.a < len(self.base):
            return None
        words = self.text.words(edit.c, edit.d)
        return rule.data if words.count(" ") < rule.data.most and not binds(words) else None

    @cached_property
    def _appendix(self) -> tuple[Rule | None, int]:
        base = self.base
        for start, stop in base.lines(int(len(base) * _LATE), len(base)):
            for rule in rules("appendix") if stop - start <= _LONG else ():
                if rule.pattern.search(base.words(start, stop)):
                    return rule, start
        return None, 0

    def _name(self, edit: Edit) -> DepartureRule | None:
        windows = [(_window(s, i, j), i, j) for s, i, j in self._sides(edit)]
        for rule in rules("name"):
            found = [next(_slots(rule, window, i, j), None) for window, i, j in windows]
            if all(name is not None and rule.allows(name) for name in found):
                return rule.data
        return None

    def _sides(self, edit: Edit) -> tuple[tuple[Side, int, int], tuple[Side, int, int]]:
        return (self.base, edit.a, edit.b), (self.text, edit.c, edit.d)


@dataclass(frozen=True)
class _Window:
    """Words around an edit, and where each token stands in them."""

    words: str
    first: int
    at: list[int]
    to: list[int]


def _window(side: Side, start: int, stop: int) -> _Window:
    first, last = max(0, start - _AROUND), min(len(side), stop + _AROUND)
    if stop - start > _LONG:
        return _Window("", first, [], [])
    pieces: list[str] = []
    at: list[int] = []
    to: list[int] = []
    length = 0
    for token in range(first, last):
        gap = _SPACE.sub(" ", side.gap(token)) if token > first else ""
        word = side.words(token, token + 1)
        at.append(length + len(gap))
        to.append(at[-1] + len(word))
        length = to[-1]
        pieces += [gap, word]
    return _Window("".join(pieces), first, at, to)


def _slots(rule: Rule, window: _Window, start: int, stop: int) -> Iterator[str]:
    """The names that stand where the rule has its group and hold tokens ``start`` to ``stop``."""
    low, high = start - window.first, stop - window.first
    for match in rule.slot.finditer(window.words):
        group = next((i for i in range(1, (match.lastindex or 0) + 1) if match.group(i) is not None), 0)
        left, right = match.span(group)
        inside = (
            low < len(window.at) and left <= window.at[low] and window.to[high - 1] <= right
            if low < high
            else any(
                left - 1 <= edge <= right + 1
                for edge in (*window.at[low : low + 1], *window.to[low - 1 : low])
            )
        )
        if group and inside:
            yield match.group(group)


def _may_be_label(side: Side, start: int) -> bool:
    """Whether a list item may begin before a token: at a line's start, after a clause's end."""
    if start == 0:
        return True
    if side.line(start)[0] != start and side.boundary(start) < 3:
        return False
    return (
        side.boundary(start) >= 3
        or side.words(start - 1, start) in _JOINS
        or side.gap(start).lstrip(" ").startswith(",")
    )
