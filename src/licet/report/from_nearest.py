"""Nearest licences as a report."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from licet.compare.model import Near, Side, Stop
from licet.report.alternatives import Alternative, Alternatives, Point, Turn
from licet.report.from_comparison import place, stopped
from licet.text.model import Text

SHOWN = 8  # of each group


def alternatives(
    text: Text,
    found: Sequence[Near],
    texts: Mapping[str, Text],
    approved: Mapping[str, bool],
    granted: bool = True,
) -> Alternatives:
    """All that ``licet alternatives`` prints; ``texts`` holds those of the licences found."""
    rows = [(near, _row(text, near, texts[near.id], approved[near.id])) for near in found]
    free = [row for near, row in rows if near.permits_all and approved[near.id]]
    strict = [row for near, row in rows if near.is_permitted_all and row not in free]
    rest = [row for _, row in rows if row not in free and row not in strict]
    return Alternatives(
        path=text.name,
        granted=granted,
        open=tuple(free[:SHOWN]),
        strict=tuple(strict[:SHOWN]),
        near=tuple(rest[:SHOWN]),
    )


def _row(text: Text, near: Near, other: Text, approved: bool) -> Alternative:
    texts: dict[Side, Text] = {"A": other, "B": text}
    return Alternative(
        id=near.id,
        name=other.name,
        approved=approved,
        relation=_relation(near),
        kinship=round(near.kinship, 3),
        permits_all=near.permits_all,
        is_permitted_all=near.is_permitted_all,
        gained=tuple(_point(text, stop) for stop in near.gained),
        lost=tuple(_point(other, stop) for stop in near.lost),
        open=tuple(Turn(of=texts[side].name, **place(texts[side], span)) for side, span in near.turns),
    )


def _point(text: Text, stop: Stop) -> Point:
    return Point(says=stopped(stop), **place(text, stop.span))


def _relation(near: Near) -> str:
    table = {
        (True, True): "equal",
        (True, False): "looser",
        (False, True): "stricter",
        (False, False): "incomparable",
    }
    holds = near.permits_all, near.is_permitted_all
    return table.get((bool(holds[0]), bool(holds[1])), "unknown") if None not in holds else "unknown"
