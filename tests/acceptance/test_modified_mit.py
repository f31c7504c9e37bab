"""The whole answer on one licence: MIT with one clause added, and what one changed word changes."""

from __future__ import annotations

from pathlib import Path

import pytest

from licet.conditions import All, Any_, Atom, Condition, atoms, from_json
from licet.pipeline import Engine
from licet.report.model import Owed, Report, Term

FILE = Path(__file__).resolve().parents[2] / "examples" / "modified-mit" / "LICENSE"
CLAUSE = "Our only modification part is that"


@pytest.fixture(scope="module")
def engine() -> Engine:
    return Engine()


@pytest.fixture(scope="module")
def source() -> str:
    return FILE.read_text(encoding="utf-8")


@pytest.fixture(scope="module")
def report(engine: Engine, source: str) -> Report:
    return engine.read(source, "LICENSE")


def only(terms: tuple[Term, ...], kind: str, action: str) -> Term:
    found = [t for t in terms if t.kind == kind and action in (t.action, *t.also)]
    assert len(found) == 1, [(t.kind, t.action, t.quote) for t in terms]
    return found[0]


def test_it_is_mit_with_exactly_that_sentence_added(report: Report, source: str) -> None:
    assert (report.identity.base, report.identity.modified) == ("MIT", True)
    assert [d.kind for d in report.identity.material] == ["added"]
    assert report.identity.material[0].quote == source[source.index(CLAUSE) :].strip()
    assert report.identity.expression is not None
    assert report.identity.expression.startswith("LicenseRef-")


def test_the_duty_to_display(report: Report) -> None:
    duty = only(report.terms, "duty", "display-attribution")
    assert isinstance(duty.detail, dict)
    assert duty.detail["show"] == "Kimi K2"
    assert "user interface" in duty.detail["where"]
    assert duty.detail["manner"] == "prominently"
    assert "Kimi K2" in duty.quote


def test_its_condition(report: Report) -> None:
    when = from_json(only(report.terms, "duty", "display-attribution").when)
    assert isinstance(when, All)
    purpose, size = when.parts
    assert isinstance(purpose, Atom)
    assert (purpose.fact, purpose.op, purpose.value) == ("use_purpose", "is", "commercial")
    assert isinstance(size, Any_)
    users, revenue = (part for part in size.parts if isinstance(part, Atom))
    assert (users.fact, users.op, users.value, users.period) == (
        "monthly_active_users",
        "gt",
        100_000_000,
        "month",
    )
    assert (revenue.fact, revenue.op, revenue.value, revenue.currency, revenue.period) == (
        "monthly_revenue",
        "gt",
        20_000_000,
        "USD",
        "month",
    )
    assert users.scope == revenue.scope == "this product"


def test_the_rest_of_the_text(report: Report) -> None:
    granted = {a for t in report.terms if t.kind == "permission" for a in (t.action, *t.also)}
    assert granted >= {"use", "reproduce", "modify", "distribute", "sublicense", "sell"}
    notice = from_json(only(report.terms, "duty", "keep-notice").when)
    assert [(a.fact, a.value) for a in atoms(notice)] == [("distribution", True)]


def test_open_source_is_contested_at_that_clause(report: Report) -> None:
    verdict = report.verdicts["OSD"]
    assert verdict.answer == "CONTESTED"
    contested = {name for name, c in verdict.criteria.items() if c.answer == "CONTESTED"}
    assert contested == {"OSD-5", "OSD-6", "OSD-10"}
    assert all(c.answer == "YES" for name, c in verdict.criteria.items() if name not in contested)
    for name in contested:
        assert all("Kimi K2" in e.quote for e in verdict.criteria[name].evidence)
        assert verdict.criteria[name].evidence


def test_freedom_0_is_contested(report: Report) -> None:
    answers = {name: c.answer for name, c in report.verdicts["FSD"].criteria.items()}
    assert answers == {"FSF-0": "CONTESTED", "FSF-1": "YES", "FSF-2": "YES", "FSF-3": "YES"}


def owed(engine: Engine, source: str, tmp_path: Path, revenue: int) -> Owed:
    from licet.owe.profile import load_profile

    profile = tmp_path / "profile.toml"
    profile.write_text(
        "on = 2026-11-01\n[facts]\ncommercial = true\ndistribution = false\nnetwork_service = true\n"
        f'monthly_active_users = 1000\nmonthly_revenue = "{revenue} USD"\n',
        encoding="utf-8",
    )
    file = tmp_path / "LICENSE"
    file.write_text(source, encoding="utf-8")
    found = engine.report(engine.text(str(file)), load_profile(profile)).owed
    assert found is not None
    return found


@pytest.mark.parametrize(("revenue", "due"), [(20_000_000, set()), (20_000_001, {"display-attribution"})])
def test_what_is_owed_at_the_edge(
    engine: Engine, source: str, tmp_path: Path, revenue: int, due: set[str]
) -> None:
    answer = owed(engine, source, tmp_path, revenue)
    assert {d.action for d in answer.duties if d.status == "owed"} == due
    assert not [d for d in answer.duties if d.status == "depends"]
    assert answer.permitted == "yes"


# One word changed


def changed(engine: Engine, source: str, old: str, new: str) -> Report:
    assert old in source
    found = engine.read(source.replace(old, new), "LICENSE")
    assert found.identity.modified and found.identity.base == "MIT"
    assert found.identity.expression != "MIT"
    assert found.verdicts["OSD"].answer != "YES"
    return found


def sizes(when: Condition | None) -> set[object]:
    return {a.value for a in atoms(when) if a.op == "gt"}


def test_with_restriction(engine: Engine, source: str) -> None:
    found = changed(engine, source, "without restriction", "with restriction")
    assert len(found.identity.material) == 2


def test_may_for_shall(engine: Engine, source: str) -> None:
    found = changed(engine, source, "you shall prominently", "you may prominently")
    assert not [t for t in found.terms if t.kind == "duty" and t.action == "display-attribution"]


def test_a_thousand_for_a_million(engine: Engine, source: str) -> None:
    found = changed(engine, source, "100 million monthly", "100 thousand monthly")
    duty = only(found.terms, "duty", "display-attribution")
    assert sizes(from_json(duty.when)) == {100_000, 20_000_000}


def test_pay_for_display(engine: Engine, source: str) -> None:
    words = 'prominently\ndisplay "Kimi K2" on the user interface of such product or service'
    found = changed(engine, source, words, "pay five percent of such revenue to us")
    assert sizes(from_json(only(found.terms, "duty", "pay").when)) == {100_000_000, 20_000_000}
    assert not [t for t in found.terms if t.action == "display-attribution"]
    assert found.verdicts["OSD"].answer == "NO"
