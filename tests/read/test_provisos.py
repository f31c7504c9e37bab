"""Conditions that follow a grant narrow it; none of them leaks into another."""

from __future__ import annotations

import pytest

from licet.pipeline import engine
from licet.read.model import Term
from licet.text.from_string import from_string


def terms(words: str) -> tuple[Term, ...]:
    return engine().reading(from_string(words)).terms


def test_each_that_is_a_condition_of_its_own() -> None:
    found = terms(
        "Permission to use and copy it is hereby granted, provided that the above copyright notice appear in "
        "all copies and that the name of Acme not be used in advertising without prior written permission."
    )
    grant = next(t for t in found if t.kind == "permission")
    assert grant.when is None
    others = [t.actions for t in found if t.kind != "permission"]
    assert len(others) >= 2 and "keep-notice" in others[0] and "endorse" in others[1]


@pytest.mark.parametrize(
    "words",
    [
        "You may use it, provided that you have fewer than 100 employees and that you keep this notice.",
        "You may use it provided that the use is for research and that this notice appears in all copies.",
    ],
)
def test_a_condition_among_duties_narrows_the_grant_or_is_unread(words: str) -> None:
    report = engine().read(words)
    narrowed = [t for t in report.terms if t.kind == "grant-scope"]
    assert narrowed or report.unread
    assert all(t.when is not None for t in narrowed)
    assert report.verdicts["OSD"].answer != "YES"


def test_a_condition_that_is_not_understood_is_unread() -> None:
    report = engine().read("You may use it provided that the moon is full and that you keep this notice.")
    assert "moon" in " ".join(u.quote for u in report.unread)
