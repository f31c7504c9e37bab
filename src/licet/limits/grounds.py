"""On what a condition turns: the grounds of its atoms (``data/grounds``)."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

from licet.conditions import All, Any_, Atom, Condition, Not, atoms
from licet.knowledge.limits import Ground
from licet.knowledge.limits import grounds as known

CONSENT = "consent"
ALIAS = "permitted-purpose"  # the value of a condition that only points to the text's own definition


@cache
def _table() -> dict[str, tuple[Ground, ...]]:
    """Fact to its grounds, those that name values first."""
    out: dict[str, list[Ground]] = {}
    for ground in known():
        for fact in ground.facts:
            out.setdefault(fact, []).append(ground)
    return {fact: tuple(sorted(rows, key=lambda g: not g.values)) for fact, rows in out.items()}


def of_atom(atom: Atom) -> frozenset[str]:
    """The grounds of one atom; empty for facts that limit nobody (distribution, modification ...)."""
    rows = _table().get(atom.fact, ())
    values = atom.value if isinstance(atom.value, tuple) else (str(atom.value),)
    found: set[str] = set()
    for value in values:
        row = next((g for g in rows if not g.values or value in g.values), None)
        if row is not None and row.name != "none":
            found.add(row.name)
    return frozenset(found)


def of(condition: Condition | None) -> frozenset[str]:
    """All grounds of a condition."""
    return frozenset().union(*(of_atom(atom) for atom in atoms(condition)))


def of_grant(condition: Condition | None) -> frozenset[str]:
    """The grounds that narrow a grant. One given "without written agreement" asks nobody for an agreement."""
    found = of(condition)
    had = any(_had(atom) is not away for atom, away in _signed(condition) if CONSENT in of_atom(atom))
    return found if had else found - {CONSENT}


def _had(atom: Atom) -> bool:
    return atom.value is not False


def _signed(condition: Condition | None, away: bool = False) -> Iterator[tuple[Atom, bool]]:
    """Every atom, and whether it is under an odd number of negations."""
    match condition:
        case Atom():
            yield condition, away
        case All(parts) | Any_(parts):
            for part in parts:
                yield from _signed(part, away)
        case Not(part):
            yield from _signed(part, not away)


def facts(condition: Condition | None) -> frozenset[str]:
    return frozenset(atom.fact for atom in atoms(condition))


def is_alias(condition: Condition | None) -> bool:
    """Whether the condition points to purposes that the text defines elsewhere."""
    return any(atom.fact == "use_purpose" and atom.value == ALIAS for atom in atoms(condition))


def within_grant(condition: Condition | None) -> bool:
    """Whether the condition is such purposes and nothing else: the whole of what is granted."""
    return isinstance(condition, Atom) and is_alias(condition)


def beyond_grant(condition: Condition | None) -> bool:
    """Whether the condition is the contrary of such purposes and nothing else: what was never granted."""
    return isinstance(condition, Not) and isinstance(condition.part, Atom) and is_alias(condition)


def telling(names: frozenset[str]) -> frozenset[str]:
    """Words in the names of definitions that these grounds turn on."""
    return frozenset(word for g in known() if g.name in names for word in g.defined)


@cache
def stripped() -> frozenset[str]:
    """Grounds that are read as always true in the unconditional core."""
    return frozenset(g.name for g in known() if g.stripped)
