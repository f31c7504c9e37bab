"""The rules of ``data/departures``, compiled when they first speak."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache, cached_property, lru_cache
from itertools import pairwise
from typing import Any

from licet.catalogue.model import Entry
from licet.identify.binding import binds, compiled
from licet.identify.names import is_name
from licet.knowledge.departures import DepartureRule, departure_rules

_WORD = re.compile(r"[^\W_]+")


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
        if not (self.pattern.search(one) and self.pattern.search(other)):
            return False
        return any(p.search(one) and p.search(other) for p in self.each)

    def speaks_of(self, words: str) -> bool:
        """Whether the words are of the harmless form and bind nobody."""
        return self.pattern.search(words) is not None and self.allows(words)

    def says_names(self, written: str) -> bool:
        """Whether the line is of the harmless form and, where the rule asks for it, no more than names."""
        if not self.speaks_of(written.lower()):
            return False
        return not self.data.named or is_name(written, handles=self.data.on == "line")

    def allows(self, words: str) -> bool:
        """Whether the words are few and bind nobody."""
        data = self.data
        if (
            sum(any(map(str.isalpha, word)) for word in words.split()) > data.most
            or self.unless.search(words) is not None
        ):
            return False
        return not binds(words, data.tames, data.calms, data.scripts)


@cache
def rules(on: str) -> tuple[Rule, ...]:
    """The rules of one kind, in file order."""
    return tuple(Rule(data) for data in departure_rules() if data.on == on)


def own_names(entry: Entry) -> frozenset[str]:
    """The words by which a licence is called."""
    names = " ".join([entry.name, entry.spdx_id or "", entry.key, *entry.other_ids])
    return frozenset(_WORD.findall(names.lower()))


def line_rule(written: str, own: frozenset[str], *, above: bool) -> DepartureRule | None:
    """The rule by which a line, as written, binds nobody.

    ``own`` are the names of the licence; ``above`` says that the line stands above it.
    """
    for rule in rules("line"):
        if rule.says_names(written):
            return rule.data
    bare = _bare(written.lower(), own)
    for rule in rules("heading"):
        if rule.speaks_of(bare):
            return rule.data
    for rule in rules("head") if above else ():
        if rule.says_names(written):
            return rule.data
    return None


def _bare(words: str, own: frozenset[str]) -> str:
    """The words less the names of the licence; one that may bind ("academic") counts only beside another."""
    if own.isdisjoint(_WORD.findall(words)):
        return " ".join(words.split())
    found = list(_WORD.finditer(words))
    # Between two words of one name stands a blank or a hyphen.
    joined = [
        words[a.end() : b.start()] in (" ", "-") and a[0] in own and b[0] in own for a, b in pairwise(found)
    ]
    out, at = [], 0
    for match, before, after in zip(found, [False, *joined], [*joined, False], strict=False):
        if match[0] in own and (before or after or not _may_bind(match[0])):
            out.append(words[at : match.start()])
            at = match.end()
    return " ".join("".join([*out, words[at:]]).split())


@lru_cache(4096)
def _may_bind(word: str) -> bool:
    return binds(word)
