"""Which of many patterns may occur in a text, by the words that stand in it."""

from __future__ import annotations

import re
from array import array
from collections.abc import Iterator, Sequence
from functools import lru_cache, reduce
from itertools import pairwise
from operator import or_

import msgspec

from licet.read.patterns.demands import EDGE, END, GAP, MOST_CLAUSES, START, Clause

_WORD = re.compile(r"\w+", re.ASCII)
_NUMBER = "I"  # four bytes
_SHORT, _HEAD = 2, 3  # the length of the shortest pieces; how much of a longer one is looked up first
_LONG = 40  # letters from which a word is searched for the keys, instead of its pieces looked up


class Keys(msgspec.Struct, frozen=True):
    """The keys of a list of ``patterns``, as they are kept in the cache.

    Clause ``k`` of pattern ``i`` has the number ``k * patterns + i``. Of each key it is said in which clauses
    it is, as four bytes for each; ``always`` has the bits of those that are met by any text.
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
    always = 0
    for pattern, clauses in enumerate(demands):
        for number in range(MOST_CLAUSES):
            if number >= len(clauses):
                always |= 1 << number * len(demands) + pattern
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
        always.to_bytes(always.bit_length() // 8 + 1),
    )


class Index:
    """Patterns by their keys; ``candidates`` leaves out those of which a clause is not met.

    A text is a set of bits, one for each clause of each pattern, made by joining those of its words: of a
    word they are found once. Linear in the text, and as fast as its words can be looked up.
    """

    def __init__(self, keys: Keys) -> None:
        self._patterns = keys.patterns
        self._every = (1 << keys.patterns) - 1
        self._always = int.from_bytes(keys.always)
        self._signs = [(sign.encode(), _bits(numbers)) for sign, numbers in keys.signs.items()]
        self._known_pairs = frozenset(keys.pairs)
        self._pairs = _Bits(keys.pairs)
        self._words = _Words(keys.words, keys.lengths)

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


class _Bits(dict[str, int]):
    """The bits of keys, each made when it is first asked for."""

    def __init__(self, numbers: dict[str, bytes]) -> None:
        self._numbers = numbers

    def __missing__(self, key: str) -> int:
        self[key] = _bits(self._numbers[key])
        return self[key]


class _Words(dict[str, int]):
    """The bits of words, each found when it is first met."""

    def __init__(self, keys: dict[str, bytes], lengths: dict[str, tuple[int, ...]]) -> None:
        self._keys = keys
        self._lengths = lengths
        self._bits = _Bits(keys)

    def __missing__(self, word: str) -> int:
        framed = f"{EDGE}{word}{EDGE}"
        if len(word) > _LONG:
            return reduce(or_, (self._bits[key] for key in self._keys if key in framed), 0)
        out, keys, lengths = 0, self._keys, self._lengths
        for start in range(len(framed) - 1):
            short = framed[start : start + _SHORT]
            if short in keys:
                out |= self._bits[short]
            for length in lengths.get(framed[start : start + _HEAD], ()):
                key = framed[start : start + length]
                if key in keys:
                    out |= self._bits[key]
        self[word] = out
        return out


@lru_cache(maxsize=256)
def _pieces(words: bytes) -> tuple[tuple[str, ...], frozenset[str]]:
    """The different words of a text, and the pairs of them that follow each other, with its ends."""
    every = [START, *_WORD.findall(words.decode("latin-1")), END]
    pairs = frozenset(map(GAP.join, pairwise(every)))
    return tuple(dict.fromkeys(every[1:-1])), pairs


def _bits(numbers: bytes) -> int:
    every = array(_NUMBER, numbers)
    out = bytearray(max(every, default=0) // 8 + 1)
    for number in every:
        out[number >> 3] |= 1 << (number & 7)
    return int.from_bytes(out, "little")


def _numbers(bits: int) -> Iterator[int]:
    digits = f"{bits:b}"[::-1]
    at = digits.find("1")
    while at >= 0:
        yield at
        at = digits.find("1", at + 1)
