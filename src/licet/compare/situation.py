"""A world as a situation: facts, acts and deeds."""

from __future__ import annotations

from collections.abc import Iterable

from licet.compare.facts import DAYS
from licet.compare.formula import is_opaque
from licet.compare.model import Situation
from licet.conditions import Atom, Condition, Not
from licet.knowledge import axioms

Values = dict[str, bool | float]


def situation(world: Values, told: Iterable[str]) -> Situation:
    """The acts and deeds in ``world``, without those that others imply, and of the facts those told."""
    told = set(told)
    facts: list[Condition] = []
    for name in sorted({*world, *told}):
        if is_opaque(name):
            continue
        if "|" in name:
            if name in told:
                facts.append(_size(name, float(world.get(name, 0))))
        elif "=" in name and name in told:
            atom = _truth(name)
            facts.append(atom if world.get(name) else Not(atom))
    done = {n for n, v in world.items() if v is True and n.startswith("act:")}
    acts = tuple(sorted(n[4:] for n in done - _implied(world) or done))
    deeds = tuple(sorted(n[5:] for n, v in world.items() if v is True and n.startswith("deed:")))
    return Situation(tuple(facts), acts, deeds)


def _implied(world: Values) -> set[str]:
    """What an axiom says of the world anyway: whoever gives copies to others makes copies."""
    return {
        row.then[0]
        for row in axioms.clauses()
        if len(row.then) == 1 and all(n.startswith("act:") and world.get(n) for n in row.when)
    }


def _truth(name: str) -> Atom:
    fact, _, value = name.partition("=")
    value, _, scope = value.partition("@")
    return Atom(fact, "is", True if value == "True" else value, scope=scope or None)


def _size(name: str, value: float) -> Atom:
    fact, scope, day, unit, period = name.split("|")
    if unit == "days":
        count, said = _time(value)
        return Atom(fact, "eq", count, unit=said, scope=scope, as_of=day or None)
    number = int(value) if value == int(value) else value
    currency = unit if len(unit) == 3 and unit.isupper() else None
    return Atom(fact, "eq", number, currency=currency, period=period or None, scope=scope, as_of=day or None)


def _time(days: float) -> tuple[float | int, str]:
    for unit in ("year", "month", "day"):
        if days and days % DAYS[unit] == 0:
            count = int(days // DAYS[unit])
            return count, unit if count == 1 else f"{unit}s"
    return days, "days"
