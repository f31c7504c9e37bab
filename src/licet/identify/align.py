"""Where two streams of token ids differ: as few words as possible, kept together.

The shortest edit script (Hyyrö's bit-parallel longest common subsequence, as rapidfuzz computes it) may
scatter one added clause over words that its neighbourhood happens to share. So stretches that only interrupt
one edit are taken into it (the rule of semantic clean-up in Fraser's diff-match-patch).
"""

from __future__ import annotations

from bisect import bisect_left
from typing import NamedTuple

import numpy as np

from licet.catalogue.model import Ids

_CELLS = 64_000_000  # of the table of one alignment: 64 to a machine word, some 2 ms and 8 MB
_GRAM = 6  # tokens in the n-grams by which long streams are cut
_ISLAND = 5  # words; so many in a row are no coincidence
_WINDOW = 12  # edits that may turn out to be one
_SURROGATES = 0xD800
_MOST = 0x10FFFF - 0x800


class Edit(NamedTuple):
    """``base[a:b]`` stands as ``text[c:d]``; at least one of them is not empty."""

    a: int
    b: int
    c: int
    d: int


def align(base: Ids, text: Ids) -> list[Edit]:
    """The edits that make ``text`` of ``base``, in order, never adjacent; linear in the lengths."""
    return _together(base, text, _edits(base, text))


def _edits(base: Ids, text: Ids) -> list[Edit]:
    if len(base) * len(text) <= _CELLS:
        return _shortest(base, text, 0, 0)
    out: list[Edit] = []
    a = c = 0
    for b, d in [*_anchors(base, text), (len(base), len(text))]:
        if a < b or c < d:
            if (b - a) * (d - c) <= _CELLS:
                out += _shortest(base[a:b], text[c:d], a, c)
            else:
                out.append(Edit(a, b, c, d))
        a, c = b + 1, d + 1
    return out


def _shortest(base: Ids, text: Ids, a: int, c: int) -> list[Edit]:
    from rapidfuzz.distance import Indel

    ops = Indel.opcodes(_string(base), _string(text))
    return [
        Edit(a + o.src_start, a + o.src_end, c + o.dest_start, c + o.dest_end)
        for o in ops
        if o.tag != "equal"
    ]


def _string(ids: Ids) -> str:
    """The ids as characters, which rapidfuzz compares without hashing; surrogates are left out."""
    points = np.minimum(ids, _MOST).astype("<u4")
    points[points >= _SURROGATES] += 0x800
    return points.tobytes().decode("utf-32-le")


def _anchors(base: Ids, text: Ids) -> list[tuple[int, int]]:
    """Positions of the same n-grams, each once in either stream, in increasing order on both sides."""
    left, right = _once(base), _once(text)
    pairs = sorted((left[gram], right[gram]) for gram in left.keys() & right.keys())
    return _increasing(pairs)


def _once(ids: Ids) -> dict[bytes, int]:
    raw = np.ascontiguousarray(ids, "<u4").tobytes()
    seen: dict[bytes, int] = {}
    for i in range(len(ids) - _GRAM + 1):
        gram = raw[4 * i : 4 * (i + _GRAM)]
        seen[gram] = -1 if gram in seen else i
    return {gram: i for gram, i in seen.items() if i >= 0}


def _increasing(pairs: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """A longest run of pairs that increases on both sides (patience sorting)."""
    tops: list[int] = []
    piles: list[int] = []
    back = [-1] * len(pairs)
    for i, (_, d) in enumerate(pairs):
        at = bisect_left(tops, d)
        back[i] = piles[at - 1] if at else -1
        if at == len(tops):
            tops.append(d)
            piles.append(i)
        else:
            tops[at] = d
            piles[at] = i
    out: list[tuple[int, int]] = []
    i = piles[-1] if piles else -1
    while i >= 0:
        out.append(pairs[i])
        i = back[i]
    return out[::-1]


def _together(base: Ids, text: Ids, edits: list[Edit]) -> list[Edit]:
    """Edits that are one: pieces of one added or removed stretch, and islands smaller than both shores."""
    out: list[Edit] = []
    for edit in edits:
        out.append(edit)
        while len(out) > 1 and _join(base, text, out):
            pass
    return out


def _join(base: Ids, text: Ids, out: list[Edit]) -> bool:
    """Make the last few edits one, if they are."""
    last = out[-1]
    for back in range(min(_WINDOW, len(out)), 1, -1):
        whole = _trimmed(base, text, Edit(out[-back].a, last.b, out[-back].c, last.d))
        cost = sum(e.b - e.a + e.d - e.c for e in out[-back:])
        if (whole.a == whole.b or whole.c == whole.d) and whole.b - whole.a + whole.d - whole.c <= cost:
            out[-back:] = [whole]
            return True
    before = out[-2]
    island = last.a - before.b
    if island < min(
        _ISLAND, max(before.b - before.a, before.d - before.c), max(last.b - last.a, last.d - last.c)
    ):
        out[-2:] = [Edit(before.a, last.b, before.c, last.d)]
        return True
    return False


def _trimmed(base: Ids, text: Ids, edit: Edit) -> Edit:
    """The edit without the words that are the same at its ends."""
    a, b, c, d = edit
    left, right = base[a:b], text[c:d]
    most = min(b - a, d - c)
    head = _common(left, right, most)
    tail = _common(left[::-1], right[::-1], most - head)
    return Edit(a + head, b - tail, c + head, d - tail)


def _common(left: Ids, right: Ids, most: int) -> int:
    if not most:
        return 0
    differ = np.flatnonzero(left[:most] != right[:most])
    return int(differ[0]) if len(differ) else most
