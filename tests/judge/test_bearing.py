"""Unread words keep a narrow criterion from YES only if they could bear on it, and a definition always."""

from __future__ import annotations

import pytest

from licet.answers import Answer
from licet.judge.criteria import Ground, judged
from licet.judge.gaps import bearing
from licet.knowledge.definitions import Criterion, criteria, definitions
from licet.limits.from_terms import granted, grants, limits
from licet.read.model import Term
from licet.spans import Span

BY_ID = {c.id: c for c in criteria()}
GRANT = Term(
    "permission", "use", Span(0, 1), "t", also=("reproduce", "modify", "distribute", "sublicense", "sell")
)
MUST_BEAR = [
    ("OSD-8", "You may use it only as part of Acme OS."),
    ("OSD-8", "It must stay on devices made by us."),
    ("OSD-8", "The rights hold while it runs with Fooware."),
    ("OSD-8", "Outside our distributions nothing is granted."),
    ("OSD-9", "All other programs on the same medium must be free."),
    ("OSD-9", "Whatever is developed with it belongs to us, products included."),
    ("OSD-9", "Outputs must not be used to train other models."),
    ("OSD-10", "You accept by clicking a button."),
    ("OSD-10", "The logo must be visible."),
    ("OSD-10", "A link to our web page is owed."),
]
MAY_NOT = [
    ("OSD-8", "The courts of Freedonia decide."),
    ("OSD-9", "Whoever is younger than ten needs a guardian."),
    ("OSD-10", "Soldiers are not licensed."),
]


def gaps_of(criterion: str, words: str) -> tuple[Span, ...]:
    return bearing(BY_ID[criterion].bears, (Span(0, len(words)),), words)


@pytest.mark.parametrize(("criterion", "words"), MUST_BEAR)
def test_words_that_bear(criterion: str, words: str) -> None:
    assert gaps_of(criterion, words)


@pytest.mark.parametrize(("criterion", "words"), MAY_NOT)
def test_words_that_cannot_bear(criterion: str, words: str) -> None:
    assert not gaps_of(criterion, words)


@pytest.mark.parametrize("words", ["软件", "\u200b", "Geräte"])
def test_what_is_not_plain_english_may_bear_on_everything(words: str) -> None:
    for criterion in criteria():
        assert gaps_of(criterion.id, words)


def test_an_item_is_seen_with_the_words_that_may_govern_it() -> None:
    source = "You may run it on these devices alone:\n\n(a) the ones of Acme;\n"
    item = Span(source.index("the ones"), len(source) - 2)
    assert bearing(BY_ID["OSD-8"].bears, (item,), source) == (item,)


@pytest.mark.parametrize("definition", definitions(), ids=lambda d: d.id)
def test_no_definition_is_met_beside_unread_words(definition: object) -> None:
    own = [c for c in criteria() if c.definition == definition.id]  # type: ignore[attr-defined]
    assert any(not c.bears for c in own)
    source = "Nothing in these words decides."
    terms = (GRANT,)
    ground = Ground(limits(terms), granted(terms), (Span(0, len(source)),), grants(terms), source)
    assert any(judged(c, ground).answer not in (Answer.YES, Answer.CONTESTED) for c in own)


@pytest.mark.parametrize("criterion", [c for c in criteria() if c.bears], ids=lambda c: c.id)
def test_a_gap_that_cannot_bear_leaves_the_answer(criterion: Criterion) -> None:
    source = "Zzz."
    terms = (GRANT,)
    ground = Ground(limits(terms), granted(terms), (Span(0, 4),), grants(terms), source)
    assert judged(criterion, ground).answer is Answer.YES
