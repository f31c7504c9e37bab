"""Purposes, kinds of persons and places named in a stretch of words."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from typing import Literal

import msgspec

from licet.knowledge.conditions import PurposeEntry, values
from licet.read.conditions.lexicon import Phrases, clause, raw

Area = Literal["purposes", "persons", "places"]
_NEAR = 20  # characters before a list of purposes in which "only" may stand


class Named(msgspec.Struct, frozen=True):
    """A value named at ``[start, end)``; ``weak`` where the words may mean less."""

    start: int
    end: int
    entry: PurposeEntry
    weak: bool = False

    @property
    def value(self) -> str:
        return self.entry.value


@cache
def _phrases(area: Area) -> Phrases[tuple[PurposeEntry, bool]]:
    entries = values(area)
    strong = [(p, (e, False)) for e in entries for p in e.patterns]
    return Phrases(strong + [(p, (e, True)) for e in entries for p in e.weak])


def named(area: Area, words: bytes) -> list[Named]:
    """Every value of ``area`` named in ``words``, left to right; weak ones only where no other is."""
    found = [Named(start, end, entry, weak) for start, end, (entry, weak) in _phrases(area).hits(words)]
    strong = [n for n in found if not n.weak] or found
    if area != "purposes":
        return strong
    return sorted([*strong, *_in_own_words(words, strong)], key=lambda n: n.start)


def _in_own_words(words: bytes, known: list[Named]) -> Iterator[Named]:
    """Purposes in adjectives of the text's own: "for political or military purposes" names two."""
    for found in clause("purpose-list").finditer(words):
        if clause("only-before-words").search(words[max(found.start() - _NEAR, 0) : found.start()]):
            continue
        start = words.rindex(b"for ", found.start(), found.end()) + 4
        end = words.rindex(b" ", start - 1, found.end())
        for at, to in _pieces(words, start, end):
            if any(n.start < to and at < n.end for n in known):
                continue
            kept = b" ".join(w for w in words[at:to].split() if not clause("purpose-at-large").search(w))
            if kept:
                whole = next(iter(_phrases("purposes").hits(kept + b" purposes")), None)
                own = PurposeEntry(f"other: {kept.decode()}", kinds=("prohibition",))
                yield Named(at, to, whole[2][0] if whole else own)


def _pieces(words: bytes, start: int, end: int) -> Iterator[tuple[int, int]]:
    """The parts of a list joined by commas, "and" and "or"."""
    for joint in clause("list-joint").finditer(words, start, end):
        if start < joint.start():
            yield start, joint.start()
        start = joint.end()
    if start < end:
        yield start, end


def purposes(words: str) -> tuple[tuple[str, int, int], ...]:
    """``(value, start, end)`` of each purpose named in ``words``, left to right."""
    return tuple((n.value, n.start, n.end) for n in named("purposes", raw(words)))
