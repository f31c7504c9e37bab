"""The aligner: what it says makes one text of the other, and what was put in is found whole."""

from __future__ import annotations

from itertools import pairwise

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from licet.identify import align as module
from licet.identify.align import Edit, align

_STREAMS = st.lists(st.integers(0, 6), max_size=60)


def ids(values: list[int]) -> np.ndarray[tuple[int], np.dtype[np.uint32]]:
    return np.array(values, np.uint32)


def applied(base: list[int], text: list[int], edits: list[Edit]) -> list[int]:
    out: list[int] = []
    at = 0
    for a, b, c, d in edits:
        out += base[at:a] + text[c:d]
        at = b
    return out + base[at:]


@given(_STREAMS, _STREAMS)
@settings(max_examples=400, deadline=None)
def test_the_edits_make_the_text_of_the_base(base: list[int], text: list[int]) -> None:
    edits = align(ids(base), ids(text))
    assert applied(base, text, edits) == text
    assert all(e.a < e.b or e.c < e.d for e in edits)
    for one, other in pairwise(edits):
        assert one.b <= other.a and one.d <= other.c and other.a - one.b == other.c - one.d > 0


@given(_STREAMS, _STREAMS)
@settings(max_examples=100, deadline=None)
def test_long_streams_are_cut_at_anchors(base: list[int], text: list[int]) -> None:
    limit, module._CELLS = module._CELLS, 20
    try:
        edits = align(ids(base), ids(text))
    finally:
        module._CELLS = limit
    assert applied(base, text, edits) == text


@given(st.lists(st.integers(0, 10**9), unique=True, min_size=2, max_size=50), st.data())
@settings(max_examples=200, deadline=None)
def test_one_insertion_is_one_edit(base: list[int], data: st.DataObject) -> None:
    at = data.draw(st.integers(0, len(base)))
    put = data.draw(st.lists(st.sampled_from(base), min_size=1, max_size=20))
    text = base[:at] + put + base[at:]
    (only,) = align(ids(base), ids(text))
    assert only.a == only.b and only.d - only.c == len(put)


def test_surrogates_and_unknown_words_are_words() -> None:
    base = [0xD7FF, 0xD800, 0xDFFF, 0xE000]
    assert align(ids(base), ids(base)) == []
    assert align(ids(base), ids([0xD7FF, 0xDFFF, 0xE000])) == [Edit(1, 2, 1, 1)]
