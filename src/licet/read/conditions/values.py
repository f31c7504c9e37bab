"""Purposes, kinds of persons and places named in a stretch of words."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import Literal

from licet.knowledge.conditions import values
from licet.read.conditions.lexicon import Phrases, raw

Area = Literal["purposes", "persons", "places"]


@dataclass(frozen=True, slots=True)
class Named:
    """A value named at ``[start, end)``; ``weak`` where the words may mean less, ``alone`` never joined."""

    start: int
    end: int
    value: str
    weak: bool = False
    alone: bool = False


@cache
def _phrases(area: Area) -> Phrases[tuple[str, bool, bool]]:
    entries = values(area)
    strong = [(p, (e.value, False, e.alone)) for e in entries for p in e.patterns]
    return Phrases(strong + [(p, (e.value, True, e.alone)) for e in entries for p in e.weak])


def named(area: Area, words: bytes) -> list[Named]:
    """Every value of ``area`` named in ``words``, left to right; weak ones only where nothing else is named."""
    found = [Named(s, e, v, weak, alone) for s, e, (v, weak, alone) in _phrases(area).hits(words)]
    strong = [n for n in found if not n.weak]
    return strong or found


def purposes(words: str) -> tuple[tuple[str, int, int], ...]:
    """``(value, start, end)`` of each purpose named in ``words``, left to right."""
    return tuple((n.value, n.start, n.end) for n in named("purposes", raw(words)))
