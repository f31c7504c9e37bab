"""Many phrases over one stretch of words in one pass."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache
from typing import Any, Generic, TypeVar

import re2

from licet.knowledge.conditions import grammar
from licet.read.patterns import Patterns

T = TypeVar("T")
_MEMORY = 64 << 20
# money signs outside ASCII, each as one byte of its own
_SIGNS = {ord("€"): "\x01", ord("£"): "\x02", ord("¥"): "\x03", ord("₩"): "\x04", ord("₹"): "\x05"}


def raw(words: str) -> bytes:
    """The words as bytes with the same offsets; what is neither ASCII nor a money sign becomes ``?``."""
    return words.translate(_SIGNS).encode("ascii", "replace")


def options(*, longest: bool = False) -> Any:
    """RE2 options: linear, silent, within a bounded automaton."""
    out = re2.Options()
    out.max_mem = _MEMORY
    out.log_errors = False
    out.longest_match = longest
    return out


def bounded(pattern: str) -> str:
    """``pattern`` neither starting nor ending inside a word."""
    left = r"\b" if pattern[0].isalnum() or pattern[0] in "([" else ""
    right = r"\b" if pattern[-1].isalnum() or pattern[-1] in ")]?*+" else ""
    if pattern.endswith(r"\+"):
        right = ""
    if left and pattern.startswith(("(?:^", r"(\$", "[^")):
        left = ""
    return f"{left}(?:{pattern}){right}"


def one_of(patterns: Iterable[str], *, before: str = "", after: str = "", longest: bool = True) -> Any:
    """One compiled pattern for any of ``patterns`` as whole words."""
    body = "|".join(bounded(p) for p in patterns)
    return re2.compile(f"{before}(?:{body}){after}".translate(_SIGNS).encode(), options(longest=longest))


class Phrases(Generic[T]):
    """Patterns with what they stand for; ``hits`` finds the longest at each place, left to right.

    Only the patterns whose words occur are tried.
    """

    def __init__(self, entries: Iterable[tuple[str, T]]) -> None:
        self._entries = list(entries)
        quiet = options(longest=True)
        quiet.never_capture = True
        self._patterns = Patterns([bounded(p).translate(_SIGNS) for p, _ in self._entries], quiet)

    def hits(self, words: bytes) -> list[tuple[int, int, T]]:
        """``(start, end, entry)`` of each phrase in ``words``; none overlap."""
        ahead = [(s, e, n) for n in self._patterns.among(words) for s, e in self._next(n, words, 0)]
        out: list[tuple[int, int, T]] = []
        while ahead:
            start, end, number = min(ahead, key=lambda a: (a[0], -a[1], a[2]))
            out.append((start, end, self._entries[number][1]))
            passed = {n for s, _, n in ahead if s < end}
            ahead = [one for one in ahead if one[0] >= end]
            ahead += [(s, e, n) for n in passed for s, e in self._next(n, words, end)]
        return out

    def _next(self, number: int, words: bytes, at: int) -> list[tuple[int, int]]:
        """The next place of one phrase from ``at`` on, or none."""
        found = self._patterns.first(number, words, at)
        return [found] if found is not None and found[1] > found[0] else []


@cache
def clause(name: str) -> Any:
    """The compiled piece ``name`` of the grammar of clauses."""
    body = "|".join(f"(?:{p})" for p in grammar()[name].patterns)
    return re2.compile(body.encode(), options())
