"""Whether one licence stops all that a single stop does, asked of the solver as rarely as possible.

What cannot matter is left out first, so that many licences put the same question:

- a stop that can be avoided by a truth nobody else speaks of (a deed done, a reading refused) is no help in a
  proof; this is the elimination of pure literals, as in the Davis-Putnam procedure (J. ACM 7, 1960);
- a stop that shares no name with the question, directly or through others and the axioms, is none either.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import cache

from licet.compare.formula import TRUE, And, Formula, Is, Neg, by_default, is_opaque, names, neg
from licet.compare.laws import laws
from licet.compare.solver import Solver
from licet.knowledge import axioms


class Questions:
    """Answers, kept by the question and what can matter to it; ``asked`` counts those put to the solver."""

    def __init__(self) -> None:
        self.asked = 0
        self._solver = Solver()  # one for all: a new one takes longer than most answers
        self._known: dict[tuple[Formula, frozenset[Formula]], bool | None] = {}
        self._bound = _axiom_names()
        self._last: tuple[Sequence[Formula], list[Formula], set[str]] | None = None

    def covered(self, formula: Formula, stops: Sequence[Formula]) -> bool | None:
        """Whether ``stops`` stop all that ``formula`` does; ``None`` where that turns on words."""
        base, gone = self._common(stops)
        clear = gone.isdisjoint(_names(formula))
        kept = base if clear else self._impure(formula, stops)
        matter = frozenset(_connected(formula, kept))
        key = formula, matter
        if key not in self._known:
            self.asked += 1
            self._known[key] = _ask(self._solver, formula, sorted(matter, key=repr))
        return self._known[key]

    def _common(self, stops: Sequence[Formula]) -> tuple[list[Formula], set[str]]:
        """What is left of one licence's stops for every question that speaks of none of the names gone."""
        if self._last is None or self._last[0] is not stops:
            kept = self._impure(TRUE, stops)
            gone = names(stops) - names(kept)
            self._last = stops, kept, gone
        return self._last[1], self._last[2]

    def _impure(self, formula: Formula, stops: Iterable[Formula]) -> list[Formula]:
        """The stops without those that a truth of their own can avoid."""
        kept = list(stops)
        every = names(kept)
        held = names([formula]) | self._bound | {n for n in every if "@" in n}
        held |= {n.split("@")[0] for n in every if "@" in n}  # tied to those of the group
        while True:
            signs = _signs(kept)
            pure = {n for n, found in signs.items() if len(found) == 1 and n not in held}
            left = [s for s in kept if not pure & _literals(s)]
            if len(left) == len(kept):
                return kept
            kept = left


def _ask(solver: Solver, formula: Formula, stops: Sequence[Formula]) -> bool | None:
    every = [formula, *stops]
    asked = [formula, *(law for _, law in laws(every)), *(neg(stop) for stop in stops)]
    if not solver.possible(*asked):
        return True
    opaque = sorted(n for n in names(every) if is_opaque(n))
    defaults = [Is(n) if by_default(n) else neg(Is(n)) for n in opaque]
    return False if solver.possible(*asked, *defaults) else None


@cache
def _names(formula: Formula) -> frozenset[str]:
    return frozenset(names([formula]))


def _literals(formula: Formula) -> set[str]:
    """The truths that a formula needs, or needs to be false."""
    parts = formula.parts if isinstance(formula, And) else (formula,)
    return {p.name for p in parts if isinstance(p, Is)} | {
        p.part.name for p in parts if isinstance(p, Neg) and isinstance(p.part, Is)
    }


def _signs(formulas: Iterable[Formula]) -> dict[str, set[str]]:
    """How each truth occurs: needed (+), needed to be false (-), or otherwise (?)."""
    out: dict[str, set[str]] = {}
    for formula in formulas:
        for part in formula.parts if isinstance(formula, And) else (formula,):
            if isinstance(part, Is):
                out.setdefault(part.name, set()).add("+")
            elif isinstance(part, Neg) and isinstance(part.part, Is):
                out.setdefault(part.part.name, set()).add("-")
            else:
                for name in names([part]):
                    out.setdefault(name, set()).update("?!")
    return out


def _connected(formula: Formula, stops: Sequence[Formula]) -> list[Formula]:
    """The stops that share a name with ``formula``, directly or through others and the axioms."""
    reached = {*_names(formula), "act:use"}
    kept: list[Formula] = []
    waiting = list(stops)
    while True:
        reached |= _linked(reached)
        near = [s for s in waiting if not reached.isdisjoint(_names(s))]
        if not near:
            return kept
        kept += near
        waiting = [s for s in waiting if s not in near]
        reached |= names(near)


def _linked(reached: set[str]) -> set[str]:
    """Names that an axiom ties to those reached."""
    out: set[str] = set()
    for row in axioms.clauses():
        tied = {name.removeprefix("not ") for name in (*row.when, *row.then)}
        if tied & reached:
            out |= tied
    return out


def _axiom_names() -> set[str]:
    return {n.removeprefix("not ") for row in axioms.clauses() for n in (*row.when, *row.then)} | {"act:use"}
