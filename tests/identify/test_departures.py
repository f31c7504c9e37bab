"""Departures: what is found, where, and what of it is harmless."""

from __future__ import annotations

import pytest

from licet.catalogue import open_catalogue
from licet.catalogue.model import Catalogue
from licet.identify.departures import departures
from licet.identify.model import Departure
from licet.text.from_string import from_string


@pytest.fixture(scope="module")
def catalogue() -> Catalogue:
    return open_catalogue()


def found(catalogue: Catalogue, source: str, base: str) -> tuple[Departure, ...]:
    text = from_string(source)
    return departures(text, 0, len(text.tokens), catalogue.by_id(base), catalogue)


def mit(catalogue: Catalogue) -> str:
    return catalogue.text(catalogue.by_id("MIT"))


def test_a_text_does_not_depart_from_itself(catalogue: Catalogue) -> None:
    assert found(catalogue, mit(catalogue), "MIT") == ()


def test_title_and_copyright_lines_are_harmless(catalogue: Catalogue) -> None:
    source = "MIT License\n\nCopyright (c) 2024 Jane Doe\n\n" + mit(catalogue)
    assert [(d.material, d.rule) for d in found(catalogue, source, "MIT")] == [
        (False, "title"),
        (False, "copyright-line"),
    ]


def test_a_clause_is_one_departure(catalogue: Catalogue) -> None:
    clause = "You must not use the Software for commercial purposes."
    source = mit(catalogue).replace("\n\nTHE SOFTWARE", f"\n\n{clause}\n\nTHE SOFTWARE")
    (only,) = found(catalogue, source, "MIT")
    assert (only.kind, only.material, only.span.of(source)) == ("added", True, clause)


def test_a_word_is_a_word(catalogue: Catalogue) -> None:
    source = mit(catalogue).replace("without restriction", "with restriction")
    (only,) = found(catalogue, source, "MIT")
    assert (only.kind, only.material, only.span.of(source), only.base_quote) == (
        "changed",
        True,
        "with",
        "without",
    )


def test_what_is_missing_has_its_place(catalogue: Catalogue) -> None:
    cut = "subject to\nthe following conditions"
    source = mit(catalogue)
    assert cut in source
    at = source.index(cut)
    (only,) = found(catalogue, source.replace(cut, ""), "MIT")
    assert (only.kind, only.material, only.base_quote) == ("removed", True, cut)
    assert abs(only.span.start - at) <= 3 and len(only.span) == 0
