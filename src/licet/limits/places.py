"""Where else a limit is said: the head of its list, a definition, the sentence before."""

from __future__ import annotations

from licet.conditions import Atom, atoms
from licet.limits import grounds as ground
from licet.limits.model import Limit
from licet.read.model import Term
from licet.spans import Span

SOMEBODY = frozenset({"size", "person", "business", "place"})  # grounds that single out somebody


class Places:
    """The terms of one reading, by where they stand."""

    def __init__(self, terms: tuple[Term, ...]) -> None:
        self._defined = [(name, t.span) for t in terms if t.kind == "definition" and (name := _name(t))]
        self._at: dict[Span, list[Term]] = {}
        self._first: dict[tuple[int, frozenset[Atom]], Span] = {}
        for term in terms:
            self._at.setdefault(term.span, []).append(term)
            if told := _somebody(term):
                self._first.setdefault((term.provision, told), term.span)

    def of(self, limit: Limit) -> tuple[Span, ...]:
        """Places outside the limit's own words that decide it too, without the head of its list."""
        return self._definitions(limit) + self._carried(limit)

    def _definitions(self, limit: Limit) -> tuple[Span, ...]:
        """Definitions of the words on which the limit's grounds turn ("Excluded Purpose", "Territory")."""
        telling = ground.telling(limit.grounds)
        return tuple(
            span
            for name, span in self._defined
            if name in limit.words and any(word in name for word in telling) and span != limit.span
        )

    def _carried(self, limit: Limit) -> tuple[Span, ...]:
        """The sentence before, where the condition was said on which this one goes on."""
        if not limit.grounds & SOMEBODY:
            return ()
        own = next((t for t in self._at.get(limit.span, ()) if ground.of(t.when) >= limit.grounds), None)
        before = None if own is None else self._first.get((own.provision - 1, _somebody(own)))
        return () if before is None or before.end > limit.span.start else (before,)


def head_of(term: Term) -> tuple[Span, ...]:
    """The words outside the term's own span that the reading rests on: the head of its list."""
    apart = [span for span in term.consumed if not term.span.covers(span)]
    before = [span for span in apart if span.end <= term.span.start]
    if before:
        apart = [Span(min(s.start for s in before), max(s.end for s in before))]
    return tuple(dict.fromkeys((*term.heads[-1:], *apart)))


def _name(term: Term) -> str:
    return (term.defines or "").replace("-", " ").lower()


def _somebody(term: Term) -> frozenset[Atom]:
    return frozenset(atom for atom in atoms(term.when) if ground.of_atom(atom) & SOMEBODY)
