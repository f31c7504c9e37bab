"""Whether one licence permits all that another does: proofs, counterexamples, and what it turns on."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from licet.compare.formula import Formula, Is, by_default, holds, is_opaque, names, neg
from licet.compare.laws import laws
from licet.compare.model import Choice, Difference, Side, Stop, Witness
from licet.compare.situation import situation
from licet.compare.solver import Solver
from licet.compare.witness import Values, decisive, smallest, usual
from licet.spans import Span

MOST = 40  # witnesses in one direction: one for each thing that is stopped


@dataclass(slots=True)
class Directed:
    """Whether one licence permits all that another does.

    ``holds`` is ``None`` where it turns on ``conditional``: words that are unread, or said otherwise.
    """

    holds: bool | None
    witnesses: tuple[Witness, ...] = ()
    differences: tuple[Difference, ...] = ()
    axioms: set[str] = field(default_factory=set)
    conditional: set[tuple[Side, Span]] = field(default_factory=set)


def directed(
    loose: Choice, strict: Choice, loose_is: Side, strict_is: Side, given: Sequence[Formula]
) -> Directed:
    """Whether ``loose`` permits all that ``strict`` does."""
    asked = _Direction(loose, strict, loose_is, strict_is, given)
    return asked.answer()


class _Direction:
    def __init__(
        self, loose: Choice, strict: Choice, loose_is: Side, strict_is: Side, given: Sequence[Formula]
    ) -> None:
        self.loose, self.strict = loose, strict
        self.sides = loose_is, strict_is
        present = {stop.formula for stop in strict.stops}
        self.left = [stop for stop in loose.stops if stop.formula not in present]
        self.same = [stop for stop in loose.stops if stop.formula in present]
        formulas = [s.formula for s in (*self.left, *strict.stops)] + list(given)
        self.laws = laws(formulas) + [("given", f) for f in given]
        self.free = {n for n in names(formulas) if is_opaque(n)}

    def answer(self) -> Directed:
        out = Directed(None)
        for stop in self.same:
            out.axioms |= stop.axioms
        if not (self.loose.granted and self.strict.granted):
            return out
        solver = Solver()
        for name, law in self.laws:
            solver.suppose(f"law:{name}", law)
        for number, stop in enumerate(self.strict.stops):
            solver.suppose(f"stop:{number}", neg(stop.formula))
        open_stops = [stop for stop in self.left if not self._proved(solver, stop, out)]
        uncovered = {id(stop) for stop in open_stops}
        out.differences = tuple(
            Difference(self.sides[0], stop, id(stop) not in uncovered) for stop in self.left
        )
        if not open_stops:
            out.holds = True
            out.axioms |= {v for k, v in self.loose.implied.items() if k not in self.strict.implied}
            return out
        out.witnesses, fragile = self._witnesses(solver, open_stops)
        if out.witnesses:
            out.holds = False
            out.conditional = self._places(fragile)
        else:
            out.axioms = set()
            out.conditional = self._places(self._open(solver, open_stops))
        return out

    def _proved(self, solver: Solver, stop: Stop, out: Directed) -> bool:
        core = solver.proof(stop.formula)
        if core is None:
            return False
        out.axioms |= stop.axioms
        for name in core:
            kind, what = name.split(":", 1)
            if kind == "law":
                out.axioms.add(what)
            elif kind == "stop":
                out.axioms |= self.strict.stops[int(what)].axioms
        out.axioms -= {"given", "act"}
        return True

    def _witnesses(self, solver: Solver, stops: Sequence[Stop]) -> tuple[tuple[Witness, ...], set[str]]:
        """One witness for each stop that has one, smallest first, and what could undo every one of them."""
        defaults = [Is(n) if by_default(n) else neg(Is(n)) for n in sorted(self.free)]
        found: list[Witness] = []
        fragile: list[set[str]] = []
        seen: set[tuple[Span, str]] = set()
        for stop in sorted(stops, key=_telling):
            if (stop.span, stop.reason) in seen or len(found) >= MOST:
                continue
            others = [neg(s.formula) for s in self.left if s.span != stop.span]
            world = solver.world(stop.formula, *defaults, *others) or solver.world(stop.formula, *defaults)
            if world is None:
                continue
            seen.add((stop.span, stop.reason))
            small = self._smallest(stop, world, [f for f in others if holds(f, world)])
            told = situation(small, self._told(small, stop))
            found.append(Witness(self.sides[1], self.sides[0], told, stop))
            fragile.append(self._robust(small, stop))
        found.sort(key=lambda w: w.situation.size)
        return tuple(found), set.intersection(*fragile) if fragile else set()

    def _smallest(self, stop: Stop, world: Values, alone: Sequence[Formula]) -> Values:
        laws = [law for _, law in self.laws]
        return smallest(world, [stop.formula, *laws, *(neg(s.formula) for s in self.strict.stops), *alone])

    def _told(self, world: Values, stop: Stop) -> set[str]:
        """What is worth telling: facts on which the stop turns, or that the other licence asks for."""
        reach = [neg(s.formula) for s in self.strict.stops if s.reason in ("not-granted", "scope")]
        out = decisive(world, [stop.formula, *reach], sorted(names([stop.formula, *reach])))
        kept = [neg(s.formula) for s in self.strict.stops]
        true = [n for n in names(kept) if world.get(n) is True]
        return out | decisive(world, kept, true)

    def _robust(self, world: Values, stop: Stop) -> set[str]:
        """The opaque names that could undo a witness, but for the very words that are quoted as its stop."""
        demands = [stop.formula, *(neg(s.formula) for s in self.strict.stops)]
        quoted = {n for n, span in self.loose.open_words.items() if span == stop.span}
        return decisive(world, demands, [n for n in names(demands) if is_opaque(n) and n not in quoted])

    def _places(self, opaque: Iterable[str]) -> set[tuple[Side, Span]]:
        """Where the words behind opaque names stand."""
        places = [(self.sides[0], self.loose.open_words), (self.sides[1], self.strict.open_words)]
        return {(side, words[name]) for name in opaque for side, words in places if name in words}

    def _open(self, solver: Solver, stops: Sequence[Stop]) -> set[str]:
        """The opaque names that leave a stop open: by which values it would stop somebody."""
        out: set[str] = set()
        demands = [*(law for _, law in self.laws), *(neg(s.formula) for s in self.strict.stops)]
        for stop in stops:
            world = solver.world(stop.formula)
            if world is not None:
                small = usual(world, [stop.formula, *demands])
                out |= {n for n in self.free if bool(small.get(n, False)) != by_default(n)}
        return out


def _telling(stop: Stop) -> tuple[int, int]:
    """Duties and bars first, what is unread last."""
    order = {"prohibition": 0, "duty": 0, "scope": 1, "not-granted": 1, "ending": 2, "unread": 3}
    return order[stop.reason], stop.span.start
