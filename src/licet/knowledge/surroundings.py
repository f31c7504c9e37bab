"""What may stand around a licence in a file (``data/surroundings``), and which words there would bind."""

from __future__ import annotations

from functools import cache

import msgspec

from licet.knowledge.load import items


class LineRule(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A kind of line that says nothing about the licence beside it: one of ``patterns`` (RE2) occurs, and
    ``unless`` does not."""

    id: str
    why: str
    patterns: tuple[str, ...]
    unless: str = ""
    match: tuple[str, ...] = ()
    no_match: tuple[str, ...] = ()
    source: str = "licet"


@cache
def line_rules() -> tuple[LineRule, ...]:
    """Every kind of harmless line, in file order."""
    return items("surroundings/lines", LineRule)


class BindingWords(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Words (RE2 alternatives, lower case) that limit somebody (``limit``), or for what (``matter``)."""

    id: str
    words: tuple[str, ...]
    match: tuple[str, ...] = ()
    no_match: tuple[str, ...] = ()
    source: str = "licet"


@cache
def binding_words() -> tuple[BindingWords, ...]:
    """The two lists, in file order."""
    return items("surroundings/words", BindingWords)
