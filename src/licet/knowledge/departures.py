"""Rules that make a departure immaterial (``data/departures``); everything else is material."""

from __future__ import annotations

from functools import cache
from typing import Literal

import msgspec

from licet.knowledge.load import items


class DepartureRule(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """One harmless difference between two texts of a licence.

    ``on`` says what ``patterns`` (RE2, over lower-case words with single spaces) must match from end to
    end: ``words`` the words that differ, on both sides; ``line`` each line that holds them, on both sides;
    ``title`` the lines at the head of the text; ``name`` the words that differ, where ``before`` and
    ``after`` match the words around them. Never where one of ``unless`` occurs or there are more than
    ``most`` words.
    """

    id: str
    on: Literal["words", "line", "title", "name"]
    why: str
    source: str
    patterns: tuple[str, ...]
    before: tuple[str, ...] = ()
    after: tuple[str, ...] = ()
    unless: tuple[str, ...] = ()
    most: int = 16
    match: tuple[str, ...] = ()
    no_match: tuple[str, ...] = ()


@cache
def departure_rules() -> tuple[DepartureRule, ...]:
    """Every rule, in file order; the first that holds is named."""
    return items("departures", DepartureRule)
