"""How the same words are written in different ways (``data/text``)."""

from __future__ import annotations

from functools import cache

import msgspec

from licet.knowledge.load import items


class Alike(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Letters of one script and, at the same places, the Latin letters that they look like."""

    script: str
    letters: str
    latin: str


class Characters(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Quotes, dashes and look-alikes; ``longer`` maps a character to several."""

    source: str
    double_quotes: str
    single_quotes: str
    dashes: str
    longer: dict[str, str]
    alike: tuple[Alike, ...]


class Spelling(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """``same`` maps a token to its other spelling; see the comments in the data file for the rest."""

    source: str
    same: dict[str, str]
    pairs: tuple[tuple[str, str], ...]
    after: tuple[tuple[str, str, str], ...]
    endings: frozenset[str]
    apart: frozenset[str]


class Markup(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Names of HTML elements by what a tag stands for: nothing, a line end, a paragraph, a gap, an item."""

    source: str
    inline: frozenset[str]
    line: frozenset[str]
    block: frozenset[str]
    cell: frozenset[str]
    bullet: frozenset[str]
    unseen: frozenset[str]


class Comments(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Marks before the lines of a comment; see the comments in the data file."""

    source: str
    sure: tuple[str, ...]
    close: tuple[str, ...]
    runs: tuple[str, ...]


@cache
def characters() -> Characters:
    return items("text/characters", Characters)[0]


@cache
def spelling() -> Spelling:
    return items("text/spelling", Spelling)[0]


@cache
def markup() -> Markup:
    return items("text/markup", Markup)[0]


@cache
def comments() -> Comments:
    return items("text/comments", Comments)[0]
