"""Comparisons of small licences: the relation, who notices, and what the answer turns on."""

from __future__ import annotations

import pytest
from tests.compare.readings import (
    BIG,
    COMMERCIAL,
    GRANT,
    KIMI,
    MIT,
    NOTICE,
    SHARED,
    SHOW,
    bar,
    duty,
    licence,
    permission,
    revenue,
    users,
)

from licet.compare.from_readings import Party, compare
from licet.compare.shapes import around
from licet.conditions import Atom, Not, any_of

RESEARCH = Atom("use_purpose", "is", "research")
REVERSE = {"looser": "stricter", "stricter": "looser"}
NON_COMMERCIAL = permission(*GRANT["actions"], when=Atom("use_purpose", "is", "non-commercial"))
AGREED = Not(Atom("written_permission", "is", True))


def shows(string: str, when: object = BIG) -> dict[str, object]:
    return duty("display-attribution", when=when, detail={"show": string})


@pytest.mark.parametrize(
    ("a", "b", "relation"),
    [
        (MIT, KIMI, "looser"),
        (MIT, MIT, "equal"),
        (licence(GRANT), MIT, "looser"),
        (licence(GRANT, duty("include-licence", when=SHARED)), MIT, "equal"),
        (KIMI, licence(GRANT, NOTICE, shows("Kimi K3")), "incomparable"),
        (KIMI, licence(GRANT, NOTICE, shows("Kimi K2", when=COMMERCIAL)), "looser"),
        (licence(NON_COMMERCIAL, NOTICE), MIT, "stricter"),
        (licence(NON_COMMERCIAL), licence(GRANT, bar("commercial-use")), "equal"),
        (licence(NON_COMMERCIAL, NOTICE), licence(permission("use", when=RESEARCH)), "incomparable"),
        (licence(GRANT, bar("endorse")), licence(GRANT, bar("use-trademark")), "looser"),
        (licence(permission("use", "distribute")), licence(GRANT), "stricter"),
        (licence(permission("use", "distribute", "modify")), licence(GRANT), "equal"),
        (licence(permission("dedicate-public-domain", "use")), licence(GRANT), "equal"),
        (licence(GRANT, bar("commercial-use", when=AGREED)), licence(GRANT, bar("commercial-use")), "looser"),
    ],
)
def test_relation(a: Party, b: Party, relation: str) -> None:
    assert compare(a, b).relation == relation
    assert compare(b, a).relation == REVERSE.get(relation, relation)


@pytest.mark.parametrize(
    ("one", "other", "relation"),
    [
        (users(100), users(50), "looser"),
        (users(100), users(100, op="ge"), "looser"),
        (users(100), users(100, scope="licensee+affiliates"), "looser"),
        (users(100), users(100, scope="licensee"), "looser"),
        (any_of(users(100), revenue(20)), users(100), "stricter"),
        (revenue(20), revenue(20, "EUR"), "incomparable"),
        (Not(users(100, op="le")), users(100), "equal"),
        (COMMERCIAL, Not(Atom("use_purpose", "is", "non-commercial")), "equal"),
        (
            Atom("time_since_release", "lt", 12, unit="months"),
            Atom("time_since_release", "lt", 1, unit="years"),
            "looser",
        ),
        (Atom("jurisdiction", "not_in", ("EU", "GB")), Atom("jurisdiction", "not_in", ("EU",)), "looser"),
    ],
)
def test_conditions_are_compared_by_what_they_cover(one: object, other: object, relation: str) -> None:
    a, b = (licence(GRANT, duty("indemnify", when=when)) for when in (one, other))
    assert compare(a, b).relation == relation


def test_money_of_another_currency_is_compared_at_the_rate_given() -> None:
    euro, dollar = (licence(GRANT, duty("indemnify", when=revenue(20, c))) for c in ("EUR", "USD"))
    assert compare(euro, dollar, rates={"USD": 1.0, "EUR": 1.1}).relation == "looser"
    assert compare(euro, dollar, rates={"USD": 1.0, "EUR": 1.0}).relation == "equal"


