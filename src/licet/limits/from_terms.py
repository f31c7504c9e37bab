"""Limits: what a reading takes away from, or asks of, the rights that a definition wants for everyone.

Terms are turned into limits so that a criterion need not know in how many ways a text can say the same:
"you may use it for research", "the licence does not include commercial use" and "commercial use requires
a separate licence" each end as a limit on use whose ground is commerce.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable

from msgspec.structs import replace

from licet.conditions import All, Atom, Condition, Not
from licet.knowledge.limits import Nature, implied
from licet.knowledge.wordlist import saying_only
from licet.limits import grounds as ground
from licet.limits.model import Limit
from licet.limits.places import SOMEBODY, Places, head_of
from licet.read.model import Term
from licet.spans import Span

# Duties that stand before a right instead of beside its exercise.
GATES = frozenset({"request-licence", "pay", "pass-security-review", "use-licence-key"})
# What a gate closes when the text does not say which right it is about.
WHOLE = frozenset({"use", "reproduce", "modify", "distribute"})
TRADE = frozenset({"commercial-use", "sell"})
RIGHTS = WHOLE | TRADE | {"sublicense", "perform-display", "host-as-service", "combine", "patent-use"}
# Grants that say nothing about the work itself.
ASIDE = frozenset({"use-output", "use-trademark", "publish", "relicense", "reinstate", "patent-use"})


def limits(terms: Iterable[Term], source: str = "") -> tuple[Limit, ...]:
    """Every limit in ``terms``, in text order."""
    terms = _suspended(tuple(terms))
    licensed = any(t.kind == "permission" and "patent-use" in t.actions for t in terms)
    found = [_of_term(term, source) for term in terms]
    # beside a patent licence, "no other patent licence is granted" keeps nothing back
    out = [one for one in found if one is not None and not (licensed and "no-patent" in one.actions)]
    out.extend(_narrowed(terms, source))
    out.extend(_as_it_is(terms, source))
    places = Places(terms)
    out = [replace(limit, also_at=limit.also_at + places.of(limit)) for limit in out]
    return tuple(sorted(out, key=lambda limit: (limit.span, limit.nature)))


def _suspended(terms: tuple[Term, ...]) -> tuple[Term, ...]:
    """A gate for some and, in the next sentence, no exercise of rights without consent, are one suspension.

    "Above a size you shall request a licence. You cannot exercise your rights without our authorisation."
    """
    out: list[Term] = []
    for term in terms:
        before = out[-1] if out else None
        if before is not None and _closes(before, term):
            apart = () if term.span == before.span else (term.span,)
            consumed = (*(before.consumed or (before.span,)), *apart)
            out[-1] = replace(before, effect=before.effect or "suspends-grant", consumed=consumed)
        else:
            out.append(term)
    return tuple(out)


def _closes(gate: Term, bar: Term) -> bool:
    return (
        gate.kind == "duty"
        and bool(gate.actions & GATES)
        and bool(ground.of(gate.when) - CONSENT)
        and bar.kind == "prohibition"
        and "use" in bar.actions
        and ground.of(bar.when) == CONSENT
        and 0 <= bar.provision - gate.provision <= 1
    )


def core(all_limits: Iterable[Limit]) -> tuple[Limit, ...]:
    """The unconditional core: duties that fall on some are read as falling on everyone.

    A bar that falls on some would, read so, fall on everyone and leave no option; it stays as it is.
    """
    strip = ground.stripped()
    return tuple(
        replace(limit, grounds=limit.grounds - strip) if limit.nature == "burden" else limit
        for limit in all_limits
    )


def granted(terms: Iterable[Term]) -> frozenset[str]:
    """Actions that the text grants to anyone at all, with what they imply."""
    terms = tuple(terms)
    given: set[str] = set().union(*(term.actions for term in _granting(terms)))
    if given:  # a duty presupposes a right only where there is a grant at all
        given.update(_presupposed(terms))
    table = {row.action: row.grants for row in implied() if row.by == "right"}
    waiting = list(given)
    while waiting:
        more = set(table.get(waiting.pop(), ())) - given
        given |= more
        waiting.extend(more)
    return frozenset(given)


def _presupposed(terms: tuple[Term, ...]) -> Iterable[str]:
    """Rights that duties and grants take for granted: how changes are to be marked, leave to pass them on."""
    owed = {row.action: row.grants for row in implied() if row.by == "duty"}
    for term in terms:
        if term.kind == "duty" and term.actor == "licensee":
            for action in term.actions:
                yield from owed.get(action, ())
        if term.kind == "permission" and term.actor != "licensor" and _of_changes(term):
            yield "modify"


def _of_changes(grant: Term) -> bool:
    return "distribute" in grant.actions and bool(ground.facts(grant.when) & {"modified", "derivative"})


def grants(terms: Iterable[Term]) -> tuple[tuple[frozenset[str], Span], ...]:
    """Where rights are granted, and which."""
    return tuple((term.actions, term.span) for term in _granting(terms))


def _granting(terms: Iterable[Term]) -> list[Term]:
    """The terms that grant rights; an invitation to ask for a licence ("please contact us") is none."""
    terms = tuple(terms)
    asked = {t.span for t in terms if t.kind == "duty" and "request-licence" in t.actions}
    return [
        t
        for t in terms
        if not _aside(t)
        and not (t.strength == "encouraged" and t.span in asked)
        and (
            (t.kind == "permission" and t.actor != "licensor")
            or (t.kind == "grant-scope" and t.actions & (RIGHTS | {"dedicate-public-domain"}))
        )
    ]


_WORD = re.compile(r"[A-Za-z]+")
CONSENT = frozenset({"consent"})
FAULT = frozenset({"breach", "litigation_by_licensee", "cured"})


def _of_term(term: Term, source: str) -> Limit | None:
    """The limit that a term states by itself; ``None`` for grants and disclaimers."""
    if term.strength == "encouraged":
        return None
    if term.kind == "termination":
        return _end(term, source)
    if term.kind == "definition":
        return _make("definition", term, source)
    if term.actor == "licensor" and term.kind != "grant-scope":
        return _make("power", term, source) if term.kind == "permission" else None
    found: Limit | None = None
    if term.kind == "prohibition":
        found = _bar(term, source)
    elif term.kind == "duty":
        found = _duty(term, source)
    elif term.kind == "grant-scope" and (term.when is not None or not term.actions & RIGHTS):
        found = _scope(term, source)
    return found


def _end(term: Term, source: str) -> Limit:
    """An end of the rights; one that comes with somebody's size or kind, and no breach, bars them."""
    limit = _make("end", term, source)
    if limit.grounds & SOMEBODY and not limit.facts & FAULT:
        return replace(limit, nature="bar", actions=limit.actions | WHOLE)
    return limit


