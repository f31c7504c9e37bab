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

import numpy as np

from licet.compare.formula import (
    And,
    Formula,
    Is,
    holds,
    is_opaque,
    leaves,
    names,
)
from licet.compare.laws import laws
from licet.compare.model import Bits, Choice, Order
from licet.compare.questions import Questions
from licet.compare.worlds import world_of


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
    questions, formulas = Questions(), list(at)
    proved, refuted = decided
    rows = [np.array([at[s.formula] for s in c.stops], dtype=np.intp) for c in choices]
    veils = [_veils(formula) for formula in formulas]
    for b, strict in enumerate(choices):
        said = names(s.formula for s in strict.stops)
        hopeless = np.array([not needed <= said for needed in veils]) & ~covered[:, b]
        left = np.flatnonzero(~(proved[:, b] | refuted[:, b]))
        open_ = {int(a): rows[a][~covered[rows[a], b]] for a in left if not hopeless[rows[a]].any()}
        stops = [stop.formula for stop in strict.stops]
        wanted = sorted({int(row) for some in open_.values() for row in some})
        known = {row: questions.covered(formulas[row], stops) for row in wanted}
        for a, some in open_.items():
            proved[a, b] = all(known[int(row)] is True for row in some)
            refuted[a, b] = any(known[int(row)] is False for row in some)
    return questions.asked


def _veils(formula: Formula) -> set[str]:
    """The words of its own text on which a stop turns. Against a text that does not say them too nothing is
    proved of it but what dominance has found."""
    parts = formula.parts if isinstance(formula, And) else (formula,)
    return {p.name for p in parts if isinstance(p, Is) and is_opaque(p.name)}
