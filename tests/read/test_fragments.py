"""Titles and lines of names are told from stretches that bind."""

from __future__ import annotations

import pytest
from msgspec.structs import replace

from licet.read.effectless import effectless
from licet.read.fragments import is_title
from licet.text.from_string import from_string
from licet.text.model import Provision
from licet.text.provisions import provision


def stretch(words: str, form: str = "heading") -> Provision:
    text = from_string(words)
    return replace(provision(text, 0, len(text.plain)), form=form)


@pytest.mark.parametrize(
    "words",
    [
        "EXCUSABLE EVENTS",
        "Dispute Resolution",
        "Automatic Termination Upon Breach.",
        "OFoo LGPL Linking Exception",
        "Restrictions of Granted Rights",
        "Requirements for a Distribution of Modifiable Code",
    ],
)
def test_a_title_is_one(words: str) -> None:
    one = stretch(words)
    assert is_title(one, one.words)


@pytest.mark.parametrize(
    "words",
    [
        "Redistribution with permission",
        "Copies to the author",
        "Exception for breweries",
        "Brewers Only",
        "Weekend use",
        "Use the Foo license",
        "You and the license",
        "Academic Linking Exception",
        "No distribution",
        "The Licensor Holds The Copyright Until Brewers Pay",
    ],
)
def test_a_limit_or_an_order_is_no_title(words: str) -> None:
    one = stretch(words)
    assert not is_title(one, one.words)


def test_what_is_no_heading_must_begin_like_one() -> None:
    assert is_title(stretch("Special exception:", "sentence"), "special exception:")
    assert not is_title(stretch("as a condition of use", "sentence"), "as a condition of use")


@pytest.mark.parametrize("form", ["heading", "sentence"])
def test_a_line_of_names_names_no_class_of_persons(form: str) -> None:
    assert effectless(stretch("Jane Foo, January 1995", form)) is not None
    assert effectless(stretch("Foo Bar, 12 Main Street, Springfield", form)) is not None
    assert effectless(stretch("Brewers Of Freedonia And Students", form)) is None
