"""Sentences beside a licence: every rule matches its examples, and no other's."""

from __future__ import annotations

import pytest

from licet.check.outside import speaks_like_a_term
from licet.knowledge.findings import finding_kinds
from licet.knowledge.outside import OutsideEntry, outside_entries


@pytest.mark.parametrize("entry", outside_entries(), ids=lambda e: e.id)
def test_the_examples(entry: OutsideEntry) -> None:
    for words in entry.match:
        assert speaks_like_a_term(words), words
    for words in entry.no_match:
        assert speaks_like_a_term(words) is None, words


@pytest.mark.parametrize(
    "words",
    [
        "licensed under the mit license.",
        "see license for details.",
        "you may use it for any purpose.",
        "contributions are welcome under the same terms.",
        "this project is free and open source software.",
        "the model was trained on research data.",
    ],
)
def test_ordinary_sentences_are_no_terms(words: str) -> None:
    assert speaks_like_a_term(words) is None


def test_the_codes_of_findings_stay() -> None:
    assert sorted(finding_kinds()) == [
        "barred", "base-name-missing", "base-notice-missing", "base-policy-missing", "base-unknown",
        "broken",
        "clarify-stale", "declared-differs", "denied", "extra-terms", "false-claim",
        "freer-than-base",
        "hidden-characters", "ignore-expired", "modified-text", "no-licence",
        "not-open", "open-question", "owed",
        "review",
        "source-differs",
        "threshold", "undeclared-text", "unknown-licence",
    ]  # fmt: skip