def test_the_counterexample_is_small_and_round() -> None:
    (witness,) = compare(KIMI, MIT).witnesses
    assert (witness.permitted_by, witness.stopped_by) == ("B", "A")
    assert witness.situation.acts == ("use",)
    assert witness.situation.deeds == ()
    facts = {c.fact: c.value for c in witness.situation.facts if isinstance(c, Atom)}
    assert facts == {"monthly_active_users": 150_000_000, "use_purpose": "commercial"}
    assert "display-attribution" in witness.stop.span.of(KIMI.source)


def test_a_proof_names_its_axioms() -> None:
    assert compare(MIT, licence(GRANT, duty("include-licence", when=SHARED))).axioms == ("own-notice",)
    seller = licence(permission("use", "modify", "distribute"))
    assert "copy" in compare(seller, licence(GRANT)).axioms


def test_unread_words_keep_the_answer_open() -> None:
    obscure = licence(GRANT, NOTICE, unread=("The licensee shall heed the moon.",))
    found = compare(obscure, MIT)
    assert found.relation == "unknown"
    assert (found.a_permits_all, found.b_permits_all) == (None, True)
    ((side, span),) = found.conditional_on
    assert side == "A"
    assert span.of(obscure.source) == "The licensee shall heed the moon."


def test_unread_words_that_stand_in_both_change_nothing() -> None:
    sentence = ("The licensee shall heed the moon.",)
    a, b = (
        licence(GRANT, unread=sentence),
        licence(GRANT, NOTICE, unread=("The Licensee shall heed the MOON",)),
    )
    assert compare(a, b).relation == "looser"


def test_an_unread_exception_of_the_other_text_can_free_from_its_duty() -> None:
    excepted = licence(GRANT, NOTICE, unread=("This does not apply to fonts.",))
    assert compare(MIT, excepted).a_permits_all is None
    assert compare(licence(GRANT), excepted).a_permits_all is True


@pytest.mark.parametrize(
    "words",
    [
        "Notices may be left out unless there is room for them.",
        "The above applies except in schools.",
        "Schools are excepted.",
        "No notice is needed in binaries.",
        "except in binaries",
    ],
)
def test_unread_words_of_exception_that_may_touch_a_duty_keep_it_open(words: str) -> None:
    asked = duty("keep-notice", when=SHARED, words="copies must bear the notice")
    assert compare(MIT, licence(GRANT, asked, unread=(words,))).a_permits_all is None


@pytest.mark.parametrize(
    "words",
    ["Unless agreed to in writing, it comes as it is.", "Data means facts other than opinions."],
)
def test_an_exception_from_something_else_frees_from_no_duty(words: str) -> None:
    asked = duty("keep-notice", when=SHARED, words="Copies must bear the notice.")
    assert compare(MIT, licence(GRANT, asked, unread=(words,))).a_permits_all


def test_another_licence_by_name_keeps_the_notices() -> None:
    named = permission("relicense", words="You may apply the GNU General Public License instead of it. ")
    open_ = permission("relicense", words="You may apply any terms instead of it. ")
    assert compare(MIT, licence(GRANT, NOTICE, named)).a_permits_all
    assert compare(MIT, licence(GRANT, NOTICE, open_)).a_permits_all is None
    shared_alike = licence(GRANT, NOTICE, duty("same-licence", when=SHARED))
    held = licence(GRANT, NOTICE, duty("same-licence", when=SHARED), named)
    assert compare(shared_alike, held).a_permits_all is None


def test_a_duty_on_one_clear_case_and_on_one_in_words_is_certain_in_the_first() -> None:
    vague = Atom("distribution", "is", "product or service that uses the work")
    asked = licence(GRANT, duty("include-licence", when=any_of(SHARED, vague)))
    assert compare(MIT, asked).a_permits_all
    assert compare(MIT, licence(GRANT, duty("include-licence", when=vague))).a_permits_all is False


def test_a_notice_to_be_shown_limits_no_duty() -> None:
    shown = "Sample 7 is licensed under the Sample 7 License"
    asked = duty("attribute", when=SHARED, detail={"show": shown}, words=f"keep the notice: “{shown}”. ")
    assert compare(MIT, licence(GRANT, asked)).a_permits_all


