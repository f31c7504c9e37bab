"""Items of which one is enough are one choice, and nothing that stands outside of it is."""

from __future__ import annotations

import pytest

from licet.compare.from_readings import Party, compare
from licet.pipeline import engine
from licet.read.model import Reading
from licet.text.from_string import from_string

LEAVE = "Permission is granted to anyone to use, copy, modify and distribute this software for any purpose"
WAYS = """, provided that you also {}:

a) rename the modified program;

b) use it only within your own company; or

c) make other arrangements with the author.
"""
CHOICE, ALL = LEAVE + WAYS.format("do one of the following"), LEAVE + WAYS.format("do all of the following")


def reading(words: str) -> Reading:
    return engine().reading(from_string(words))


def test_unread_ways_beside_a_read_one_take_nothing_away() -> None:
    found = reading(CHOICE)
    assert [t.way is not None for t in found.terms if t.kind == "duty"] == [True]
    assert not found.unread
    assert engine().read(CHOICE).verdicts["OSD"].answer == "YES"


def test_where_all_are_asked_each_counts() -> None:
    assert all(t.way is None for t in reading(ALL).terms)
    assert engine().read(ALL).verdicts["OSD"].answer != "YES"


@pytest.mark.parametrize(
    "rider",
    [
        "\nYou must also pay the author ten percent of what you earn with it.\n",
        "\nPermission ends when the author says so.\n",
        "\nd) rename it; and no school may use it.\n",
        "\nd) thank the author. It may not be used in schools.\n",
    ],
)
def test_what_is_joined_to_a_choice_is_no_way_of_it(rider: str) -> None:
    assert engine().read(CHOICE + rider).verdicts["OSD"].answer != "YES"


def test_one_way_alone_is_not_proved_as_permissive_as_the_choice() -> None:
    only = LEAVE + ", provided that you rename the modified program.\n"
    texts = [Party(words, reading(words)) for words in (CHOICE, only)]
    assert compare(*texts).b_permits_all is not True
