"""Labels and classes of whole licences, as rules over terms and limits."""

from __future__ import annotations

from functools import cache

import msgspec

from licet.knowledge.limits import Match
from licet.knowledge.load import items


class Has(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A term that must be there; an empty field says nothing, every other field must hold.

    ``actions``, ``facts``: at least one of these; ``no_...``: none; ``words``: re2 patterns, one of which
    occurs in the term's words or detail.
    """

    kinds: tuple[str, ...] = ()
    actions: tuple[str, ...] = ()
    no_actions: tuple[str, ...] = ()
    actors: tuple[str, ...] = ()
    facts: tuple[str, ...] = ()
    no_facts: tuple[str, ...] = ()
    words: tuple[str, ...] = ()
    no_words: tuple[str, ...] = ()


class Outcome(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """``value`` holds if one of the terms, or one of the limits, is there and none of ``unless_...`` is.

    ``granted``: groups of actions, of each of which one must be granted.
    """

    value: str
    terms: tuple[Has, ...] = ()
    limits: tuple[Match, ...] = ()
    granted: tuple[tuple[str, ...], ...] = ()
    unless_terms: tuple[Has, ...] = ()
    unless_limits: tuple[Match, ...] = ()


class Label(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """One label: the first outcome that holds, else ``default``."""

    name: str
    order: int
    what: str
    default: str
    outcomes: tuple[Outcome, ...]
    source: str = "https://choosealicense.com/appendix/"


class LicenceClass(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """One class; classes are asked in their order, the strongest limit first.

    ``complete``: said only where nothing was left unread, for a stronger limit could stand there.
    """

    name: str
    order: int
    what: str
    outcomes: tuple[Outcome, ...]
    complete: bool = False
    source: str = "licet"


@cache
def labels() -> tuple[Label, ...]:
    """Every label, in the order of a report."""
    return tuple(sorted(items("labels", Label), key=lambda label: label.order))


@cache
def classes() -> tuple[LicenceClass, ...]:
    """Every class, the strongest limit first."""
    return tuple(sorted(items("classes", LicenceClass), key=lambda c: c.order))
