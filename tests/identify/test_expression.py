"""Expressions are read as far as they are expressions, and put together without saying a thing twice."""

from __future__ import annotations

import pytest

from licet.catalogue import open_catalogue
from licet.identify.expression import conjunction, read_expression


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("MIT", ("MIT", 3)),
        ("mit or apache-2.0 */", ("MIT OR Apache-2.0", 17)),
        ("(MIT OR Zlib) AND ISC", ("(MIT OR Zlib) AND ISC", 21)),
        ("GPL-2.0+ WITH Classpath-exception-2.0", ("GPL-2.0-or-later WITH Classpath-exception-2.0", 37)),
        ("MIT AND", ("MIT", 3)),
        ("MIT License", ("MIT", 3)),
        ("MIT OR (Zlib", ("MIT", 3)),
        ("( )", None),
        ("AND MIT", None),
        ("Classpath-exception-2.0", None),
        ("nothing known", None),
        ("", None),
    ],
)
def test_read(words: str, expected: tuple[str, int] | None) -> None:
    assert read_expression(words, open_catalogue()) == expected


def test_an_unknown_id_is_written_as_told() -> None:
    assert read_expression("Foo-9 OR MIT", open_catalogue(), "LicenseRef-unknown") == (
        "LicenseRef-unknown OR MIT",
        12,
    )


def test_an_expression_is_not_read_without_end() -> None:
    found = read_expression("MIT OR " * 5000 + "MIT", open_catalogue())
    assert found is not None and found[1] < 300


@pytest.mark.parametrize(
    ("told", "whole"),
    [
        ([], None),
        (["MIT", "MIT"], "MIT"),
        (["MIT", "Zlib", "MIT"], "MIT AND Zlib"),
        (["MIT OR Zlib", "ISC"], "(MIT OR Zlib) AND ISC"),
        (["GPL-2.0-only WITH X-exception", "GPL-2.0-only", "X-exception"], "GPL-2.0-only WITH X-exception"),
    ],
)
def test_conjunction(told: list[str], whole: str | None) -> None:
    assert conjunction(told) == whole
