"""Laws of comparison, on random small licences."""

from __future__ import annotations

from itertools import product
from typing import Any

from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st
from tests.compare.readings import COMMERCIAL, GRANT, SHARED, bar, duty, licence, permission, revenue, users

from licet.compare.compile import compiled
from licet.compare.formula import Formula, Size, World, holds, leaves, names
from licet.compare.from_readings import Party, compare
from licet.compare.laws import laws
from licet.compare.words import Words
from licet.conditions import Atom, Condition, Not, all_of, any_of

ATOMS = [
    COMMERCIAL,
    Not(COMMERCIAL),
    SHARED,
    Atom("modified", "is", True),
    Atom("use_purpose", "is", "research"),
    Atom("written_permission", "is", True),
    users(50),
    users(100),
    users(100, scope="licensee+affiliates"),
    revenue(20),
]
conditions: st.SearchStrategy[Condition | None] = st.one_of(
    st.none(),
    st.sampled_from(ATOMS),
    st.tuples(st.sampled_from(ATOMS), st.sampled_from(ATOMS)).map(lambda p: all_of(*p)),
    st.tuples(st.sampled_from(ATOMS), st.sampled_from(ATOMS)).map(lambda p: any_of(*p)),
)
duties = st.builds(
    lambda action, when: duty(action, when=when),
    st.sampled_from(["keep-notice", "include-licence", "indemnify", "request-licence", "same-licence"]),
    conditions,
)
bars = st.builds(
    lambda action, when: bar(action, when=when),
    st.sampled_from(["use", "sell", "endorse", "modify"]),
    conditions,
)
restrictions = st.one_of(duties, bars)
grants = st.builds(lambda when: permission(*GRANT["actions"], when=when), conditions)
exemptions = st.builds(
    lambda when: permission("use", when=when, effect="exempts", exempts=("indemnify", "keep-notice")),
    conditions,
)
permissions = st.one_of(grants, exemptions)
Rows = list[dict[str, Any]]
licences: st.SearchStrategy[Rows] = st.builds(
    lambda grant, rest: [grant, *rest], st.one_of(st.just(GRANT), grants), st.lists(restrictions, max_size=3)
)
small_licences: st.SearchStrategy[Rows] = st.builds(
    lambda when, rest: [permission("use", "modify", when=when), *rest],
    conditions,
    st.lists(
        st.one_of(
            st.builds(lambda when: duty("indemnify", when=when), conditions),
            st.builds(lambda when: bar("use", when=when), conditions),
        ),
        max_size=2,
    ),
)
QUICK = settings(max_examples=80, deadline=None, derandomize=True)
MOST = 11  # truths of a domain that is searched by brute force
REVERSE = {"looser": "stricter", "stricter": "looser"}


@QUICK
@given(licences)
def test_reflexive(rows: Rows) -> None:
    assert compare(licence(*rows), licence(*rows)).relation == "equal"


@QUICK
@given(licences, licences)
def test_antisymmetric_up_to_equality(one: Rows, other: Rows) -> None:
    a, b = licence(*one), licence(*other)
    there, back = compare(a, b), compare(b, a)
    assert back.relation == REVERSE.get(there.relation, there.relation)
    assert (there.a_permits_all, there.b_permits_all) == (back.b_permits_all, back.a_permits_all)


@QUICK
@given(licences, licences, licences)
def test_transitive(one: Rows, other: Rows, third: Rows) -> None:
    a, b, c = licence(*one), licence(*other), licence(*third)
    if compare(a, b).a_permits_all and compare(b, c).a_permits_all:
        assert compare(a, c).a_permits_all is not False


@QUICK
@given(licences, restrictions)
def test_a_duty_or_a_bar_more_never_makes_looser(rows: Rows, more: dict[str, Any]) -> None:
    assert compare(licence(*rows, more), licence(*rows)).b_permits_all is not False


@QUICK
@given(licences, permissions)
def test_a_permission_more_never_makes_stricter(rows: Rows, more: dict[str, Any]) -> None:
    assert compare(licence(*rows, more), licence(*rows)).a_permits_all is not False


@settings(max_examples=40, deadline=None, derandomize=True, suppress_health_check=list(HealthCheck))
@given(small_licences, small_licences)
def test_brute_force_agrees(one: Rows, other: Rows) -> None:
    a, b = licence(*one), licence(*other)
    found = compare(a, b)
    if found.relation == "unknown":
        return
    stops = [[s.formula for s in compiled(p.reading, Words(p.source)).stops] for p in (a, b)]
    pairs = {(permits(stops[0], w), permits(stops[1], w)) for w in worlds([*stops[0], *stops[1]])}
    assert found.a_permits_all is ((False, True) not in pairs)
    assert found.b_permits_all is ((True, False) not in pairs)


@QUICK
@given(licences, licences)
def test_a_counterexample_is_one(one: Rows, other: Rows) -> None:
    parties: dict[str, Party] = {"A": licence(*one), "B": licence(*other)}
    for witness in compare(parties["A"], parties["B"]).witnesses:
        assert witness.stop.term in parties[witness.stopped_by].reading.terms
        assert witness.situation.acts


def permits(stops: list[Formula], world: World) -> bool:
    return not any(holds(stop, world) for stop in stops)


def worlds(formulas: list[Formula]) -> list[World]:
    """Every world of the small domain that the laws allow."""
    rules = [law for _, law in laws(formulas)]
    leaf = {x for f in (*formulas, *rules) for x in leaves(f)}
    sizes: dict[str, set[float]] = {}
    for one in leaf:
        if isinstance(one, Size):
            sizes.setdefault(one.name, set()).update((one.value, one.value + 1))
    truths = sorted(names([*formulas, *rules]) - set(sizes))
    truths = [name for name in truths if not name.startswith("?")]
    opaque = {name: name.startswith("?+") for name in names(formulas) if name.startswith("?")}
    out: list[World] = []
    assume(len(truths) <= MOST)
    for values in product((False, True), repeat=len(truths)):
        known = dict(zip(truths, values, strict=True)) | opaque
        for amounts in product(*(sorted({0.0, *s}) for s in sizes.values())):
            world: dict[str, bool | float] = {**known, **dict(zip(sizes, amounts, strict=True))}
            if all(holds(rule, world) for rule in rules):
                out.append(world)
    return out
