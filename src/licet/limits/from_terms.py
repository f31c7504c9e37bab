"""Limits: what a reading takes away from, or asks of, the rights that a definition wants for everyone.

Terms are turned into limits so that a criterion need not know in how many ways a text can say the same:
"you may use it for research", "the licence does not include commercial use" and "commercial use requires
a separate licence" each end as a limit on use whose ground is commerce.
"""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import replace

from licet.knowledge.limits import Nature, implied
from licet.limits import grounds as ground
from licet.limits.model import Limit
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
    terms = tuple(terms)
    found = [_of_term(term, source) for term in terms]
    out = [limit for limit in found if limit is not None]
    out.extend(_narrowed(terms, source))
    return tuple(sorted(out, key=lambda limit: (limit.span, limit.nature)))


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
    given: set[str] = set().union(*(term.actions for term in _granting(terms)))
    table = {row.action: row.grants for row in implied()}
    for action in list(given):
        given.update(table.get(action, ()))
    return frozenset(given)


def grant_spans(terms: Iterable[Term]) -> tuple[Span, ...]:
    """Where rights are granted."""
    return tuple(dict.fromkeys(term.span for term in _granting(terms)))


def _granting(terms: Iterable[Term]) -> list[Term]:
    return [
        t
        for t in terms
        if not _aside(t)
        and (
            (t.kind == "permission" and t.actor != "licensor")
            or (t.kind == "grant-scope" and t.actions & (RIGHTS | {"dedicate-public-domain"}))
        )
    ]


def _of_term(term: Term, source: str) -> Limit | None:
    if term.strength == "encouraged":
        return None
    if term.kind == "prohibition" and term.actor != "licensor":
        return _make("bar", term, source, drop=frozenset({"consent"}))
    if term.kind == "duty" and term.actor != "licensor":
        return _duty(term, source)
    if term.kind == "termination":
        return _make("end", term, source)
    if term.kind == "definition":
        return _make("definition", term, source)
    if term.kind == "permission" and term.actor == "licensor":
        return _make("power", term, source)
    if term.kind == "grant-scope" and (term.when is not None or not term.actions & RIGHTS):
        drop = frozenset({"commercial"}) if term.action in TRADE else frozenset[str]()
        return _make("narrow", term, source, drop=drop)
    return None


def _duty(term: Term, source: str) -> Limit:
    limit = _make("burden", term, source, drop=frozenset({"consent"}))
    if not (term.actions & GATES or _suspends(term)):
        return limit
    closed = term.actions & RIGHTS
    if not closed:
        trade = "commercial" in limit.grounds or (term.effect or "").startswith("before-commercial")
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
    )


def _aside(term: Term) -> bool:
    return term.action in ASIDE or bool(term.exempts) or (term.effect or "").startswith("exempts")


def _narrowed(terms: tuple[Term, ...], source: str) -> list[Limit]:
    """Rights that no permission grants to everyone, with the grounds of the first one that grants them."""
    if any("dedicate-public-domain" in term.actions for term in terms):
        return []
    grants = [t for t in terms if t.kind == "permission" and t.actor != "licensor" and not _aside(t)]
    named = [_narrow_grounds(term, terms, grants) for term in grants]
    first: dict[str, int] = {}
    free: set[str] = set()
    for at, (term, found) in enumerate(zip(grants, named, strict=True)):
        if not found:
            free |= term.actions
        for action in term.actions:
            first.setdefault(action, at)
    out: dict[int, set[str]] = {}
    for action, at in first.items():
        if action not in free:
            out.setdefault(at, set()).add(action)
    return [
        replace(_make("narrow", grants[at], source), actions=frozenset(actions), grounds=named[at])
        for at, actions in out.items()
    ]


def _narrow_grounds(term: Term, terms: tuple[Term, ...], grants: list[Term]) -> frozenset[str]:
    found = _purposes(terms, grants) if ground.is_alias(term.when) else ground.of(term.when)
    if term.actions & TRADE:
        return found - {"commercial"}
    trade = next((t for t in grants if t.actions & TRADE), None)
    if "commercial" in found and trade is not None:
        return found - {"commercial"} | (ground.of(trade.when) - {"commercial"})
    return found


def _purposes(terms: tuple[Term, ...], grants: list[Term]) -> frozenset[str]:
    """The grounds behind "any permitted purpose"; empty where the text narrows it by bars alone."""
    for term in terms:
        plain = term in grants and "use" in term.actions and not ground.is_alias(term.when)
        if plain or (term.kind == "definition" and term.when is not None):
            found = ground.of(term.when)
            if found:
                return found
    return frozenset()