def _bar(term: Term, source: str) -> Limit:
    if ground.within_grant(term.when):
        term = replace(term, when=None)  # beyond the purposes of the grant there is nothing left to forbid
    limit = _make("bar", term, source, drop=CONSENT)
    if _suspends(term) and not term.actions & TRADE:
        return replace(limit, actions=limit.actions | WHOLE)
    return limit


def _scope(term: Term, source: str) -> Limit:
    """A limit of the grant as a whole, unless it names a single right."""
    limit = _make("narrow", term, source)
    if term.action in TRADE:
        return replace(limit, grounds=limit.grounds - {"commercial"})
    return replace(limit, actions=limit.actions | WHOLE) if term.action == "use" else limit


def _duty(term: Term, source: str) -> Limit | None:
    if ground.beyond_grant(term.when) and term.actions & GATES:
        return None  # leave to be had for what was never granted takes nothing away
    limit = _make("burden", term, source, drop=CONSENT)
    if not (term.actions & GATES or _suspends(term)):
        return limit
    closed = term.actions & RIGHTS
    if not closed:
        early = (term.effect or "").startswith("before-commercial")
        trade = early or ("commercial" in limit.grounds and not _suspends(term))
        closed = TRADE if trade else WHOLE
    return replace(limit, nature="gate", actions=limit.actions | closed)


def _suspends(term: Term) -> bool:
    return (term.effect or "").startswith(("suspends-grant", "voids-grant"))