def test_words_of_a_defined_purpose_are_asked_where_they_stand() -> None:
    """Two grants for "any permitted purpose", told in the same vague words, differ in nothing else."""
    school = Atom("actor_type", "in", ("education",))
    means = permission("use", when=school, words="Use by schools is a permitted purpose.")
    alias = Atom("use_purpose", "is", "permitted-purpose")
    wide = licence(permission("use", "modify", when=alias, words="You may use it for those."), means)
    narrow = licence(permission("use", when=alias, words="You may use it for those, not change it."), means)
    assert compare(wide, narrow).relation == "looser"


def test_a_reference_to_another_section_is_no_number_that_limits() -> None:
    assert around("limits", "as required by Sections 3 and 4(a)") == ""
    assert around("limits", "for OPT-175B models") == ""
    assert around("limits", "for 100 users") != ""


def test_the_same_vague_condition_in_other_words_is_not_the_same() -> None:
    vague = Atom("event", "is", "trouble")
    a = licence(GRANT, duty("report", when=vague, words="Report trouble of any kind."))
    b = licence(GRANT, duty("report", when=vague, words="If there is trouble, report."))
    assert compare(a, a).relation == "equal"
    found = compare(a, b)
    assert found.relation == "unknown"
    assert {side for side, _ in found.conditional_on} == {"A", "B"}


def test_a_text_without_a_grant_is_not_called_strict() -> None:
    assert compare(licence(NOTICE), MIT).relation == "unknown"


def test_an_exemption_lifts_what_it_names() -> None:
    internal = Atom("use_scope", "is", "internal")
    lifted = permission("use", when=internal, effect="exempts", exempts=("display-attribution",))
    found = compare(licence(GRANT, NOTICE, SHOW, lifted), KIMI)
    assert found.relation == "looser"
    assert Atom("use_scope", "is", "internal") in found.witnesses[0].situation.facts


def test_differences_say_what_one_has_and_the_other_lacks() -> None:
    found = compare(KIMI, licence(GRANT, NOTICE, shows("Kimi K2", when=COMMERCIAL)))
    assert [(d.side, d.covered) for d in found.differences] == [("A", True), ("B", False)]


def test_the_same_question_has_the_same_answer() -> None:
    assert compare(KIMI, MIT) == compare(KIMI, MIT)


def test_a_bar_on_all_that_is_granted_was_misread_and_decides_nothing() -> None:
    odd = licence(GRANT, NOTICE, bar("use", words="You may only use it as section 2 says."))
    found = compare(odd, MIT)
    assert (found.a_permits_all, found.b_permits_all) == (None, True)
    assert [side for side, _ in found.conditional_on] == ["A"]
    assert compare(odd, KIMI).b_permits_all is False


def test_an_ending_whenever_the_licensor_likes_makes_a_licence_stricter() -> None:
    ends = {"kind": "termination", "actions": ("terminate",), "when": None}
    found = compare(licence(GRANT, NOTICE, ends), licence(GRANT, NOTICE))
    assert found.a_permits_all is not True and found.b_permits_all is True


def test_a_ban_with_an_alternative_more_forbids_more() -> None:
    vague = Atom("target_model", "is", "any other model")
    narrow = bar("train-other-models", when=vague, words="You will not use the work to improve a model.")
    wide = bar(
        "train-other-models",
        when=vague,
        words="You will not use the work or any output of the work to improve a model.",
    )
    found = compare(licence(GRANT, wide), licence(GRANT, narrow))
    assert found.relation == "stricter"
    assert Atom("event", "is", "any output of the work") in found.witnesses[0].situation.facts


def test_an_alternative_to_an_exception_forbids_no_more() -> None:
    vague = Atom("target_model", "is", "any other model")
    say = "You will not improve a model other than the work{} of the licensor here."
    one = bar("train-other-models", when=vague, words=say.format(""))
    other = bar("train-other-models", when=vague, words=say.format(" or any output of the work"))
    assert compare(licence(GRANT, other), licence(GRANT, one)).relation == "unknown"


def test_what_counts_as_giving_copies_owes_what_giving_copies_does() -> None:
    served = Atom("network_service", "is", True)
    echo = duty("give-notice", when=served, rule="deployment-is-distribution/alone")
    assert compare(licence(GRANT, echo), licence(GRANT)).relation == "equal"
    assert compare(licence(GRANT, NOTICE, echo), MIT).relation == "stricter"
    own = licence(GRANT, NOTICE, duty("keep-notice", when=served))
    assert compare(licence(GRANT, NOTICE, echo), own).relation == "equal"
