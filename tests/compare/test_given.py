"""Comparisons for some people alone."""

from __future__ import annotations

import pytest
from tests.compare.readings import COMMERCIAL, GRANT, KIMI, MIT, bar, licence, revenue, users

from licet.compare.from_readings import compare
from licet.compare.given import Given
from licet.conditions import Atom, Condition, Not
from licet.owe.plain import plain
from licet.owe.profile import from_tree

MEDICAL = licence(GRANT, bar("use", when=Atom("use_purpose", "is", "medical")))
OUTSIDE = licence(GRANT, bar("use", when=Atom("jurisdiction", "in", ("EU", "GB"))))


@pytest.mark.parametrize(
    ("facts", "relation"),
    [
        ({}, "stricter"),
        ({"commercial": False}, "equal"),
        ({"monthly_active_users": 5_000_000}, "stricter"),
        ({"monthly_active_users": 5_000_000, "monthly_revenue": "1M USD"}, "equal"),
        ({"monthly_active_users": 100_000_000, "monthly_revenue": "20M USD"}, "equal"),
        ({"monthly_active_users": 100_000_001}, "stricter"),
        ({"commercial": True, "monthly_revenue": "20000001 USD"}, "stricter"),
    ],
)
def test_a_profile_closes_what_does_not_concern_it(facts: dict[str, object], relation: str) -> None:
    conditions, complete = plain(from_tree({"facts": facts}))
    assert compare(KIMI, MIT, given=Given(conditions, complete), rates={"USD": 1.0}).relation == relation


@pytest.mark.parametrize(("place", "relation"), [("DE", "stricter"), ("GB", "stricter"), ("JP", "equal")])
def test_a_country_lies_in_its_regions(place: str, relation: str) -> None:
    given = Given((Atom("jurisdiction", "is", place),))
    assert compare(OUTSIDE, licence(GRANT), given=given).relation == relation


def test_purposes_that_are_complete_exclude_the_others() -> None:
    some: tuple[Condition, ...] = (Atom("use_purpose", "is", "research"),)
    assert compare(MEDICAL, licence(GRANT), given=Given(some)).relation == "stricter"
    assert compare(MEDICAL, licence(GRANT), given=Given(some, frozenset({"use_purpose"}))).relation == "equal"


def test_money_is_converted_in_what_is_given_too() -> None:
    given = Given((COMMERCIAL, Atom("monthly_revenue", "eq", 19_000_000, currency="EUR"), users(0, "eq")))
    assert compare(KIMI, MIT, given=given, rates={"USD": 1.0, "EUR": 1.1}).relation == "stricter"
    assert compare(KIMI, MIT, given=given, rates={"USD": 1.0, "EUR": 1.0}).relation == "equal"


def test_a_denial_is_known_too() -> None:
    assert compare(KIMI, MIT, given=Given((Not(COMMERCIAL),))).relation == "equal"
    assert compare(KIMI, MIT, given=Given((Not(revenue(5)),))).relation == "stricter"
