"""Two texts side by side."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from licet.identify.differences import difference
from licet.identify.model import ClausePair, Difference
from licet.text.from_string import from_string
from licet.text.model import Text

A = "You may use the work. You must keep this notice in all copies.\n\nThe work comes without warranty.\n"
B = (
    "You may use the work. You must keep this notice in most copies.\n\n"
    "No commercial use.\n\nThe work comes without warranty.\n"
)


def pair(a: str, b: str) -> tuple[Text, Text, Difference]:
    one, other = from_string(a, "A"), from_string(b, "B")
    return one, other, difference(one, other)


def marked(a: Text, b: Text, clause: ClausePair) -> str:
    out = ""
    for words in clause.words:
        if words.a and words.b:
            out += words.b.of(b.source)
        elif words.a:
            out += f"[-{words.a.of(a.source)}-]"
        elif words.b:
            out += f"{{+{words.b.of(b.source)}+}}"
    return out


def test_clauses_are_paired_and_words_marked() -> None:
    a, b, found = pair(A, B)
    assert [(p.kind, p.material) for p in found.pairs] == [
        ("same", False),
        ("changed", True),
        ("added", True),
        ("same", False),
    ]
    assert marked(a, b, found.pairs[1]) == "You must keep this notice in [-all -]{+most +}copies."
    assert marked(a, b, found.pairs[2]) == "{+No commercial use.+}"
    assert (found.shared, found.words_a, found.words_b) == (17, 18, 21)


def test_the_other_way_round_it_is_removed() -> None:
    _, _, found = pair(B, A)
    assert [p.kind for p in found.pairs] == ["same", "changed", "removed", "same"]


def test_titles_and_labels_are_harmless() -> None:
    _, _, found = pair(
        "You may use it. You must keep it.", "The Licence\n\n1. You may use it. 2. You must keep it."
    )
    assert {p.kind for p in found.pairs if p.kind != "same"} <= {"added", "changed"}
    assert not any(p.material for p in found.pairs)


@pytest.mark.parametrize("text", [A, B, "", "one", "...\n\n..."])
def test_a_text_is_the_same_as_itself(text: str) -> None:
    _, _, found = pair(text, text)
    assert all(p.kind == "same" for p in found.pairs)
    assert found.shared == found.words_a == found.words_b


_TEXTS = st.lists(
    st.sampled_from(["you", "may", "not", "use.", "it;", "\n\n", "1.", "the", "(c)", "2024", "\n"]),
    max_size=40,
).map(" ".join)


@given(_TEXTS, _TEXTS)
@example("you you", "you (c) 2024 you (c) 2024")
@settings(max_examples=300, deadline=None)
def test_every_word_stands_in_one_pair_in_order(a: str, b: str) -> None:
    one, other, found = pair(a, b)
    left = [t for p in found.pairs for w in p.words if w.a for t in from_string(w.a.of(a)).tokens]
    right = [t for p in found.pairs for w in p.words if w.b for t in from_string(w.b.of(b)).tokens]
    cuts = sum(len(p.words) for p in found.pairs)  # a cut may leave a mark that is a word by itself
    assert len(left) <= len(one.tokens) + cuts and len(right) <= len(other.tokens) + cuts
    for side, source in (("a", a), ("b", b)):
        spans = [s for p in found.pairs for w in p.words if (s := getattr(w, side))]
        assert all(x.end <= y.start for x, y in pairwise(spans))
        assert all(0 <= s.start < s.end <= len(source) for s in spans)
    assert found.shared <= min(found.words_a, found.words_b)
