"""Whether an outcome of ``data/labels`` or ``data/classes`` holds of what was read."""

from __future__ import annotations

import json
from collections.abc import Iterable

import msgspec

from licet.knowledge.labels import Has, Outcome
from licet.limits.grounds import facts
from licet.limits.match import compiled, matches
from licet.limits.model import Limit
from licet.read.model import Term


class Seen(msgspec.Struct, frozen=True):
    """What outcomes are asked of."""

    terms: tuple[Term, ...]
    limits: tuple[Limit, ...]
    granted: frozenset[str]
    source: str


def holds(outcome: Outcome, seen: Seen) -> bool:
    """All that the outcome wants is there and nothing it excludes is."""
    wanted = outcome.terms or outcome.limits
    return (
        all(seen.granted.intersection(group) for group in outcome.granted)
        and (not wanted or _any_term(outcome.terms, seen) or _any_limit(outcome, seen))
        and not _any_term(outcome.unless_terms, seen)
        and not any(matches(when, limit) for when in outcome.unless_limits for limit in seen.limits)
    )


def _any_limit(outcome: Outcome, seen: Seen) -> bool:
    return any(matches(when, limit) for when in outcome.limits for limit in seen.limits)


def _any_term(wanted: tuple[Has, ...], seen: Seen) -> bool:
    return any(_is(has, term, seen.source) for has in wanted for term in seen.terms)


def _is(has: Has, term: Term, source: str) -> bool:
    if term.strength == "encouraged":
        return False
    fits = (
        _one_of(has.kinds, {term.kind})
        and _one_of(has.actions, term.actions)
        and not term.actions.intersection(has.no_actions)
        and _one_of(has.actors, {term.actor})
        and _one_of(has.facts, facts(term.when))
        and not facts(term.when).intersection(has.no_facts)
    )
    if not fits or not (has.words or has.no_words):
        return fits
    words = f"{term.span.of(source)} {json.dumps(term.detail, ensure_ascii=False)}".lower()
    return (not has.words or _occurs(has.words, words)) and not _occurs(has.no_words, words)


def _occurs(patterns: Iterable[str], words: str) -> bool:
    return any(compiled(pattern).search(words) for pattern in patterns)


def _one_of(wanted: Iterable[str], have: Iterable[str]) -> bool:
    wanted = set(wanted)
    return not wanted or not wanted.isdisjoint(have)
