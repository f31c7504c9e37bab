"""Rules that make a departure immaterial (``data/departures``); everything else is material."""

from __future__ import annotations

from functools import cache
from typing import Literal

import msgspec

from licet.knowledge.load import items

Place = Literal[
    "line", "heading", "head", "label", "words", "letters", "name", "statement", "appendix", "below"
]


class DepartureRule(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """One harmless difference between two texts of a licence.

    ``on`` says what one of ``patterns`` (RE2, over lower-case words with single spaces) must match from end
    to end:

    - ``line``: each line that holds words that differ, on both sides
    - ``heading``: the same, after the licence's own names are taken out of the line
    - ``head``: the same as ``line``, but only above the first words of the licence
    - ``label``: the words that differ, on both sides, where a list item may begin
    - ``below``: the same as ``line``, but only in the lines right after a copyright line
    - ``letters``: the words that differ, the same letters on both sides
    - ``words``: the words that differ, one pattern on both sides
    - ``statement``: whole sentences of the known licence that are left out
    - ``name``: the words around, with one group in which all the words that differ lie, on both sides
    - ``appendix``: the line of the known licence from which on all may be left out

    No word of ``data/operative`` may be left in the line, name or words, but for kinds in ``tames`` and in
    matches of ``calms``; none of ``unless`` may occur, and there may be no more than ``most`` words with
    letters. ``scripts`` match names in other scripts, which are otherwise taken to say anything. A line
    must begin a paragraph or a sentence, or stand after a colon if the rule says so.
    """

    id: str
    on: Place
    why: str
    source: str
    patterns: tuple[str, ...] = ()
    calms: tuple[str, ...] = ()
    tames: tuple[str, ...] = ()
    unless: tuple[str, ...] = ()
    scripts: tuple[str, ...] = ()
    named: bool = False
    most: int = 16
    after_colon: bool = False
    match: tuple[str, ...] = ()
    no_match: tuple[str, ...] = ()


@cache
def departure_rules() -> tuple[DepartureRule, ...]:
    """Every rule, in file order; the first that holds is named."""
    return items("departures", DepartureRule)
