"""Duties of which one is enough: a choice stops only those who take none of its ways."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from msgspec.structs import replace

from licet.compare.formula import Formula, conj, disj
from licet.compare.model import Stop
from licet.spans import Span


def chosen(stops: Sequence[Stop], others: Mapping[Span, Sequence[Formula]]) -> list[Stop]:
    """The stops, those of the ways of a choice made into one.

    A way is not taken where any of its own stops holds; ``others``, by the place of a choice, say that no
    further way was.
    """
    out: list[Stop] = []
    ways: dict[Span, dict[int, list[Stop]]] = {}
    for stop in stops:
        way = stop.term.way if stop.term is not None else None
        if way is None or stop.reason != "duty":
            out.append(stop)
        else:
            ways.setdefault(way.head, {}).setdefault(way.item, []).append(stop)
    for head, items in ways.items():
        first = next(iter(items.values()))[0]
        missed = [disj(*(stop.formula for stop in some)) for some in items.values()]
        used = frozenset().union(*(stop.axioms for some in items.values() for stop in some))
        out.append(replace(first, formula=conj(*missed, *others.get(head, ())), axioms=used))
    return out
