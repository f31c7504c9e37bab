"""How one offer of licences stands to another, where an offer is a choice of licences that bind together."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import msgspec
from msgspec.structs import replace

from licet.compare.algebra import chosen, moved, together
from licet.compare.compile import compiled
from licet.compare.contradictions import doubted
from licet.compare.from_readings import NOBODY, Party, compare, related
from licet.compare.given import Given
from licet.compare.model import Choice, Comparison
from licet.compare.unaccounted import unaccounted
from licet.compare.words import Words


class Placed(msgspec.Struct, frozen=True):
    """A licence of an offer; its text begins at character ``at`` of the offer's."""

    party: Party
    at: int = 0


Offered = Sequence[Sequence[Placed]]


def compare_offers(
    a: Offered, b: Offered, *, given: Given = NOBODY, rates: Mapping[str, float] | None = None
) -> Comparison:
    """How offer A stands to offer B; of two single licences, as ``compare`` says."""
    (first, *_), (other, *_) = a, b
    if len(a) == len(b) == len(first) == len(other) == 1:
        return compare(first[0].party, other[0].party, given=given, rates=rates)
    one, two = offered(a, b, rates), offered(b, a, rates)
    return related(one, two, given, rates)


def offered(offer: Offered, other: Offered, rates: Mapping[str, float] | None = None) -> Choice:
    """What an offer stops; words that set a licence apart from one of the other offer and that nobody read
    count as unread."""
    against = {id(p.party): p.party for option in other for p in option}
    made = {
        placed.at: _stopping(placed, list(against.values()), rates) for option in offer for placed in option
    }
    return chosen([together([made[placed.at] for placed in option]) for option in offer])


def _stopping(placed: Placed, against: Sequence[Party], rates: Mapping[str, float] | None) -> Choice:
    party = placed.party
    spans = set(party.reading.unread)
    for one in against:
        spans.update(unaccounted(party.source, party.reading, one.source, {}))
    reading = replace(party.reading, unread=tuple(sorted(spans)))
    words = Words(party.source)
    return moved(doubted(compiled(reading, words, rates=rates), words), placed.at)
