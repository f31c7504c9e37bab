"""Names and versions of licences in the words of another."""

from __future__ import annotations

import pytest

from licet.combine.clauses import mentions, name_of, version
from licet.combine.model import Name

GPL = "gnu general public license"


@pytest.mark.parametrize(
    ("title", "name"),
    [
        ("GNU General Public License v2.0 only", Name(GPL, (2,))),
        (
            "GNU Lesser General Public License v2.1 or later",
            Name("gnu lesser general public license", (2, 1)),
        ),
        ("European Union Public Licence 1.2", Name("european union public license", (1, 2))),
        ("MIT License", Name("mit license")),
    ],
)
def test_a_title_is_a_name_and_a_version(title: str, name: Name) -> None:
    assert name_of(title) == name


@pytest.mark.parametrize(
    ("words", "number", "named"),
    [
        (
            "either the GNU General Public License, Version 2.0, or any later versions of that licence",
            (3,),
            True,
        ),
        ("the GNU General Public License, Version 2.0", (3,), False),
        ("the GNU General Public License, Version 2.0", (2,), True),
        ("GNU General Public License (GPL) v. 2, v. 3", (3,), True),
        ("GNU General Public License (GPL) v. 2, v. 3", (1,), False),
        ("a work licensed under version 3 of the GNU General Public License", (3,), True),
        ("a work licensed under version 3 of the GNU General Public License", (2,), False),
        ("the GNU Lesser General Public License, Version 2.0", (2,), None),
        ("as the GNU General Public License asks", (2,), None),
        ("the GNU General Public License, version 2 or any later version", (1,), False),
    ],
)
def test_a_mention(words: str, number: tuple[int, ...], named: bool | None) -> None:
    assert mentions(words, Name(GPL, number)) is named


def test_zeros_at_the_end_of_a_version_say_nothing() -> None:
    assert version("2.0") == version("2") == (2,)
    assert version("1.10") > version("1.9")
