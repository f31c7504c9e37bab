"""Two readings to a ``Comparison``: A permits all that B does iff no world is permitted by B and not by A."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace

from licet.compare.compile import compiled
from licet.compare.facts import act, named, orders
from licet.compare.formula import Formula, Is, by_default, conj, disj, holds, is_opaque, names, neg, opaque
from licet.compare.given import Given
from licet.compare.model import Choice, Comparison, Difference, Relation, Side, Stop, Witness
from licet.compare.names import renamed
from licet.compare.shapes import may
from licet.compare.situation import situation
from licet.compare.solver import Solver
from licet.compare.unaccounted import aside, unaccounted
from licet.compare.witness import Values, decisive, smallest, usual
from licet.compare.words import Words, alike
from licet.knowledge import axioms
from licet.read.model import Reading
from licet.spans import Span

NOBODY = Given()
MOST = 40  # witnesses in one direction: one for each thing that is stopped


@dataclass(frozen=True, slots=True)
class Party:
    """One of the two: a text and what was read in it."""

    source: str
    reading: Reading


def compare(
    a: Party,
    b: Party,
    *,
    given: Given = NOBODY,
    rates: Mapping[str, float] | None = None,
) -> Comparison:
    """How A stands to B, for everyone, or for those of whom ``given`` holds.

    ``rates``: what a unit of each currency is worth in US dollars.

    Source of the method: A is at least as permissive as B iff "permitted by B and stopped by A" has no
    model; each stop of A is asked for by itself, so that each "no" has its own smallest counterexample.
    """
    stand = renamed(a.source, b.source)
    words = _worded(a, b, stand)
    a, b = _with_changes(a, b, {old: new for new, old in stand.items()}), _with_changes(b, a, stand)
    keys = [{w.key(span) for span in p.reading.unread} for w, p in zip(words, (a, b), strict=True)]
    shared = frozenset(keys[0] & keys[1])
    one = compiled(a.reading, words[0], rates=rates, shared=shared)
    other = compiled(b.reading, words[1], rates=rates, shared=shared)
    if {stop.formula for stop in one.stops} != {stop.formula for stop in other.stops}:
        one, other = doubted(one, words[0]), doubted(other, words[1])
    return related(one, other, given, rates)


def related(one: Choice, other: Choice, given: Given, rates: Mapping[str, float] | None) -> Comparison:
    """How what one licence, or one offer of licences, stops stands to what another does."""
    known = given.formulas(names(s.formula for s in (*one.stops, *other.stops)), rates)
    forth = directed(one, other, "A", "B", known)
    back = directed(other, one, "B", "A", known)
    return Comparison(
        _relation(forth, back),
        forth.holds,
        back.holds,
        (*forth.witnesses, *back.witnesses),
        (*forth.differences, *back.differences),
        tuple(sorted(forth.axioms | back.axioms)),
        tuple(sorted(forth.conditional | back.conditional, key=lambda c: (c[0], c[1]))),
    )


def _worded(a: Party, b: Party, stand: Mapping[str, str]) -> tuple[Words, Words]:
    """The words of both, so that what says the same has the same key."""
    one, other = Words(a.source), Words(b.source, stand)
    keys = [[w.key(t.span) for t in p.reading.terms] for w, p in ((one, a), (other, b))]
    same = alike(keys[0], keys[1], lambda words: not may("limits", words))
    return one, replace(other, alike=same)


def _with_changes(party: Party, other: Party, stand: Mapping[str, str]) -> Party:
    """A text whose unread words are those that set it apart from the other and that nobody read."""
    unread = (
        *aside(party.source, party.reading.unread, other.source, stand),
        *unaccounted(party.source, party.reading, other.source, stand),
    )
    return replace(party, reading=replace(party.reading, unread=unread))


def doubted(choice: Choice, words: Words) -> Choice:
    """A text that bars, in every world, an act that it grants was misread: its bars are then no bars by
    default, and nothing is proved against them."""
    for _ in range(3):
        wrong = contradictions(choice)
        if not wrong:
            break
        opened = dict(choice.open_words)
        stops = []
        for stop in choice.stops:
            doubt = opaque(f"doubtful: {words.key(stop.span)}", holds=False)
            if stop.span in wrong and stop.reason in ("prohibition", "scope", "duty"):
                opened[doubt.name] = stop.span
                stops.append(replace(stop, formula=conj(stop.formula, doubt)))
            else:
                stops.append(stop)
        choice = replace(choice, stops=tuple(stops), open_words=opened)
    return choice


def contradictions(choice: Choice) -> set[Span]:
    """The stops by which a text stops, in every world, an act that it grants."""
    solver = Solver()
    formulas = [stop.formula for stop in choice.stops]
    for name, law in laws(formulas):
        solver.suppose(f"law:{name}", law)
    for number, stop in enumerate(choice.stops):
        solver.suppose(f"stop:{number}", neg(stop.formula))
    out: set[Span] = set()
    for action in sorted(choice.named):
        for name in solver.proof(act(action)) or ():
            if name.startswith("stop:"):
                out.add(choice.stops[int(name[5:])].span)
    return out


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


def _relation(forth: Directed, back: Directed) -> Relation:
    match forth.holds, back.holds:
        case True, True:
            return "equal"
        case True, False:
            return "looser"
        case False, True:
            return "stricter"
        case False, False:
            return "incomparable"
    return "unknown"


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


def laws(formulas: Sequence[Formula]) -> list[tuple[str, Formula]]:
    """What holds in every world: the axioms that speak of what is asked, and that something is done."""
    known = {n for n in names(formulas) if not is_opaque(n)}
    out: list[tuple[str, Formula]] = []
    rows = [(row, [named(n) for n in row.when], [named(n) for n in row.then]) for row in axioms.clauses()]
    waiting = True
    while waiting:  # an axiom counts where all that it starts from can come up
        waiting = False
        for row in list(rows):
            _, when, then = row
            if names(when) <= known:
                out.append((row[0].id, disj(*(neg(f) for f in when), *then)))
                known |= names(then)
                rows.remove(row)
                waiting = True
    out += orders(known)
    acts = sorted(n for n in known if n.startswith("act:")) or ["act:use"]
    out.append(("act", disj(*(Is(n) for n in dict.fromkeys([*acts, "act:use"])))))
    return out


__all__ = ["Directed", "Party", "compare", "conj", "directed"]
