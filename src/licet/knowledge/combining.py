"""What the terms of one licence mean to a work that goes out under another (``data/combining``)."""

from __future__ import annotations

from functools import cache
from typing import Literal

import msgspec

from licet.knowledge.load import items

Weight = Literal["kept", "burden", "limit"]
Effect = Literal[
    "later",
    "whole",
    "larger",
    "one-licence",
    "defines",
    "elsewhere",
    "opt-in",
    "drops",
    "refers",
    "opens",
    "closes",
    "range",
    "under",
]


class Burden(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """How heavy a duty or bar on one of ``actions`` weighs where its part goes into another's work.

    ``kept``: it goes with the part, and no licence counts it as a further restriction. ``burden``: it goes
    with the part and asks something more of everybody who gets the whole. ``limit``: it takes rights away
    that the licence of the whole gives. ``words``: only where this RE2 pattern occurs in the term's words.
    An action in no item is a limit; the first item that fits decides.
    """

    actions: tuple[str, ...]
    weight: Weight
    why: str
    source: str
    words: str = ""
    match: tuple[str, ...] = ()
    no_match: tuple[str, ...] = ()


class Clause(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A shape of sentence that says under which other licence a work may go out.

    ``later``: later versions of the licence may be chosen. ``whole``: copyleft that claims all of a work
    that contains the part. ``larger``: a larger work, or one that links, may have other terms;
    ``one-licence``: but only together with a work under a licence that is named. ``defines``: a name for
    licences that may stand in ("Secondary License"). ``elsewhere``: they are listed in another place.
    ``opt-in``: that holds only where somebody said so elsewhere. ``drops``: an exception may be left out.
    ``refers``: a grant under terms that stand in another text.
    ``range``: after a licence's name, later versions of it too. ``under``: what stands between "under" and
    a licence's name. ``opens``, ``closes``: where it was not read, it may let another licence stand in, or
    rule out further terms.
    """

    effect: Effect
    pattern: str
    match: tuple[str, ...]
    no_match: tuple[str, ...] = ()
    source: str = "licet"


class Addition(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A kind of further term that a copyleft licence may allow: ``actions`` that go along with it where
    words like ``pattern`` stand in a list whose head is like ``head``."""

    actions: tuple[str, ...]
    head: str
    pattern: str
    match: tuple[str, ...]
    no_match: tuple[str, ...] = ()
    source: str = "licet"


@cache
def burdens() -> tuple[Burden, ...]:
    """In file order: the first that fits decides."""
    return items("combining/burdens", Burden)


@cache
def clauses() -> tuple[Clause, ...]:
    return items("combining/clauses", Clause)


@cache
def additions() -> tuple[Addition, ...]:
    return items("combining/additions", Addition)
