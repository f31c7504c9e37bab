"""Which limits a rule is about. The language is ``licet.knowledge.limits.Match``."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache

import re2

from licet.knowledge.limits import Match
from licet.limits.model import Limit


@cache
def compiled(expression: str) -> re2._Regexp:
    """An re2 pattern, compiled once."""
    return re2.compile(expression)


def matches(when: Match, limit: Limit) -> bool:
    """Whether ``limit`` is one that ``when`` describes."""
    return (
        _any(when.natures, {limit.nature})
        and _any(when.actions, limit.actions)
        and not limit.actions.intersection(when.no_actions)
        and _any(when.grounds, limit.grounds)
        and not limit.grounds.intersection(when.no_grounds)
        and _any(when.facts, limit.facts)
        and not limit.facts.intersection(when.no_facts)
        and (when.only_facts is None or limit.facts <= set(when.only_facts))
        and _any(when.actors, {limit.actor})
        and (not when.effects or limit.effect.startswith(when.effects))
        and not (when.no_effects and limit.effect.startswith(when.no_effects))
        and (when.bound is None or when.bound == bool(limit.grounds))
        and (not when.words or any(compiled(w).search(limit.words) for w in when.words))
        and not any(compiled(w).search(limit.words) for w in when.no_words)
    )


def _any(wanted: Iterable[str], have: Iterable[str]) -> bool:
    wanted = set(wanted)
    return not wanted or not wanted.isdisjoint(have)
