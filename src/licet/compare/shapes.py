"""What unread words might do for the licensee."""

from __future__ import annotations

from functools import cache
from typing import Any

import re2

from licet.compare.words import TOKEN
from licet.knowledge import axioms

BEFORE, AFTER = 3, 5  # words beside a telling one that may belong to it


def may(effect: str, words: str) -> bool:
    """Whether ``words`` have a shape that could have ``effect`` ("frees", "grants")."""
    said = " ".join(words.split())
    return any(pattern.search(said) for pattern in _patterns(effect))


def without(effect: str, words: str) -> str:
    """``words`` in one line, without what has the shape."""
    words = " ".join(words.split())
    for pattern in _patterns(effect):
        words = pattern.sub("", words)
    return words


def around(effect: str, words: str) -> str:
    """The words of the shape with those beside them, a few before and a few more after; what names the whole
    ("in source and binary forms") is left out."""
    words = without("whole", words)
    out: dict[int, str] = {}
    found = [m.span() for pattern in _patterns(effect) for m in pattern.finditer(words)]
    places = [(m.start(), m.end(), m.group().lower()) for m in TOKEN.finditer(words)]
    for start, end in found:
        inside = [i for i, (a, b, _) in enumerate(places) if a < end and start < b]
        if inside:
            for i in range(max(inside[0] - BEFORE, 0), min(inside[-1] + AFTER + 1, len(places))):
                out[i] = places[i][2]
    return " ".join(out[i] for i in sorted(out))


@cache
def _patterns(effect: str) -> tuple[Any, ...]:
    return tuple(re2.compile(row.pattern) for row in axioms.shapes() if row.effect == effect)
