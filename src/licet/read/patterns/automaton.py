"""Where an RE2 pattern matches, as pairs of offsets: nothing else is made of a match.

The library's own ``search`` makes a generator and an object each time, which take as long as the automaton
takes for a sentence. Where its inner automaton cannot be reached, its public methods serve.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from functools import lru_cache
from typing import Any

import re2

Place = tuple[int, int]
Search = Callable[[bytes, int], Place | None]
_NOWHERE = (-1, -1)


def search_of(pattern: Any) -> Search:
    """A function that gives the leftmost match of a compiled pattern from an offset on."""
    return _within(pattern, "UNANCHORED") or _publicly(pattern.search)


def match_of(pattern: Any) -> Search:
    """A function that gives the match of a compiled pattern that begins at an offset."""
    return _within(pattern, "ANCHOR_START") or _publicly(pattern.match)


def _within(pattern: Any, anchor: str) -> Search | None:
    inner = getattr(getattr(pattern, "_regexp", None), "Match", None)
    mode = getattr(getattr(re2, "_Anchor", None), anchor, None)
    if inner is None or mode is None:
        return None

    def found(words: bytes, at: int) -> Place | None:
        end = len(words)
        place: Place = inner(mode, words, at if at < end else end, end)[0]
        return None if place == _NOWHERE else place

    return found


def _publicly(method: Any) -> Search:
    def found(words: bytes, at: int) -> Place | None:
        match = method(words, at)
        return None if match is None else match.span()

    return found


_searches = lru_cache(maxsize=4096)(search_of)


def places(pattern: Any, words: bytes) -> Iterator[Place]:
    """Every match of a compiled pattern, left to right, none overlapping."""
    search, at = _searches(pattern), 0
    while (place := search(words, at)) is not None:
        yield place
        if at == len(words):
            break
        at = place[1] if place[1] > at else at + 1


def tiled(searches: Sequence[Search], words: bytes) -> Iterator[Place]:
    """The matches of several patterns, the longest at each place, left to right, none overlapping."""
    ahead = [(place, search) for search in searches if (place := search(words, 0)) is not None]
    while ahead:
        place = start, end = min((p for p, _ in ahead), key=lambda p: (p[0], -p[1]))
        yield place
        at = max(end, start + 1)
        moved = [(p if p[0] >= at else search(words, at), search) for p, search in ahead]
        ahead = [(p, search) for p, search in moved if p is not None]
