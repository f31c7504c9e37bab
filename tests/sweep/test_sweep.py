"""The map of sizes partitions the space and agrees with the answer at every point."""

from __future__ import annotations

import io
import random
import xml.etree.ElementTree as ET
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from licet.conditions import from_json
from licet.errors import InputError
from licet.owe.from_reading import owe
from licet.owe.model import Owed
from licet.owe.profile import Profile
from licet.owe.values import Money
from licet.pipeline import Engine
from licet.pipeline_offers import alone
from licet.read.model import Reading, Term
from licet.report.formats import render_page
from licet.report.from_sweep import sweep_report
from licet.report.regions import sweep_page
from licet.spans import Span
from licet.sweep.from_axes import sweep
from licet.sweep.model import Axis, Sweep
from licet.text.from_string import from_string

TEXT = from_string("You may use it, and show the name where it has many users. " * 4, "LICENSE")
KNOWN = Profile({"commercial": True, "modified": False, "derivative": False, "distribution": False})


def term(kind: str, action: str, when: dict[str, Any] | None = None, at: int = 0, **more: Any) -> Term:
    return Term(kind, action, Span(at, at + 9), "test", when=from_json(when), **more)  # type: ignore[arg-type]


def users(op: str, value: float, scope: str = "this product") -> dict[str, Any]:
    return {"fact": "monthly_active_users", "op": op, "value": value, "period": "month", "scope": scope}


def money(op: str, value: float) -> dict[str, Any]:
    return {"fact": "monthly_revenue", "op": op, "value": value, "currency": "USD", "scope": "this product"}


def gate(when: dict[str, Any]) -> Term:
    return term("duty", "request-licence", when, 40, effect="suspends-grant")


GRANT = term("permission", "use")
DISPLAY = term("duty", "display-attribution", {"any": [users("gt", 100), money("gt", 20)]}, 20)
EDGE = term("duty", "report", users("eq", 100), 60)


def mapped(*terms: Term, over: tuple[str, ...] = (), profile: Profile = KNOWN) -> Sweep:
    return Engine().sweep(alone(TEXT, Reading(terms)), profile, over)


def answers(owed: Owed) -> tuple[Any, ...]:
    return (owed.permitted, *(d.status for d in owed.duties), *(b.status for b in owed.bars))


sizes = st.builds(users, st.sampled_from(["gt", "ge", "lt", "le", "eq"]), st.integers(0, 9))
sums = st.builds(money, st.sampled_from(["gt", "ge", "lt", "le"]), st.integers(0, 9))
conditions = st.recursive(
    st.one_of(sizes, sums),
    lambda c: st.one_of(
        st.lists(c, min_size=2, max_size=3).map(lambda x: {"all": x}),
        st.lists(c, min_size=2, max_size=3).map(lambda x: {"any": x}),
        c.map(lambda x: {"not": x}),
    ),
    max_leaves=5,
)


@settings(max_examples=50, deadline=None)
@given(st.lists(conditions, min_size=1, max_size=3), st.integers())
def test_the_regions_partition_the_space_and_agree_with_owe(whens: list[Any], seed: int) -> None:
    terms = (GRANT, *(term("duty", "report", when, 20 + 10 * n) for n, when in enumerate(whens)))
    found = mapped(*terms, over=tuple(a.fact for a in mapped(*terms).axes))
    dice = random.Random(seed)
    for _ in range(20):
        point = [dice.choice([dice.randint(0, 10), dice.uniform(0, 10)]) for _ in found.axes]
        inside = [
            region
            for region in found.regions
            for box in region.boxes
            if all(value in interval for value, interval in zip(point, box, strict=True))
        ]
        assert len(inside) == 1
        facts: dict[str, Any] = {
            axis.fact: Money(value, "USD") if axis.currency else value
            for axis, value in zip(found.axes, point, strict=True)
        }
        assert answers(owe(Reading(terms), KNOWN.having(**facts), TEXT)) == answers(inside[0].owed)
        covered = any(all(v in i for v, i in zip(point, box, strict=True)) for box in inside[0].covers)
        assert covered


def test_either_of_two_sizes() -> None:
    found = mapped(GRANT, DISPLAY)
    assert [a.fact for a in found.axes] == ["monthly_active_users", "monthly_revenue"]
    assert [[d.action for d in r.due] for r in found.regions] == [[], ["display-attribution"]]
    below = found.regions[0].boxes[0]
    assert [(i.high, i.high_closed) for i in below] == [(100, True), (20, True)]


def test_a_single_size_is_a_region_of_its_own() -> None:
    found = mapped(GRANT, EDGE)
    assert [[d.action for d in r.due] for r in found.regions] == [[], ["report"]]
    assert len(found.regions[0].boxes) == 2
    assert found.regions[1].boxes[0][0].low == found.regions[1].boxes[0][0].high == 100


def test_a_size_of_the_group_varies_too() -> None:
    found = mapped(GRANT, gate(users("gt", 700, "licensee+affiliates")))
    assert found.axes[0].keys == ("monthly_active_users_licensee",)
    known = KNOWN.having(has_agreement=False, written_permission=False)
    found = mapped(GRANT, gate(users("gt", 700, "licensee+affiliates")), profile=known)
    assert [r.owed.permitted for r in found.regions] == ["yes", "no"]


def test_what_the_profile_states_is_held_fast() -> None:
    found = mapped(GRANT, DISPLAY, profile=KNOWN.having(monthly_active_users=5))
    assert [a.fact for a in found.axes] == ["monthly_revenue"]


def test_a_text_without_sizes_is_one_region() -> None:
    found = mapped(GRANT)
    assert (found.axes, len(found.regions)) == ((), 1)


def test_a_size_that_the_text_does_not_measure() -> None:
    with pytest.raises(InputError, match="it measures: monthly_active_users"):
        mapped(GRANT, EDGE, over=("employees",))


def test_too_many_pieces_are_refused() -> None:
    axes = tuple(Axis(f"f{n}", tuple(map(float, range(100)))) for n in range(3))
    with pytest.raises(InputError, match="too many"):
        sweep(axes, lambda _: Owed("yes"))


def test_the_page_says_where() -> None:
    page = sweep_page(sweep_report(TEXT, mapped(GRANT, DISPLAY)))
    lines = [row.line for section in page.answer for row in section.rows]
    assert "the product has more than 20 US dollars in monthly revenue; or the product has more than 100" in (
        " ".join(lines)
    )
    assert page.headline.startswith("2 regions over monthly active users and monthly revenue")


@pytest.mark.parametrize("terms", [(GRANT, EDGE), (GRANT, DISPLAY, EDGE), (GRANT,)])
def test_the_drawing_is_well_formed_and_inside_its_frame(terms: tuple[Term, ...]) -> None:
    report = sweep_report(TEXT, mapped(*terms))
    out = io.StringIO()
    render_page(sweep_page(report), report, "svg", out)
    root = ET.fromstring(out.getvalue())
    wide, tall = float(root.attrib["width"]), float(root.attrib["height"])
    drawn = [e for e in root.iter() if "x" in e.attrib]
    assert drawn
    for element in drawn:
        assert 0 <= float(element.attrib["x"]) <= wide
        assert 0 <= float(element.attrib["y"]) <= tall
