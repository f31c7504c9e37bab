"""Lists of words under a name: those of ``data/small``, and the form that other areas share."""

from __future__ import annotations

from functools import cache

import msgspec

from licet.knowledge.load import items


class WordList(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Words, or RE2 alternatives where the area says so, with what they must and must not occur in."""

    id: str
    words: tuple[str, ...]
    match: tuple[str, ...] = ()
    no_match: tuple[str, ...] = ()
    source: str = "licet"


@cache
def deciding_nothing() -> frozenset[str]:
    """Words that may be added to a licence without a reading of them."""
    return _small("deciding-nothing")


@cache
def telling_nothing() -> frozenset[str]:
    """Words without which a thing is the same thing."""
    return _small("telling-nothing")


@cache
def telling_apart() -> frozenset[str]:
    """Words of which one makes a thing another thing."""
    return _small("telling-apart")


@cache
def saying_only() -> frozenset[str]:
    """Words beside a purpose or a person which say that there is no other."""
    return _small("saying-only")


def _small(name: str) -> frozenset[str]:
    return frozenset(next(one for one in items("small", WordList) if one.id == name).words)
