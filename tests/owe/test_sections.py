"""Sections by their numbers."""

from __future__ import annotations

import pytest

from licet.owe.sections import extent, named, taken_over

TEXT = "Title\n1. One.\n i. Sub.\n ii. Sub.\n**2.** Two.\n  I. Sub.\nSection 3: Three.\n"


@pytest.mark.parametrize(
    ("words", "numbers"),
    [
        ("Section 2 of this Agreement will not apply", [("arabic", 2)]),
        ("set forth in Sections 2 and 3 do not apply", [("arabic", 2), ("arabic", 3)]),
        ("then Section III of this Agreement", [("roman", 3)]),
        ("this section does not apply", []),
        ("Section 12(c)", [("arabic", 12)]),
    ],
)
def test_named(words: str, numbers: list[tuple[str, int]]) -> None:
    assert list(named(words)) == numbers


def test_extent() -> None:
    found = [extent(TEXT, ("arabic", n)) for n in (1, 2, 3, 4)]
    heads = [e and e.of(TEXT).split("\n")[0] for e in found]
    assert heads == ["1. One.", "**2.** Two.", "Section 3: Three.", None]
    assert found[0] and found[0].of(TEXT).endswith("Sub.\n")


def test_a_section_takes_over_the_terms_of_another() -> None:
    text = "1. Source. Keep it.\n2. Object code, under the terms of Section 1 above.\n3. See Section 2.\n"
    assert [p.of(text) for p in taken_over(text)] == ["1. Source. Keep it.\n"]
    assert taken_over("1. You may copy it under the terms of this Section 1.\n2. More.\n") == ()
