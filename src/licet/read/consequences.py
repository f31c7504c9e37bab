"""What follows from a duty or a ban besides itself: rights held back, void or ended."""

from __future__ import annotations

from functools import cache

from licet.knowledge.reading import ConsequenceEntry, consequences
from licet.read.patterns import Matcher

_REACH = 400  # characters that one such turn of phrase may span


@cache
def _matcher() -> tuple[Matcher, list[ConsequenceEntry]]:
    owners = [(entry, p) for entry in consequences() for p in entry.patterns]
    return Matcher([p for _, p in owners], [_REACH] * len(owners)), [e for e, _ in owners]


def effect_of(kind: str, action: str, words: bytes) -> str | None:
    """The effect that ``words`` give a term of ``kind`` and ``action``; the first entry that fits speaks."""
    matcher, owners = _matcher()
    if not any(kind in e.kinds and (not e.actions or action in e.actions) for e in owners):
        return None
    fitting = [
        owners[hit.rule]
        for hit in matcher.hits(words)
        if kind in owners[hit.rule].kinds
        and (not owners[hit.rule].actions or action in owners[hit.rule].actions)
    ]
    return min(fitting, key=owners.index).effect if fitting else None
