"""Exact matches, candidates and occurrences."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.catalogue.conftest import FREE, RIDER, STRICT

from licet.catalogue.grams import powers, prefix, ranges, whole
from licet.catalogue.mapped import MappedCatalogue, _outermost
from licet.catalogue.model import LICENCES, Catalogue
from licet.text.from_string import from_string


def tokens(text: str) -> tuple[str, ...]:
    return from_string(text).tokens


def keys(small: MappedCatalogue, text: str) -> list[str]:
    return [small.entry(o.index).key for o in small.find(tokens(text))]


def test_exact_names_the_listed_licence_first_and_the_withdrawn_last(small: MappedCatalogue) -> None:
    assert [e.key for e in small.exact(tokens(FREE))] == ["mit", "old"]


@pytest.mark.parametrize("text", ["", "unheard-of", FREE + " more", FREE.replace("without", "with")])
def test_exact_is_exact(small: MappedCatalogue, text: str) -> None:
    assert small.exact(tokens(text)) == ()


def test_candidates_put_the_nearest_first(small: MappedCatalogue) -> None:
    changed = FREE.replace("any purpose", "any good purpose")
    first = small.candidates(tokens(changed), kinds=LICENCES)[0]
    assert first.entry.key == "mit"
    assert 0.6 < first.covered < 1 and 0.6 < first.covers < 1


def test_a_short_licence_inside_a_long_text_loses_to_the_long_one(small: MappedCatalogue) -> None:
    assert small.candidates(tokens(f"{FREE} {RIDER}"))[0].entry.key == "vendor"
    assert small.candidates(tokens(FREE))[0].entry.key == "mit"


def test_candidates_of_nothing_known(small: MappedCatalogue) -> None:
    assert small.candidates(tokens("entirely different words about the weather in spring")) == ()
    assert small.candidates(()) == ()


def test_candidates_of_two_licences_in_one_file(small: MappedCatalogue) -> None:
    found = {c.entry.key: c for c in small.candidates(tokens(f"{FREE}\n\n{STRICT}"), kinds=LICENCES)}
    assert found["mit"].covered == pytest.approx(1)
    assert found["strict"].covered == pytest.approx(1)


def test_find_gives_the_place(small: MappedCatalogue) -> None:
    words = tokens("This is licensed under the MIT license, see the file LICENSE. Good luck.")
    (found,) = small.find(words)
    assert words[found.start : found.stop] == tokens("licensed under the MIT license, see the file LICENSE")


def test_find_leaves_out_what_lies_inside(small: MappedCatalogue) -> None:
    text = "the MIT license server is down, the MIT license"
    assert keys(small, text) == ["not", "mit_2"]
    every = small.find(tokens(text), maximal=False)
    assert [small.entry(o.index).key for o in every] == ["not", "mit_2", "mit_2"]


def test_find_of_one_kind(small: MappedCatalogue) -> None:
    found = small.find(tokens("the MIT license server is down"), kinds=("reference",))
    assert [small.entry(o.index).key for o in found] == ["mit_2"]


def test_find_in_nothing(small: MappedCatalogue) -> None:
    assert small.find(()) == ()
    assert small.find(("the",)) == ()


def test_unknown_words_get_fresh_ids(small: MappedCatalogue) -> None:
    ids = small.ids(("the", "xyzzy", "work", "plugh", "xyzzy"))
    assert ids[1] == ids[4] == small.words
    assert ids[3] == small.words + 1
    assert [small.token(int(i)) for i in (ids[0], ids[2])] == ["the", "work"]


def test_streams_are_the_tokens_of_the_texts(real: Catalogue) -> None:
    for entry in list(real.entries())[::97]:
        words = [real.token(int(i)) for i in real.stream(entry)]
        assert tuple(words) == tokens(real.text(entry))
        assert len(words) == entry.length


def test_every_real_licence_is_found_by_its_own_text(real: Catalogue) -> None:
    for entry in list(real.entries())[::37]:
        if entry.length and not entry.deprecated:
            stream = real.stream(entry)
            assert entry in real.exact(stream)
            best = real.candidates(stream, kinds=LICENCES)
            assert entry.length < 4 or best[0].score > 0.999
            assert any(o.index == entry.index for o in real.find(stream))


@pytest.mark.parametrize(
    "name", ["MIT", "Apache-2.0", "GPL-2.0-only", "GPL-3.0-only", "BSD-3-Clause", "CC0-1.0"]
)
def test_the_classics_are_there(real: Catalogue, name: str) -> None:
    entry = real.by_id(name)
    assert (entry.spdx_id, entry.listed, entry.deprecated, entry.parent) == (name, True, False, None)
    assert real.exact(tokens(real.text(entry)))[0] == entry


def test_the_real_catalogue_is_whole(real: Catalogue) -> None:
    assert real.counts.licences > 1900
    assert real.counts.listed > 600
    assert real.counts.mentions > 25_000


@given(st.lists(st.integers(0, 5), max_size=60), st.data())
def test_stretch_hashes_agree_with_whole_hashes(values: list[int], data: st.DataObject) -> None:
    ids = np.array(values, np.uint32)
    a = data.draw(st.integers(0, len(ids)))
    b = data.draw(st.integers(a, len(ids)))
    weights = powers(len(ids) + 1)
    sums = prefix(ids, weights)
    assert sums[b] - sums[a] == whole(ids[a:b]) * weights[a]


@given(st.lists(st.tuples(st.integers(0, 50), st.integers(0, 6)), max_size=20))
def test_ranges_are_arange_after_arange(pairs: list[tuple[int, int]]) -> None:
    starts, lengths = (np.array([p[k] for p in pairs], np.int64) for k in (0, 1))
    assert ranges(starts, lengths).tolist() == [i for s, n in pairs for i in range(s, s + n)]


@given(st.lists(st.tuples(st.integers(0, 12), st.integers(1, 6)), max_size=15))
def test_outermost_is_what_no_other_strictly_holds(pairs: list[tuple[int, int]]) -> None:
    spans = sorted(((s, s + n) for s, n in pairs), key=lambda p: (p[0], -p[1]))
    start, stop = (np.array([p[k] for p in spans], np.int64) for k in (0, 1))
    wanted = [not any(o != p and o[0] <= p[0] and p[1] <= o[1] for o in spans) for p in spans]
    assert _outermost(start, stop).tolist() == wanted
