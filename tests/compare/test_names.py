"""Names of the work stand for one another; words that decide never do."""

from __future__ import annotations

import pytest

from licet.compare.names import renamed

TEXT = "When you use {0} in a product you shall keep the notice of {0} in each copy of it."


def test_a_name_stands_for_another() -> None:
    assert renamed(TEXT.format("Llama 3.1"), TEXT.format("Llama 4")) == {"llama 4": "llama 3.1"}


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("100", "50"),
        ("with", "without"),
        ("Commercial", "Research"),
        ("the Work", "the Work and all that comes near it in any way whatever"),
    ],
)
def test_words_that_decide_stand_for_nothing(one: str, other: str) -> None:
    assert renamed(TEXT.format(one), TEXT.format(other)) == {}


def test_a_word_of_both_texts_stands_for_itself() -> None:
    a, b = (
        TEXT.format("Licensor") + " The Licensee agrees.",
        TEXT.format("Licensee") + " The Licensee agrees.",
    )
    assert renamed(a, b) == {}
