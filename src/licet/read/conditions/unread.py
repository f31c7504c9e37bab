"""Which clauses that open like a condition must be listed as unread where nothing in them was understood."""

from __future__ import annotations

from licet.read.conditions.hits import Act
from licet.read.conditions.segments import Segment
from licet.read.operative import operative

_BINDING = frozenset({"purpose", "person", "money", "size", "place"})


def understood(segment: Segment, words: bytes, act: Act) -> bool:
    """May the segment be passed over: does it say nothing that could limit the act?"""
    if segment.sense == "without" or (segment.sense in ("only", "provided") and act.kind != "permission"):
        return True
    if act.kind in ("disclaimer", "definition"):
        return True
    said = words[segment.body : segment.end].decode("ascii", "replace")
    return not any(kind in _BINDING for _, _, kind in operative(said))
