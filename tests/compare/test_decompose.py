"""Conditional licences as choices, against brute force on small domains."""

from __future__ import annotations

from itertools import product

from tests.compare.readings import (
    BIG,
    COMMERCIAL,
    GRANT,
    KIMI,
    MIT,
    NOTICE,
    SHARED,
    bar,
    duty,
    licence,
    permission,
    users,
)

from licet.compare.compile import compiled
from licet.compare.decompose import core, decompose
from licet.compare.formula import holds
from licet.compare.from_readings import Party, compare
from licet.compare.model import Split
from licet.compare.words import Words
from licet.conditions import Atom, Not, any_of
from licet.read.model import Reading

SIZES = (0.0, 100_000_000.0, 150_000_000.0)
SHOWN = "deed:display “Kimi K2”"


def split_of(party: Party) -> Split:
    (split,) = decompose(party).splits
    return split


def permitted(party: Party, reading: Reading, world: dict[str, bool | float]) -> bool:
    choice = compiled(reading, Words(party.source))
    return not any(holds(stop.formula, world) for stop in choice.stops)


def test_a_conditional_duty_is_a_guarded_choice() -> None:
    split = split_of(KIMI)
    assert split.condition == BIG
    assert split.equivalent is True
    assert split.refuted_by == ()
    assert compare(Party(KIMI.source, split.first), MIT).relation == "equal"


def test_without_its_guard_the_choice_is_not_the_licence() -> None:
    split = split_of(KIMI)
    assert split.without_guard is False
    assert split.witness is not None
    assert (
        Atom("monthly_active_users", "eq", 150_000_000, scope="this product") in split.witness.situation.facts
    )


def test_the_equivalence_holds_in_every_small_world() -> None:
    split = split_of(KIMI)
    for commercial, shared, kept, shown, size, money in product(*[(False, True)] * 4, SIZES, (0.0, 3e7)):
        world: dict[str, bool | float] = {
            "act:use": True,
            "act:distribute": shared,
            "use_purpose=commercial": commercial,
            "deed:own-notice": kept,
            SHOWN: shown,
            "monthly_active_users|this product|||": size,
            "monthly_revenue|this product||USD|": money,
        }
        big = commercial and (size > 100_000_000 or money > 20_000_000)
        first = not big and permitted(KIMI, split.first, world)
        assert permitted(KIMI, KIMI.reading, world) == (first or permitted(KIMI, split.second, world))


def test_the_core_has_no_size_and_no_purpose() -> None:
    (duty_,) = [t for t in core(KIMI.reading).terms if t.action == "display-attribution"]
    assert duty_.when is None
    assert [t.when for t in core(MIT.reading).terms] == [t.when for t in MIT.reading.terms]


def test_what_is_conditional_on_acts_alone_is_no_choice() -> None:
    assert decompose(MIT).splits == ()
    assert decompose(licence(GRANT, bar("use", when=COMMERCIAL))).splits == ()


def test_duties_under_the_same_condition_make_one_choice() -> None:
    both = licence(GRANT, duty("register", when=users(5)), NOTICE, duty("report", when=users(5)))
    split = split_of(both)
    assert [t.action for t in split.terms] == ["register", "report"]
    assert split.equivalent is True


def test_an_exemption_can_break_a_choice() -> None:
    internal = Atom("use_scope", "is", "internal")
    lifted = permission("use", when=Not(internal), effect="exempts", exempts=("register",))
    odd = licence(GRANT, duty("register", when=any_of(users(5), SHARED)), lifted)
    assert split_of(odd).equivalent is not None


def test_unread_words_of_the_licence_do_not_keep_its_choice_open() -> None:
    assert split_of(licence(GRANT, duty("pay", when=BIG), unread=("It may end.",))).equivalent is True
