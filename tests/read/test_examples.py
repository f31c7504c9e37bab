"""Every act and every modality carries examples that must and must not match, and they do."""

import pytest
import re2

from licet.knowledge.reading import ActEntry, ConsequenceEntry, ModalityEntry, acts, consequences, modality
from licet.read.marks import patterns_of
from licet.read.patterns import expand, framed


def _hits(patterns: list[str], words: str) -> bool:
    return any(re2.search(expand(framed(p)), words) for p in patterns)


@pytest.mark.parametrize("entry", acts(), ids=lambda e: e.id)
def test_an_act_matches_its_examples_and_no_others(entry: ActEntry) -> None:
    assert entry.match
    assert entry.no_match
    found = patterns_of(entry)
    assert [w for w in entry.match if not _hits(found, w)] == []
    assert [w for w in entry.no_match if _hits(found, w)] == []


@pytest.mark.parametrize("entry", modality(), ids=lambda e: e.id)
def test_a_modality_matches_its_examples_and_no_others(entry: ModalityEntry) -> None:
    assert entry.match
    assert entry.no_match
    assert [w for w in entry.match if not _hits(list(entry.patterns), w)] == []
    assert [w for w in entry.no_match if _hits(list(entry.patterns), w)] == []


@pytest.mark.parametrize("entry", consequences(), ids=lambda e: e.id)
def test_a_consequence_matches_its_examples_and_no_others(entry: ConsequenceEntry) -> None:
    assert entry.match
    assert entry.no_match
    assert [w for w in entry.match if not _hits(list(entry.patterns), w)] == []
    assert [w for w in entry.no_match if _hits(list(entry.patterns), w)] == []


def test_no_two_acts_share_an_identifier() -> None:
    names = [e.id for e in acts()]
    assert len(names) == len(set(names))
