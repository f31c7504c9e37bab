"""A quick search for a world in which one formula holds, with everything else as harmless as can be."""

from __future__ import annotations

from collections.abc import Sequence

from licet.compare.formula import And, Formula, Is, Neg, Or, Size, by_default, holds, is_opaque, names
from licet.compare.witness import Values

CONTRARY = {"gt": "le", "ge": "lt", "lt": "ge", "le": "gt", "eq": "gt"}


def world_of(formula: Formula, rules: Sequence[tuple[str, Formula]], deeds: set[str]) -> Values | None:
    """A world in which ``formula`` holds, all deeds done that it allows; ``None`` where this simple search
    finds none (the solver may)."""
    world: Values = dict.fromkeys(deeds, True)
    world |= {n: True for n in names([formula]) if is_opaque(n) and by_default(n)}
    if not _make(formula, world, want=True):
        return None
    if not any(n.startswith("act:") and v for n, v in world.items()):
        world["act:use"] = True
    for _ in range(4):
        broken = [law for _, law in rules if not holds(law, world)]
        if not broken:
            break
        for law in broken:
            parts = law.parts if isinstance(law, Or) else (law,)
            fixed = next((p for p in parts if isinstance(p, Is)), None)
            if fixed is not None:
                world[fixed.name] = True
    kept = holds(formula, world) and all(holds(law, world) for _, law in rules)
    return world if kept else None


def _make(formula: Formula, world: Values, *, want: bool) -> bool:
    """Set what makes a formula come out as wanted; greedy, so it may fail."""
    match formula:
        case Is(name):
            world[name] = want
            return not is_opaque(name) or by_default(name) == want
        case Size(name, op, value):
            world[name] = _size(op if want else CONTRARY[op], value)
        case Neg(part):
            return _make(part, world, want=not want)
        case And(parts) | Or(parts):
            if isinstance(formula, And) == want:
                return [_make(part, world, want=want) for part in parts].count(False) == 0
            trial = next((p for p in parts if _make(p, dict(world), want=want)), None)
            return trial is not None and _make(trial, world, want=want)
    return True


def _size(op: str, value: float) -> float:
    """A number in the relation to ``value``."""
    return value * 1.5 + 1 if op == "gt" else value / 2 if op == "lt" else value
