"""The words by which texts are compared: case, punctuation and spelling variants do not count.

Source of the rules: SPDX licence list matching guidelines (https://spdx.org/licenses/, annex B of the SPDX
specification). Signs that change what a text says stay: currencies, the percent sign and the plus after a
version.
"""

from __future__ import annotations

import contextlib
import re
from array import array
from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from typing import Any

import numpy as np
import numpy.typing as npt

from licet.knowledge.text import spelling

_SPACE = 32
_SYMBOL = re.compile(r"\([cC]\)")
_BEFORE, _AFTER = (
    re.compile(r"copyright\s*$", re.IGNORECASE),
    re.compile(r"\s*(?:copyright|\d{4})", re.IGNORECASE),
)
_EACH_A_WORD = ((0x3040, 0x30FF), (0x3400, 0x9FFF), (0xF900, 0xFAFF), (0x20000, 0x323AF))  # Chinese, Japanese
Codes = npt.NDArray[Any]
Mask = npt.NDArray[np.bool_]
Tokens = tuple[tuple[str, ...], "array[int]", "array[int]"]


def tokens(plain: str) -> Tokens:
    """The tokens of a plain text and where each starts and stops in it; time linear in its length."""
    if not plain:
        return (), array("l"), array("l")
    shape, single = _shape(plain)
    kept = shape != _SPACE
    before, after = _right(kept), _left(kept)
    fresh = kept & ~before
    last = kept & ~after
    if single is not None:
        fresh |= kept & (single | _right(single))
        last |= kept & _left(fresh)
    starts = np.flatnonzero(fresh)
    stops = np.flatnonzero(last) + 1
    shaped = shape.tobytes().decode("ascii" if shape.itemsize == 1 else "utf-32-le", "surrogatepass")
    if single is None:
        words = shaped.split()
    else:
        words = [shaped[a:b] for a, b in zip(starts.tolist(), stops.tolist(), strict=True)]
    same = spelling().same
    words = [same.get(word, word) for word in words]
    return _paired(words, _array(starts), _array(stops))


def _shape(plain: str) -> tuple[Codes, Mask | None]:
    """Code points in lower case, a space for what belongs to no word; and which are words alone, if any."""
    single: Mask | None = None
    if plain.isascii():
        raw = np.frombuffer(plain.encode("ascii"), np.uint8)
        shape = np.frombuffer(bytearray(raw.tobytes().translate(_ascii())), np.uint8)
    else:
        raw = np.frombuffer(plain.encode("utf-32-le", "surrogatepass"), np.uint32)
        shape = np.frombuffer(_ascii(), np.uint8)[np.minimum(raw, 255)].astype(np.uint32)
        wide = np.flatnonzero(raw > 127)
        found, which = np.unique(raw[wide], return_inverse=True)
        shape[wide] = np.array([_shaped(code) for code in found.tolist()], np.uint32)[which]
        alone = np.array([_alone(code) for code in found.tolist()], bool)
        if alone.any():
            single = np.zeros(len(raw), bool)
            single[wide] = alone[which]
    _signs(plain, raw, shape)
    return shape, single


def _signs(plain: str, raw: Codes, shape: Codes) -> None:
    """Signs that belong to a word in their place alone: ``licensor's``, ``2.0+``, ``terms & conditions``."""
    last = len(raw) - 1
    for sign, inside in (("'", (True, True)), ("+", (True, False)), ("&", (False, False))):
        if sign not in plain:
            continue
        at = np.flatnonzero(raw == ord(sign))
        left = (shape[np.maximum(at - 1, 0)] != _SPACE) & (at > 0)
        right = (shape[np.minimum(at + 1, last)] != _SPACE) & (at < last)
        shape[at[(left == inside[0]) & (right == inside[1])]] = ord(sign)
    for match in _SYMBOL.finditer(plain):  # beside "copyright" or a year it says the same once more
        start, end = match.span()
        if _BEFORE.search(plain[max(start - 30, 0) : start]) or _AFTER.match(plain[end : end + 30]):
            shape[start:end] = _SPACE


def _right(mask: Mask) -> Mask:
    return np.concatenate(([False], mask[:-1]))


def _left(mask: Mask) -> Mask:
    return np.concatenate((mask[1:], [False]))


@cache
def _ascii() -> bytes:
    """What becomes of each byte: lower case, or a space."""
    words = (chr(code) if chr(code).isalnum() or chr(code) in "$%" else " " for code in range(128))
    return "".join(words).lower().encode("ascii") + b" " * 128


@cache
def _shaped(code: int) -> int:
    char = chr(code)
    if not (char.isalnum() or char in "\u20ac\u00a3\u00a5\u20b9"):
        return _SPACE
    low = char.lower()
    return ord(low) if len(low) == 1 else code


def _alone(code: int) -> bool:
    return any(first <= code <= last for first, last in _EACH_A_WORD)


def _array(values: npt.NDArray[np.intp]) -> array[int]:
    out = array("l")
    out.frombytes(values.astype(np.dtype("l")).tobytes())
    return out


@cache
def _firsts() -> tuple[Mapping[str, tuple[str, ...]], Mapping[tuple[str, str], str]]:
    known = spelling()
    pairs: dict[str, tuple[str, ...]] = {}
    for first, second in known.pairs:
        pairs[first] = (*pairs.get(first, ()), second)
    return pairs, {(a, b): c for a, b, c in known.after}


def _paired(words: list[str], starts: array[int], stops: array[int]) -> Tokens:
    """Two words that are also written as one become one; words that change after another are changed."""
    pairs, after = _firsts()
    known = set(words)
    for (first, second), new in after.items():
        if first in known and second in known:
            for at in _places(words, second):
                if at and words[at - 1] == first:
                    words[at] = new
    firsts = known & pairs.keys()
    places = [
        at
        for first in firsts
        for at in _places(words, first)
        if "".join(words[at + 1 : at + 2]).startswith(pairs[first])
    ]
    places.sort()
    return _merged(words, starts, stops, places)


def _places(words: list[str], word: str) -> Iterator[int]:
    at = -1
    with contextlib.suppress(ValueError):
        while True:
            at = words.index(word, at + 1)
            yield at


def _merged(words: list[str], starts: array[int], stops: array[int], places: Sequence[int]) -> Tokens:
    if not places:
        return tuple(words), starts, stops
    same = spelling().same
    out: list[str] = []
    begins, ends = array("l"), array("l")
    at = 0
    for place in places:
        if place < at:
            continue  # its first word is the second of the pair before
        out += words[at:place]
        begins.extend(starts[at : place + 1])
        ends.extend(stops[at:place])
        made = words[place] + words[place + 1]
        out.append(same.get(made, made))
        ends.append(stops[place + 1])
        at = place + 2
    out += words[at:]
    begins.extend(starts[at:])
    ends.extend(stops[at:])
    return tuple(out), begins, ends
