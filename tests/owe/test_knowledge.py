"""The tables of owing hold together."""

from __future__ import annotations

import re2

from licet.conditions import atoms, from_json
from licet.knowledge.facts import deeds, derived, facts, indices, meanings, open_readings, regions, titled
from licet.knowledge.phrases import actions


def test_words_are_matched_and_left_alone() -> None:
    for entry in meanings():
        find = "fullmatch" if entry.of in ("grant", "distribution") else "search"
        patterns = [re2.compile(words) for words in entry.words]
        assert entry.match
        for example in entry.match:
            assert any(getattr(p, find)(example) for p in patterns), example
        for example in entry.no_match:
            assert not any(getattr(p, find)(example) for p in patterns), example


def test_headings_name_what_they_may() -> None:
    for entry in titled():
        patterns = [re2.compile(words) for words in entry.words]
        assert entry.match
        assert all(any(p.fullmatch(w) for p in patterns) for w in entry.match)
        assert not any(p.search(w) for p in patterns for w in entry.no_match)


def test_conditions_speak_of_known_facts() -> None:
    trees = [entry.when for entries in derived().values() for entry in entries]
    trees += [tree for deed in deeds().values() for tree in (deed.done, deed.owed_on) if tree]
    trees += [reading.when for reading in open_readings() if reading.when]
    named = {atom.fact for tree in trees for atom in atoms(from_json(tree))}
    assert named <= set(facts()) | {"use_scope"}
    assert set(derived()) <= set(facts()) | {"use_scope"}
    assert set(deeds()) <= set(actions())


def test_no_two_facts_share_a_name_on_the_command_line() -> None:
    names = [n for e in facts().values() for n in {e.name.replace("_", "-"), *e.flags, *e.denied}]
    assert len(names) == len(set(names))


def test_regions_and_indices() -> None:
    assert "DE" in regions()["EU"].members
    assert "CH" not in regions()["EU"].members
    for index in indices():
        years = [int(year) for year in index.averages]
        assert years == list(range(years[0], years[-1] + 1))
