"""Words by which a file in a tree is worth looking at (``data/scan``)."""

from __future__ import annotations

from functools import cache

import msgspec

from licet.knowledge.load import items
from licet.knowledge.wordlist import WordList


@cache
def hints() -> tuple[WordList, ...]:
    """Words (RE2) that stand in licences and notices and seldom elsewhere, by kind, in file order."""
    return items("scan/hints", WordList)


@cache
def document_endings() -> frozenset[str]:
    """Endings of the names of files that are prose, lower case, with their dot; the empty one stands for
    names without."""
    return frozenset[str]().union(*(one.words for one in items("scan/documents", WordList)))


class Headers(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Where the licence of a source file stands: RE2 patterns over single lines, marks, and limits."""

    comment: str
    tag: str
    says: str
    blocks: dict[str, str]
    records: frozenset[str]
    deepest: int
    shortest: int
    match: tuple[str, ...] = ()
    no_match: tuple[str, ...] = ()
    source: str = "licet"


@cache
def headers() -> Headers:
    """The one description of headers."""
    return items("scan/headers", Headers)[0]
