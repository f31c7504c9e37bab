"""Known licences in other words: where they stand, and how often."""

from __future__ import annotations

import pytest

from licet.catalogue import open_catalogue
from licet.catalogue.model import Catalogue
from licet.identify.near import located, near_claims, nearest
from licet.text.from_string import from_string


@pytest.fixture(scope="module")
def known() -> Catalogue:
    return open_catalogue()


def test_a_licence_among_other_words(known: Catalogue) -> None:
    entry = known.by_id("ISC")
    words = ["zebra"] * 50 + list(from_string(known.text(entry)).tokens) + ["zebra"] * 50
    found = located(known.ids(words), entry, known)
    assert (found.first, found.last) == (50, 50 + entry.length)
    assert (found.held, found.said, found.before, found.after) == (1.0, 1.0, 0, 0)


def test_what_is_missing_at_the_ends_is_counted(known: Catalogue) -> None:
    entry = known.by_id("ISC")
    words = from_string(known.text(entry)).tokens[10:-20]
    found = located(known.ids(words), entry, known)
    assert (found.before, found.after) == (10, 20)
    assert 0.5 < found.held < 1


@pytest.mark.parametrize("name", ["MIT", "BSD-3-Clause", "Zlib", "Apache-2.0"])
def test_copies_are_told_apart(name: str, known: Catalogue) -> None:
    entry = known.by_id(name)
    words = list(from_string(known.text(entry)).tokens)
    once = [*words[:30], "zebra", *words[30:]]  # so that no copy is exact
    ids = known.ids([*once, *(["other"] * 15), *once, *(["words"] * 15), *once])
    claims = sorted(near_claims(ids, 0, len(ids), known), key=lambda c: c.first)
    assert [c.expression for c in claims] == [name] * 3
    starts = [0, len(once) + 15, 2 * len(once) + 30]
    assert all(abs(c.first - s) <= 4 for c, s in zip(claims, starts, strict=True))


def test_nothing_near(known: Catalogue) -> None:
    assert nearest(known.ids(["zebra"] * 40), known) is None
    assert near_claims(known.ids([]), 0, 0, known) == []
