"""Terms seen as limits: the same limit, however it is said."""

from __future__ import annotations

import pytest

from licet.conditions import All, Atom, Condition, Not
from licet.limits.from_terms import core, granted, limits
from licet.limits.grounds import of
from licet.read.model import Term
from licet.spans import Span

RESEARCH = Atom("use_purpose", "is", "research")
BUSINESS = Atom("use_purpose", "is", "commercial")
LARGE = Atom("annual_revenue", "gt", 1_000_000, currency="USD")
ANY_PERMITTED = Atom("use_purpose", "is", "permitted-purpose")


def term(kind: str, action: str, when: Condition | None = None, at: int = 0, **rest: object) -> Term:
    return Term(kind, action, Span(at, at + 1), "t", when=when, **rest)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("said", "nature"),
    [
        (term("permission", "use", RESEARCH, also=("modify", "distribute")), "narrow"),
        (term("prohibition", "use", Not(RESEARCH)), "bar"),
        (term("duty", "request-licence", BUSINESS), "gate"),
        (term("grant-scope", "use", Atom("use_purpose", "is", "non-commercial")), "narrow"),
    ],
)
def test_four_ways_to_shut_out_commerce(said: Term, nature: str) -> None:
    (found,) = limits([said])
    assert found.nature == nature
    assert found.grounds == {"commercial"}


@pytest.mark.parametrize(
    ("condition", "grounds"),
    [
        (Atom("distribution", "is", True), set()),
        (Atom("breach", "is", True), set()),
        (Atom("use_purpose", "is", "nominative-or-required"), set()),
        (Atom("jurisdiction", "in", ("sanctioned",)), {"sanctions"}),
        (Atom("jurisdiction", "in", ("sanctioned", "EU")), {"sanctions", "place"}),
        (All((BUSINESS, LARGE)), {"commercial", "size"}),
        (Not(Atom("use_purpose", "in", ("military", "illegal"))), {"field", "illegal"}),
        (None, set()),
    ],
)
def test_grounds(condition: Condition | None, grounds: set[str]) -> None:
    assert of(condition) == grounds


AGREED = Atom("has_agreement", "is", True)


@pytest.mark.parametrize(
    ("condition", "narrow"),
    [
        (AGREED, True),
        (Not(AGREED), False),
        (Not(Not(AGREED)), True),
        (Atom("written_permission", "is", False), False),
        (All((Atom("distribution", "is", True), Not(AGREED))), False),
        (All((RESEARCH, Not(AGREED))), True),
    ],
)
def test_a_grant_without_an_agreement_asks_for_none(condition: Condition, narrow: bool) -> None:
    assert bool(limits([term("permission", "use", condition)])) is narrow


def test_a_right_granted_to_all_is_not_narrowed_by_a_second_grant() -> None:
    assert limits([term("permission", "use"), term("permission", "use", RESEARCH, 2)]) == ()


def test_any_permitted_purpose_is_what_the_text_says_it_is() -> None:
    found = limits(
        [term("permission", "use", ANY_PERMITTED, 0), term("permission", "use", RESEARCH, 5, also=("x",))]
    )
    narrow = next(one for one in found if "use" in one.actions)
    assert narrow.grounds == {"commercial"}
    assert narrow.also_at == (Span(5, 6),)


def test_any_permitted_purpose_without_a_definition_narrows_nothing() -> None:
    assert limits([term("permission", "use", ANY_PERMITTED)]) == ()


def test_a_gate_before_trade_closes_trade_only() -> None:
    (found,) = limits([term("duty", "request-licence", All((BUSINESS, LARGE)))])
    assert {"commercial-use", "sell"} <= found.actions
    assert "modify" not in found.actions
    (whole,) = limits([term("duty", "request-licence", LARGE, effect="suspends-grant")])
    assert {"use", "modify", "distribute"} <= whole.actions


