"""The lists of small words hold their own examples, and none of those that they must not hold."""

import pytest

from licet.knowledge.load import items
from licet.knowledge.wordlist import WordList, deciding_nothing, telling_apart, telling_nothing


@pytest.mark.parametrize("one", items("small", WordList), ids=lambda one: one.id)
def test_a_list_holds_its_examples(one: WordList) -> None:
    assert one.match
    assert one.no_match
    assert set(one.match) <= set(one.words)
    assert not set(one.no_match) & set(one.words)


def test_no_word_tells_both_nothing_and_apart() -> None:
    assert not telling_nothing() & telling_apart()
    assert not deciding_nothing() & telling_apart()
