"""Questions to the solver: is there a world in which some formulas hold?"""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING, Any

from licet.compare.formula import And, AtMost, Formula, Is, Neg, Or, Size, names

if TYPE_CHECKING:
    import z3


class Solver:
    """Holds what every world obeys; each law and each background formula has a name, for proofs.

    Decides propositional logic with linear comparisons of reals, so every question has an answer. The
    solver's seed is fixed: the same questions in the same order give the same worlds.
    """

    def __init__(self) -> None:
        import z3  # only here: it is large, and most commands ask nothing of it

        self._z3 = z3
        self._context = z3.Context()
        self._solver = z3.SolverFor("QF_LRA", ctx=self._context)
        self._solver.set("random_seed", 1)
        self._made: dict[Formula, z3.BoolRef] = {}
        self._truths: dict[str, z3.BoolRef] = {}
        self._supposed: list[z3.BoolRef] = []
        self._known: dict[str, Formula] = {}
        self._names: set[str] = set()

    def suppose(self, name: str, formula: Formula) -> None:
        """Add a formula that holds whenever ``name`` is among those supposed in a question."""
        known = f"{name}#{len(self._known)}"
        self._known[known] = formula
        self._names |= names([formula])
        supposed = self._truth(f"!{known}")
        self._supposed.append(supposed)
        self._solver.add(self._z3.Implies(supposed, self._of(formula)))

    def world(self, *formulas: Formula) -> dict[str, bool | float] | None:
        """A world in which ``formulas`` and everything supposed hold; ``None`` if there is none."""
        self._solver.push()
        try:
            self._solver.add(*(self._of(f) for f in formulas))
            if not self._sat():
                return None
            return self._model(self._names | names(formulas))
        finally:
            self._solver.pop()

    def possible(self, *formulas: Formula) -> bool:
        """Whether there is such a world; cheaper than to have it told."""
        self._solver.push()
        try:
            self._solver.add(*(self._of(f) for f in formulas))
            return self._sat()
        finally:
            self._solver.pop()

    def proof(self, *formulas: Formula) -> tuple[str, ...] | None:
        """What was supposed in a proof that no world holds ``formulas``; ``None`` if one does."""
        self._solver.push()
        try:
            self._solver.add(*(self._of(f) for f in formulas))
            if self._sat():
                return None
            core = [str(literal)[1:] for literal in self._solver.unsat_core()]
            return tuple(sorted({name.rsplit("#", 1)[0] for name in core}))
        finally:
            self._solver.pop()

    def _sat(self) -> bool:
        found = self._solver.check(*self._supposed)
        if found == self._z3.unknown:  # never for these formulas, unless something stops the solver
            raise RuntimeError(f"the solver gave up: {self._solver.reason_unknown()}")
        return bool(found == self._z3.sat)

    def _model(self, wanted: Iterable[str]) -> dict[str, bool | float]:
        model = self._solver.model()
        out: dict[str, bool | float] = {}
        for name in sorted(wanted):
            size = "|" in name and not name.startswith("?")
            value = model.eval(self._number(name) if size else self._truth(name))
            if self._z3.is_true(value):
                out[name] = True
            elif self._z3.is_rational_value(value):
                out[name] = value.numerator_as_long() / value.denominator_as_long()
        return out

    def _of(self, formula: Formula) -> Any:
        made = self._made.get(formula)
        if made is None:
            made = self._made[formula] = self._build(formula)
        return made

    def _build(self, formula: Formula) -> Any:
        match formula:
            case Is(name):
                return self._truth(name)
            case Size(name, op, value):
                return self._compared(self._number(name), op, value)
            case AtMost(small, large):
                return self._number(small) <= self._number(large)
            case And(parts):
                return self._z3.And(*[self._of(p) for p in parts]) if parts else self._constant(value=True)
            case Or(parts):
                return self._z3.Or(*[self._of(p) for p in parts]) if parts else self._constant(value=False)
            case Neg(part):
                return self._z3.Not(self._of(part))

    def _constant(self, *, value: bool) -> Any:
        return self._z3.BoolVal(value, ctx=self._context)

    def _truth(self, name: str) -> Any:
        made = self._truths.get(name)
        if made is None:
            made = self._truths[name] = self._z3.Bool(name, ctx=self._context)
        return made

    def _number(self, name: str) -> Any:
        return self._z3.Real(name, ctx=self._context)

    def _compared(self, size: Any, op: str, value: float) -> Any:
        bound = self._z3.RealVal(repr(value), ctx=self._context)
        match op:
            case "gt":
                return size > bound
            case "ge":
                return size >= bound
            case "lt":
                return size < bound
            case "le":
                return size <= bound
        return size == bound
