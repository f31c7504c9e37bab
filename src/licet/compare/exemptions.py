"""Permissions that lift duties and bars."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import msgspec
import re2
from msgspec.structs import replace

from licet.compare.facts import Reader
from licet.compare.formula import Formula, conj, neg
from licet.compare.model import Stop
from licet.knowledge import axioms
from licet.read.model import Term


class _Lift(msgspec.Struct, frozen=True):
    """Where ``when`` holds, the stops on ``actions`` ("*": all), or from the very term ``of``, are lifted,
    but for those on ``kept``."""

    when: Formula
    actions: frozenset[str]
    of: Term | None = None
    kept: frozenset[str] = frozenset()

    def touches(self, stop: Stop) -> bool:
        if stop.what in self.kept:
            return False
        if "*" in self.actions or stop.what in self.actions:
            return True
        return self.of is not None and self.of is stop.term


def exempts(term: Term) -> bool:
    """Whether a permission says in so many words that it lifts something."""
    return term.kind == "permission" and (bool(term.exempts) or (term.effect or "").startswith("exempts"))


class Exemptions:
    """What the permissions among ``terms`` of ``source`` lift; ``veil`` adds the turning on the very words
    of a term."""

    def __init__(
        self, terms: tuple[Term, ...], source: str, reader: Reader, veil: Callable[..., Formula]
    ) -> None:
        self.lifts: list[_Lift] = []
        for at, term in enumerate(terms):
            if term.kind != "permission" or term.actor == "licensor":
                continue
            when, exact, _ = reader.state(term.when)
            if exempts(term):
                named = bool(term.exempts)
                target = None if named else _nearest(terms, at)
                clear = veil(when, term, exact=exact and named)
                self.lifts.append(_Lift(clear, frozenset(term.exempts), target))
                continue
            for actions, kept in _perhaps(term, source):
                clear = veil(when, term, exact=False, holds=False)
                self.lifts.append(_Lift(clear, actions, kept=kept))

    def lifted(self, stop: Stop) -> Stop:
        """The stop without the worlds in which it is lifted."""
        off = [neg(lift.when) for lift in self.lifts if lift.touches(stop)]
        return replace(stop, formula=conj(stop.formula, *off)) if off else stop


def _perhaps(term: Term, source: str) -> Iterator[tuple[frozenset[str], frozenset[str]]]:
    """What a permission may lift although it does not say so, and what it leaves in any case."""
    said = " ".join(term.span.of(source).lower().split())
    left = set(term.actions)
    for row in axioms.lifts():
        hit = left & set(row.permits)
        if hit and (not row.words or re2.search(row.words, said)):
            lifts = frozenset(hit if row.lifts == ("same",) else row.lifts)
            if lifts:
                yield lifts, frozenset(row.but)
            left -= hit if row.words else set()


def _nearest(terms: tuple[Term, ...], at: int) -> Term | None:
    """The duty or bar before a permission that lifts something without naming it."""
    return next((t for t in reversed(terms[:at]) if t.kind in ("duty", "prohibition")), None)
