"""Macros to RE2, and many patterns over one text at the price of the few that hit."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import Any

import re2

from licet.errors import KnowledgeError
from licet.knowledge.reading import lexicon

_MACRO = re.compile(r"\{([a-z_]+)\}")
_BOUND = re.compile(rb"(?<=[\])])\{0,\d+\}\??")
_MEMORY = 16 << 20  # for each automaton
_SHARED = re.compile(rb"[a-z-]+(?:,|,? and|,? or|,? and/or|,? nor|/)(?: \w+ly)? ")  # "alter, remove or"
_RETRIES = 12  # verbs that may stand before an object, of which the last is sought


@dataclass(frozen=True, slots=True)
class Hit:
    """Pattern ``rule`` of a matcher at ``[start, end)``."""

    rule: int
    start: int
    end: int


def inflected(verb: str) -> str:
    """A regular verb in all its forms, as an RE2 group."""
    head, _, tail = verb.partition(" ")
    rest = f" {tail}" if tail else ""
    if head.endswith("e"):
        return f"{head[:-1]}(?:e|es|ed|ing){rest}"
    if re.search(r"[^aeiou]y$", head):
        return f"{head[:-1]}(?:y|ies|ied|ying){rest}"
    if re.search(r"(?:s|x|z|ch|sh)$", head):
        return f"{head}(?:es|ed|ing)?{rest}"
    if re.search(r"^[^aeiou]*[aeiou][bdglmnprt]$", head):
        return f"{head}(?:s|{head[-1]}ed|{head[-1]}ing)?{rest}"
    return f"{head}(?:s|ed|ing)?{rest}"


@cache
def _macros() -> dict[str, str]:
    return {e.name: "(?:" + "|".join([*e.words, *map(inflected, e.verbs)]) + ")" for e in lexicon()}


def expand(pattern: str, depth: int = 0) -> str:
    """The pattern with every ``{macro}`` replaced; raises ``KnowledgeError`` on an unknown one."""

    def replace(found: re.Match[str]) -> str:
        if found[1] not in _macros() or depth > 6:
            raise KnowledgeError(f"unknown macro {found[0]}", where=pattern, cure="add it to data/lexicon")
        return expand(_macros()[found[1]], depth + 1)

    return _MACRO.sub(replace, pattern)


def whole_words(pattern: str) -> str:
    """The expanded pattern, not inside a word."""
    body = expand(pattern)
    left = "" if body.startswith(("^", '"', "[")) else r"(?:^|\b)"
    return (
        rf"{left}(?:{body})(?:\b|$)"
        if body[-1:].isalnum() or body.endswith((")", "]", "?"))
        else f"{left}(?:{body})"
    )


class Shared:
    """Which of many patterns occur: RE2 tries only those whose necessary letters stand in the words."""

    def __init__(self, patterns: list[bytes], options: re2.Options) -> None:
        self._filter = re2.Filter()
        for pattern in patterns:
            # a bounded gap costs a state for each of its characters: here it is taken as unbounded
            self._filter.Add(_BOUND.sub(b"*", pattern), options)
        self._filter.Compile()

    def in_(self, words: bytes) -> list[int]:
        """The numbers of the patterns that occur, in order; of bounded gaps only that their ends do."""
        return sorted(self._filter.Match(words) or ())


class Matcher:
    """A list of patterns over byte strings; ``hits`` runs only those that a single pass says occur."""

    def __init__(self, patterns: list[str], reach: list[int], tight: list[bool] | None = None) -> None:
        options = re2.Options()
        options.max_mem = _MEMORY
        options.log_errors = False
        self._source = [p.encode() for p in patterns]
        self._compiled: dict[int, object] = {}
        self._options = options
        self._reach = reach
        self._tight = tight
        self._shared = Shared(self._source, options)

    def _pattern(self, rule: int) -> Any:
        if rule not in self._compiled:
            self._compiled[rule] = re2.compile(self._source[rule], self._options)
        return self._compiled[rule]

    def hits(self, words: bytes) -> Iterator[Hit]:
        """Every match no longer than its rule's reach, by rule; within a rule left to right.

        A ``tight`` rule's match begins as late as it can with the same end: at the verb next to its object.
        """
        for rule in self._shared.in_(words):
            pattern, reach, at = self._pattern(rule), self._reach[rule], 0
            while at < len(words):
                found = pattern.search(words, at)
                if found is None:
                    break
                start, end = found.span()
                if self._tight and self._tight[rule]:
                    start = _latest(pattern, words, start, end)
                if end - start <= reach:
                    yield Hit(rule, start, end)
                    at = max(end, at + 1)
                else:
                    at = words.find(b" ", start + 1) + 1 or len(words)


def _latest(pattern: Any, words: bytes, start: int, end: int) -> int:
    """The last start from which ``pattern`` matches up to ``end``, before verbs that share its object."""
    at = start
    for _ in range(_RETRIES):
        later = words.find(b" ", at + 1, end) + 1
        found = pattern.search(words, later, end) if later else None
        if found is None or found.end() != end:
            break
        if not _SHARED.fullmatch(words, at, found.start()):
            start = found.start()
        at = found.start()
    return start


def ascii_words(words: str) -> bytes:
    """The words as bytes with the same offsets; what is not ASCII becomes a question mark."""
    return words.encode("ascii", "replace")
