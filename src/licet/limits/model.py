"""One limit on a right."""

from __future__ import annotations

import msgspec

from licet.knowledge.limits import Nature
from licet.spans import Span


class Limit(msgspec.Struct, frozen=True):
    """One limit. ``grounds`` is empty where it falls on everyone for every purpose."""

    nature: Nature
    actions: frozenset[str]
    span: Span
    grounds: frozenset[str] = frozenset()
    facts: frozenset[str] = frozenset()
    actor: str = "licensee"
    effect: str = ""
    words: str = ""
    also_at: tuple[Span, ...] = ()  # further words it rests on: the head of a list, a definition
