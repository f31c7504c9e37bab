"""Which of many patterns may occur in a text, by the words that stand in it."""

from __future__ import annotations

import re
from array import array
from collections.abc import Callable, Iterator, Sequence
from functools import lru_cache
from itertools import pairwise

import msgspec
import numpy as np
import numpy.typing as npt

from licet.read.patterns.demands import EDGE, END, GAP, MOST_CLAUSES, START, Clause

_WORD = re.compile(r"\w+", re.ASCII)
_NUMBER = "I"  # four bytes
_SHORT, _HEAD = 2, 3  # the length of the shortest pieces; how much of a longer one is looked up first
_LONG = 40  # letters from which a word is searched for the keys, instead of its pieces looked up
_TEXTS = 64  # texts of which it is kept what they meet: one is asked about by several lists of patterns
_WORDS = 1 << 16  # words of which it is kept what they meet
_PLAIN = b" abcdefghijklmnopqrstuvwxyz"  # what no key is that stands for one sign
Numbers = npt.NDArray[np.intp]
_NONE: Numbers = np.zeros(0, np.intp)


class Keys(msgspec.Struct, frozen=True):
    """The keys of a list of ``patterns``, as they are kept in the cache.

    Clause ``k`` of pattern ``i`` has the number ``k * patterns + i``. Of each key it is said in which clauses
    it is, as four bytes for each; ``always`` are those that are met by any text.
    """

    patterns: int
    words: dict[str, bytes]  # pieces of words
    pairs: dict[str, bytes]  # two words that follow each other, without their edges
    signs: dict[str, bytes]
    lengths: dict[str, tuple[int, ...]]  # of the pieces that begin with the same few characters
    always: bytes


def keys_of(demands: Sequence[tuple[Clause, ...]]) -> Keys:
    """The keys of patterns whose clauses are ``demands``."""
    numbers: dict[str, list[int]] = {}
    always: list[int] = []
    for pattern, clauses in enumerate(demands):
        for number in range(MOST_CLAUSES):
            if number >= len(clauses):
                always.append(number * len(demands) + pattern)
                continue
            for key in sorted(clauses[number]):
                numbers.setdefault(key, []).append(number * len(demands) + pattern)
    packed = {key: array(_NUMBER, several).tobytes() for key, several in numbers.items()}
    words = {k: v for k, v in packed.items() if len(k) > 1 and GAP not in k}
    lengths: dict[str, set[int]] = {}
    for key in words:
        lengths.setdefault(key[:_HEAD], set()).add(len(key))
    return Keys(
        len(demands),
        words,
        {k.strip(EDGE): v for k, v in packed.items() if GAP in k},
        {k: v for k, v in packed.items() if len(k) == 1},
        {begun: tuple(sorted(several)) for begun, several in lengths.items()},
        array(_NUMBER, always).tobytes(),
    )


class Index:
    """Patterns by their keys; ``candidates`` leaves out those of which a clause is not met.

    Indexes ``beside`` one another look up the words of a text once for all of them. Linear in the text, and
    as fast as its words can be looked up.
    """

    def __init__(self, keys: Keys, beside: Joined | None = None) -> None:
        self._joined = Joined() if beside is None else beside
        self._patterns = keys.patterns
        self._first = self._joined.add(keys)

    def candidates(self, words: bytes, first: int = 0, last: int | None = None) -> list[int]:
        """The numbers of the patterns that may match in ``words``, in order: all that do, and a few more.

        Only those from ``first`` to before ``last`` are looked for.
        """
        met = self._joined.met(words)[self._first : self._first + MOST_CLAUSES * self._patterns]
        every = np.logical_and.reduce(met.reshape(MOST_CLAUSES, self._patterns)[:, first:last])
        found: list[int] = every.nonzero()[0].tolist()
        return [first + number for number in found] if first else found


class Joined:
    """The keys of several lists of patterns: it is found once which clauses of all of them a text meets.

    The clauses of each list are numbered after those of the lists before it.
    """

    def __init__(self) -> None:
        self._lists: list[tuple[int, Keys]] = []
        self._always: npt.NDArray[np.bool_] = np.zeros(0, np.bool_)
        self._signs: set[str] = set()
        self._wide: dict[str, bytes] = {}  # signs of more than one byte
        self._pairs: set[str] = set()
        self._pieces: set[str] = set()
        self._lengths: dict[str, tuple[int, ...]] = {}
        self._numbers = _Found(self._numbers_of)
        self._words = _Found(self._in_word)
        self.met = lru_cache(maxsize=_TEXTS)(self._met)

    def add(self, keys: Keys) -> int:
        """The number of the first clause of one more list of patterns."""
        first = len(self._always)
        always = np.zeros(MOST_CLAUSES * keys.patterns, np.bool_)
        always[np.frombuffer(keys.always, np.uint32)] = True
        self._always = np.concatenate([self._always, always])
        self._lists.append((first, keys))
        self._signs.update(filter(str.isascii, keys.signs))
        self._wide.update((sign, sign.encode()) for sign in keys.signs if not sign.isascii())
        self._pairs.update(keys.pairs)
        self._pieces.update(keys.words)
        for begun, several in keys.lengths.items():
            known = self._lengths.get(begun)
            self._lengths[begun] = tuple(sorted({*known, *several})) if known else several
        self._numbers.clear()
        self._words.clear()
        self.met.cache_clear()
        return first

    def _met(self, words: bytes) -> npt.NDArray[np.bool_]:
        """A flag for each clause: does the text meet it?"""
        every = [START, *_WORD.findall(words.decode("latin-1")), END]
        found = list(map(self._words.__getitem__, dict.fromkeys(every[1:-1])))
        pairs = self._pairs.intersection(map(GAP.join, pairwise(every)))
        found += map(self._numbers.__getitem__, pairs)
        signs = words.translate(None, _PLAIN)
        found += map(self._numbers.__getitem__, self._signs.intersection(signs.decode("latin-1")))
        found += [self._numbers[sign] for sign, raw in self._wide.items() if raw in signs]
        out = self._always.copy()
        if found:
            out[np.concatenate(found)] = True
        return out

    def _in_word(self, word: str) -> Numbers:
        """The clauses that a word meets."""
        found = list(map(self._numbers.__getitem__, dict.fromkeys(self._pieces_of(f"{EDGE}{word}{EDGE}"))))
        if len(found) > 1:
            return np.concatenate(found)
        return found[0] if found else _NONE

    def _pieces_of(self, framed: str) -> Iterator[str]:
        keys, lengths = self._pieces, self._lengths
        if len(framed) > _LONG:
            yield from (key for key in keys if key in framed)
            return
        for start in range(len(framed) - 1):
            short = framed[start : start + _SHORT]
            if short in keys:
                yield short
            for length in lengths.get(framed[start : start + _HEAD], ()):
                key = framed[start : start + length]
                if key in keys:
                    yield key

    def _numbers_of(self, key: str) -> Numbers:
        """The clauses that a key meets."""
        found: list[Numbers] = []
        for first, keys in self._lists:
            known = keys.pairs if GAP in key else keys.words if len(key) > 1 else keys.signs
            if key in known:
                found.append(np.frombuffer(known[key], np.uint32).astype(np.intp) + first)
        return found[0] if len(found) == 1 else np.concatenate(found)


class _Found(dict[str, Numbers]):
    """What was found for each of the last keys."""

    def __init__(self, find: Callable[[str], Numbers]) -> None:
        self._find = find

    def __missing__(self, key: str) -> Numbers:
        if len(self) >= _WORDS:
            self.clear()
        self[key] = found = self._find(key)
        return found
