"""What is owed under small readings, and the laws that hold for all of them."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from licet.conditions import from_json
from licet.errors import InputError
from licet.owe.from_reading import owe
from licet.owe.model import Owed
from licet.owe.profile import Profile, from_tree
from licet.read.from_provisions import read
from licet.read.model import Kind, Reading, Term
from licet.spans import Span
from licet.text.from_string import from_string
from licet.text.provisions import provisions

TEXT = from_string("You may use it. " * 40, "LICENSE")


def term(kind: Kind, action: str, when: dict[str, Any] | None = None, *, at: int = 0, **more: Any) -> Term:
    return Term(kind, action, Span(at, at + 5), "test", when=from_json(when), **more)


def answer(terms: list[Term], facts: dict[str, Any], *, on: str | None = None) -> Owed:
    profile = from_tree({"facts": facts} | ({"on": on} if on else {}))
    return owe(Reading(tuple(terms)), profile, TEXT)


def status(found: Owed, action: str) -> tuple[str, tuple[str, ...]]:
    return next((d.status, d.on) for d in found.duties if d.action == action)


GRANT = term("permission", "use", also=("reproduce", "modify", "distribute"))
USERS = {"fact": "monthly_active_users", "op": "gt", "value": 100, "period": "month", "scope": "this product"}
REVENUE = {
    "fact": "monthly_revenue",
    "op": "gt",
    "value": 20_000_000,
    "currency": "USD",
    "period": "month",
    "scope": "this product",
}
COMMERCE = {"fact": "use_purpose", "op": "is", "value": "commercial"}
DISPLAY = term("duty", "display-attribution", {"all": [COMMERCE, {"any": [USERS, REVENUE]}]}, at=20)
NOTICE = term("duty", "keep-notice", {"fact": "distribution", "op": "is", "value": True}, at=30)
SALE = {"commercial": True, "monthly_active_users": 5}


@pytest.mark.parametrize(
    ("facts", "due"),
    [
        ({**SALE, "monthly_revenue": "20000000 USD"}, ("not-owed", ())),
        ({**SALE, "monthly_revenue": "20000001 USD"}, ("owed", ())),
        ({**SALE, "monthly_revenue": "19M EUR"}, ("owed", ())),
        ({**SALE, "monthly_revenue": "22M AUD"}, ("not-owed", ())),
        ({**SALE, "commercial": False}, ("not-owed", ())),
        (SALE, ("depends", ("monthly_revenue",))),
        ({"commercial": True}, ("depends", ("monthly_active_users", "monthly_revenue"))),
        ({"monthly_active_users": 500}, ("depends", ("commercial",))),
        ({**SALE, "monthly_active_users": 101}, ("owed", ())),
        ({**SALE, "annual_revenue": "900M USD"}, ("depends", ("monthly_revenue",))),
        ({**SALE, "monthly_revenue_licensee": "1M USD"}, ("not-owed", ())),
        ({**SALE, "monthly_revenue_licensee": "90M USD"}, ("depends", ("monthly_revenue",))),
    ],
)
def test_a_size_clause(facts: dict[str, Any], due: tuple[str, tuple[str, ...]]) -> None:
    assert status(answer([GRANT, DISPLAY], facts, on="2026-11-01"), "display-attribution") == due


def test_the_rate_and_its_day_are_named() -> None:
    found = answer([GRANT, DISPLAY], {**SALE, "monthly_revenue": "19M EUR"}, on="2025-01-05")
    assert [(r.source, r.target, r.day) for r in found.rates] == [("EUR", "USD", "2025-01-03")]


def test_a_size_of_the_group_is_at_least_that_of_the_product() -> None:
    when = {**USERS, "scope": "licensee+affiliates"}
    gate = term("duty", "request-licence", when, at=20, effect="suspends-grant")
    facts = {"has_agreement": False, "written_permission": False}
    assert answer([GRANT, gate], {**facts, "monthly_active_users": 101}).permitted == "no"
    found = answer([GRANT, gate], {**facts, "monthly_active_users": 5})
    assert (found.permitted, found.permitted_on) == ("depends", ("monthly_active_users_licensee",))
    assert answer([GRANT, gate], {**facts, "monthly_active_users_licensee": 100}).permitted == "yes"


def test_a_year_is_one_of_the_times_in_which_a_total_may_be_reached() -> None:
    when = {**REVENUE, "fact": "total_revenue", "scope": "licensee+affiliates", "period": "any 12 months"}
    due = term("duty", "report", when, at=20)
    for revenue, status_ in (("20000001 USD", "owed"), ("20000000 USD", "depends")):
        assert status(answer([GRANT, due], {"annual_revenue": revenue}), "report")[0] == status_
    assert status(answer([GRANT, due], {"monthly_revenue": "90M USD"}), "report")[0] == "depends"
    quarter = term("duty", "report", {**when, "period": "quarter"}, at=20)
    assert status(answer([GRANT, quarter], {"annual_revenue": "90M USD"}), "report")[0] == "depends"


def test_a_size_on_the_release_date_is_that_days() -> None:
    when = {**USERS, "scope": "licensee+affiliates", "as_of": "Acme version release date"}
    gate = term("duty", "request-licence", when, at=20, effect="suspends-grant")
    facts = {"has_agreement": False, "written_permission": False, "monthly_active_users_licensee": 900}
    assert answer([GRANT, gate], facts).permitted_on == ("monthly_active_users_at_release",)
    assert answer([GRANT, gate], {**facts, "monthly_active_users_at_release": 3}).permitted == "yes"


@pytest.mark.parametrize("held", [{"has_agreement": True}, {"written_permission": True}])
def test_a_gate_opens_for_who_has_what_it_asks_for(held: dict[str, bool]) -> None:
    gate = term("duty", "request-licence", COMMERCE, at=20)
    none = {"has_agreement": False, "written_permission": False, "commercial": True}
    assert answer([GRANT, gate], none).permitted == "no"
    assert answer([GRANT, gate], {**none, **held}).permitted == "yes"
    assert answer([GRANT, gate], {"commercial": True}).permitted == "depends"


def test_the_second_half_of_a_gate_is_about_those_of_the_first() -> None:
    gate = term("duty", "request-licence", USERS, at=20)
    leave = {"not": {"fact": "written_permission", "op": "is", "value": True}}
    rest = term("prohibition", "use", leave, at=30)
    facts = {"has_agreement": False, "written_permission": False}
    assert answer([GRANT, gate, rest], {**facts, "monthly_active_users": 100}).permitted == "yes"
    assert answer([GRANT, gate, rest], {**facts, "monthly_active_users": 101}).permitted == "no"
    far = term("prohibition", "use", leave, at=400)
    assert answer([GRANT, gate, far], {**facts, "monthly_active_users": 100}).permitted == "no"


def test_an_exemption_lifts_what_it_names() -> None:
    inside = {"fact": "use_scope", "op": "is", "value": "internal"}
    gate = term("duty", "request-licence", COMMERCE, at=20)
    free = term("permission", "use", inside, at=40, exempts=("request-licence",), effect="exempts")
    facts = {"commercial": True, "has_agreement": False, "written_permission": False}
    assert answer([GRANT, gate, free], {**facts, "internal_only": True}).permitted == "yes"
    found = answer([GRANT, gate, free], {**facts, "internal_only": False})
    assert (found.permitted, status(found, "request-licence")[0]) == ("no", "owed")
    assert status(answer([GRANT, gate, free], facts), "request-licence") == ("depends", ("internal_only",))


def test_an_exemption_lifts_the_section_it_names() -> None:
    words = [
        "1. Grant. You may use it. If you received it in a product, then Section 2 will not apply to you.",
        "2. Money. You must pay. You must register.",
        "3. Notices. You must keep the notice. You must show the name.",
    ]
    text = from_string("\n".join(words), "LICENSE")

    def at(words: str, kind: Kind, action: str, **more: Any) -> Term:
        start = text.source.index(words)
        return Term(kind, action, Span(start, start + len(words)), "test", **more)

    inside = from_json({"fact": "received_as", "op": "is", "value": "a product"})
    lift = at("If you received it in a product, then Section 2 will not apply to you", "permission", "use")
    lift = replace(lift, when=inside, effect="exempts")
    duties = [at("You must pay", "duty", "pay"), at("You must register", "duty", "register")]
    duties.append(at("You must show the name", "duty", "display-attribution"))
    found = owe(Reading((lift, *duties)), from_tree({"facts": {"received_as": "a product"}}), text)
    assert [d.status for d in found.duties] == ["not-owed", "not-owed", "owed"]


def test_what_no_grant_names_is_not_granted() -> None:
    grant = term("permission", "use")
    assert answer([grant], {"modified": False, "derivative": False, "distribution": False}).permitted == "yes"
    assert answer([grant], {"modified": True}).permitted == "no"
    assert answer([grant], {"modified": False, "derivative": False}).permitted_on == ("distribution",)


def test_a_grant_for_some_beside_one_for_all_leaves_it_open() -> None:
    some = term("permission", "use", {"fact": "use_purpose", "op": "is", "value": "research"}, at=20)
    facts = {"distribution": False, "modified": False, "purposes_complete": True}
    assert answer([GRANT, some], {**facts, "use_purpose": ["research"]}).permitted == "yes"
    found = answer([GRANT, some], facts)
    assert (found.permitted, found.permitted_on) == ("depends", ())


def test_a_text_without_a_grant_permits_nothing_by_itself() -> None:
    assert (
        answer([NOTICE], {"distribution": False, "modified": False, "derivative": False}).permitted
        == "depends"
    )


@pytest.mark.parametrize(
    ("words", "permitted"),
    [
        ("Offices are exempted from it.", "depends"),
        ("No offices.", "depends"),
        ("这是一个许可", "depends"),
        ("Acme release date: July 2024", "yes"),
        ("You may use Acme (the “Mark”) only as our brand guidelines allow.", "yes"),
        ("You may use the software only with our logo.", "depends"),
    ],
)
def test_nothing_is_permitted_for_sure_where_words_that_could_withhold_it_were_not_read(
    words: str, permitted: str
) -> None:
    text = from_string(f"You may use it. {words}", "LICENSE")
    left = Span(16, len(text.source))
    found = owe(Reading((GRANT,), unread=(left,)), from_tree({"facts": {"distribution": False}}), text)
    assert (found.permitted, found.unread) == (permitted, (left,))


def test_a_permitted_purpose_is_what_the_text_says_it_is() -> None:
    pointer = {"fact": "use_purpose", "op": "is", "value": "permitted-purpose"}
    small = {"fact": "employees", "op": "lt", "value": 100, "scope": "licensee"}
    grant = term("permission", "use", pointer)
    meaning = term("definition", "define", small, at=20, defines="permitted-purpose")
    facts = {"modified": False, "derivative": False, "distribution": False}
    assert answer([grant, meaning], {**facts, "employees": 99}).permitted == "yes"
    found = answer([grant, meaning], {**facts, "employees": 100})
    assert found.permitted == "no"
    assert Span(20, 25) in [b.span for b in found.bars if b.status == "bites"]


def test_a_bar_that_was_read_stands_whatever_was_not() -> None:
    text = from_string("You may use it. You may not if large. Unless you ask.", "LICENSE")
    ban = term("prohibition", "use", USERS, at=16)
    facts = {"monthly_active_users": 500, "modified": True}
    reading = Reading((term("permission", "use"), ban), unread=(Span(38, len(text.source)),))
    assert owe(reading, from_tree({"facts": facts}), text).permitted == "no"
    facts["monthly_active_users"] = 5  # what is left against it is that no grant names changing
    assert owe(reading, from_tree({"facts": facts}), text).permitted == "depends"


def test_a_text_may_mean_the_whole_group_by_the_licensee() -> None:
    small = from_json({"fact": "employees", "op": "lt", "value": 100, "scope": "licensee"})
    facts = {"employees": 10, "employees_licensee": 5000, "distribution": False}
    facts |= {"modified": False, "derivative": False}
    for words, permitted in (
        ("You may use it.", "yes"),
        ("You may use it. Your company is the entity you work for and all under its control.", "no"),
    ):
        text = from_string(words, "LICENSE")
        grant = Term("permission", "use", Span(0, 15), "test", when=small)
        assert owe(Reading((grant,)), from_tree({"facts": facts}), text).permitted == permitted


def test_a_text_may_say_what_counts_as_commercial() -> None:
    words = "Use by a school doesn't count as use for a commercial purpose, even if it charges."
    text = from_string(words, "LICENSE")
    school = {"fact": "actor_type", "op": "in", "value": ["education"]}
    for when in (school, {"all": [school, COMMERCE]}):
        says = Term("permission", "use", Span(0, len(words)), "test", when=from_json(when))
        ban = term("prohibition", "commercial-use", at=40)
        for who, permitted in (("education", "yes"), ("for-profit company", "no")):
            facts = {"commercial": True, "actor_type": who, "modified": False, "derivative": False}
            facts |= {"distribution": False}
            found = owe(Reading((GRANT, says, ban)), from_tree({"facts": facts}), text)
            assert found.permitted == permitted


def test_a_ban_on_every_use_beside_a_grant_is_left_open() -> None:
    facts = {"modified": False, "derivative": False, "distribution": False}
    found = answer([GRANT, term("prohibition", "use", at=20)], facts)
    assert (found.permitted, found.bars[-1].status) == ("depends", "depends")
    assert found.bars[-1].why
    assert answer([term("prohibition", "use", at=20)], facts).permitted == "no"


def test_hosting_distributes_where_the_text_says_so() -> None:
    text = from_string("Distribution means any transmission, including as a hosted service.", "LICENSE")
    defined = Term("definition", "define", Span(0, len(text.source)), "test", defines="distribution")
    host = from_tree({"facts": {"distribution": False, "network_service": True}})
    assert status(owe(Reading((GRANT, NOTICE)), host, text), "keep-notice")[0] == "not-owed"
    assert status(owe(Reading((GRANT, NOTICE, defined)), host, text), "keep-notice")[0] == "owed"


def test_time_turns_a_licence() -> None:
    years = {"fact": "time_since_release", "op": "ge", "value": 2, "unit": "years"}
    ban = term("prohibition", "compete", at=20)
    turn = term("permission", "convert-licence", years, at=40)
    rival = {"competes_with_licensor": True, "use_purpose": ["competing-use"], "distribution": False}
    rival |= {"modified": False, "derivative": False}
    assert (
        answer([GRANT, ban, turn], {**rival, "release_date": "2024-11-02"}, on="2026-11-01").permitted == "no"
    )
    assert (
        answer([GRANT, ban, turn], {**rival, "release_date": "2024-11-01"}, on="2026-11-01").permitted
        == "yes"
    )
    assert answer([GRANT, ban, turn], rival).permitted_on == ("time_since_release",)


def test_other_readings_stand_beside_the_letter() -> None:
    host = {"commercial": True, "monthly_active_users": 500, "hosted_by_third_party": True}
    found = answer([GRANT, DISPLAY], host)
    assert status(found, "display-attribution")[0] == "owed"
    other = found.contested["only-who-runs-it-uses-it"]
    assert (other.permitted, status(other, "display-attribution")[0]) == ("yes", "not-owed")
    assert not answer([GRANT, DISPLAY], {**host, "hosted_by_third_party": False}).contested


def test_a_closed_list_of_rights_is_contested() -> None:
    found = answer([term("permission", "use")], {"modified": True, "distribution": False})
    assert found.permitted == "no"
    assert found.contested["what-is-not-excluded-is-meant"].permitted == "yes"


@pytest.mark.parametrize(
    ("revenue", "on", "permitted", "printed"),
    [
        ("900k USD", "2026-11-01", "yes", None),
        ("1.1M USD", "2026-11-01", "yes", "no"),
        ("1.3M USD", "2026-11-01", "depends", "no"),
        ("2M USD", "2026-11-01", "no", None),
        ("1.2M USD", "2024-06-01", "yes", "no"),
    ],
)
def test_an_indexed_amount(revenue: str, on: str, permitted: str, printed: str | None) -> None:
    note = "2019 dollars, adjusted by the consumer price index"
    small = {"fact": "annual_revenue", "op": "lt", "value": 1_000_000, "currency": "USD", "note": note}
    facts = {"modified": False, "derivative": False, "distribution": False, "annual_revenue": revenue}
    found = answer([term("permission", "use", small)], facts, on=on)
    assert found.permitted == permitted
    other = found.contested.get("amount-as-printed")
    assert (other and other.permitted) == printed


# Laws

FACTS = {
    "commercial": st.booleans(),
    "distribution": st.booleans(),
    "network_service": st.booleans(),
    "modified": st.booleans(),
    "derivative": st.booleans(),
    "distribution_form": st.sampled_from(["source", "object", "weights"]),
    "monthly_active_users": st.integers(0, 300),
    "monthly_active_users_licensee": st.integers(300, 600),
    "monthly_revenue": st.integers(0, 50).map(lambda m: f"{m}M USD"),
    "use_purpose": st.lists(st.sampled_from(["research", "personal", "competing-use"]), unique=True),
    "purposes_complete": st.just(True),
    "has_agreement": st.booleans(),
    "competes_with_licensor": st.booleans(),
    "jurisdiction": st.sampled_from(["DE", "US", "KP"]),
}
ATOMS = [
    COMMERCE,
    USERS,
    REVENUE,
    {**USERS, "scope": "licensee+affiliates"},
    {"fact": "distribution", "op": "is", "value": True},
    {"fact": "distribution", "op": "is", "value": "object"},
    {"fact": "distribution", "op": "is", "value": "product or service that uses the work"},
    {"fact": "use_purpose", "op": "in", "value": ["research", "military"]},
    {"fact": "use_purpose", "op": "is", "value": "competing-use"},
    {"fact": "jurisdiction", "op": "not_in", "value": ["EU"]},
    {"fact": "jurisdiction", "op": "in", "value": ["sanctioned"]},
    {"fact": "network_service", "op": "is", "value": True},
]


def conditions() -> st.SearchStrategy[dict[str, Any] | None]:
    inner = st.recursive(
        st.sampled_from(ATOMS),
        lambda c: st.one_of(
            st.lists(c, min_size=2, max_size=3).map(lambda x: {"all": x}),
            st.lists(c, min_size=2, max_size=3).map(lambda x: {"any": x}),
            c.map(lambda x: {"not": x}),
        ),
        max_leaves=4,
    )
    return st.one_of(st.none(), inner)


def readings() -> st.SearchStrategy[list[Term]]:
    one = st.builds(
        lambda kind, action, when, at: term(kind, action, when, at=at, also=("state-changes",)),
        st.sampled_from(["permission", "duty", "prohibition", "grant-scope", "termination"]),
        st.sampled_from(["use", "distribute", "modify", "request-licence", "keep-notice", "host-as-service"]),
        conditions(),
        st.integers(1, 90),
    )
    return st.lists(one, max_size=5).map(lambda terms: [GRANT, *terms])


def believable(facts: dict[str, Any]) -> Profile:
    try:
        return from_tree({"facts": facts})
    except InputError:
        assume(False)
        raise


@settings(max_examples=150, deadline=None)
@given(readings(), st.fixed_dictionaries({}, optional=FACTS), st.data())
def test_more_known_facts_never_open_what_was_closed(
    terms: list[Term], facts: dict[str, Any], data: st.DataObject
) -> None:
    full = believable(facts)
    kept = data.draw(st.sets(st.sampled_from(sorted(facts)))) if facts else set()
    if "use_purpose" not in kept:
        kept.discard("purposes_complete")  # no purpose and no other one is more than is known, not less
    part = Profile({k: v for k, v in full.facts.items() if k in kept})
    before, after = (owe(Reading(tuple(terms)), p, TEXT) for p in (part, full))
    if before.permitted != "depends":
        assert after.permitted == before.permitted
    fates = [{(d.span, a): d.status for d in x.duties for a in (d.action, *d.also)} for x in (before, after)]
    assert fates[0].keys() == fates[1].keys()
    assert all(fates[0][key] in ("depends", fates[1][key]) for key in fates[0])
    for one, other in zip(before.bars, after.bars, strict=True):
        assert one.status in ("depends", other.status)


@settings(max_examples=60, deadline=None)
@given(readings(), st.fixed_dictionaries({}, optional=FACTS))
def test_an_open_answer_says_on_what(terms: list[Term], facts: dict[str, Any]) -> None:
    found = owe(Reading(tuple(terms)), believable(facts), TEXT)
    asked = {q.fact for q in found.asked}
    for duty in found.duties:
        assert (duty.status == "depends") == bool(duty.on)
        assert set(duty.on) <= asked
    assert found.permitted == "depends" or not found.permitted_on
    assert not asked & set(facts) - {"use_purpose", "jurisdiction", "has_agreement", "distribution_form"}


OWN_DOING = [
    "this package is used in a product",
    "you include any part of the applications",
    "you mention it in advertising materials",
]


@pytest.mark.parametrize("event", OWN_DOING)
def test_what_is_done_with_the_work_is_asked_for(event: str) -> None:
    one = term("duty", "attribute", {"fact": "event", "op": "is", "value": event})
    assert status(answer([one], {"distribution": True}), "attribute") == ("depends", ("event",))


def test_what_others_do_did_not_happen() -> None:
    one = term("duty", "attribute", {"fact": "event", "op": "is", "value": "a court finds a term invalid"})
    assert status(answer([one], {"distribution": True}), "attribute")[0] == "not-owed"


def test_access_to_what_a_work_does_is_distribution_where_a_text_defines_it_so() -> None:
    words = "‘Distribution’ or ‘Communication’:any act of giving or providing access to its functionalities."
    text = from_string(f"{words} Keep the notices when you distribute it.", "LICENSE")
    found = read(text, provisions(text))
    assert [t.kind for t in found.terms][:1] == ["definition"]
    hosts = from_tree({"facts": {"distribution": False, "network_service": True}})
    assert status(owe(found, hosts, text), "keep-notice") == ("owed", ())
