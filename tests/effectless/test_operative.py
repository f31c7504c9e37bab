"""The lexicon of words that may carry an effect."""

from __future__ import annotations

import pytest

from licet.knowledge.effectless import operative_entries
from licet.read.operative import operative

EXAMPLES = [(e.kind, words) for e in operative_entries() for words in e.match]
OTHERS = [(e.kind, words) for e in operative_entries() for words in e.no_match]


@pytest.mark.parametrize(("kind", "words"), EXAMPLES)
def test_each_example_is_operative(kind: str, words: str) -> None:
    assert operative(words)


@pytest.mark.parametrize(("kind", "words"), OTHERS)
def test_no_counterexample_is_of_the_kind(kind: str, words: str) -> None:
    assert kind not in {k for _, _, k in operative(words)}


def test_offsets_are_into_the_words() -> None:
    words = "für schools only"
    assert [words[a:b] for a, b, _ in operative(words)] == ["schools", "only"]
