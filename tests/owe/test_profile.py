"""Profiles as people write them."""

from __future__ import annotations

import datetime
import tomllib
from pathlib import Path

import pytest

from licet.errors import InputError
from licet.knowledge.facts import facts
from licet.owe.profile import Profile, from_tree, load_profile, parsed
from licet.owe.values import Money, ValueProblem
from licet.owe.write import blank


@pytest.mark.parametrize(
    ("written", "value"),
    [
        (2_000_000, 2e6),
        ("2_000_000", 2e6),
        ("2 million", 2e6),
        ("2M", 2e6),
        ("1.5bn", 1.5e9),
        ("2,500", 2500),
    ],
)
def test_counts(written: object, value: float) -> None:
    assert parsed("monthly_active_users", written) == value


@pytest.mark.parametrize(
    ("written", "value"),
    [
        ("30M USD", Money(30e6, "USD")),
        ("1.5bn EUR", Money(1.5e9, "EUR")),
        ("$25M", Money(25e6, "USD")),
        ("€ 3 million", Money(3e6, "EUR")),
        ("20000000 USD", Money(20e6, "USD")),
        ("1 billion yen", Money(1e9, "JPY")),
    ],
)
def test_money(written: object, value: Money) -> None:
    assert parsed("annual_revenue_licensee", written) == value


@pytest.mark.parametrize(
    ("name", "written"),
    [
        ("annual_revenue", 5),
        ("annual_revenue", "5M"),
        ("annual_revenue", "5M zlotys of old"),
        ("employees", "many"),
        ("employees", -1),
        ("employees", float("nan")),
        ("employees", "5 USD"),
        ("commercial", "perhaps"),
        ("distribution_form", "sauce"),
        ("use_purpose", [1]),
        ("release_date", "soon"),
        ("usage_days", "3 fortnights"),
    ],
)
def test_what_cannot_be_used_says_why(name: str, written: object) -> None:
    with pytest.raises(ValueProblem, match=name):
        parsed(name, written)


def test_times_in_the_unit_of_the_fact() -> None:
    assert parsed("time_since_release", "18 months") == 1.5
    assert parsed("usage_days", "2 weeks") == 14
    assert parsed("storage", "500 GB") == 0.5


def test_every_mistake_at_once_with_a_suggestion() -> None:
    with pytest.raises(InputError) as error:
        from_tree(
            {"fact": {}, "facts": {"comercial": True, "employes": 3, "commercial": True}, "on": "never"}
        )
    said = str(error.value)
    for words in ("'commercial'", "'employees'", "'facts'", "not a date"):
        assert words in said


def test_a_fact_outside_its_table_is_told_where_to_go() -> None:
    with pytest.raises(InputError, match=r"under \[facts\]"):
        from_tree({"commercial": True})


def test_what_cannot_be_true_together() -> None:
    with pytest.raises(InputError, match="internal_only"):
        from_tree({"facts": {"internal_only": True, "distribution": True}})


def test_files(tmp_path: Path) -> None:
    toml, json = tmp_path / "me.toml", tmp_path / "me.json"
    toml.write_text('on = 2026-11-01\n[facts]\nemployees = "1k"\n', encoding="utf-8")
    json.write_text('{"on": "2026-11-01", "facts": {"employees": 1000}}', encoding="utf-8")
    assert load_profile(toml) == load_profile(json)
    assert load_profile(toml) == Profile({"employees": 1000}, datetime.date(2026, 11, 1))
    with pytest.raises(InputError, match="is not JSON"):
        (tmp_path / "bad.json").write_text("{")
        load_profile(tmp_path / "bad.json")
    with pytest.raises(InputError, match="cannot be read"):
        load_profile(tmp_path / "none.toml")


def test_the_blank_profile_states_nothing_and_can_be_filled_in() -> None:
    assert from_tree(tomllib.loads(blank())) == Profile()
    filled = "\n".join(
        line.removeprefix("# ") if line.startswith("# ") and " = " in line else line
        for line in blank().splitlines()
    )
    tree = tomllib.loads(filled)
    assert set(tree["facts"]) >= set(facts())
    for name, value in tree["facts"].items():
        parsed(name, value)
