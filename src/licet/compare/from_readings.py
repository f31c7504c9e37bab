"""Two readings to a ``Comparison``: A permits all that B does iff no world is permitted by B and not by A."""

from __future__ import annotations

from collections.abc import Mapping

import msgspec
from msgspec.structs import replace

from licet.compare.compile import compiled
from licet.compare.contradictions import doubted
from licet.compare.direction import Directed, directed
from licet.compare.formula import names
from licet.compare.given import Given
from licet.compare.model import Choice, Comparison, Relation
from licet.compare.names import renamed
from licet.compare.shapes import may
from licet.compare.unaccounted import aside, unaccounted
from licet.compare.wider import widened
from licet.compare.words import Words, alike
from licet.read.model import Reading

NOBODY = Given()


class Party(msgspec.Struct, frozen=True):
    """One of the two: a text and what was read in it."""

    source: str
    reading: Reading


def compare(
    a: Party,
    b: Party,
    *,
    given: Given = NOBODY,
    rates: Mapping[str, float] | None = None,
) -> Comparison:
    """How A stands to B, for everyone, or for those of whom ``given`` holds.

    ``rates``: what a unit of each currency is worth in US dollars.

    Source of the method: A is at least as permissive as B iff "permitted by B and stopped by A" has no
    model; each stop of A is asked for by itself, so that each "no" has its own smallest counterexample.
    """
    stand = renamed(a.source, b.source)
    words = _worded(a, b, stand)
    a, b = _with_changes(a, b, {old: new for new, old in stand.items()}), _with_changes(b, a, stand)
    keys = [{w.key(span) for span in p.reading.unread} for w, p in zip(words, (a, b), strict=True)]
    shared = frozenset(keys[0] & keys[1])
    one = compiled(a.reading, words[0], rates=rates, shared=shared)
    other = compiled(b.reading, words[1], rates=rates, shared=shared)
    if {stop.formula for stop in one.stops} != {stop.formula for stop in other.stops}:
        one, other = doubted(one, words[0]), doubted(other, words[1])
        one, other = widened(one, other, *words)
    return related(one, other, given, rates)


def related(one: Choice, other: Choice, given: Given, rates: Mapping[str, float] | None) -> Comparison:
    """How what one licence, or one offer of licences, stops stands to what another does."""
    known = given.formulas(names(s.formula for s in (*one.stops, *other.stops)), rates)
    forth = directed(one, other, "A", "B", known)
    back = directed(other, one, "B", "A", known)
    return Comparison(
        _relation(forth, back),
        forth.holds,
        back.holds,
        (*forth.witnesses, *back.witnesses),
        (*forth.differences, *back.differences),
        tuple(sorted(forth.axioms | back.axioms)),
        tuple(sorted(forth.conditional | back.conditional, key=lambda c: (c[0], c[1]))),
    )


def _worded(a: Party, b: Party, stand: Mapping[str, str]) -> tuple[Words, Words]:
    """The words of both, so that what says the same has the same key."""
    one, other = Words(a.source), Words(b.source, stand)
    keys = [[w.key(t.span) for t in p.reading.terms] for w, p in ((one, a), (other, b))]
    same = alike(keys[0], keys[1], lambda words: not may("limits", words))
    return one, replace(other, alike=same)


def _with_changes(party: Party, other: Party, stand: Mapping[str, str]) -> Party:
    """A text whose unread words are those that set it apart from the other and that nobody read."""
    unread = (
        *aside(party.source, party.reading.unread, other.source, stand),
        *unaccounted(party.source, party.reading, other.source, stand),
    )
    return replace(party, reading=replace(party.reading, unread=unread))


def _relation(forth: Directed, back: Directed) -> Relation:
    match forth.holds, back.holds:
        case True, True:
            return "equal"
        case True, False:
            return "looser"
        case False, True:
            return "stricter"
        case False, False:
            return "incomparable"
    return "unknown"
