"""Hashes over streams of token ids, all linear and vectorised.

Two families: n-gram keys (32 bits, to look up candidates and anchors; a collision costs a moment, never an
answer) and stretch hashes (64 bits, of any ``[start, stop)`` in constant time from prefix sums; always
followed by a comparison of the words themselves).
"""

from __future__ import annotations

from typing import Any

import numpy as np
import numpy.typing as npt

U32 = npt.NDArray[np.uint32]
U64 = npt.NDArray[np.uint64]
I64 = npt.NDArray[np.int64]
Array = npt.NDArray[Any]

_STEP = np.uint64(0x9E3779B97F4A7C15)
_MIX = np.uint64(0xD6E8FEB86659FD93)
_BASE = np.uint64(0x5851F42D4C957F2D)
_HALF = np.uint64(32)


def keys(ids: U32, n: int) -> U32:
    """The key of each n-gram, by position of its first token."""
    if len(ids) < n:
        return np.empty(0, np.uint32)
    count = len(ids) - n + 1
    wide = ids.astype(np.uint64) + np.uint64(n)
    mixed = wide[:count].copy()
    for k in range(1, n):
        mixed *= _STEP
        mixed ^= mixed >> _HALF
        mixed += wide[k : k + count]
    mixed ^= mixed >> _HALF
    mixed *= _MIX
    return (mixed >> _HALF).astype(np.uint32)


def powers(count: int) -> U64:
    """The base's powers 0 to ``count`` - 1, modulo 2**64."""
    if not count:
        return np.empty(0, np.uint64)
    steps = np.full(count, _BASE, np.uint64)
    steps[0] = 1
    return np.cumprod(steps, dtype=np.uint64)


def prefix(ids: U32, weights: U64) -> U64:
    """Sums by which ``stretch`` hashes any stretch of ``ids``; one longer than ``ids``."""
    sums = np.zeros(len(ids) + 1, np.uint64)
    np.cumsum((ids.astype(np.uint64) + _STEP) * weights[: len(ids)], out=sums[1:])
    return sums


def whole(ids: U32) -> np.uint64:
    """The stretch hash of a whole stream."""
    return np.uint64(prefix(ids, powers(len(ids)))[-1])


def ranges(starts: Array, lengths: Array) -> I64:
    """The positions ``starts[i] .. starts[i] + lengths[i] - 1``, one range after the other."""
    total = int(lengths.sum())
    if not total:
        return np.empty(0, np.int64)
    ends = np.cumsum(lengths, dtype=np.int64)
    shift = starts.astype(np.int64) - (ends - lengths.astype(np.int64))
    return np.arange(total, dtype=np.int64) + np.repeat(shift, lengths)


def fresh(ordered: Array) -> npt.NDArray[np.bool_]:
    """Which values of a sorted array differ from the one before."""
    out = np.ones(len(ordered), bool)
    np.not_equal(ordered[1:], ordered[:-1], out=out[1:])
    return out


def distinct(values: Array) -> Array:
    """The different values, sorted; faster than ``np.unique``, which hashes since numpy 2.3."""
    ordered = np.sort(values)
    found: Array = ordered[fresh(ordered)]
    return found
