"""From a world that the solver found to the smallest one a person can read: few facts, round numbers."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import pairwise

from licet.compare.formula import Formula, Is, Neg, Or, Size, by_default, compare, holds, is_opaque, leaves

Values = dict[str, bool | float]
ROUND = (1.0, 2.0, 5.0, 1.5, 3.0, 7.0, 4.0, 6.0, 8.0, 9.0, 2.5)


def smallest(world: Values, demands: Sequence[Formula]) -> Values:
    """A world in which ``demands`` still hold, with as little true and as round numbers as possible.

    Greedy: a truth becomes false wherever the demands survive, again and again until nothing changes. What
    it leaves is minimal (no single truth can go), not always least.
    """
    checker = _Checker(demands)
    world = dict(world)
    if checker.survives(world, {"act:use": True}):
        world["act:use"] = True  # the plainest act, if one is needed
    truths = sorted((n for n, v in world.items() if v is True and not is_opaque(n)), key=_oddness)
    changed = True
    while changed:
        changed = False
        for name in truths:
            if world.get(name) is True and (change := checker.without(world, name)):
                world |= change
                changed = True
    for name in sorted(checker.sizes):
        _settle(name, world, checker)
    return {name: value for name, value in world.items() if value is not False}


def usual(world: Values, demands: Sequence[Formula]) -> Values:
    """The same world with each opaque name read as by default, wherever the demands survive that."""
    checker = _Checker(demands)
    out = dict(world)
    for name in sorted(n for n in checker.by_name if is_opaque(n)):
        change: Values = {name: by_default(name)}
        if bool(out.get(name, False)) != by_default(name) and checker.survives(out, change):
            out |= change
    return out


def decisive(world: Values, demands: Sequence[Formula], names: Iterable[str]) -> set[str]:
    """Those of ``names`` on which the demands turn in this world: truths to flip, sizes to move."""
    checker = _Checker(demands)
    out: set[str] = set()
    for name in names:
        if name in checker.sizes:
            trials: list[bool | float] = list(checker.regions(name))
        else:
            trials = [not world.get(name, False)]
        if any(not checker.survives(world, {name: trial}) for trial in trials):
            out.add(name)
    return out


class _Checker:
    """Which demands speak of which name, so that a change is checked against these alone."""

    def __init__(self, demands: Sequence[Formula]) -> None:
        self.by_name: dict[str, list[Formula]] = {}
        self.sizes: dict[str, set[float]] = {}
        self.orders: list[Formula] = []
        for demand in demands:
            found = list(leaves(demand))
            if not found:
                self.orders.append(demand)
            for name in {leaf.name for leaf in found}:
                self.by_name.setdefault(name, []).append(demand)
            for leaf in found:
                if isinstance(leaf, Size):
                    self.sizes.setdefault(leaf.name, set()).add(leaf.value)

    def survives(self, world: Values, change: Values) -> bool:
        changed = world | change
        spoken = [f for name in change for f in self.by_name.get(name, ())]
        if any(name in self.sizes for name in change):
            spoken += self.orders
        return all(holds(demand, changed) for demand in spoken)

    def without(self, world: Values, name: str) -> Values:
        """What becomes false with ``name``, what implies it included; empty if the demands forbid that."""
        change: Values = {name: False}
        for _ in range(8):
            changed = world | change
            broken = [f for n in change for f in self.by_name.get(n, ()) if not holds(f, changed)]
            if not broken:
                return change
            causes = [
                part.part.name
                for f in broken
                if isinstance(f, Or)
                for part in f.parts
                if isinstance(part, Neg) and isinstance(part.part, Is) and part.part.name not in change
            ]
            if not causes:
                break
            change |= dict.fromkeys(causes, False)
        return {}

    def regions(self, name: str) -> list[float]:
        """A readable number in each stretch between the bounds that the demands set, and the bounds."""
        bounds = sorted(self.sizes[name])
        edges = [0.0, *(b for b in bounds if b > 0), float("inf")]
        out: list[float] = []
        for low, high in pairwise(edges):
            out.append(readable(low, high))
            if high != float("inf"):
                out.append(high)
        return [*out, 0.0]


def _settle(name: str, world: Values, checker: _Checker) -> None:
    """Give a size the most readable number of its stretch, or of another that does as well."""
    now = float(world.get(name, 0))
    trials = checker.regions(name)
    near = sorted(trials, key=lambda t: (t in checker.sizes[name], not _alike(t, now, checker.sizes[name])))
    for trial in near:
        if checker.survives(world, {name: trial}):
            world[name] = trial
            return


def _alike(one: float, other: float, bounds: set[float]) -> bool:
    return all(compare(one, op, b) == compare(other, op, b) for b in bounds for op in ("gt", "lt"))


def readable(low: float, high: float) -> float:
    """A round number strictly between two bounds, well inside: 150 million above 100 million.

    ``high`` may be infinite; the bounds must differ.
    """
    if high == float("inf"):
        wanted = (low * 1.5, low * 10) if low > 0 else (1.0, 100.0)
    else:
        wanted = (low + (high - low) * 0.2, high - (high - low) * 0.2)
    for digits in (ROUND[:5], ROUND):
        found = [
            mantissa * 10.0**power
            for power in range(-3, 16)
            for mantissa in digits
            if wanted[0] <= mantissa * 10.0**power <= wanted[1]
        ]
        if found:
            return min(found) if high == float("inf") else found[-1]
    return (wanted[0] + wanted[1]) / 2


def _oddness(name: str) -> tuple[int, str]:
    """Which truths to try to do without first: odd circumstances, then purposes, deeds and acts."""
    order = ("event=", "licence_parameter=", "litigation", "component=", "channel=", "actor_type=")
    if name.startswith(order):
        return 0, name
    if name == "act:use":
        return 4, name
    return (3 if name.startswith("act:") else 2 if name.startswith("deed:") else 1), name
