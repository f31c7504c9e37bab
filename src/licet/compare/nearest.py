"""Which of many licences come nearest to one: first by what they share, then proved."""

from __future__ import annotations

from collections.abc import Mapping

from licet.compare.from_readings import directed
from licet.compare.model import Choice, Near

TRIED = 60  # candidates that are compared in full


def nearest(choice: Choice, others: Mapping[str, Choice]) -> list[Near]:
    """The nearest of ``others``, those with least gained and lost first."""
    mine = {(s.reason, s.what) for s in choice.stops}
    apart = {
        name: len(mine ^ {(s.reason, s.what) for s in other.stops})
        for name, other in others.items()
        if other.granted
    }
    tried = sorted(apart, key=lambda name: (apart[name], name))[:TRIED]
    found = [_near(name, others[name], choice) for name in tried]
    return sorted(found, key=lambda n: (n.distance, n.id))


def _near(name: str, other: Choice, choice: Choice) -> Near:
    looser = directed(other, choice, "A", "B", ())
    stricter = directed(choice, other, "B", "A", ())
    return Near(
        name,
        looser.holds,
        stricter.holds,
        tuple(w.stop for w in stricter.witnesses),
        tuple(w.stop for w in looser.witnesses),
    )
