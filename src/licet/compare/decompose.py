"""A conditional licence as a choice between simpler ones, proved or refuted.

A duty that falls on some, under the condition g, is the same as a choice: the licence without the duty, for
those of whom g does not hold, or the licence with the duty for everyone. That is checked, not assumed, by
three questions to the solver: each option permits nothing that the licence stops, and whoever the licence
permits is permitted by one of the options.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from msgspec.structs import replace

from licet.compare.compile import compiled
from licet.compare.direction import Directed, directed
from licet.compare.facts import Reader
from licet.compare.formula import And, Formula, Is, by_default, conj
from licet.compare.from_readings import Party
from licet.compare.model import Choice, Decomposition, Split, Stop
from licet.compare.words import Words
from licet.conditions import All, Any_, Atom, Condition, Not, all_of, any_of
from licet.limits import grounds
from licet.read.model import Reading, Term


def decompose(party: Party, rates: Mapping[str, float] | None = None) -> Decomposition:
    """The choices that a licence amounts to; no split where no duty falls on some alone."""
    groups: dict[Condition, list[Term]] = {}
    for term in party.reading.terms:
        if (on := condition_of(term)) is not None:
            groups.setdefault(on, []).append(term)
    splits = [_split(party, on, tuple(terms), rates) for on, terms in groups.items()]
    return Decomposition(tuple(splits), core(party.reading))


def core(reading: Reading) -> Reading:
    """The reading with every duty that falls on some by size, person or purpose falling on everyone."""
    return replace(
        reading,
        terms=tuple(
            t if condition_of(t) is None else replace(t, when=unconditional(t.when)) for t in reading.terms
        ),
    )


def condition_of(term: Term) -> Condition | None:
    """By what a duty falls on some people alone; ``None`` if it falls on everyone who does the act."""
    if term.kind != "duty" or term.actor == "licensor" or term.strength == "encouraged":
        return None
    return _on(term.when)


def unconditional(when: Condition | None) -> Condition | None:
    """A condition with what turns on size, person or purpose read as always true."""
    match when:
        case Atom():
            return None if _strippable(when) else when
        case All(parts):
            return all_of(*(unconditional(part) for part in parts))
        case Any_(parts):
            return any_of(*(unconditional(part) for part in parts))
        case Not(part):
            return when if unconditional(part) == part else None
    return None


def _on(when: Condition | None) -> Condition | None:
    """The part of a condition that stripping takes away."""
    if when is None or unconditional(when) == when:
        return None
    if isinstance(when, All):
        return all_of(*(part for part in when.parts if unconditional(part) != part))
    return when


def _strippable(atom: Atom) -> bool:
    return bool(grounds.of_atom(atom) & grounds.stripped())


def _split(party: Party, on: Condition, terms: tuple[Term, ...], rates: Mapping[str, float] | None) -> Split:
    first = replace(party.reading, terms=tuple(t for t in party.reading.terms if t not in terms))
    second = replace(
        party.reading,
        terms=tuple(replace(t, when=unconditional(t.when)) if t in terms else t for t in party.reading.terms),
    )
    words = Words(party.source)
    whole, bound = (compiled(reading, words, rates=rates) for reading in (party.reading, second))
    free = replace(whole, stops=tuple(stop for stop in whole.stops if stop.term not in terms))
    guarded = _guarded(free, Reader(rates=rates or {}).state(on).formula, terms[0])
    bound = _as_vague(bound, whole)
    answers = [
        directed(whole, guarded, "A", "B", ()),
        directed(whole, bound, "A", "B", ()),
        directed(_either(guarded, bound, whole), whole, "A", "B", ()),
    ]
    bare = directed(whole, free, "A", "B", ())
    return Split(
        on,
        terms,
        _all(answers),
        tuple(w for answer in answers for w in answer.witnesses),
        bare.holds,
        bare.witnesses[0] if bare.witnesses else None,
        first,
        second,
        tuple(sorted({span for answer in answers for _, span in answer.conditional})),
    )


def _as_vague(bound: Choice, whole: Choice) -> Choice:
    """The second option, its duties turning on the same words as in the whole licence."""
    vague = {(stop.span, stop.what): _vague(stop.formula) for stop in whole.stops}
    stops = [replace(s, formula=conj(s.formula, *vague.get((s.span, s.what), ()))) for s in bound.stops]
    return replace(bound, stops=tuple(stops), open_words=bound.open_words | whole.open_words)


def _vague(formula: Formula) -> list[Formula]:
    """The readings on which a stop turns as a whole."""
    parts = formula.parts if isinstance(formula, And) else (formula,)
    return [part for part in parts if isinstance(part, Is) and by_default(part.name)]


def _guarded(choice: Choice, on: Formula, term: Term) -> Choice:
    """An option that is open only to those of whom ``on`` does not hold."""
    return replace(choice, stops=(*choice.stops, Stop(on, "scope", "guard", term.span, term)))


def _either(one: Choice, other: Choice, whole: Choice) -> Choice:
    """What both options stop, beside what the whole licence stops anyway."""
    common = {stop.formula for stop in whole.stops}
    stops = [
        replace(b, formula=conj(a.formula, b.formula))
        for a in one.stops
        for b in other.stops
        if a.formula not in common and b.formula not in common
    ]
    return replace(one, stops=tuple(stops), open_words=one.open_words | other.open_words)


def _all(answers: Sequence[Directed]) -> bool | None:
    found = [answer.holds for answer in answers]
    return False if False in found else None if None in found else True
