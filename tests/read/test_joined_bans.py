"""A ban that is joined to another is a ban of its own, with its own purposes."""

from __future__ import annotations

import pytest

from licet.conditions import Atom, atoms
from licet.read.from_provisions import read
from licet.read.model import Term
from licet.text.from_string import from_string
from licet.text.provisions import provisions


def bans(source: str) -> dict[str, Term]:
    text = from_string(source)
    return {t.action: t for t in read(text, provisions(text)).terms if t.kind == "prohibition"}


@pytest.mark.parametrize(
    ("words", "free", "other"),
    [
        ("You may not sell the software or use it to train models.", "sell", "train-other-models"),
        ("You may not sell the software or use it to build weapons.", "sell", "use"),
        ("You may not modify the software or use it to compete with us.", "modify", "compete"),
        (
            "You may not make commercial use of it or train models with it.",
            "commercial-use",
            "train-other-models",
        ),
        ("You may not sell the software, and may not use it to train models.", "sell", "train-other-models"),
    ],
)
def test_the_purpose_of_the_second_ban_does_not_limit_the_first(words: str, free: str, other: str) -> None:
    found = bans(words)
    assert {free, other} <= set(found)
    assert found[free].when is None


def test_verbs_that_share_an_object_serve_one_purpose() -> None:
    assert set(bans("You may not use, copy or distribute it to train models.")) == {"train-other-models"}


def test_a_ban_on_commercial_use_bans_no_other_use() -> None:
    assert bans("Commercial use of the model is not permitted.")["commercial-use"].also == ()
    assert bans("Use of it, including commercial use, is prohibited.")["commercial-use"].also == ("use",)


@pytest.mark.parametrize(
    ("words", "limited"),
    [
        ("A Competing Use means offering the Software in a service that competes with ours.", True),
        (
            "A Competing Use means hosting it, or offering it in a service that competes with ours.",
            False,
        ),
        ("Prohibited use means hosting the Software for third parties.", False),
    ],
)
def test_what_competes_by_its_definition_is_forbidden_to_competitors_alone(words: str, limited: bool) -> None:
    assert (bans(words)["compete"].when is not None) is limited


LIST = """A Competing Use means making the Software available to others in a product that:

1. substitutes for the Software; or

2. {}.
"""


@pytest.mark.parametrize(
    ("item", "limited"),
    [("offers the same functionality as the Software", True), ("frobnicates in the afternoon", False)],
)
def test_a_list_of_what_competes_must_be_understood_to_its_end(item: str, limited: bool) -> None:
    when = bans(LIST.format(item))["compete"].when
    assert (when is not None) is limited
    assert ("competing_product" in {a.fact for a in atoms(when)}) is limited


def test_a_ban_that_rides_on_a_leave_holds_for_every_purpose() -> None:
    words = "You may make production use of it, provided that you do not offer it as a hosted service."
    assert bans(words)["host-as-service"].when is None


def test_a_use_that_must_not_compete_is_left_free_otherwise() -> None:
    text = from_string(
        "You may make production use of the Licensed Work, provided your use does not include offering the "
        "Licensed Work to third parties on a hosted or embedded basis to compete with our paid versions."
    )
    found = read(text, provisions(text))
    assert not found.unread
    assert {a.fact for t in found.terms for a in atoms(t.when)} == {"competing_product"}


def test_a_row_of_parameters_begins_after_the_value_above_it() -> None:
    text = from_string(
        "Licensed Work:        Foo 2.1\n"
        "                      The Licensed Work is (c) 2024 Foo Systems, Inc.\n"
        "Additional Use Grant: You may use the Licensed Work, provided that you may not use the\n"
        "                      Licensed Work for a Database Service.\n"
    )
    ban = next(t for t in read(text, provisions(text)).terms if t.kind == "prohibition")
    assert ban.span.of(text.source).startswith("Additional Use Grant")
    assert {a.fact for a in atoms(ban.when)} == {"network_service", "business_type"}


def found(source: str) -> dict[str, Term]:
    text = from_string(source)
    return {t.action: t for t in read(text, provisions(text)).terms}


def test_a_duty_behind_a_semicolon_takes_no_purpose_from_before_it() -> None:
    when = found("Non-commercial use is permitted; commercial use requires a licence.")[
        "request-licence"
    ].when
    assert [a.value for a in atoms(when)] == ["commercial"]


def test_what_a_leave_limits_is_not_said_of_the_ban_joined_to_it() -> None:
    words = (
        "You may use it solely for permitted purposes and shall not exploit output for commercial purposes."
    )
    ban = bans(words)["use-output"]
    assert isinstance(ban.when, Atom)


def test_a_ban_that_is_the_other_side_of_a_duty_is_that_duty() -> None:
    assert set(found("You may not use the software without a valid licence key.")) == {"use-licence-key"}


def test_a_size_of_commercial_use_is_no_size_of_other_use() -> None:
    when = found("The number of users for your commercial activities must not exceed 1 million per month.")[
        "use"
    ].when
    assert {a.fact for a in atoms(when)} >= {"use_purpose"}
