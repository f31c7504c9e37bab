"""Many patterns over one text at the price of the few that hit."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any

import msgspec
import re2

from licet.knowledge.load import made
from licet.read.patterns.automaton import Place, Search, match_of, search_of
from licet.read.patterns.macros import expand, framed, macros
from licet.read.patterns.occurring import Index, Joined, Keys, keys_of

_BOUND = re.compile(rb"(?<=[\])])\{\d+,\d*\}\??")
_MEMORY = 16 << 20  # for each automaton
_SHARED = re.compile(rb"[a-z-]+(?:,|,? and|,? or|,? and/or|,? nor|/)(?: \w+ly)? ")  # "alter, remove or"
_TRIES = 8  # places at which a pattern with bounded gaps is tried
_RETRIES = 12  # verbs that may stand before an object, of which the last is sought


class Hit(msgspec.Struct, frozen=True):
    """Pattern ``rule`` of a matcher at ``[start, end)``."""

    rule: int
    start: int
    end: int


class Patterns:
    """Many patterns of which few are tried: those whose words occur; each is compiled when it is first tried.

    ``sources`` may hold macros. What the patterns demand of a text is kept in the cache; when it is made, all
    are compiled, so that a broken one is found.
    """

    def __init__(self, sources: list[str], options: re2.Options) -> None:
        self._sources = sources
        self._options = options
        self._compiled: dict[int, Any] = {}
        self._searches: dict[int, tuple[Search, bool]] = {}  # with open gaps; whether that is all
        self._exact: dict[int, Search] = {}
        key = msgspec.msgpack.encode((sources, sorted(macros().items()), _analysed_by()))
        self._index = Index(made("demands", key, Keys, self._keys), _joined())

    def __getitem__(self, number: int) -> Any:
        if number not in self._compiled:
            self._compiled[number] = re2.compile(self._written(number), self._options)
        return self._compiled[number]

    def _written(self, number: int) -> bytes:
        return expand(self._sources[number]).encode()

    def _opened(self, number: int) -> tuple[Search, bool]:
        exact = self._written(number)
        loose = _BOUND.sub(b"*", exact)
        whole = loose == exact
        pattern = self[number] if whole else re2.compile(loose, self._options)
        self._searches[number] = search_of(pattern), whole
        return self._searches[number]

    def _exactly(self, number: int) -> Search:
        if number not in self._exact:
            self._exact[number] = match_of(self[number])
        return self._exact[number]

    def among(self, words: bytes, first: int = 0, last: int | None = None) -> list[int]:
        """The numbers of the patterns that may occur, in order: all that do, and some that do not; only those
        from ``first`` to before ``last``."""
        return self._index.candidates(words, first, last)

    def first(self, number: int, words: bytes, at: int = 0) -> Place | None:
        """The place of the leftmost match of a pattern from ``at`` on, or ``None``.

        A bounded gap costs a state of the automaton for each of its characters and each place where the match
        may have begun. So the place is sought with gaps of any length, and the pattern tried there alone.
        """
        search, whole = self._searches.get(number) or self._opened(number)
        found = search(words, at)
        if found is None or whole:
            return found
        exactly = self._exactly(number)
        for _ in range(_TRIES):
            here = exactly(words, found[0])
            if here is not None:
                return here
            at = found[0] + 1
            found = search(words, at)
            if found is None:
                return None
        return search_of(self[number])(words, at)

    def _keys(self) -> Keys:
        from licet.read.patterns.necessary import Analysis

        analysis = Analysis(macros())
        for number in range(len(self._sources)):
            _ = self[number]
        return keys_of([analysis.clauses(source) for source in self._sources])


@cache
def _joined() -> Joined:
    """All lists of patterns of this process: the same sentence is held against several."""
    return Joined()


@cache
def _analysed_by() -> bytes:
    """A digest of the code that finds what patterns demand: another code may find it otherwise."""
    digest = hashlib.blake2b(digest_size=12)
    for name in ("demands.py", "expression.py", "macros.py", "many.py", "necessary.py", "occurring.py"):
        digest.update((Path(__file__).parent / name).read_bytes())
    return digest.digest()


class Matcher:
    """A list of patterns over byte strings; ``hits`` runs only those that may occur."""

    def __init__(self, patterns: list[str], reach: list[int], tight: list[bool] | None = None) -> None:
        options = re2.Options()
        options.max_mem = _MEMORY
        options.log_errors = False
        self._patterns = Patterns([framed(p) for p in patterns], options)
        self._reach = reach
        self._tight = tight

    def hits(self, words: bytes) -> Iterator[Hit]:
        """Every match no longer than its rule's reach, by rule; within a rule left to right.

        A ``tight`` rule's match begins as late as it can with the same end: at the verb next to its object.
        """
        for rule in self._patterns.among(words):
            reach, at = self._reach[rule], 0
            while at < len(words):
                found = self._patterns.first(rule, words, at)
                if found is None:
                    break
                start, end = found
                if self._tight and self._tight[rule]:
                    start = _latest(self._patterns[rule], words, start, end)
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
