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
from licet.identify.side import SENTENCE, Side
from licet.knowledge.departures import DepartureRule, departure_rules

_AROUND = 24  # words on either side of a name
_LONG = 60  # words of a line that is not looked at: none of the rules speaks of so many
_HEAD = 40  # lines in which the licence must have begun
_BELOW = 3  # lines after a copyright line that may hold an address
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

    @cached_property
    def each(self) -> list[Any]:
        return [compiled([p], "^(?:{})$") for p in self.data.patterns]

    def pairs(self, one: str, other: str) -> bool:
        """Whether one pattern matches both: two ways to write the same."""
        return any(p.search(one) and p.search(other) for p in self.each)

    def speaks_of(self, words: str) -> bool:
        """Whether the words are of the harmless form and bind nobody."""
        return self.pattern.search(words) is not None and self.allows(words)

    def allows(self, words: str) -> bool:
        """Whether the words are few and bind nobody."""
        data = self.data
        if (
            sum(any(map(str.isalpha, word)) for word in words.split()) > data.most
            or self.unless.search(words) is not None
        ):
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
        if len(differ) == 2:
            for rule in rules("words"):
                if rule.pairs(*differ):
                    return rule.data
            if _letters(differ[0]) == _letters(differ[1]):
                return next((rule.data for rule in rules("letters")), None)
        return self.label(sides) or self._name(edit) or self._statement(edit) or self.dispensable(edit)

    def label(self, sides: list[tuple[Side, int, int]]) -> DepartureRule | None:
        """The rule by which all the words, on every side given, are list labels."""
        for rule in rules("label"):
            if all(_are_labels(rule, side, start, stop) for side, start, stop in sides):
                return rule.data
        return None

    def _statement(self, edit: Edit) -> DepartureRule | None:
        """The rule by which whole sentences that are left out bound nobody."""
        a, b, c, d = edit
        if c < d or self.base.boundary(a) < SENTENCE or self.base.boundary(b) < SENTENCE:
            return None
        words = self.base.words(a, b)
        return next((rule.data for rule in rules("statement") if rule.speaks_of(words)), None)

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
        """The rule by which a whole line binds nobody: one that is not a piece of a sentence."""
        rule = self._line(side, start, stop)
        if rule is None or not (self._begun(side, start) or (rule.after_colon and side.boundary(start) >= 3)):
            return None
        return rule if rule.on != "heading" or self._ended(side, stop) else None

    def _line(self, side: Side, start: int, stop: int) -> DepartureRule | None:
        if stop - start > _LONG:
            return None
        above = side is self.text and stop <= self._body
        return line_rule(side.words(start, stop), self.own, above=above) or self._below(side, start, stop)

    def _below(self, side: Side, start: int, stop: int) -> DepartureRule | None:
        """The rule by which a line that goes on from a copyright line binds nobody."""
        if start == 0 or side.gap(start).count("\n") != 1:
            return None
        words = side.words(start, stop)
        found = next((rule.data for rule in rules("below") if rule.speaks_of(words)), None)
        if found is None:
            return None
        above, below = side.line(start - 1), start
        for _ in range(_BELOW):
            rule = line_rule(side.words(*above), self.own, above=False)
            if rule is not None and rule.on == "line":
                return found
            below = above[0]
            if below == 0 or side.gap(below).count("\n") != 1:
                return None
            above = side.line(below - 1)
        return None

    def _begun(self, side: Side, start: int) -> bool:
        """Whether a paragraph or sentence begins with a line, or nothing but such lines stand before it."""
        for _ in range(_HEAD):
            if start == 0 or side.boundary(start) > SENTENCE:
                return True
            before, start = start, side.line(start - 1)[0]
            if self._line(side, start, before) is None:
                return False
        return False

    def _ended(self, side: Side, stop: int) -> bool:
        """Whether a paragraph ends with a line, or what follows binds nobody or is the licence itself."""
        if stop >= len(side) or side.boundary(stop) > SENTENCE or (side is self.text and stop <= self._body):
            return True
        return self._line(side, *side.line(stop)) is not None

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


def _letters(words: str) -> str:
    return "".join(filter(str.isalnum, words))


def _are_labels(rule: Rule, side: Side, start: int, stop: int) -> bool:
    """Whether all the words are list labels, where list items may begin."""
    at = start
    while at < stop:
        end = at + 1
        while end < stop and "\n" not in side.gap(end) and side.gap(end).strip() == ".":
            end += 1  # 2.1
        if not rule.speaks_of(side.words(at, end)):
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
    joined = gap.lstrip(" ").startswith(",") or side.words(start - 1, start) in _JOINS
    return joined or _counts_lines(side, start)


def _counts_lines(side: Side, start: int) -> bool:
    """Whether a number at a line's start is one more than that of the line before."""
    here, above = side.words(start, start + 1), side.line(start - 1)[0]
    return here.isdecimal() and side.words(above, above + 1) == str(int(here) - 1)
