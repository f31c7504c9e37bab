"""What the bodies themselves decided about the licence a text is: facts, never part of an answer."""

from __future__ import annotations

from functools import cache

import msgspec

from licet.identify.model import Identification
from licet.knowledge.decisions import Body, Ruling, bodies, rulings


class Decision(msgspec.Struct, frozen=True):
    """One decision. ``date`` is empty where the source gives none."""

    body: str
    decision: str
    date: str
    source: str


def decisions(identification: Identification) -> tuple[Decision, ...]:
    """Decisions about the licence; empty for a text that departs from it, for it was not decided upon."""
    if identification.modified or identification.base is None:
        return ()
    flags = {"osi_approved": identification.osi_approved, "fsf_libre": identification.fsf_libre}
    flagged = tuple(
        Decision(row.body, row.decision, "", row.source.format(id=identification.base))
        for row in _bodies()
        if flags.get(row.flag) is row.value
    )
    ruled = _rulings().get(identification.base, ())
    return flagged + tuple(Decision(row.body, row.decision, row.date, row.source) for row in ruled)


@cache
def _rulings() -> dict[str, tuple[Ruling, ...]]:
    out: dict[str, tuple[Ruling, ...]] = {}
    for row in rulings():
        for licence in row.licences:
            out[licence] = (*out.get(licence, ()), row)
    return out


@cache
def _bodies() -> tuple[Body, ...]:
    return bodies()
