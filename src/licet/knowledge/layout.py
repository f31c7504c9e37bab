"""The words that decide where a sentence, a list item or a heading ends (``data/layout``)."""

from __future__ import annotations

from functools import cache

import msgspec

from licet.knowledge.load import items


class LayoutWords(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Closed word lists of sentence splitting; see the comments in the data file."""

    source: str
    abbreviations: tuple[str, ...]
    references: tuple[str, ...]
    leads: tuple[str, ...]
    openers: tuple[str, ...]
    provisos: tuple[str, ...]
    proviso_ends: tuple[str, ...]
    one_of: tuple[str, ...]
    one_of_leads: tuple[str, ...]
    part_names: tuple[str, ...]
    name_small: tuple[str, ...]
    name_parts: tuple[str, ...]
    name_bodies: tuple[str, ...]
    name_takers: tuple[str, ...]
    name_places: tuple[str, ...]
    title_small: tuple[str, ...]
    never_last: tuple[str, ...]
    agreed: tuple[str, ...]


@cache
def layout_words() -> LayoutWords:
    """The one table of layout words."""
    return items("layout", LayoutWords)[0]
