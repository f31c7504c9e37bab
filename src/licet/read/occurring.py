"""Which of many patterns may occur in a text, by the words that stand in it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache, reduce
from itertools import pairwise
from operator import or_

import msgspec

from licet.read.necessary import EDGE, END, GAP, MOST_CLAUSES, START, Clause

_WORD = re.compile(r"\w+", re.ASCII)
_LONG = 40  # letters from which a word is searched for the keys, instead of its pieces looked up


class Keys(msgspec.Struct, frozen=True):
    """The keys of a list of ``patterns``, as they are kept in the cache.

    Clause ``k`` of pattern ``i`` has the number ``k * patterns + i``. ``numbers`` says of each key in which
    clauses it is; ``always`` has the bits of those that are met by any text.
    """

    patterns: int
    numbers: dict[str, list[int]]
    always: bytes


def keys_of(demands: Sequence[tuple[Clause, ...]]) -> Keys:
    """The keys of patterns whose clauses are ``demands``."""
    numbers: dict[str, list[int]] = {}
    always = 0
    for pattern, clauses in enumerate(demands):
        for number in range(MOST_CLAUSES):
            if number >= len(clauses):
                always |= 1 << number * len(demands) + pattern
                continue
            for key in sorted(clauses[number]):
                numbers.setdefault(key, []).append(number * len(demands) + pattern)
    return Keys(len(demands), numbers, always.to_bytes(always.bit_length() // 8 + 1))


class Index:
    """Patterns by their keys; ``candidates`` leaves out those of which a clause is not met.

    A text is a set of bits, one for each clause of each pattern, made by joining those of its words: of a
    word they are found once. Linear in the text, and as fast as its words can be looked up.
    """

    def __init__(self, keys: Keys) -> None:
        self._patterns = keys.patterns
        self._every = (1 << keys.patterns) - 1
        self._always = int.from_bytes(keys.always)
        signs = {k: v for k, v in keys.numbers.items() if len(k) == 1}
        self._signs = [(k.encode(), _bits(v)) for k, v in signs.items()]
        self._pairs = {k.strip(EDGE): _bits(v) for k, v in keys.numbers.items() if GAP in k}
        self._known_pairs = frozenset(self._pairs)
        self._words = _Words({k: v for k, v in keys.numbers.items() if GAP not in k and k not in signs})

    def candidates(self, words: bytes) -> list[int]:
        """The numbers of the patterns that may match in ``words``, in order: all that do, and a few more."""
        single, pairs = _pieces(words)
        met = reduce(or_, map(self._words.__getitem__, single), self._always)
        for pair in self._known_pairs & pairs:
            met |= self._pairs[pair]
        for sign, bits in self._signs:
            if sign in words:
                met |= bits
        every = met & self._every
        for _ in range(1, MOST_CLAUSES):
            met >>= self._patterns
            every &= met
        return list(_numbers(every))


class _Words(dict[str, int]):
    """The bits of words, each found when it is first met."""

    def __init__(self, keys: dict[str, list[int]]) -> None:
        self._keys = keys
        self._bits: dict[str, int] = {}
        lengths: dict[str, set[int]] = {}
        for key in keys:
            lengths.setdefault(key[:2], set()).add(len(key))
        self._lengths = {begun: tuple(sorted(several)) for begun, several in lengths.items()}

    def __missing__(self, word: str) -> int:
        framed = f"{EDGE}{word}{EDGE}"
        if len(word) > _LONG:
            return reduce(or_, (self._of(key) for key in self._keys if key in framed), 0)
        out = 0
        for start in range(len(framed) - 1):
            for length in self._lengths.get(framed[start : start + 2], ()):
                key = framed[start : start + length]
                if key in self._keys:
                    out |= self._of(key)
        self[word] = out
        return out

    def _of(self, key: str) -> int:
        if key not in self._bits:
            self._bits[key] = _bits(self._keys[key])
        return self._bits[key]


@lru_cache(maxsize=256)
def _pieces(words: bytes) -> tuple[tuple[str, ...], frozenset[str]]:
    """The different words of a text, and the pairs of them that follow each other, with its ends."""
    every = [START, *_WORD.findall(words.decode("latin-1")), END]
    pairs = frozenset(map(GAP.join, pairwise(every)))
    return tuple(dict.fromkeys(every[1:-1])), pairs


def _bits(numbers: Iterable[int]) -> int:
    out = 0
    for number in numbers:
        out |= 1 << number
    return out


def _numbers(bits: int) -> Iterator[int]:
    while bits:
        lowest = bits & -bits
        yield lowest.bit_length() - 1
        bits ^= lowest
