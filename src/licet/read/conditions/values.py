"""Purposes, kinds of persons and places named in a stretch of words."""

from __future__ import annotations

from functools import cache
from typing import Literal

import msgspec

from licet.knowledge.conditions import PurposeEntry, values
from licet.read.conditions.lexicon import Phrases, raw

Area = Literal["purposes", "persons", "places"]


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
    strong = [n for n in found if not n.weak]
    return strong or found


def purposes(words: str) -> tuple[tuple[str, int, int], ...]:
    """``(value, start, end)`` of each purpose named in ``words``, left to right."""
    return tuple((n.value, n.start, n.end) for n in named("purposes", raw(words)))
