"""The order over many licences, without a solver's call for every pair.

Each licence is a set of stops, and each distinct stop a bit. Three steps, each for what the one before left
open, where N licences have M distinct stops:

1. proof by dominance: A permits all that B does where each stop of A is one of B's, or one of B's with more
   conditions (N x M bit rows);
2. refutation by a world: for each stop the smallest world in which it holds, all duties but its own met; who
   permits that world permits something that every licence with the stop does not (N x M bit rows);
3. the solver, once for a stop and a licence that still matter.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from licet.compare.formula import (
    And,
    Formula,
    Is,
    by_default,
    holds,
    is_opaque,
    leaves,
    names,
    neg,
)
from licet.compare.from_readings import laws
from licet.compare.model import Choice
from licet.compare.solver import Solver
from licet.compare.worlds import world_of

Bits = npt.NDArray[np.bool_]


@dataclass(frozen=True)
class Order:
    """``permits_all[a, b]``: licence a is proved to permit all that b does; ``refuted[a, b]``: it does not.

    Neither where that turns on words. ``asked`` is how many questions went to the solver.
    """

    permits_all: Bits
    refuted: Bits
    stops: int
    asked: int


def order(choices: Sequence[Choice]) -> Order:
    """How each licence stands to each other one."""
    formulas = sorted({s.formula for c in choices for s in c.stops}, key=repr)
    at = {formula: i for i, formula in enumerate(formulas)}
    has = np.zeros((len(formulas), len(choices)), dtype=bool)
    for number, choice in enumerate(choices):
        has[[at[s.formula] for s in choice.stops], number] = True
    covered = _covered(formulas, has)
    escapes = _escapes(formulas, has)
    proved, refuted = _combined(choices, at, covered, escapes)
    asked = _solved(choices, at, covered, (proved, refuted))
    granted = np.array([c.granted for c in choices])
    known = granted[:, None] & granted[None, :]
    return Order(proved & known, refuted & known, len(formulas), asked)


def _combined(
    choices: Sequence[Choice], at: dict[Formula, int], covered: Bits, escapes: Bits
) -> tuple[Bits, Bits]:
    proved = np.ones((len(choices), len(choices)), dtype=bool)
    refuted = np.zeros_like(proved)
    for number, choice in enumerate(choices):
        rows = [at[s.formula] for s in choice.stops]
        if rows:
            proved[number] = covered[rows].all(axis=0)
            refuted[number] = escapes[rows].any(axis=0)
    return proved, refuted


def _covered(formulas: Sequence[Formula], has: Bits) -> Bits:
    """``[f, b]``: licence b stops all that f does, by f itself or by the same with fewer conditions."""
    by_part: dict[Formula, set[int]] = {}
    parts = [frozenset(f.parts) if isinstance(f, And) else frozenset((f,)) for f in formulas]
    for i, some in enumerate(parts):
        for part in some:
            by_part.setdefault(part, set()).add(i)
    out = has.copy()
    for i, some in enumerate(parts):
        near = set().union(*(by_part[part] for part in some))
        wider = [j for j in near if j != i and parts[j] < some]
        if wider:
            out[i] |= has[wider].any(axis=0)
    return out


def _escapes(formulas: Sequence[Formula], has: Bits) -> Bits:
    """``[f, b]``: licence b permits the smallest world that f stops, words read as by default."""
    rules = laws(formulas)
    first = [_required(f) for f in formulas]
    index: dict[str, list[int]] = {}
    loose: list[int] = []
    for i, needed in enumerate(first):
        if needed:
            index.setdefault(min(needed, key=_rarity), []).append(i)
        else:
            loose.append(i)
    deeds = {leaf.name for f in formulas for leaf in leaves(f) if leaf.name.startswith("deed:")}
    out = np.zeros_like(has)
    for i, formula in enumerate(formulas):
        world = world_of(formula, rules, deeds)
        if world is None:
            continue
        true = [n for n, v in world.items() if v is True]
        maybe = {j for n in true for j in index.get(n, ())} | set(loose)
        stopping = [j for j in maybe if holds(formulas[j], world)]
        out[i] = ~has[stopping].any(axis=0) if stopping else True
    return out


def _rarity(name: str) -> tuple[bool, str]:
    return name.startswith(("act:", "?")), name


def _required(formula: Formula) -> set[str]:
    """Truths without which a formula cannot hold."""
    parts = formula.parts if isinstance(formula, And) else (formula,)
    return {p.name for p in parts if isinstance(p, Is) and not p.name.startswith("?+")}


def _solved(
    choices: Sequence[Choice], at: dict[Formula, int], covered: Bits, decided: tuple[Bits, Bits]
) -> int:
    """Ask the solver what is left, licence by licence; how many questions that took."""
    asked, formulas = 0, list(at)
    proved, refuted = decided
    for b, strict in enumerate(choices):
        left = [a for a in range(len(choices)) if not (proved[a, b] or refuted[a, b])]
        open_ = {
            a: [at[s.formula] for s in choices[a].stops if not covered[at[s.formula], b]]
            for a in left
            if not any(_unread(s.formula) and not covered[at[s.formula], b] for s in choices[a].stops)
        }
        wanted = sorted({row for rows in open_.values() for row in rows})
        if not wanted:
            continue
        answers = _asked(strict, [formulas[row] for row in wanted])
        asked += len(wanted)
        known = dict(zip(wanted, answers, strict=True))
        for a, rows in open_.items():
            proved[a, b] = all(known[row] is True for row in rows)
            refuted[a, b] = any(known[row] is False for row in rows)
    return asked


def _unread(formula: Formula) -> bool:
    return isinstance(formula, Is) and formula.name.startswith("?-unread")


def _asked(strict: Choice, wanted: Sequence[Formula]) -> list[bool | None]:
    """For each formula, whether a licence stops all that it does; ``None`` where that turns on words."""
    solver = Solver()
    every = [*(s.formula for s in strict.stops), *wanted]
    for name, law in laws(every):
        solver.suppose(f"law:{name}", law)
    for stop in strict.stops:
        solver.suppose("stop", neg(stop.formula))
    defaults = [Is(n) if by_default(n) else neg(Is(n)) for n in sorted(names(every)) if is_opaque(n)]
    out: list[bool | None] = []
    for formula in wanted:
        if solver.world(formula) is None:
            out.append(True)
        else:
            out.append(None if solver.world(formula, *defaults) is None else False)
    return out


def reduced(permits_all: Bits) -> tuple[list[list[int]], list[tuple[int, int]]]:
    """Classes of equal licences, and between classes the edges (looser, stricter) that no third lies on."""
    equal = permits_all & permits_all.T
    classes: dict[int, list[int]] = {}
    for i in range(len(equal)):
        classes.setdefault(int(np.argmax(equal[i])) if equal[i].any() else i, []).append(i)
    heads = list(classes)
    above = permits_all[np.ix_(heads, heads)] & ~equal[np.ix_(heads, heads)]
    between = _through(above)
    edges = [(int(a), int(b)) for a, b in np.argwhere(above & ~between)]
    return list(classes.values()), edges


def _through(above: Bits) -> Bits:
    """Pairs with a third between them."""
    wide = above.astype(np.float32)
    return np.asarray((wide @ wide) > 0.5)
