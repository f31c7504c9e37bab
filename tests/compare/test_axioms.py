"""The axioms: every item loads, speaks of known words, and every shape holds on its examples."""

from __future__ import annotations

import pytest
import re2

from licet.knowledge import axioms, phrases


@pytest.mark.parametrize("shape", axioms.shapes(), ids=lambda s: s.effect)
def test_a_shape_matches_its_examples_alone(shape: axioms.Shape) -> None:
    assert shape.match
    for words in shape.match:
        assert re2.search(shape.pattern, words), words
    for words in shape.no_match:
        assert not re2.search(shape.pattern, words), words


@pytest.mark.parametrize("lift", [row for row in axioms.lifts() if row.words], ids=lambda r: r.permits[0])
def test_the_words_of_a_lift_match_its_examples_alone(lift: axioms.Lift) -> None:
    assert lift.match
    for words in lift.match:
        assert re2.search(lift.words, words), words
    for words in lift.no_match:
        assert not re2.search(lift.words, words), words


def test_axioms_speak_of_known_facts_and_acts() -> None:
    names = [n for row in axioms.clauses() for n in (*row.when, *row.then)]
    names += [n for row in axioms.same().items() for n in (row[0], *row[1])]
    for name in names:
        bare = name.removeprefix("not ")
        if bare.startswith("act:"):
            assert bare[4:] in phrases.actions(), name
        elif not bare.startswith("deed:"):
            assert bare.partition("=")[0] in axioms.facts(), name


def test_every_fact_of_the_vocabulary_is_typed() -> None:
    assert set(phrases.facts()) <= set(axioms.facts())


def test_an_axiom_that_is_named_is_explained() -> None:
    for row in (*axioms.clauses(), *axioms.covers().values(), *axioms.deeds()):
        assert not row.id or row.says, row
