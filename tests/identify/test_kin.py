"""Relatives of a text, and what is new in it."""

from __future__ import annotations

from pathlib import Path

import pytest

from licet.catalogue import open_catalogue
from licet.catalogue.model import Catalogue
from licet.identify.kin import kin
from licet.text.from_string import from_string

EXAMPLE = Path(__file__).resolve().parents[2] / "examples" / "modified-mit" / "LICENSE"


@pytest.fixture(scope="module")
def catalogue() -> Catalogue:
    return open_catalogue()


def test_a_clause_of_its_own_is_new(catalogue: Catalogue) -> None:
    source = EXAMPLE.read_text(encoding="utf-8")
    found = kin(from_string(source), catalogue)
    assert len(found.relatives) == 5
    assert "MIT" in [r.spdx_id for r in found.relatives]
    (only,) = found.unsaid
    assert only.span.of(source).startswith("Our only modification part is that")
    assert 0 < found.unsaid_words < found.words


def test_a_licence_is_no_relative_of_itself(catalogue: Catalogue) -> None:
    found = kin(from_string(catalogue.text(catalogue.by_id("MIT"))), catalogue, most=3)
    assert "MIT" not in [r.spdx_id for r in found.relatives]
    assert found.unsaid == ()
    shares = [2 * r.shared / (found.words + r.of) for r in found.relatives]
    assert shares == sorted(shares, reverse=True)


def test_what_another_licence_says_is_said_by_it(catalogue: Catalogue) -> None:
    evil = "The Software shall be used for Good, not Evil."
    found = kin(from_string(f"{evil}\n\nYou must paint it blue on Tuesdays."), catalogue)
    assert [u.said_by for u in found.unsaid] == ["JSON", None]


def test_nothing_to_compare(catalogue: Catalogue) -> None:
    found = kin(from_string("Hm."), catalogue)
    assert (found.words, found.relatives) == (1, ())


def test_one_changed_word_is_said_by_no_approved_licence(catalogue: Catalogue) -> None:
    text = catalogue.text(catalogue.by_id("MIT")).replace("without restriction", "with restriction")
    found = kin(from_string(text), catalogue)
    assert found.relatives[0].spdx_id == "MIT"
    assert [u.span.of(text)[:30] for u in found.unsaid] == ["Permission is hereby granted, "]
    assert found.unsaid[0].said_by is None


def test_a_line_that_only_names_a_licence_has_no_relatives(catalogue: Catalogue) -> None:
    text = "This project is licensed under the [Apache License 2.0](LICENSE), except the fonts (OFL-1.1)."
    found = kin(from_string(text), catalogue)
    assert found.relatives == ()
    assert len(found.unsaid) == 1  # a version's dot ends no sentence
