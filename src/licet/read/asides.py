"""What stands in brackets: it does not end the clause around it, and an exclusion names no act."""

from __future__ import annotations

import re
from functools import cache

from licet.knowledge.reading import lexicon
from licet.read.marks import Act, Mark
from licet.read.patterns import expand

_BRACKETS = re.compile(rb"\([^()]{0,240}\)")
_OPENING = frozenset({"condition", "exception", "relative", "inversion"})


def without_asides(acts: list[Act], marks: list[Mark], words: bytes) -> tuple[list[Act], list[Mark]]:
    """The acts outside bracketed exclusions, and the marks without those that open a clause in brackets."""
    closed = [found.span() for found in _BRACKETS.finditer(words)]
    excluded = [(a, b) for a, b in closed if _exclusion().match(words, a)]
    kept = [act for act in acts if not _within(act.start, excluded)]
    return kept, [m for m in marks if m.sense not in _OPENING or not _within(m.start, closed)]


def _within(at: int, stretches: list[tuple[int, int]]) -> bool:
    return any(start <= at < end for start, end in stretches)


@cache
def _exclusion() -> re.Pattern[bytes]:
    made = next(e for e in lexicon() if e.name == "exclusion")
    return re.compile(rb"\((?:" + "|".join(map(expand, made.words)).encode() + rb")\b")
