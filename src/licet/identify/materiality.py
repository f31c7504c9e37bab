"""Which departures are harmless, by the rules in ``data/departures``; in doubt none is."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from unicodedata import normalize

from licet.identify.align import Edit
from licet.identify.binding import binds
from licet.identify.names import is_name, only_told
from licet.identify.places import JOINS, are_labels, names, window
from licet.identify.rules import Rule, line_rule, rules
from licet.identify.side import SENTENCE, Side
from licet.knowledge.departures import DepartureRule

_LONG = 60  # words of a line that is not looked at: none of the rules speaks of so many
_HEAD = 40  # lines in which the licence must have begun
_BELOW = 3  # lines after a copyright line that may hold an address
_LATE = 0.4  # share of a licence that must stand before its appendix


@dataclass(frozen=True)
class Known:
    """A text that another is compared with, and the words by which it is called."""

    side: Side
    own: frozenset[str]

    @cached_property
    def body(self) -> int:
        """The token at which the licence itself begins, after titles and copyright lines."""
        start = 0
        for _ in range(_HEAD):
            if start >= len(self.side):
                break
            ends = self.side.line(start)
            if (
                ends[1] - ends[0] > _LONG
                or line_rule(self.side.written(*ends), self.own, above=False) is None
            ):
                break
            start = ends[1]
        return start

    @cached_property
    def appendix(self) -> tuple[Rule | None, int]:
        """The rule by which all from a token on may be left out, and the token."""
        side = self.side
        for start, stop in side.lines(int(len(side) * _LATE), len(side)):
            for rule in rules("appendix") if stop - start <= _LONG else ():
                if rule.pattern.search(side.words(start, stop)):
                    return rule, start
        return None, 0


@dataclass(frozen=True)
class Judge:
    """The rules over one text and the known licence that it is compared with."""

    known: Known
    text: Side
    edits: list[Edit]

    @property
    def base(self) -> Side:
        return self.known.side

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
            if all(are_labels(rule, side, start, stop) for side, start, stop in sides):
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
        return line_rule(side.written(start, stop), self.known.own, above=above) or self._below(
            side, start, stop
        )

    def _below(self, side: Side, start: int, stop: int) -> DepartureRule | None:
        """The rule by which a line that goes on from a copyright line binds nobody."""
        if start == 0 or side.gap(start).count("\n") != 1:
            return None
        written = side.written(start, stop)
        found = next((rule.data for rule in rules("below") if rule.says_names(written)), None)
        if found is None:
            return None
        above, below = side.line(start - 1), start
        for _ in range(_BELOW):
            rule = line_rule(side.written(*above), self.known.own, above=False)
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
        if side.capitals(stop - 1) and side.capitals(stop):
            return True  # one heading under another
        return self._line(side, *side.line(stop)) is not None

    @cached_property
    def _body(self) -> int:
        """The token of the text at which the licence itself begins."""
        start = self.known.body
        shift = 0
        for edit in self.edits:
            if edit.a > start:
                break
            shift = edit.d - edit.b
        return max(0, start + shift) if start < len(self.base) else 0

    def dispensable(self, edit: Edit) -> DepartureRule | None:
        """The rule by which the known licence from the edit on may be left out or worded otherwise."""
        rule, at = self.known.appendix
        if rule is None or not at <= edit.a < len(self.base):
            return None
        written = self.text.written(edit.c, edit.d)
        if written.count(" ") >= rule.data.most or binds(written.lower()):
            return None
        return rule.data if edit.a < edit.b or only_told(written) else None

    def _name(self, edit: Edit) -> DepartureRule | None:
        if not is_name(self.text.written(edit.c, edit.d)) or self._joins(edit):
            return None
        around = [window(*side) for side in self._sides(edit)]
        for rule in rules("name"):
            found = [next(names(rule, one), None) for one in around]
            if all(name is not None and rule.allows(name) for name in found):
                return rule.data
        return None

    def _joins(self, edit: Edit) -> bool:
        """Whether words that only join names stand for each other: "and" for "or" is no other name."""
        words = [side.words(i, j) for side, i, j in self._sides(edit)]
        return all(words) and all(word in JOINS for both in words for word in both.split())

    def _sides(self, edit: Edit) -> tuple[tuple[Side, int, int], tuple[Side, int, int]]:
        return (self.base, edit.a, edit.b), (self.text, edit.c, edit.d)


def _letters(words: str) -> str:
    return "".join(filter(str.isalnum, normalize("NFKD", words)))
