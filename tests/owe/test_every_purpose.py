"""A text that permits every purpose but one: the others are free, and more than the one is doubted."""

from __future__ import annotations

import pytest

from licet.owe.from_reading import owe
from licet.owe.profile import from_tree
from licet.pipeline import engine
from licet.text.from_string import from_string

GRANT = (
    "The licensor grants you a copyright license for the software to do everything you might do with the "
    "software that would otherwise infringe the licensor's copyright in it for any permitted purpose.\n\n"
)
STUDY = {
    "commercial": False,
    "distribution": False,
    "network_service": False,
    "modified": False,
    "derivative": False,
    "use_purpose": ["education"],
    "purposes_complete": True,
    "competes_with_licensor": False,
    "trains_models": "none",
}


def permitted(words: str, **facts: object) -> str:
    text = from_string(GRANT + words)
    return owe(engine().reading(text), from_tree({"facts": {**STUDY, **facts}}), text).permitted


ONE = "Any purpose is a permitted purpose, except for providing any product that competes with the software."


def test_what_is_not_the_exception_is_permitted() -> None:
    assert permitted(ONE) == "yes"


def test_the_exception_is_not_permitted() -> None:
    assert permitted(ONE, use_purpose=["competing-use"], competes_with_licensor=True, commercial=True) == "no"


@pytest.mark.parametrize(
    "words",
    [
        ONE.removesuffix(".") + " and use by companies.",
        "Any purpose is a permitted purpose, except for pupils and providing any product that competes.",
        "The permitted purposes stand in the order.",
    ],
)
def test_more_than_the_exception_or_no_list_leaves_it_open(words: str) -> None:
    assert permitted(words) == "depends"
