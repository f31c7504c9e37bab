"""Unread words keep a narrow criterion from YES only if they could bear on it, and a definition always."""

from __future__ import annotations

import pytest

from licet.answers import Answer
from licet.judge.bearing import bearing
from licet.judge.criteria import Ground, judged
from licet.knowledge.bearings import Bearing, bearings
from licet.knowledge.definitions import Criterion, criteria, definitions
from licet.limits.from_terms import granted, grants, limits
from licet.read.model import Term
from licet.spans import Span

BY_ID = {c.id: c for c in criteria()}
GRANT = Term(
    "permission", "use", Span(0, 1), "t", also=("reproduce", "modify", "distribute", "sublicense", "sell")
)
# Odd words on purpose: each goes against its criterion, or is contested under it.
MUST_BEAR = [
    ("OSD-8", "You may use it only as part of Acme OS."),
    ("OSD-8", "It must stay on devices made by us."),
    ("OSD-8", "The rights hold while it runs with Fooware."),
    ("OSD-8", "Outside our distributions nothing is granted."),
    ("OSD-8", "It ships only with the X100."),
    ("OSD-8", "Single Server Licence"),
    ("OSD-8", "Lives on the Harbour Box, and there alone."),
    ("OSD-8", "Whoever has no Harbour printer has no licence."),
    ("OSD-8", "Machine learning is fine, but not away from our own machines."),
    (
        "OSD-8",
        "Including but not limited to firms, nobody may take it out of Fooware or run it without Fooware.",
    ),
    ("OSD-9", "All other programs on the same medium must be free."),
    ("OSD-9", "Whatever is developed with it belongs to us, products included."),
    ("OSD-9", "Outputs must not be used to train other models."),
    ("OSD-9", "NO WARRANTY IS GIVEN, AND OUTPUTS ARE OURS."),
    ("OSD-9", "Nothing closed may sit alongside it."),
    ("OSD-9", "Your own code becomes free when it calls ours."),
    ("OSD-9", "A rival must not learn from it."),
    ("OSD-9", "The rest of the disk must be open too."),
    ("OSD-10", "You accept by clicking a button."),
    ("OSD-10", "The logo must be visible."),
    ("OSD-10", "A link to our web page is owed."),
    ("OSD-10", "Whoever breaks the seal is bound."),
    ("OSD-10", "Our name stays on the opening screen."),
    ("OSD-10", "You acknowledge that a badge is to be seen, if there is a browser."),
    ("OSD-10", "Credit is due to us wherever players can see it."),
    ("OSD-10", "The slogan must be spoken."),
    ("OSD-10", 'Every screen of the program and of what is made from it shows "Powered by Acme".'),
]
MAY_NOT = [
    ("OSD-8", "The courts of Freedonia decide."),
    ("OSD-8", "In no event shall the authors be liable under a theory of product liability."),
    ("OSD-9", "Whoever is younger than ten needs a guardian."),
    ("OSD-9", "This is the entire agreement between us and must not be changed."),
    ("OSD-10", "Soldiers are not licensed."),
    ("OSD-10", "You acknowledge that the courts of Freedonia shall decide."),
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


@pytest.mark.parametrize("rule", [b for b in bearings() if b.words], ids=lambda b: b.name)
def test_every_example_of_the_data(rule: Bearing) -> None:
    assert rule.match and rule.no_match
    for words in rule.match:
        assert bearing(rule.name, (Span(0, len(words)),), words), words
    for words in rule.no_match:
        assert not bearing(rule.name, (Span(0, len(words)),), words), words


def test_a_new_sentence_is_not_seen_with_the_one_before() -> None:
    source = "It runs on our devices. 2. The courts of Freedonia must decide."
    assert not bearing("product", (Span(source.index("The courts"), len(source)),), source)


def test_words_inside_a_gap_that_were_read_are_left_out() -> None:
    source = "You must keep it on our devices. Be kind, as you must."
    gap, read = Span(0, len(source)), Span(0, source.index(" Be"))
    assert bearing("product", (gap,), source) == (gap,)
    assert bearing("product", (gap,), source, (read,)) == ()


def test_a_word_left_over_is_seen_with_the_read_words_before_it() -> None:
    source = "You may run it on our devices alone."
    gap, read = Span(0, len(source)), Span(0, source.index(" alone"))
    assert bearing("product", (gap,), source, (read,)) == (gap,)


def test_the_name_of_a_maker_is_no_device() -> None:
    source = "It must be marked as a work of Acme Devices."
    gap = Span(0, len(source))
    assert bearing("product", (gap,), source) == (gap,)
    assert bearing("product", (gap,), source, (), ("acme devices",)) == ()


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
