"""Whatever is done to a licence: places lie in the source, in order, and nothing is changed in silence."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from licet.catalogue import open_catalogue
from licet.catalogue.model import Catalogue
from licet.identify.departures import departures
from licet.text.from_string import from_string

PIECES = [
    "\u200b",
    "\t",
    "\r\n",
    "<b>",
    "* ",
    "// ",
    "1. ",
    "Copyright (c) 2020 A\n",
    "not ",
    "\u202e",
    "é",
    "权利",
    '"',
    ")",
    ".",
]


@pytest.fixture(scope="module")
def catalogue() -> Catalogue:
    return open_catalogue()


@given(st.lists(st.tuples(st.integers(0, 1100), st.integers(0, 40), st.sampled_from(PIECES)), max_size=8))
@settings(max_examples=150, deadline=None)
def test_places_lie_in_the_source(catalogue: Catalogue, edits: list[tuple[int, int, str]]) -> None:
    entry = catalogue.by_id("MIT")
    source = catalogue.text(entry)
    for at, length, piece in edits:
        source = source[:at] + piece + source[at + length :]
    text = from_string(source)
    found = departures(text, 0, len(text.tokens), entry, catalogue)
    assert all(0 <= d.span.start <= d.span.end <= len(source) for d in found)
    assert all(one.span.start <= other.span.start for one, other in pairwise(found))
    assert all((d.kind == "removed") == (len(d.span) == 0) for d in found)
    assert all((d.kind == "added") == (d.base_quote is None) for d in found)
    same = text.tokens == from_string(catalogue.text(entry)).tokens
    assert same == (found == ())


@pytest.mark.parametrize("word", ["not", "only", "noncommercial", "30", "except", "unless"])
@pytest.mark.parametrize("share", [0.0, 0.3, 0.6, 0.999])
def test_one_word_anywhere_counts(catalogue: Catalogue, word: str, share: float) -> None:
    entry = catalogue.by_id("ISC")
    words = catalogue.text(entry).split(" ")
    at = int(share * len(words))
    source = " ".join([*words[:at], word, *words[at:]])
    text = from_string(source)
    found = departures(text, 0, len(text.tokens), entry, catalogue)
    assert any(d.material and word in d.span.of(source) for d in found)
