"""Which limits a rule is about. The language is ``licet.knowledge.limits.Match``."""

from __future__ import annotations

from collections.abc import Collection
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
        (not when.natures or limit.nature in when.natures)
        and _any(when.actions, limit.actions)
        and not _both(when.no_actions, limit.actions)
        and _any(when.grounds, limit.grounds)
        and not _both(when.no_grounds, limit.grounds)
        and _any(when.facts, limit.facts)
        and not _both(when.no_facts, limit.facts)
        and (when.only_facts is None or limit.facts <= set(when.only_facts))
        and (not when.actors or limit.actor in when.actors)
        and (not when.effects or limit.effect.startswith(when.effects))
        and not (when.no_effects and limit.effect.startswith(when.no_effects))
        and (when.bound is None or when.bound == bool(limit.grounds))
        and (not when.words or any(compiled(w).search(limit.words) for w in when.words))
        and not any(compiled(w).search(limit.words) for w in when.no_words)
    )


def _any(wanted: Collection[str], have: frozenset[str]) -> bool:
    return not wanted or not have.isdisjoint(wanted)


def _both(unwanted: Collection[str], have: frozenset[str]) -> bool:
    return bool(unwanted) and not have.isdisjoint(unwanted)
