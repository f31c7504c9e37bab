"""What a ban lists are alternatives, each with its own case; no case of one item lets anybody off another."""

from __future__ import annotations

from typing import Any

import pytest

from licet.conditions import Any_, atoms
from licet.read.from_provisions import read
from licet.read.model import Term
from licet.text.from_string import from_string
from licet.text.provisions import provisions


def bans(text: str) -> list[Term]:
    made = from_string(text)
    return [t for t in read(made, provisions(made)).terms if t.kind == "prohibition"]


def cases(text: str) -> list[tuple[str, Any]]:
    """The alternatives of the only ban of a text, each of one fact."""
    (ban,) = bans(text)
    assert isinstance(ban.when, Any_), ban.when
    return [(a.fact, a.value) for a in atoms(ban.when)]


@pytest.mark.parametrize(
    "text",
    [
        "You may not use the Software (a) for commercial purposes, (b) in the European Union, or (c) if you "
        "have more than 100 employees.",
        "You will not use the Software (i) for commercial purposes; (ii) in the European Union; (iii) if you "
        "have more than 100 employees.",
    ],
)
def test_labelled_items_are_alternatives(text: str) -> None:
    assert cases(text) == [("use_purpose", ("commercial",)), ("jurisdiction", ("EU",)), ("employees", 100)]


def test_what_a_second_verb_forbids_is_not_narrowed_by_the_first() -> None:
    text = "You must not: use the Work for any military purpose; use it in Russia."
    assert cases(text) == [("use_purpose", ("military",)), ("jurisdiction", ("RU",))]


def test_the_cases_of_one_condition_stay_joined() -> None:
    (ban,) = bans(
        "You may not use the Software if (a) you sell games and (b) you have more than 100 employees."
    )
    assert not isinstance(ban.when, Any_)


def test_a_right_far_behind_its_ban_is_still_forbidden() -> None:
    far = "the Software, its documentation, its examples and whatever else was handed over together with it, "
    text = f"You may not modify {far * 3} or sublicense it."
    assert "sublicense" in {a for ban in bans(text) for a in ban.actions}


@pytest.mark.parametrize(
    ("between", "kept"),
    [
        ("without our prior written consent", "written_permission"),
        ("except for research", "use_purpose"),
        ("unless you have obtained a commercial licence", "has_agreement"),
    ],
)
def test_words_between_commas_interrupt_a_ban(between: str, kept: str) -> None:
    (ban,) = bans(f"You may not, {between}, distribute the Works.")
    assert (ban.action, [a.fact for a in atoms(ban.when)]) == ("distribute", [kept])


def test_a_definition_of_the_territory_grants_nothing() -> None:
    text = '"Territory" means the world, excluding the territory of the European Union.'
    made = from_string(text)
    assert [t.kind for t in read(made, provisions(made)).terms] == ["definition"]
