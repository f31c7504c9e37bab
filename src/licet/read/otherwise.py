"""Whether a sentence only says how the one before it ends: "Otherwise, all your licences end"."""

from __future__ import annotations

from collections.abc import Sequence

from licet.conditions import atoms
from licet.read.conditions.lexicon import clause
from licet.read.model import Term
from licet.text.model import Provision

_CURE = "cured"
_ENDING = frozenset({"breach", _CURE, "notice_given", "time_since_event"})


def ends_otherwise(provision: Provision, terms: Sequence[Term]) -> bool:
    """Whether the sentence says that rights end otherwise, right behind a term by which they end for a breach
    that is not cured: that term says so already. ``terms`` are those read so far."""
    if not terms or terms[-1].provision != provision.index - 1 or terms[-1].kind != "termination":
        return False
    facts = {atom.fact for atom in atoms(terms[-1].when)}
    if _CURE not in facts or facts - _ENDING:
        return False
    return clause("ends-otherwise").search(provision.words.encode("ascii", "replace")) is not None
