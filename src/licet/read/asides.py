"""What stands in brackets: it does not end the clause around it, and an exclusion names no act."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache, lru_cache
from typing import Any

import re2

from licet.knowledge.reading import lexicon
from licet.read.marks import Act, Mark
from licet.read.patterns import expand

_BRACKETS = re.compile(rb"\([^()]{0,240}\)")
_BEFORE = 40  # characters before an act in which a word may stand that makes it a noun
_OPENING = frozenset({"condition", "exception", "relative", "inversion"})


def without_asides(acts: list[Act], marks: list[Mark], words: bytes) -> tuple[list[Act], list[Mark]]:
    """The acts outside bracketed exclusions, and the marks without those that open a clause in brackets."""
    closed = brackets(words)
    excluded = [(a, b) for a, b in closed if _exclusion().match(words, a)]
    kept = [a for a in acts if not _excluded(a, excluded) and not _of_another(a, words)]
    return kept, [m for m in marks if m.sense not in _OPENING or not _within(m.start, closed)]


def parted(mark: Mark, act: Act, words: bytes) -> bool:
    """Whether the mark stands in brackets that close before the act."""
    return any(a <= mark.start and mark.end <= b <= act.start for a, b in brackets(words))


def _of_another(act: Act, words: bytes) -> bool:
    """Whether what follows the act, or stands right before it, makes it another one."""
    if any(p.match(words, act.end) for p in _followers(act.entry.not_of)):
        return True
    before = words[max(act.start - _BEFORE, 0) : act.start]
    return any(p.search(before) for p in _leaders(act.entry.not_after))


@cache
def _followers(patterns: tuple[str, ...]) -> tuple[Any, ...]:
    return tuple(re2.compile(("" if p.startswith(",") else " ") + f"(?:{expand(p)})") for p in patterns)


@cache
def _leaders(patterns: tuple[str, ...]) -> tuple[Any, ...]:
    return tuple(re2.compile(r"\b(?:" + expand(p) + ") $") for p in patterns)


@lru_cache(maxsize=8)
def brackets(words: bytes) -> tuple[tuple[int, int], ...]:
    """Every closed pair of brackets."""
    return tuple(found.span() for found in _BRACKETS.finditer(words))


def _excluded(act: Act, stretches: list[tuple[int, int]]) -> bool:
    return _within(act.start, stretches) or _within(act.end - 1, stretches)


def _within(at: int, stretches: Iterable[tuple[int, int]]) -> bool:
    return any(start <= at < end for start, end in stretches)


@cache
def _exclusion() -> re.Pattern[bytes]:
    made = next(e for e in lexicon() if e.name == "exclusion")
    return re.compile(rb"\((?:" + "|".join(map(expand, made.words)).encode() + rb")\b")
