"""Conditions and acts in English."""

from __future__ import annotations

import pytest

from licet.conditions import All, Any_, Atom, Condition, Not
from licet.knowledge import phrases
from licet.report import words

USERS = Atom("monthly_active_users", "gt", 100_000_000, "users", period="month", scope="this product")
REVENUE = Atom("monthly_revenue", "gt", 20_000_000, currency="USD", period="month", scope="this product")
TRADE = Atom("use_purpose", "is", "commercial")


@pytest.mark.parametrize(
    ("when", "said"),
    [
        (None, ""),
        (USERS, "the product has more than 100 million monthly active users"),
        (REVENUE, "the product has more than 20 million US dollars in monthly revenue"),
        (TRADE, "the use is commercial"),
        (Not(TRADE), "the use is not commercial"),
        (Atom("use_purpose", "not_in", ("commercial", "military")), "the use is not commercial or military"),
        (Atom("distribution", "is", True), "you give out copies"),
        (Atom("distribution", "is", False), "you give out no copies"),
        (Not(Atom("distribution", "is", True)), "you give out no copies"),
        (Atom("distribution", "is", "object"), "the copies you give out are compiled code"),
        (
            Atom("annual_revenue", "lt", 1_500_000, currency="EUR", scope="licensee+affiliates"),
            "you and your affiliates have less than 1.5 million euros in yearly revenue",
        ),
        (Atom("employees", "ge", 1_250), "you have at least 1,250 employees"),
        (Not(Atom("employees", "ge", 100)), "you have not at least 100 employees"),
        (Atom("time_since_release", "ge", 4, "years"), "at least 4 years have passed since the release"),
        (Atom("moon_phase", "is", "full"), "moon phase is full"),
        (Atom("moon_phase", "gt", 3), "moon phase is more than 3"),
        (
            All((TRADE, Any_((USERS, REVENUE)))),
            "the use is commercial and (the product has more than 100 million monthly active users or "
            "the product has more than 20 million US dollars in monthly revenue)",
        ),
        (Not(All((TRADE, USERS))), "it is not so that the use is commercial and the product has more than "
         "100 million monthly active users"),
        (
            Atom("monthly_active_users", "gt", 700_000_000, as_of="release date"),
            "the product has more than 700 million monthly active users on the release date",
        ),
    ],
)  # fmt: skip
def test_conditions(when: Condition | None, said: str) -> None:
    assert words.condition(when) == said


@pytest.mark.parametrize(
    ("value", "said"),
    [
        (7, "7"),
        (99_999, "99,999"),
        (1_000_000, "1 million"),
        (1_234_567, "1,234,567"),
        (2_500_000, "2.5 million"),
        (10_000_000_000, "10 billion"),
        (0.5, "0.5"),
        ("[number]", "[number]"),
    ],
)
def test_numbers_keep_their_value(value: object, said: str) -> None:
    assert words.number(value) == said


def test_an_act_with_its_details() -> None:
    detail = {"show": "Kimi  K2", "where": "user interface of such product", "manner": "prominently"}
    said = words.act("display-attribution", detail)
    assert said == "prominently display “Kimi K2” on the user interface of such product"


def test_an_act_nobody_named_still_reads() -> None:
    assert words.act("stand-on-head", None) == "stand on head"


def test_lists() -> None:
    assert words.listed(["a", "b", "a", "c"], "or") == "a, b or c"


def test_every_phrase_of_a_size_says_the_number() -> None:
    for fact in phrases.facts().values():
        assert ("{op}" in fact.says) == ("{op} {value}" in fact.says), fact.id
        assert not fact.subject or "{whose} {has}" in fact.says, fact.id
