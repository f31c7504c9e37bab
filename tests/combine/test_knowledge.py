"""The tables of combining hold together."""

from __future__ import annotations

import re2

from licet.knowledge.combining import additions, burdens, clauses
from licet.knowledge.phrases import actions


def test_words_are_matched_and_left_alone() -> None:
    for pattern, match, no_match in [
        *((row.pattern, row.match, row.no_match) for row in (*clauses(), *additions())),
        *((row.words, row.match, row.no_match) for row in burdens() if row.words),
    ]:
        assert match
        for example in match:
            assert re2.search(pattern, example), example
        for example in no_match:
            assert not re2.search(pattern, example), example


def test_actions_are_known() -> None:
    named = {action for row in (*burdens(), *additions()) for action in row.actions}
    assert named <= set(actions())


def test_no_item_is_behind_another_that_takes_its_place() -> None:
    settled: set[str] = set()
    for row in burdens():
        assert not settled.intersection(row.actions), row.actions
        settled.update(row.actions if not row.words else ())
