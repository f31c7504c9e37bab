"""Sections by their numbers."""

from __future__ import annotations

import pytest

from licet.owe.sections import extent, named

TEXT = "Title\n1. One.\n a. Sub.\n**2.** Two.\n  i. Sub.\nSection 3: Three.\n"


@pytest.mark.parametrize(
    ("words", "numbers"),
    [
        ("Section 2 of this Agreement will not apply", (2,)),
        ("set forth in Sections 2 and 3 do not apply", (2, 3)),
        ("then Section III of this Agreement", (3,)),
        ("this section does not apply", ()),
        ("Section 12(c)", (12,)),
    ],
)
def test_named(words: str, numbers: tuple[int, ...]) -> None:
    assert named(words) == numbers


def test_extent() -> None:
    found = [extent(TEXT, n) for n in (1, 2, 3, 4)]
    heads = [e and e.of(TEXT).split("\n")[0] for e in found]
    assert heads == ["1. One.", "**2.** Two.", "Section 3: Three.", None]
    assert found[0] and found[0].of(TEXT).endswith("Sub.\n")
