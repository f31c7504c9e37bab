"""A draft to a term: its place, its condition, its actions and the words that are shown."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from msgspec.structs import replace

from licet.conditions import All, Any_, Atom, Condition, all_of, any_of, atoms, from_json
from licet.knowledge.reading import ActEntry
from licet.read.conditions.lexicon import clause as grammar
from licet.read.conditions.model import Found
from licet.read.consequences import effect_of
from licet.read.draft import Clause, Draft
from licet.read.model import Term
from licet.read.settle import PROVISO
from licet.read.showing import showing
from licet.spans import Span
from licet.text.model import Provision

_TRADE = "commercial-use"
_BEHIND = 90  # characters behind a use in which it may be told that nothing grants it
FindConditions = Callable[[Provision, tuple[int, int], str, str], Found]


def term_of(draft: Draft, clause: Clause, find: FindConditions, source: str) -> Term:
    """The draft with its span, condition, actions and, from ``source``, the words to show."""
    entry = max(draft.acts, key=lambda a: a.entry.rank).entry
    provision = clause.provision
    own = [(max(a.start - clause.base, 0), max(a.end - clause.base, 0)) for a in draft.acts]
    # what is only asked for takes from its head no more than a duty does
    kind = "duty" if draft.sense == "encourage" else draft.kind
    found = find(provision, (own[0][0], own[-1][1]), kind, entry.action)
    wider = _for_more(draft, clause, find)
    if wider is not None:
        entry, found = wider
    if draft.instead and found.when is None:
        draft.acts = draft.instead
        entry = max(draft.acts, key=lambda a: a.entry.rank).entry
    when = _with_default(found.when, entry.when, entry.facts)
    if draft.sense == "only" and draft.kind == "prohibition":
        when = _beyond(when)
    consumed = found.consumed
    clause.loose.update(found.leftover)
    clause.told.update(found.items)
    start, end = _stretch(clause, draft)
    if draft.mark is not None:
        clause.used.add(draft.mark.start)
        if draft.mark.start >= clause.base:
            consumed = (*consumed, (draft.mark.start - clause.base, draft.mark.end - clause.base))
    spans = tuple(sorted({provision.place(a, b) for a, b in (*own, *consumed) if b > a}))
    return Term(
        kind=draft.kind,
        action=entry.action,
        span=provision.place(start, end),
        rule=f"{entry.id}/{draft.mark.entry.id if draft.mark and draft.sense != PROVISO else draft.sense}",
        actor=entry.actor or "licensee",
        also=_also(draft, entry.action, clause.words),
        when=when,
        effect="exempts" if draft.sense == "waive" else entry.effect or _effect(draft, entry, clause),
        exempts=(entry.action,) if draft.sense == "waive" else (),
        strength="encouraged" if draft.sense == "encourage" else None,
        detail=showing(provision, source, start, end) if entry.show else entry.detail,
        provision=provision.index,
        consumed=spans,
        parse=found.parse,
        heads=_said_above(draft, clause),
    )


def _for_more(draft: Draft, clause: Clause, find: FindConditions) -> tuple[ActEntry, Found] | None:
    """A ban on commercial use that names further purposes or cases with it is one on use in each of them."""
    if draft.kind != "prohibition" or max(draft.acts, key=lambda a: a.entry.rank).entry.action != _TRADE:
        return None
    use = next((a for a in draft.acts if a.entry.action == "use"), None)
    if use is None:
        return None
    place = (max(use.start - clause.base, 0), max(use.end - clause.base, 0))
    found = find(clause.provision, place, draft.kind, "use")
    listed = [a.value for a in atoms(found.when) if a.fact == "use_purpose" and isinstance(a.value, tuple)]
    more = isinstance(found.when, Any_) or any(len(v) > 1 for v in listed)
    return (use.entry, found) if more and any("commercial" in v for v in listed) else None


def _said_above(draft: Draft, clause: Clause) -> tuple[Span, ...]:
    """The heads of the list, if the act or the word that binds stands in them."""
    marks = [a.start for a in draft.acts] + ([draft.mark.start] if draft.mark is not None else [])
    above = any(start < clause.base for start in marks)
    return tuple(head.span for head in clause.provision.heads) if above else ()


def _effect(draft: Draft, entry: ActEntry, clause: Clause) -> str | None:
    return effect_of(draft.kind, entry.action, clause.words[clause.base :])


def _also(draft: Draft, action: str, words: bytes) -> tuple[str, ...]:
    more: list[str] = []
    trade = {a.start: a.end for a in draft.acts if a.entry.action == "commercial-use"}
    for act in (*draft.acts, *draft.instead):
        if act.entry.action == "use" and (
            act.end <= trade.get(act.start, 0)
            or any(a < act.start < b for a, b in trade.items())
            or grammar("out-of-scope").search(words[act.end : act.end + _BEHIND])
        ):
            continue  # "use it for commercial purposes" is one verb, "commercial use of it" one noun
        for name in (act.entry.action, *act.entry.also):
            if name != action and name not in more:
                more.append(name)
    return tuple(more)


def _with_default(
    found: Condition | None, default: dict[str, Any] | None, facts: tuple[str, ...]
) -> Condition | None:
    """The act's own condition holds too, unless the text says one about the same facts."""
    if default is None:
        return found
    own = from_json(default)
    named = {a.fact for a in atoms(own)}.union(facts)
    if any(a.fact in named for a in atoms(found)):
        return found
    return all_of(own, found)


def _beyond(when: Condition | None) -> Condition | None:
    """What is only allowed up to a size is forbidden beyond it: "limit your use to thirty days"."""
    match when:
        case All(parts):
            return all_of(*(_beyond(part) for part in parts))
        case Atom(op=("le" | "lt") as op):
            return replace(when, op="gt" if op == "le" else "ge")
    return when


def _stretch(clause: Clause, draft: Draft) -> tuple[int, int]:
    """The part of a long provision, between semicolons, in which the mark and the acts stand."""
    words, base = clause.words, clause.base
    total = len(words) - base
    first = min([a.start for a in draft.acts] + ([draft.mark.start] if draft.mark else [])) - base
    last = max(a.end for a in draft.acts) - base
    first, last = max(first, 0), max(last, 1)
    if total < 300:
        return 0, total
    left = words.rfind(b"; ", base, base + first)
    right = words.find(b"; ", base + last)
    start = 0 if left < 0 else left - base + 2
    end = total if right < 0 else right - base + 1
    return start, max(end, start + 1)


_STRICT = frozenset({"prohibition", "duty", "termination"})


def spoken(terms: list[Term]) -> list[Term]:
    """The terms without those that repeat another one's kind, action and place.

    What binds in either case binds in both; leave with another condition is leave of its own.
    """
    out: list[Term] = []
    for term in terms:
        at = next((i for i, t in enumerate(out) if _repeats(term, t)), None)
        if at is None:
            out.append(term)
            continue
        twin = out[at]
        consumed = tuple(sorted({*twin.consumed, *term.consumed}))
        when = twin.when if twin.when == term.when else any_of(twin.when, term.when)
        out[at] = replace(twin, when=when, consumed=consumed)
    return out


def _repeats(term: Term, other: Term) -> bool:
    same = (term.kind, term.action, term.span) == (other.kind, other.action, other.span)
    return same and (term.kind in _STRICT or term.when == other.when)
