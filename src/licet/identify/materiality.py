"""Which departures are harmless, by the rules in ``data/departures``; in doubt none is."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache, cached_property

import re2

from licet.identify.side import Side
from licet.knowledge.departures import DepartureRule, departure_rules

_AROUND = 8  # words on either side of a name


@dataclass(frozen=True)
class Rule:
    """A rule with its patterns compiled."""

    data: DepartureRule

    @cached_property
    def patterns(self) -> object:
        return _compiled(self.data.patterns, "^(?:{})$")

    @cached_property
    def unless(self) -> object:
        return _compiled(self.data.unless, r"\b(?:{})\b")

    @cached_property
    def before(self) -> object:
        return _compiled(self.data.before, r"(?:{})\W*$")

    @cached_property
    def after(self) -> object:
        return _compiled(self.data.after, r"^\W*(?:{})")

    def speaks_of(self, words: str) -> bool:
        """Whether the words are of the harmless form."""
        if len(words.split()) > self.data.most or not self.patterns.search(words):  # type: ignore[attr-defined]
            return False
        return not (self.data.unless and self.unless.search(words))  # type: ignore[attr-defined]


@cache
def rules(on: str) -> tuple[Rule, ...]:
    """The rules of one kind, in file order."""
    return tuple(Rule(data) for data in departure_rules() if data.on == on)


def _compiled(patterns: tuple[str, ...], frame: str) -> object:
    options = re2.Options()
    options.log_errors = False
    return re2.compile(frame.format("|".join(patterns)), options)


def line_rule(side: Side, start: int, stop: int) -> DepartureRule | None:
    """The rule by which the whole line ``start:stop`` says nothing that binds."""
    words = side.words(start, stop)
    for rule in rules("line"):
        if rule.speaks_of(words):
            return rule.data
    if side.at_head(start):
        for rule in rules("title"):
            if rule.speaks_of(words):
                return rule.data
    return None


def words_rule(base: Side, text: Side, edit: tuple[int, int, int, int]) -> DepartureRule | None:
    """The rule by which words that stand for others, or for none, say the same."""
    a, b, c, d = edit
    sides = [side.words(i, j) for side, i, j in ((base, a, b), (text, c, d)) if i < j]
    for rule in rules("words"):
        if all(rule.speaks_of(words) for words in sides):
            return rule.data
    if len(sides) < 2:
        return None
    before, after = text.words(max(0, c - _AROUND), c), text.words(d, min(len(text), d + _AROUND))
    for rule in rules("name"):
        if (
            rule.before.search(before)  # type: ignore[attr-defined]
            and rule.after.search(after)  # type: ignore[attr-defined]
            and all(rule.speaks_of(words) for words in sides)
        ):
            return rule.data
    return None
