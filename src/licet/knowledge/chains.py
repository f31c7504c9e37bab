"""How a licence wants the name of what is made from a work (``data/chains``)."""

from __future__ import annotations

from functools import cache
from typing import Any

import msgspec

from licet.knowledge.load import items


class First(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """RE2 patterns over lower-case words with single spaces."""

    patterns: tuple[str, ...]
    match: tuple[str, ...]
    no_match: tuple[str, ...]
    source: str = "licet"


@cache
def first() -> First:
    """The words for "at the beginning"."""
    return items("chains", First)[0]


def wants_it_first(words: str) -> bool:
    """Whether a provision wants a name to begin with what it names."""
    return _pattern().search(" ".join(words.lower().split())) is not None


@cache
def _pattern() -> Any:
    import re2

    return re2.compile("|".join(f"(?:{p})" for p in first().patterns))
