"""Where the decisions of standard bodies come from."""

from __future__ import annotations

import msgspec

from licet.knowledge.load import items


class Body(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A flag of the identification and the decision that it records; ``{id}`` stands in ``source``."""

    body: str
    flag: str
    value: bool
    decision: str
    source: str


def bodies() -> tuple[Body, ...]:
    """Every flag that records a decision."""
    return items("decisions", Body)


class Ruling(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A decision about licences named by their SPDX ids; ``date`` is a day, a month, a year, or empty."""

    licences: tuple[str, ...]
    body: str
    decision: str
    source: str
    date: str = ""


def rulings() -> tuple[Ruling, ...]:
    """Every decision about a licence that no flag records."""
    return items("rulings", Ruling)
