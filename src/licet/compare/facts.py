"""Conditions as formulas: each fact typed, each measure with its scope, day and unit."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from typing import NamedTuple

import msgspec

from licet.compare.formula import (
    FALSE,
    TRUE,
    And,
    AtMost,
    Formula,
    Is,
    Neg,
    Or,
    Size,
    conj,
    disj,
    neg,
    opaque,
)
from licet.conditions import All, Any_, Atom, Condition, Not
from licet.knowledge import axioms

# Whose size: each is part of the next ones.
WITHIN = {
    "this product": ("licensee", "licensee+affiliates", "licensee+employer"),
    "licensee": ("licensee+affiliates", "licensee+employer"),
}
GROUPS = ("licensee+affiliates", "licensee+employer")
DAYS = {"day": 1, "week": 7, "month": 30, "quarter": 91, "year": 365}
_TIMES = re.compile(r"(day|week|month|quarter|year)s?$")
_RELEASE = re.compile(r"(?i)\brelease")


class Stated(NamedTuple):
    """A condition as a formula; ``exact`` unless it abstracts from words that may say more.

    ``sure``: where it holds whatever those words say.
    """

    formula: Formula
    exact: bool
    sure: Formula = FALSE

    @property
    def least(self) -> Formula:
        """Where the condition holds in any case."""
        return self.formula if self.exact else self.sure


class Reader(msgspec.Struct, frozen=True):
    """Turns the conditions of one text into formulas.

    ``means`` are purposes that the text defines ("permitted-purpose"). ``rates`` gives the worth of one unit
    of a currency in ``base``; a currency that it does not hold is measured apart.
    """

    means: Mapping[str, Stated] = msgspec.field(default_factory=dict)
    rates: Mapping[str, float] = msgspec.field(default_factory=dict)
    base: str = "USD"

    def state(self, when: Condition | None) -> Stated:
        """``when`` as a formula; ``None`` is "always"."""
        match when:
            case None:
                return Stated(TRUE, True)
            case Atom():
                return self._atom(when)
            case Not(part):
                inner = self.state(part)
                return Stated(neg(inner.formula), inner.exact)
            case All(parts):
                return _joined(conj, (self.state(part) for part in parts))
            case Any_(parts):
                return _joined(disj, (self.state(part) for part in parts))

    def _atom(self, atom: Atom) -> Stated:
        row = axioms.facts().get(atom.fact)
        if row is not None and row.kind == "fixed":
            return Stated(TRUE if row.holds == (atom.value is not False) else FALSE, True)
        if row is not None and row.kind == "number":
            return self._size(atom, row)
        exact = set(row.exact) if row else set()
        values = atom.value if isinstance(atom.value, tuple) else (atom.value,)
        stated = [self._truth(atom, str(value), exact) for value in values]
        out = _joined(disj, stated)
        return Stated(neg(out.formula), out.exact) if atom.op == "not_in" else out

    def _truth(self, atom: Atom, value: str, exact: set[str]) -> Stated:
        if atom.fact == "use_purpose" and (meant := self.means.get(value)) is not None:
            return meant
        if value == "False":
            return Stated(neg(named(f"{atom.fact}=True")), True)
        place = atom.scope if atom.scope and atom.scope not in ("licensee", "place of use") else ""
        name = f"{atom.fact}={value}"
        known = named(name)
        formula = Is(f"{name}@{place}") if place and known == Is(name) else known
        return Stated(formula, value in exact or "*" in exact)

    def _size(self, atom: Atom, row: axioms.Fact) -> Stated:
        if isinstance(atom.value, bool) or not isinstance(atom.value, int | float):
            return Stated(opaque(f"{atom.fact} {atom.op} {atom.value}", holds=True), False)
        value, unit = float(atom.value), atom.currency or ""
        if unit in self.rates:
            value, unit = value * self.rates[unit], self.base
        if (times := _TIMES.search(atom.unit or "")) and not atom.currency:
            value, unit = value * DAYS[times[1]], "days"
        parts = [atom.fact, atom.scope or row.scope, _day(atom.as_of), unit, _period(atom)]
        op = "eq" if atom.op == "is" else atom.op
        return Stated(Size("|".join(parts), op, value), True)


def _joined(join: object, stated: Iterable[Stated]) -> Stated:
    stated = list(stated)
    make = conj if join is conj else disj
    made = make(*(one.formula for one in stated))
    return Stated(made, all(one.exact for one in stated), make(*(one.least for one in stated)))


def _day(as_of: str | None) -> str:
    if not as_of:
        return ""
    return "at release" if _RELEASE.search(as_of) else as_of


def _period(atom: Atom) -> str:
    """The period, where the fact's name does not hold it already."""
    if atom.fact.startswith(("monthly_", "annual_")) or not atom.period:
        return ""
    return "year" if re.search(r"(?i)\b(12|twelve|year)", atom.period) else atom.period


def named(name: str) -> Formula:
    """The formula of a name, through the names that stand for others; ``not name`` is its denial."""
    if name.startswith("not "):
        return neg(named(name[4:]))
    meaning = axioms.same().get(name)
    return Is(name) if meaning is None else conj(*(named(part) for part in meaning))


def act(action: str) -> Formula:
    """That somebody does ``action``."""
    return named(f"act:{action}")


def orders(known: Iterable[str]) -> list[tuple[str, Formula]]:
    """What holds between the names: no part of a group is larger than the group, or has what it lacks."""
    known = set(known)
    out: list[tuple[str, Formula]] = []
    for name in sorted(known):
        if "|" in name:
            fact, scope, *rest = name.split("|")
            larger = ["|".join([fact, wide, *rest]) for wide in WITHIN.get(scope, ())]
            out += [("group", AtMost(name, other)) for other in larger if other in known]
        elif "=" in name and "@" not in name and not name.startswith("?"):
            wide = [f"{name}@{group}" for group in GROUPS if f"{name}@{group}" in known]
            out += [("group", disj(neg(Is(name)), Is(other))) for other in wide]
    return out


__all__ = ["And", "Neg", "Or", "Reader", "Stated", "act", "named", "orders"]
