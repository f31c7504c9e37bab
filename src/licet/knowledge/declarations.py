"""Where an SPDX expression may be declared in a file (``data/declarations``)."""

from __future__ import annotations

from functools import cache

import msgspec

from licet.knowledge.load import items


class Declaration(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """``pattern`` (RE2) finds a declaration; its first group is the expression.

    ``unknown`` stands for an id that nobody knows; it is given where the place is meant for SPDX ids and
    nothing else, so that such an id is a finding too. Elsewhere words that are no expression of known ids are
    no declaration.
    """

    id: str
    pattern: str
    unknown: str | None = None
    match: tuple[str, ...] = ()
    no_match: tuple[str, ...] = ()
    source: str = "licet"


@cache
def declarations() -> tuple[Declaration, ...]:
    """Every kind of declaration, in file order."""
    return items("declarations", Declaration)
