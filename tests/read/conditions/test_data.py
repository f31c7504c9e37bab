"""Every item of the condition reader's data matches its examples and none of its counter-examples."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

import pytest

from licet.knowledge import conditions as known
from licet.read.conditions.facts import facts
from licet.read.conditions.lexicon import clause, one_of, raw

AREAS: dict[str, Iterable[Any]] = {
    "connectives": known.connectives(),
    "purposes": known.values("purposes"),
    "persons": known.values("persons"),
    "places": known.values("places"),
    "metrics": known.metrics(),
    "comparisons": known.comparisons(),
    "periods": known.aspects("periods"),
    "scopes": known.aspects("scopes"),
    "moments": known.aspects("moments"),
}


def cases(field: str) -> list[Any]:
    return [
        pytest.param(
            entry, words, id=f"{area}-{getattr(entry, 'id', None) or getattr(entry, 'value', '')}-{words}"
        )
        for area, entries in AREAS.items()
        for entry in entries
        for words in getattr(entry, field)
    ]


def said(entry: Any, words: str) -> bool:
    patterns = (*entry.patterns, *getattr(entry, "weak", ()))
    return one_of(patterns).search(raw(words)) is not None


@pytest.mark.parametrize(("entry", "words"), cases("match"))
def test_examples(entry: Any, words: str) -> None:
    assert said(entry, words)


@pytest.mark.parametrize(("entry", "words"), cases("no_match"))
def test_counter_examples(entry: Any, words: str) -> None:
    assert not said(entry, words)


@pytest.mark.parametrize(("field", "holds"), [("match", True), ("no_match", False)])
def test_circumstances(field: str, holds: bool) -> None:
    wrong = [
        (entry.id, words)
        for entry in known.circumstances()
        for words in getattr(entry, field)
        if any(f.entry is entry for f in facts(raw(words))) is not holds
    ]
    assert wrong == []


@pytest.mark.parametrize(("field", "holds"), [("match", True), ("no_match", False)])
def test_grammar(field: str, holds: bool) -> None:
    wrong = [
        (entry.id, words)
        for entry in known.grammar().values()
        for words in getattr(entry, field)
        if (clause(entry.id).search(raw(words)) is not None) is not holds
    ]
    assert wrong == []


def test_every_item_has_both_kinds_of_examples() -> None:
    every = [*(e for area in AREAS.values() for e in area), *known.circumstances(), *known.grammar().values()]
    assert [e for e in every if not e.match or not e.no_match] == []
