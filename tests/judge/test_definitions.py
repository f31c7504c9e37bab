"""Every criterion proves itself by its cases; the knowledge files keep their own rules."""

from __future__ import annotations

from typing import Any

import pytest
import re2

from licet.answers import Answer
from licet.conditions import from_json
from licet.judge.criteria import Ground, judged
from licet.knowledge.definitions import Case, Criterion, criteria, definitions, lead_ins, words
from licet.knowledge.limits import grounds, implied
from licet.limits.from_terms import granted, grants, limits
from licet.read.model import Term
from licet.spans import Span

GRANT = Term(
    "permission", "use", Span(0, 1), "case", also=("reproduce", "modify", "distribute", "sublicense", "sell")
)
CASES = [(criterion, case) for criterion in criteria() for case in criterion.cases]


def term(row: dict[str, Any], at: int) -> Term:
    return Term(
        row["kind"],
        row["action"],
        Span(at, at + 1),
        "case",
        actor=row.get("actor", "licensee"),
        also=tuple(row.get("also", ())),
        when=from_json(row.get("when")),
        detail=row.get("detail"),
        effect=row.get("effect"),
    )


def ground(case: Case) -> Ground:
    terms = [] if case.bare else [GRANT]
    terms += [term(row, at) for at, row in enumerate(case.terms, start=1)]
    unread = (Span(90, 95),) if case.unread else ()
    return Ground(limits(terms), granted(terms), unread, grants(terms))


@pytest.mark.parametrize(("criterion", "case"), CASES, ids=lambda x: getattr(x, "id", None) or x.name)
def test_case(criterion: Criterion, case: Case) -> None:
    verdict = judged(criterion, ground(case))
    assert verdict.answer == case.answer, verdict.why
    readings = dict(verdict.readings)
    assert {name: readings.get(name) for name in case.readings} == case.readings


@pytest.mark.parametrize("criterion", criteria(), ids=lambda c: c.id)
def test_criterion_has_a_case_that_is_not_yes_and_one_unread(criterion: Criterion) -> None:
    assert any(case.answer != "YES" and not case.unread for case in criterion.cases) or not criterion.rules
    assert any(case.unread for case in criterion.cases)


@pytest.mark.parametrize("criterion", criteria(), ids=lambda c: c.id)
def test_every_reading_is_explained_and_the_address_given(criterion: Criterion) -> None:
    named = {name for rule in criterion.rules for name in rule.readings}
    assert named <= set(criterion.readings)
    assert set(criterion.readings) <= named | {"by-letter", "by-option", "by-implication"}
    assert all(rule.readings for rule in criterion.rules if rule.answer == "CONTESTED")
    assert criterion.source.startswith("https://")
    assert criterion.paraphrase.endswith(".")


def test_ids_are_unique_and_every_definition_is_there() -> None:
    ids = [criterion.id for criterion in criteria()]
    assert len(ids) == len(set(ids))
    assert {criterion.definition for criterion in criteria()} == {d.id for d in definitions()}


def test_rules_name_known_grounds_and_actions() -> None:
    known = {row.name for row in grounds()}
    for criterion in criteria():
        for rule in criterion.rules:
            assert set(rule.when.grounds) | set(rule.when.no_grounds) <= known, (criterion.id, rule.name)
            for pattern in (*rule.when.words, *rule.when.no_words):
                re2.compile(pattern)


def test_words_match_their_examples() -> None:
    for word in words():
        patterns = [re2.compile(pattern) for pattern in word.claims]
        assert all(any(p.search(text) for p in patterns) for text in word.match), word.word
        assert not any(p.search(text) for p in patterns for text in word.no_match), word.word


def test_lead_ins_match_their_examples() -> None:
    for row in lead_ins():
        pattern = re2.compile(row.pattern)
        assert all(pattern.search(text) for text in row.match), row.pattern
        assert not any(pattern.search(text) for text in row.no_match), row.pattern


def test_unread_words_never_make_a_yes() -> None:
    for criterion in criteria():
        for case in criterion.cases:
            unread = Ground(*_with_gap(ground(case)))
            assert judged(criterion, unread).answer is not Answer.YES, (criterion.id, case.name)


def _with_gap(whole: Ground) -> tuple[Any, ...]:
    return whole.limits, whole.granted, (Span(90, 95),), whole.grants


def test_implied_rights_have_reasons() -> None:
    assert all(row.why for row in implied())
