"""What unread words might do for the licensee."""

from __future__ import annotations

from functools import cache
from typing import Any

import re2

from licet.knowledge import axioms


def may(effect: str, words: str) -> bool:
    """Whether ``words`` have a shape that could have ``effect`` ("frees", "grants")."""
    return any(pattern.search(words) for pattern in _patterns(effect))


@cache
def _patterns(effect: str) -> tuple[Any, ...]:
    return tuple(re2.compile(row.pattern) for row in axioms.shapes() if row.effect == effect)
