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


@pytest.mark.parametrize(
    "words",
    [
        "You may use it, provided that if you redistribute it whole, you must retain this notice.",
        "You may make and run it without conditions so long as your licence otherwise remains in force.",
        'Foo grants you a licence to use it, provided that the notice "Copyright 2001 Foo Foundation" '
        "is retained.",
    ],
)
def test_a_proviso_that_limits_nobody_is_read(words: str) -> None:
    text = from_string(words)
    reading = engine().reading(text)
    assert [t for t in reading.terms if t.kind == "permission" and t.when is None]
    assert not reading.unread


@pytest.mark.parametrize(
    "words",
    [
        "Nobody but the steward has the right to modify the terms of this licence.",
        "You may modify any part of it, except this licence agreement, which you may not modify.",
    ],
)
def test_the_words_of_the_licence_are_not_the_work(words: str) -> None:
    assert not [t for t in terms(words) if t.kind == "prohibition" and "modify" in t.actions]
