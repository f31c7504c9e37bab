"""Words by which a stretch could bear on a narrow criterion (``data/bearings``)."""

from __future__ import annotations

from functools import cache

import msgspec

from licet.knowledge.load import items


class Bearing(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """What a narrow question is about, so that a stretch without such words has no bearing on it.

    ``words``: re2 patterns, one of which the stretch must hold. ``apart``: phrases blotted out before, in
    which those words mean something else ("machine learning" is no machine). ``names``: the names of makers
    and works are blotted out too. ``binding``: the stretch must also hold a word that can bind or limit
    (``data/operative``) or one of ``ties``; ``ties`` and ``apart`` of the item ``any`` hold for all.
    ``match`` are sentences that bear on the question, ``no_match`` some that cannot.
    """

    name: str
    words: tuple[str, ...] = ()
    apart: tuple[str, ...] = ()
    names: bool = False
    binding: bool = False
    ties: tuple[str, ...] = ()
    match: tuple[str, ...] = ()
    no_match: tuple[str, ...] = ()
    source: str = "licet"


@cache
def bearings() -> tuple[Bearing, ...]:
    """Every narrow question that criteria name."""
    return items("bearings", Bearing)
