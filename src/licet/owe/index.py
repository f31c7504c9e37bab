"""Amounts that a text adjusts by a price index: "1,000,000 USD (2019)"."""

from __future__ import annotations

import datetime
from math import ceil, floor

import re2

from licet.conditions import Atom
from licet.knowledge.facts import IndexEntry, indices
from licet.owe.money import last_day

_YEAR = re2.compile(r"\b((?:19|20)\d\d)\b")
# Growth of a price level in a year beyond which nothing is foreseen: the range in which an index not yet
# published is taken to lie.
_LEAST, _MOST = 0.98, 1.10


def adjusted(value: float, atom: Atom, on: datetime.date | None) -> tuple[float, ...]:
    """The amount in money of the year of ``on``, in whole units: one number, or the ends of a range."""
    index = indexed(atom)
    if index is None:
        return (value,)
    year = _YEAR.search(_said(atom))
    base = index.averages.get(year[1]) if year else None
    if base is None or atom.currency not in (None, index.currency):
        return (0.0, float("inf"))
    last = max(map(int, index.averages))
    now = (on or last_day()).year
    grown = value * index.averages[str(min(now, last))] / base
    missing = max(0, now - last)
    if not missing:
        return (round(grown),)
    return (floor(grown * _LEAST**missing), ceil(grown * _MOST**missing))


def indexed(atom: Atom) -> IndexEntry | None:
    """The index that the text adjusts the amount by."""
    said = _said(atom)
    return next((i for i in indices() if any(word in said for word in i.words)), None)


def _said(atom: Atom) -> str:
    return " ".join(filter(None, (atom.note, atom.period, atom.unit, atom.as_of))).lower()
