"""What may stand around a licence in a file (``data/surroundings``), and which words there would bind."""

from __future__ import annotations

from functools import cache

import msgspec

from licet.knowledge.load import items
from licet.knowledge.wordlist import WordList


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


@cache
def binding_words() -> tuple[WordList, WordList]:
    """What limits somebody, and for what, in this order; RE2 alternatives in lower case."""
    found = {one.id: one for one in items("surroundings/words", WordList)}
    return found["limit"], found["matter"]


@cache
def choice_words() -> WordList:
    """What stands between two licences of which one may be chosen, from end to end."""
    return _words("choice")


@cache
def foreign_words() -> WordList:
    """Words of other languages that limit, forbid or demand, each whole."""
    return _words("foreign")


@cache
def told_words() -> WordList:
    """Sentences, from end to end, that tell what a work is or where it comes from."""
    return _words("told")


@cache
def name_words() -> frozenset[str]:
    """Words in small letters that stand in names and in copyright lines."""
    return frozenset(_words("name").words)


@cache
def maker_words() -> tuple[str, ...]:
    """Those who make a work together, after its name."""
    return _words("makers").words


@cache
def list_words() -> tuple[str, ...]:
    """Files in which they are listed."""
    return _words("lists").words


@cache
def paper_words() -> tuple[WordList, WordList]:
    """Papers that may bind; and parts of a text that may, unless they are only counted ("3-clause")."""
    return _words("papers"), _words("counted")


def _words(name: str) -> WordList:
    return next(one for one in items("surroundings/words", WordList) if one.id == name)
