"""Words put into a sentence of a known licence are read by themselves, or they are unread."""

from __future__ import annotations

import pytest

from licet.pipeline import engine

OPEN = {"OSD", "FSD", "DFSG", "OD"}


def passes(text: str) -> set[str]:
    """The definitions of which licet says that the text meets them."""
    verdicts = engine().read(text).verdicts
    return {name for name in OPEN if verdicts[name].answer == "YES"}


@pytest.mark.parametrize(
    ("name", "last", "rider"),
    [
        ("Zlib", "source distribution", ", and one copy per person"),
        ("Zlib", "source distribution", ", and vente interdite"),
        ("Zlib", "source distribution", ", and you shall indemnify the licensor against damages"),
        ("curl", "of the copyright holder", ", and above one hundred users a fee is due"),
        ("curl", "of the copyright holder", ", and exception for hobbyists"),
        ("Xnet", "the United States of America", "; not for resale"),
        ("Naumen", "credits file", ", and by using it you agree to be bound by our acceptable use policy"),
        ("Apache-2.0", "OF ANY KIND", " and put our name in yours"),
    ],
)
def test_a_limit_joined_to_a_known_sentence_is_seen(name: str, last: str, rider: str) -> None:
    known = engine().catalogue
    text = known.text(known.by_id(name))
    assert last in text and passes(text)
    assert not passes(text.replace(last, last + rider, 1))


@pytest.mark.parametrize(
    "tail",
    [
        ", twenty employees or fewer",
        ". Running it on more than one planet is extra.",
        ", uso comercial prohibido",
        ", the legal effect of this license is limited to schools",
        ". Offered gratis until 1 January 2028.",
    ],
)
def test_a_limit_in_a_copyright_line_is_seen(tail: str) -> None:
    known = engine().catalogue
    text = known.text(known.by_id("ISC"))
    assert passes(f"Copyright (c) 2026 Acme Ltd\n\n{text}") >= {"OSD"}
    assert not passes(f"Copyright (c) 2026 Acme Ltd{tail}\n\n{text}")


@pytest.mark.parametrize("heading", ["NOT FOR RESALE", "No Resale"])
def test_a_heading_that_denies_is_not_said_again_by_its_small_words(heading: str) -> None:
    known = engine().catalogue
    assert not passes(f"{heading}\n\n{known.text(known.by_id('Zlib'))}")


NOTE = 'Documentation of redistributed copies must include the following acknowledgment: "Foo is by Acme".'


def test_a_whole_sentence_that_only_asks_is_read_like_that_of_any_text() -> None:
    known = engine().catalogue
    text = known.text(known.by_id("MIT"))
    assert passes(f"{text}\n\n{NOTE}\n") >= {"OSD"}


@pytest.mark.parametrize(
    "more",
    [
        "Permission is limited to members.",
        "You may use it at home.",
        "Foo is a product for schools.",
    ],
)
def test_leave_beside_the_known_leave_is_no_whole_sentence_that_only_asks(more: str) -> None:
    known = engine().catalogue
    assert not passes(f"{known.text(known.by_id('MIT'))}\n\n{more}\n")
