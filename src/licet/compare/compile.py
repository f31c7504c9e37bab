"""A reading as the worlds that it stops."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping

from msgspec.structs import replace

from licet.compare.deeds import undone, unquoted
from licet.compare.definitions import Definitions, together
from licet.compare.echoes import echoed, echoes, empty
from licet.compare.exemptions import Exemptions
from licet.compare.facts import Reader, act
from licet.compare.formula import FALSE, TRUE, Formula, Is, conj, disj, neg, opaque
from licet.compare.grants import granting, implied, meanings, named_acts, ungranted
from licet.compare.model import Choice, Reason, Stop
from licet.compare.shapes import around, may, without
from licet.compare.ways import chosen
from licet.compare.words import Words
from licet.conditions import All, Atom, Condition, all_of, atoms
from licet.knowledge import axioms
from licet.read.model import Reading, Term
from licet.spans import Span

ACT_FACTS = frozenset({"distribution", "derivative", "modified", "network_service"})
RIGHTS = frozenset({"use", "reproduce", "modify", "distribute", "sell", "sublicense", "commercial-use"})
PURPOSE_WORD = "purpose"
SENTENCE_END = re.compile(r"[.!?][\"”’')]?\s")


def compiled(
    reading: Reading,
    words: Words,
    *,
    rates: Mapping[str, float] | None = None,
    shared: frozenset[str] = frozenset(),
) -> Choice:
    """The worlds that a text stops, one ``Stop`` for each thing it says.

    ``rates``: worth of a unit of a currency in US dollars. ``shared``: keys of unread stretches that stand
    in both texts and so make no difference.
    """
    terms = tuple(t for t in reading.terms if t.strength != "encouraged")
    reader = Reader(rates=rates or {})
    about = [t.span for t in terms if PURPOSE_WORD in words.key(t.span)]
    unsaid = opaque(f"purpose: {together(words, about)}", holds=True)
    opened = {unsaid.name: about[0]} if about else {}

    def hidden(term: Term) -> Formula:
        made = opaque(f"{term.kind}: {words.key(term.span)}", holds=True)
        opened.setdefault(made.name, term.span)
        return made

    reader = replace(reader, means=meanings(terms, reader, unsaid, hidden))
    found = _Compiler(terms, reading, words, reader, shared).choice()
    return replace(found, open_words=found.open_words | opened)


class _Compiler:
    def __init__(
        self,
        terms: tuple[Term, ...],
        reading: Reading,
        words: Words,
        reader: Reader,
        shared: frozenset[str],
    ) -> None:
        self.terms, self.words, self.reader = terms, words, reader
        self.calm = reading.effectless
        self.open: dict[str, Span] = {}
        self.definitions = Definitions(reading, words)
        self.unread = {key: s for s in reading.unread if (key := words.key(s)) and key not in shared}
        self.exempt = Exemptions(terms, words.source, reader, self.veiled)

    def choice(self) -> Choice:
        stops = chosen([stop for term in self.terms for stop in self._of(term)], self._other_ways())
        stops = [self.exempt.lifted(stop) for stop in stops]
        bare = ungranted(self.terms, self.reader, self.veiled)
        frees = self._lifting(self._frees)
        stops = [replace(s, formula=conj(s.formula, neg(frees), neg(self._beside(s)))) for s in stops]
        more = self._lifting(lambda said: any(may(e, said) for e in ("frees", "excepts", "grants")))
        stops += [replace(s, formula=conj(s.formula, neg(more))) for s in bare]
        for key, span in self.unread.items():
            said = span.of(self.words.source)
            if may("permits", said) and not may("binds", said):
                continue
            stops.append(Stop(self.hidden(f"unread: {key}", span, holds=False), "unread", "unread", span))
        stops = [stop for stop in stops if stop.formula != FALSE]
        granted = any(granting(t) for t in self.terms)
        taken = implied(self.terms) | self._unsaid()
        return Choice(tuple(stops), self.open, granted, taken, named_acts(self.terms))

    def _unsaid(self) -> dict[str, str]:
        """The acts of which the text says what silence says too, each with the axiom."""
        bars = [(t, action) for t in self.terms if t.kind == "prohibition" for action in t.actions]
        return {
            action: said
            for term, action in sorted(bars, key=lambda b: b[1])
            if (said := _silence(term, action))
        }

    def hidden(self, key: str, span: Span, *, holds: bool) -> Formula:
        """An opaque truth, with the place of its words."""
        made = opaque(key, holds=holds)
        self.open.setdefault(made.name, span)
        return made

    def veiled(
        self, formula: Formula, term: Term, *, exact: bool, holds: bool = True, sure: Formula = FALSE
    ) -> Formula:
        """``formula``, turning on the very words of the term too unless it says all that they say; where
        ``sure`` holds, only on those that no reading rests on."""
        left = self.words.rest(term.span, self._read(term), grants=term.kind == "permission")
        rest = around("limits", unquoted(term, left))
        key = f"{term.kind} rest: {self.words.say(rest)}" if rest else ""
        told = f"{term.kind}: {self.words.key(term.span)}" if not exact else ""
        if defined := self.definitions.used(term):
            where = f" where {together(self.words, defined)}"
            told, key, sure = (told and told + where), key + where, FALSE
        clear = conj(formula if exact else sure, self.hidden(key, term.span, holds=holds) if key else TRUE)
        if exact:
            return clear
        return disj(clear, conj(formula, self.hidden(told, term.span, holds=holds)))

    def _read(self, term: Term) -> tuple[Span, ...]:
        """The places within a term on which its reading rests, or that of another term in these words."""
        if not term.consumed:
            return ()
        beside = (t for t in self.terms if t.span.overlap(term.span) > 0)
        return tuple(span for other in beside for span in other.consumed if span.overlap(term.span) > 0)

    def _other_ways(self) -> dict[Span, list[Formula]]:
        """By the place of a choice, that none of its ways that are no duties was taken."""
        out: dict[Span, list[Formula]] = {}
        duties = {t.way for t in self.terms if t.kind == "duty"}
        said = [(t.way, t.span) for t in self.terms] + [(c.way, c.span) for c in self.calm]
        for way, span in said:
            if way is not None and way not in duties:
                other = self.hidden(f"another way: {self.words.key(span)}", span, holds=True)
                out.setdefault(way.head, []).append(other)
        return out

    def _lifting(self, lifts: Callable[[str], bool], of: Stop | None = None) -> Formula:
        """That unread words of a shape lift something; beside ``of``, where that is given."""
        return disj(
            *(
                self.hidden(f"frees: {key}", span, holds=False)
                for key, span in self.unread.items()
                if lifts(without("itself", span.of(self.words.source)))
                and (of is None or self._one_sentence(span, of.span))
            )
        )

    @staticmethod
    def _frees(said: str) -> bool:
        return may("frees", said) or (may("excepts", said) and may("applies", said))

    def _beside(self, stop: Stop) -> Formula:
        """That an exception within its own sentence, or at the end of its list, lifts a stop."""
        return self._lifting(lambda said: may("excepts", said), stop)

    def _one_sentence(self, one: Span, other: Span) -> bool:
        first, last = sorted((one, other))
        return not SENTENCE_END.search(self.words.source[max(first.end - 1, 0) : last.start])

    def _of(self, term: Term) -> Iterable[Stop]:
        if term.kind in ("permission", "termination", "grant-scope") and (event := _power(term)):
            when = self.reader.state(term.when).formula
            yield self._stop(term, "ending", event, conj(Is(f"event={event}"), when), exact=False)
        elif term.kind == "duty" and term.actor != "licensor":
            yield from self._duty(term)
        elif term.kind == "prohibition":
            yield from self._bar(term)
        elif term.kind == "grant-scope":
            yield from self._scope(term)
        elif term.kind == "termination":
            yield from self._ending(term)

    def _stop(
        self,
        term: Term,
        reason: Reason,
        what: str,
        formula: Formula,
        *,
        exact: bool,
        sure: Formula = FALSE,
        used: frozenset[str] = frozenset(),
    ) -> Stop:
        formula = self.veiled(formula, term, exact=exact, sure=sure)
        return Stop(formula, reason, what, term.span, term, used)

    def _duty(self, term: Term) -> Iterable[Stop]:
        if echoes(term):
            for like in echoed(term, self.terms):
                yield from self._duty(like)
            if empty(term):
                return
        when = self.reader.state(_bearing(term))
        for action in (term.action, *term.also):
            done, known, used = undone(action, term, self.words)
            sure = conj(when.least, done) if known else FALSE
            both = conj(when.formula, done)
            yield self._stop(term, "duty", action, both, exact=when.exact and known, sure=sure, used=used)

    def _bar(self, term: Term) -> Iterable[Stop]:
        when = self.reader.state(_bearing(term))
        for action in (term.action, *term.also):
            if _silence(term, action):
                continue
            doing, sure = conj(act(action), when.formula), conj(act(action), when.least)
            yield self._stop(term, "prohibition", action, doing, exact=when.exact, sure=sure)

    def _scope(self, term: Term) -> Iterable[Stop]:
        if not term.actions & RIGHTS and term.action not in ("territory", "assign-derivatives"):
            return
        given, rest = _split(term.when)
        inside, exact, _ = self.reader.state(rest)
        if rest is None:
            if term.action in ("use", "territory"):
                return  # the grant itself, or its reach everywhere
            inside, exact = self.hidden(f"scope: {self.words.key(term.span)}", term.span, holds=True), True
        whole = term.action in ("use", "territory")
        on = self.reader.state(given).formula
        doing = conj(on) if whole else conj(on, act(term.action))
        yield self._stop(term, "scope", term.action, conj(doing, neg(inside)), exact=exact)

    def _ending(self, term: Term) -> Iterable[Stop]:
        effect = term.effect or ""
        if effect.startswith("patent"):
            return
        if term.when is None:  # whenever the licensor likes, or on words that were not read
            yield self._stop(term, "ending", term.action, Is(f"event={axioms.ending_at_will()}"), exact=False)
            return
        when, exact, _ = self.reader.state(term.when)
        if term.action == "litigate-patent" and not effect:
            when = conj(when, self.hidden(f"ends: {self.words.key(term.span)}", term.span, holds=False))
        yield self._stop(term, "ending", term.action, when, exact=exact)


def _silence(term: Term, action: str) -> str:
    """The axiom by which a bar says no more of an action than silence does; empty if none."""
    modality = term.rule.rpartition("/")[2]
    rows = (r for r in axioms.silences() if action in r.actions and modality in r.modalities)
    return next((row.id for row in rows), "")


def _power(term: Term) -> str:
    """What the licensor may do to the licensee by the term, if it is such a power."""
    if term.kind == "permission" and term.actor != "licensor":
        return ""
    for row in axioms.powers():
        if row.action == term.action and (not row.effect or (term.effect or "").startswith(row.effect)):
            return row.event
    return ""


def _bearing(term: Term) -> Condition | None:
    """The condition with the bearer, where the term binds only some licensees."""
    if term.actor.startswith("licensee"):
        return term.when
    return all_of(Atom("actor_type", "is", term.actor), term.when)


def _split(when: Condition | None) -> tuple[Condition | None, Condition | None]:
    """The acts that a scope speaks of, and what must hold of them."""
    if not isinstance(when, All):
        return None, when
    acts = [p for p in when.parts if {a.fact for a in atoms(p)} <= ACT_FACTS]
    return all_of(*acts), all_of(*(p for p in when.parts if p not in acts))
