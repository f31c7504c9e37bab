"""Exemptions: terms that lift others, by name or by standing next to them."""

from __future__ import annotations

from dataclasses import replace

from licet.formula import Formula, either
from licet.owe.facts import World
from licet.read.model import Term

_BINDING = ("duty", "prohibition", "grant-scope", "termination")


class Exemptions:
    """The exemptions of a text, each with the actions it lifts."""

    def __init__(self, terms: tuple[Term, ...], world: World) -> None:
        self._world = replace(world, strict=True)
        ordered = sorted(terms, key=lambda t: t.span)
        # one without a condition would lift for everyone and always: its condition was not read
        self._lifts = [(t, _lifted(t, ordered)) for t in ordered if is_exemption(t) and t.when is not None]

    def lifted(self, term: Term) -> Formula:
        """Whether the term is lifted."""
        return either(
            *(
                self._world.formula(exempting.when)
                for exempting, actions in self._lifts
                if actions & term.actions and exempting is not term
            )
        )


def is_exemption(term: Term) -> bool:
    """Whether the term lifts others instead of granting something."""
    return bool(term.exempts) or (term.effect or "").startswith("exempts")


def _lifted(term: Term, ordered: list[Term]) -> frozenset[str]:
    """The actions named, else those of the terms that bind just before it."""
    if term.exempts:
        return frozenset(term.exempts)
    before = [t for t in ordered if t.kind in _BINDING and t.span.start < term.span.start]
    if not before:
        return frozenset()
    last = before[-1]
    near = [t for t in before if t.span == last.span or (t.provision == last.provision >= 0)]
    return frozenset().union(*(t.actions for t in near))
