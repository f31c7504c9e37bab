"""No changed licence passes as plain: a sample of what ``bench/mutations.py`` runs over every licence."""

from __future__ import annotations

import random

import pytest
from tests.identify.mutations import MAKERS, mutants, reformatted

from licet.catalogue import open_catalogue
from licet.catalogue.model import Catalogue
from licet.identify.from_text import identify
from licet.text.from_string import from_string

NAMES = ["MIT", "BSD-3-Clause", "Apache-2.0", "ISC", "MPL-2.0", "Zlib", "OFL-1.1", "CC0-1.0", "Unlicense"]


@pytest.fixture(scope="module")
def catalogue() -> Catalogue:
    return open_catalogue()


@pytest.mark.parametrize("name", NAMES)
def test_what_was_changed_is_not_the_plain_licence(catalogue: Catalogue, name: str) -> None:
    text = catalogue.text(catalogue.by_id(name))
    seen = 0
    for _, mutant in mutants([(name, text)], each=2, seed=7):
        found = identify(from_string(mutant.text), catalogue)
        names = {d.rule for d in found.departures} == {"licensors-name"}  # a word of the licensor's name
        assert found.modified or found.base != name or names, (mutant.kind, mutant.what)
        assert all(d.span.of(mutant.text) or d.kind == "removed" for d in found.departures)
        seen += 1
    assert seen > len(MAKERS)


@pytest.mark.parametrize("name", NAMES)
def test_what_was_reformatted_is(catalogue: Catalogue, name: str) -> None:
    for seed in range(4):
        text, done = reformatted(catalogue.text(catalogue.by_id(name)), random.Random(f"{seed} {name}"))
        found = identify(from_string(text), catalogue)
        assert (found.base, found.modified) == (name, False), done
