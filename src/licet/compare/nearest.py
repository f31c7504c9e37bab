"""Which of many licences come nearest to one: first by what they share, then proved."""

from __future__ import annotations

from collections.abc import Mapping

from licet.compare.direction import directed
from licet.compare.model import Choice, Near

TRIED = 60  # candidates that are compared in full


def nearest(
    choice: Choice, others: Mapping[str, Choice], kinship: Mapping[str, float] | None = None
) -> list[Near]:
    """The nearest of ``others``, those with least gained and lost first; of those, the nearest in words. None
    where ``choice`` grants nothing: then there is nothing to compare.

    ``kinship``: share of words in common, by id; those without are not near.
    """
    if not choice.granted:
        return []
    akin = kinship or {}
    mine = {(s.reason, s.what) for s in choice.stops}
    apart = {
        name: len(mine ^ {(s.reason, s.what) for s in other.stops})
        for name, other in others.items()
        if other.granted
    }
    tried = sorted(apart, key=lambda name: (apart[name], -akin.get(name, 0.0), name))[:TRIED]
    found = [_near(name, others[name], choice, akin.get(name, 0.0)) for name in tried]
    return sorted(found, key=lambda n: (n.distance, -n.kinship, n.id))


def _near(name: str, other: Choice, choice: Choice, kinship: float) -> Near:
    looser = directed(other, choice, "A", "B", ())
    stricter = directed(choice, other, "B", "A", ())
    open_ones = [found.conditional for found in (looser, stricter) if found.holds is None]
    return Near(
        name,
        looser.holds,
        stricter.holds,
        tuple(w.stop for w in stricter.witnesses),
        tuple(w.stop for w in looser.witnesses),
        kinship,
        tuple(sorted(set().union(*open_ones))),
    )
