"""Many phrases over one stretch of words in one pass."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache, lru_cache
from typing import Any, Generic, TypeVar

import re2

from licet.knowledge.conditions import grammar

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
    """Patterns with what they stand for; ``hits`` finds the longest at each place, left to right."""

    def __init__(self, entries: Iterable[tuple[str, T]]) -> None:
        self._entries = list(entries)
        quiet = options(longest=True)
        quiet.never_capture = True
        body = "|".join(bounded(p) for p, _ in self._entries)
        self._any = re2.compile(body.translate(_SIGNS).encode(), quiet)
        self._each: list[Any] = [None] * len(self._entries)
        self._quiet = quiet
        self._what = lru_cache(maxsize=4096)(self._identify)

    def _identify(self, found: bytes) -> int:
        for index, (pattern, _) in enumerate(self._entries):
            if self._each[index] is None:
                # what follows the match is not here, so no boundary is asked for at its end
                self._each[index] = re2.compile(f"(?:{pattern})".translate(_SIGNS).encode(), self._quiet)
            if self._each[index].fullmatch(found):
                return index
        return -1

    def hits(self, words: bytes) -> list[tuple[int, int, T]]:
        """``(start, end, entry)`` of each phrase in ``words``; none overlap."""
        out: list[tuple[int, int, T]] = []
        for found in self._any.finditer(words):
            start, end = found.span()
            index = self._what(words[start:end]) if end > start else -1
            if index >= 0:
                out.append((start, end, self._entries[index][1]))
        return out


@cache
def clause(name: str) -> Any:
    """The compiled piece ``name`` of the grammar of clauses."""
    body = "|".join(f"(?:{p})" for p in grammar()[name].patterns)
    return re2.compile(body.encode(), options())