def test_the_core_reads_burdens_as_unconditional_and_leaves_bars() -> None:
    before = limits([term("duty", "display-attribution", LARGE), term("prohibition", "use", LARGE, 3)])
    burden, bar = core(before)
    assert burden.grounds == frozenset()
    assert bar.grounds == {"size"}


def test_the_head_of_a_list_is_pointed_at() -> None:
    item = term("prohibition", "use", Atom("use_purpose", "in", ("military",)), 20)
    whole = Term(**{**_fields(item), "consumed": (Span(0, 7), Span(20, 21))})
    assert limits([whole])[0].also_at == (Span(0, 7),)


def _fields(item: Term) -> dict[str, object]:
    return {name: getattr(item, name) for name in item.__struct_fields__}


def test_what_is_granted_carries_what_it_implies() -> None:
    assert {"use", "reproduce", "distribute"} <= granted([term("permission", "sell")])
    assert "modify" in granted([term("grant-scope", "dedicate-public-domain", actor="licensor")])
    assert granted([term("permission", "use-output")]) == frozenset()
    assert granted([term("permission", "modify", actor="licensor")]) == frozenset()


def test_encouragement_limits_nothing() -> None:
    assert limits([term("duty", "display-attribution", strength="encouraged")]) == ()


def test_a_gate_and_a_ban_without_consent_in_the_next_sentence_suspend_every_right() -> None:
    gate = term("duty", "request-licence", All((BUSINESS, LARGE)), provision=4)
    ban = term("prohibition", "use", Not(AGREED), 5, provision=5)
    (found,) = limits([gate, ban])
    assert found.nature == "gate"
    assert {"use", "modify", "distribute"} <= found.actions
    assert found.grounds == {"commercial", "size"}
    assert len(limits([gate, term("prohibition", "use", Not(AGREED), 9, provision=9)])) == 2
    assert len(limits([term("duty", "request-licence"), ban])) == 2


def test_a_duty_to_mark_changes_takes_the_right_to_change_for_granted() -> None:
    duty = term("duty", "state-changes", at=3)
    assert "modify" in granted([term("permission", "use"), duty])
    assert "modify" not in granted([duty])
    assert "modify" not in granted([term("permission", "use"), term("duty", "keep-notice", at=3)])
    passing_on = term("permission", "distribute", Atom("modified", "is", True))
    assert "modify" in granted([passing_on])


def test_rights_that_end_with_a_size_bar_those_who_reach_it() -> None:
    (found,) = limits([term("termination", "terminate", LARGE)])
    assert found.nature == "bar"
    assert {"use", "modify", "distribute"} <= found.actions


@pytest.mark.parametrize(
    "when", [None, BUSINESS, Atom("breach", "is", True), All((LARGE, Atom("breach", "is", True)))]
)
def test_other_ends_of_the_rights_bar_nobody(when: Condition | None) -> None:
    (found,) = limits([term("termination", "terminate", when)])
    assert found.nature == "end"


def test_a_condition_is_shown_where_it_was_said() -> None:
    said = term("duty", "request-licence", LARGE, at=10, provision=4)
    goes_on = term("prohibition", "use", LARGE, at=20, provision=5)
    elsewhere = term("prohibition", "use", LARGE, at=40, provision=9)
    shown = {limit.span.start: limit.also_at for limit in limits([said, goes_on, elsewhere])}
    assert shown == {10: (), 20: (said.span,), 40: ()}


def test_the_head_of_a_list_is_shown_with_its_items() -> None:
    head = Span(0, 5)
    (found,) = limits([term("prohibition", "use", RESEARCH, at=7, heads=(head,))])
    assert found.also_at == (head,)


def test_an_invitation_to_ask_for_a_licence_grants_nothing() -> None:
    asked = term("duty", "request-licence")
    offered = term("permission", "use", strength="encouraged")
    assert granted([asked, offered]) == frozenset()
    assert "use" in granted([offered])
