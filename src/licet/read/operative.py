"""The words of a provision that may carry an effect: limits, duties, persons, purposes, sizes, money."""

from __future__ import annotations

from functools import cache, lru_cache
from typing import Any

import re2

from licet.knowledge.effectless import operative_entries
from licet.read.patterns import LAST_MACRO
from licet.read.patterns.automaton import places

_MEMORY = 64 << 20


def alternation(words: tuple[str, ...]) -> Any:
    """One pattern for any of ``words`` as whole words, taking the longest."""
    options = re2.Options()
    options.longest_match = True
    options.never_capture = True
    options.max_mem = _MEMORY
    options.log_errors = False
    return re2.compile(b"|".join(bounded(w).encode() for w in words), options)


def bounded(pattern: str) -> str:
    """``pattern`` not inside a word; its macros may be written out or not."""
    left = "" if pattern.startswith(("^", r"\$", '"')) else r"\b"
    right = r"\b" if pattern[-1].isalnum() or pattern[-1] in ")?*+]" or LAST_MACRO.search(pattern) else ""
    return f"{left}(?:{pattern}){right}"


@cache
def _any() -> Any:
    return alternation(tuple(w for e in operative_entries() for w in e.words))


@cache
def _kinds() -> tuple[tuple[str, Any], ...]:
    return tuple((e.kind, alternation(e.words)) for e in operative_entries())


@lru_cache(maxsize=8192)
def _kind(found: bytes) -> str:
    for kind, pattern in _kinds():
        if pattern.fullmatch(found):
            return kind
    return "other"


@lru_cache(maxsize=2048)
def operative(words: str) -> tuple[tuple[int, int, str], ...]:
    """``(start, end, kind)`` of each operative word or phrase, left to right, none overlapping.

    ``words`` is lower case with single spaces, as in ``Provision.words``; offsets are into it. The kinds are
    those of ``data/operative``. An empty answer means that nothing in ``words`` is known to bind anyone.
    """
    raw = words.encode("ascii", "replace")
    out: list[tuple[int, int, str]] = []
    for start, end in places(_any(), raw):
        if end > start:
            out.append((start, end, _kind(raw[start:end])))
    return tuple(out)
