"""A comparison for some people alone: what is known of them, as formulas."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

import msgspec

from licet.compare.facts import Reader
from licet.compare.formula import Formula, Is, neg
from licet.conditions import Atom, Condition, Not, atoms
from licet.knowledge.facts import regions

PLACE = "jurisdiction"


class Given(msgspec.Struct, frozen=True):
    """Conditions that hold of those for whom two licences are compared.

    Of a fact in ``complete`` no other values hold than those that the conditions name.
    """

    conditions: tuple[Condition, ...] = ()
    complete: frozenset[str] = frozenset()

    def formulas(self, names: Iterable[str], rates: Mapping[str, float] | None) -> list[Formula]:
        """What is known, where ``names`` are all that the two licences speak of."""
        reader = Reader(rates=rates or {})
        out = [reader.state(condition).formula for condition in self.conditions]
        said = {
            (atom.fact, str(atom.value))
            for c in self.conditions
            if not isinstance(c, Not)
            for atom in atoms(c)
        }
        places = {value for fact, value in said if fact == PLACE}
        for name in sorted(names):
            fact, equals, value = name.partition("=")
            value, _, scope = value.partition("@")
            if equals and fact == PLACE and places:
                out.append(Is(name) if _within(places, value) else neg(Is(name)))
            elif equals and (fact, value) in said and scope:
                out.append(Is(name))
            elif equals and fact in self.complete and (fact, value) not in said:
                out.append(neg(Is(name)))
        return out


def _within(places: set[str], value: str) -> bool:
    region = regions().get(value)
    return value in places or (region is not None and bool(places & set(region.members)))


def currencies(conditions: Iterable[Condition | None]) -> set[str]:
    """The currencies that conditions speak of."""
    return {
        atom.currency for c in conditions for atom in atoms(c) if isinstance(atom, Atom) and atom.currency
    }
