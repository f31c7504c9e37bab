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
    """Words (RE2 alternatives, lower case) that limit somebody (``limit``), for what (``matter``), that
    leave a choice (``choice``), that limit in other languages (``foreign``), that stand in names (``name``,
    plain words), or that only tell what a work is (``told``)."""

    id: str
    words: tuple[str, ...]
    match: tuple[str, ...] = ()
    no_match: tuple[str, ...] = ()
    source: str = "licet"


@cache
def binding_words() -> tuple[BindingWords, BindingWords]:
    """What limits somebody, and for what, in this order."""
    found = {one.id: one for one in items("surroundings/words", BindingWords)}
    return found["limit"], found["matter"]


@cache
def choice_words() -> BindingWords:
    """What stands between two licences of which one may be chosen, from end to end."""
    return _words("choice")


@cache
def foreign_words() -> BindingWords:
    """Words of other languages that limit, forbid or demand, each whole."""
    return _words("foreign")


@cache
def told_words() -> BindingWords:
    """Sentences, from end to end, that tell what a work is or where it comes from."""
    return _words("told")


@cache
def name_words() -> frozenset[str]:
    """Words in small letters that stand in names and in copyright lines."""
    return frozenset(_words("name").words)


def _words(name: str) -> BindingWords:
    return next(one for one in items("surroundings/words", BindingWords) if one.id == name)
