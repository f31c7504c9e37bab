"""SPDX expressions as choices of licences, and versions that an id leaves to choose."""

from __future__ import annotations

import pytest

from licet.expressions import choices, fixed, is_expression, versions

KNOWN = [
    "GPL-1.0-only",
    "GPL-2.0-only",
    "GPL-3.0-only",
    "GPL-2.0-or-later",
    "AGPL-3.0-only",
    "X-1.0",
    "X-1.10",
    "X-1.9",
]


@pytest.mark.parametrize(
    ("identifier", "expected"),
    [
        ("GPL-2.0-or-later", ("GPL-2.0-only", "GPL-3.0-only")),
        ("GPL-2.0-only", ("GPL-2.0-only",)),
        ("X-1.9+", ("X-1.9", "X-1.10")),
        ("X-1.9", ("X-1.9",)),
        ("Unknown-1.0+", ("Unknown-1.0+",)),
        ("MIT", ("MIT",)),
        ("GPL-3.0-or-later WITH E", ("GPL-3.0-only WITH E",)),
    ],
)
def test_versions(identifier: str, expected: tuple[str, ...]) -> None:
    assert versions(identifier, KNOWN) == expected


def test_one_version_alone() -> None:
    assert fixed("GPL-2.0-only WITH Classpath-exception-2.0")
    assert not fixed("GPL-2.0-or-later")
    assert not fixed("MIT")


@pytest.mark.parametrize("words", ["MIT OR ISC", "mit and isc", "(MIT)", "A WITH B"])
def test_an_expression(words: str) -> None:
    assert is_expression(words)


@pytest.mark.parametrize("words", ["MIT", "MIT-or-later", "BSD-3-Clause", "ANDROID-SDK-2009", "GPL-2.0+"])
def test_an_id_is_none(words: str) -> None:
    assert not is_expression(words)


def test_every_way_to_meet_an_expression() -> None:
    assert choices("A AND (B OR C)") == (("A", "B"), ("A", "C"))
    assert choices("A OR A") == choices("A AND A") == (("A",),)
