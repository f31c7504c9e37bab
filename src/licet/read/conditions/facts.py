"""Circumstances that a stretch of words states: distribution, breach, litigation, permission, place."""

from __future__ import annotations

from functools import cache, lru_cache
from typing import Any

import msgspec
import re2

from licet.conditions import Condition, from_json
from licet.knowledge.conditions import CircumstanceEntry, circumstances
from licet.read.conditions.lexicon import one_of
from licet.read.patterns import Matcher

TAKEN = "@"  # before a value that is taken from the words


class Fact(msgspec.Struct, frozen=True):
    """A circumstance stated at ``[start, end)``."""

    start: int
    end: int
    entry: CircumstanceEntry
    condition: Condition


@cache
def _matcher() -> tuple[Matcher, list[CircumstanceEntry]]:
    owners = [(e, p) for e in circumstances() for p in e.patterns]
    return Matcher([p for _, p in owners], [500] * len(owners)), [e for e, _ in owners]


@cache
def _all(patterns: tuple[str, ...]) -> Any:
    return one_of(patterns)


@cache
def _text(pattern: str) -> Any:
    return re2.compile(pattern.encode())


@lru_cache(maxsize=512)
def facts(words: bytes) -> tuple[Fact, ...]:
    """Every circumstance stated in ``words``, left to right, whatever it is about."""
    matcher, owners = _matcher()
    out: list[Fact] = []
    for hit in matcher.hits(words):
        entry = owners[hit.rule]
        if entry.needs and not all(_all((n,)).search(words) for n in entry.needs):
            continue
        if entry.unless and _all(entry.unless).search(words):
            continue
        out.append(Fact(hit.start, hit.end, entry, _condition(entry, words[hit.start : hit.end])))
    return tuple(sorted(out, key=lambda f: (f.start, -f.end, f.entry.id)))


_YEARS = {
    b"two": 2,
    b"second": 2,
    b"three": 3,
    b"third": 3,
    b"four": 4,
    b"fourth": 4,
    b"five": 5,
    b"fifth": 5,
}


def _named(entry: CircumstanceEntry, tree: dict[str, Any], said: bytes) -> dict[str, Any]:
    """The atom with its value taken from the words, where it asks for that."""
    value = tree.get("value")
    if not isinstance(value, str) or not value.endswith("@text"):
        return tree
    found = _text(entry.text).search(said) if entry.text else None
    taken = said if found is None else found.group(1 if found.re.groups else 0)
    return {**tree, "value": TAKEN + value.removesuffix("@text") + taken.decode().strip(" .;,")}


def _condition(entry: CircumstanceEntry, said: bytes) -> Condition:
    tree: dict[str, Any] = dict(entry.when)
    if "all" in tree:
        tree["all"] = [_named(entry, part, said) for part in tree["all"]]
    tree = _named(entry, tree, said)
    if tree.get("value") == "@years":
        number = next((v for w, v in _YEARS.items() if w in said), None)
        digits = [int(c) for c in said.decode() if c.isdigit()]
        tree["value"] = number or (digits[0] if digits else 1)
    made = from_json(tree)
    assert made is not None
    return made


def fits(fact: Fact, kind: str, action: str, in_segment: bool) -> bool:
    """May this circumstance be a condition of such an act, said in such a place?"""
    entry = fact.entry
    if entry.place == ("clause" if in_segment else "segment"):
        return False
    if action in entry.not_actions:
        return False
    if entry.kinds and kind not in entry.kinds:
        return False
    return not entry.actions or action in entry.actions
