"""Exemptions: terms that lift others, by action, by section, or by standing next to them."""

from __future__ import annotations

from dataclasses import dataclass, replace

from licet.formula import Formula, either
from licet.owe.facts import World
from licet.owe.meaning import is_exemption
from licet.owe.sections import extent, named
from licet.read.model import Term
from licet.spans import Span

_BINDING = ("duty", "prohibition", "grant-scope", "termination")


@dataclass(frozen=True)
class _Lift:
    """What one exemption lifts: terms of these actions, or within these places."""

    term: Term
    actions: frozenset[str] = frozenset()
    places: tuple[Span, ...] = ()

    def reaches(self, term: Term) -> bool:
        inside = any(p.start <= term.span.start < p.end for p in self.places)
        return term is not self.term and (inside or bool(self.actions & term.actions))


class Exemptions:
    """The exemptions of a text, each with what it lifts."""

    def __init__(self, terms: tuple[Term, ...], world: World, source: str) -> None:
        self._world = replace(world, strict=True)
        ordered = sorted(terms, key=lambda t: t.span)
        # one without a condition would lift for everyone and always: its condition was not read
        self._lifts = [_lift(t, ordered, source) for t in ordered if is_exemption(t) and t.when is not None]

    def lifted(self, term: Term) -> Formula:
        """Whether the term is lifted."""
        return either(*(self._world.formula(lift.term.when) for lift in self._lifts if lift.reaches(term)))


def _lift(term: Term, ordered: list[Term], source: str) -> _Lift:
    """By the actions named, else by the sections named, else the terms that bind just before."""
    if term.exempts:
        return _Lift(term, frozenset(term.exempts))
    sections = named(term.span.of(source))
    if sections:
        return _Lift(term, places=tuple(e for n in sections if (e := extent(source, n)) is not None))
    before = [t for t in ordered if t.kind in _BINDING and t.span.start < term.span.start]
    if not before:
        return _Lift(term)
    last = before[-1]
    near = [t for t in before if t.span == last.span or (t.provision == last.provision >= 0)]
    return _Lift(term, frozenset().union(*(t.actions for t in near)))
