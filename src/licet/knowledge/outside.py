"""Sentences beside a licence that speak like a term of it (``data/outside``)."""

from __future__ import annotations

from functools import cache

import msgspec

from licet.knowledge.load import items


class OutsideEntry(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """RE2 patterns over lower-case words with single spaces."""

    id: str
    patterns: tuple[str, ...]
    match: tuple[str, ...]
    no_match: tuple[str, ...]
    source: str = "licet"


@cache
def outside_entries() -> tuple[OutsideEntry, ...]:
    """Every kind of sentence."""
    return items("outside", OutsideEntry)