def _make(nature: Nature, term: Term, source: str, drop: frozenset[str] = frozenset()) -> Limit:
    words = f"{term.span.of(source)} {json.dumps(term.detail, ensure_ascii=False)}"
    return Limit(
        nature,
        term.actions,
        term.span,
        ground.of(term.when) - drop,
        ground.facts(term.when),
        term.actor,
        term.effect or "",
        words.lower(),
        head_of(term),
    )


def _aside(term: Term) -> bool:
    return term.action in ASIDE or bool(term.exempts) or (term.effect or "").startswith("exempts")


def _narrowed(terms: tuple[Term, ...], source: str) -> list[Limit]:
    """Rights that no permission grants to everyone, with the grounds of the first one that grants them."""
    given = [t for t in terms if t.kind == "permission" and t.actor != "licensor" and not _aside(t)]
    named = [_narrow_grounds(term, terms, given) for term in given]
    first: dict[str, int] = {}
    free: set[str] = set()
    for at, (term, found) in enumerate(zip(given, named, strict=True)):
        if not found:
            free |= term.actions
        for action in term.actions:
            first.setdefault(action, at)
    out: dict[int, set[str]] = {}
    for action, at in first.items():
        if action not in free:
            out.setdefault(at, set()).add(action)
    for at, (term, found) in enumerate(zip(given, named, strict=True)):
        if found and _no_other(term, source):  # whatever else the text grants, it says "only" here
            out.setdefault(at, set()).update(term.actions)
    return [
        replace(
            _make("narrow", given[at], source),
            actions=frozenset(actions),
            grounds=named[at],
            also_at=_pointed_at(given[at], terms, given),
        )
        for at, actions in out.items()
    ]


def _as_it_is(terms: tuple[Term, ...], source: str) -> list[Limit]:
    """Leave to pass on copies that nobody has changed, where no other is given: changed ones stay at home."""
    passing = [t for t in _granting(terms) if t.actions & {"distribute", "sell", "sublicense"}]
    if not passing or not all(_unchanged(t.when) for t in passing):
        return []
    return [replace(_make("narrow", passing[0], source), actions=frozenset({"distribute"}))]


def _unchanged(when: Condition | None) -> bool:
    """Whether a condition asks for an unchanged copy."""
    parts = when.parts if isinstance(when, All) else (when,)
    changed = Atom("modified", "is", True)
    return any(p in (Not(changed), replace(changed, value=False)) for p in parts)


def _no_other(term: Term, source: str) -> bool:
    """Whether a grant says beside its purpose or person that there is no other: "for schools only"."""
    for word in _WORD.finditer(source, term.span.start, term.span.end):
        place = Span(max(word.start() - 2, 0), word.end() + 2)
        if word[0].lower() in saying_only() and any(s.overlap(place) > 0 for s in term.consumed):
            return True
    return False


def _pointed_at(term: Term, terms: tuple[Term, ...], given: list[Term]) -> tuple[Span, ...]:
    """The head of its list, or the places that say what "any permitted purpose" means."""
    if not ground.is_alias(term.when):
        return head_of(term)
    return tuple(t.span for t in _purpose_terms(terms, given))


def _narrow_grounds(term: Term, terms: tuple[Term, ...], given: list[Term]) -> frozenset[str]:
    found = _purposes(terms, given) if ground.is_alias(term.when) else ground.of_grant(term.when)
    if term.actions & TRADE:
        return found - {"commercial"}
    trade = next((t for t in given if t.actions & TRADE), None)
    if "commercial" not in found or trade is None:
        return found
    left = ground.of(trade.when) - {"commercial"}
    return found if "time" in left else found - {"commercial"} | left


def _purposes(terms: tuple[Term, ...], given: list[Term]) -> frozenset[str]:
    """The grounds behind "any permitted purpose"; empty where the text narrows it by bars alone."""
    return next((ground.of(term.when) for term in _purpose_terms(terms, given)), frozenset())


def _purpose_terms(terms: tuple[Term, ...], given: list[Term]) -> list[Term]:
    plain = [t for t in given if "use" in t.actions and not ground.is_alias(t.when)]
    return [t for t in terms if (t.kind == "definition" or t in plain) and ground.of(t.when)]
