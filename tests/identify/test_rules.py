"""Each rule that makes a departure harmless, on its own examples."""

from __future__ import annotations

import pytest

from licet.identify.rules import Rule
from licet.knowledge.departures import DepartureRule, departure_rules

RULES = departure_rules()


def speaks(rule: Rule, words: str) -> bool:
    return rule.allows(words) if rule.data.on == "name" else rule.speaks_of(words)


@pytest.mark.parametrize("data", RULES, ids=lambda r: r.id)
def test_its_examples(data: DepartureRule) -> None:
    rule = Rule(data)
    assert [w for w in data.match if not speaks(rule, w)] == []
    assert [w for w in data.no_match if speaks(rule, w)] == []


@pytest.mark.parametrize("data", RULES, ids=lambda r: r.id)
def test_it_has_both_kinds_of_examples(data: DepartureRule) -> None:
    assert data.source and data.why
    assert (data.match and data.no_match) or data.on == "wording"


def test_names_are_unique() -> None:
    assert len({r.id for r in RULES}) == len(RULES)
