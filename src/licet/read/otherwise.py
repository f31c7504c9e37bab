"""Sentences that go on with the one before: "Otherwise, all your licences end", "Use of them is ..."."""

from __future__ import annotations

from collections.abc import Sequence

from licet.conditions import atoms
from licet.read.conditions.lexicon import clause
from licet.read.model import Effectless, Term
from licet.text.model import Provision

_CURE = "cured"
_MARKS = frozenset({"use-trademark", "endorse"})
_ENDING = frozenset({"breach", _CURE, "notice_given", "time_since_event"})


def goes_on(provision: Provision, terms: Sequence[Term]) -> Effectless | None:
    """What a sentence is that says no more than the one before it; ``terms`` are those read so far."""
    if _ends_otherwise(provision, terms):
        return Effectless(provision.span, "ending", "said-before")
    return Effectless(provision.span, "trademark", "goes-on") if _about_marks(provision, terms) else None


def _ends_otherwise(provision: Provision, terms: Sequence[Term]) -> bool:
    """Whether the sentence says that rights end otherwise, right behind a term by which they end for a breach
    that is not cured: that term says so already."""
    if not terms or terms[-1].provision != provision.index - 1 or terms[-1].kind != "termination":
        return False
    facts = {atom.fact for atom in atoms(terms[-1].when)}
    if _CURE not in facts or facts - _ENDING:
        return False
    return clause("ends-otherwise").search(provision.words.encode("ascii", "replace")) is not None


def _about_marks(provision: Provision, terms: Sequence[Term]) -> bool:
    """Whether "use of them" follows a sentence that is about trade marks and nothing else: no use of the work
    is meant."""
    before = [t for t in terms[-4:] if t.provision == provision.index - 1]
    if not before or any(t.action not in _MARKS for t in before):
        return False
    return clause("on-marks").search(provision.words.encode("ascii", "replace")) is not None
