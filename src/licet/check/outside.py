"""Terms that stand beside the licence: projects move clauses there, so that detectors show a plain name."""

from __future__ import annotations

from functools import cache
from typing import Any

from licet.knowledge.outside import outside_entries
from licet.report.model import Quote
from licet.text.model import Provision, Text

_MOST = 10  # sentences of one file


def speaks_like_a_term(words: str) -> str | None:
    """The id of the rule that a sentence (lower case, single spaces) fits, or ``None``."""
    hits: list[int] = _set().Match(words.encode("ascii", "replace"))
    return _owners()[min(hits)] if hits else None


def outside(text: Text, provisions: tuple[Provision, ...]) -> tuple[Quote, ...]:
    """The sentences of a text that speak like terms, in order."""
    found: list[Quote] = []
    for one in provisions:
        if len(found) < _MOST and speaks_like_a_term(one.words):
            span = one.span
            found.append(
                Quote(start=span.start, end=span.end, quote=span.of(text.source), line=text.line(span.start))
            )
    return tuple(found)


@cache
def _owners() -> tuple[str, ...]:
    return tuple(entry.id for entry in outside_entries() for _ in entry.patterns)


@cache
def _set() -> Any:
    import re2

    options = re2.Options()
    options.never_capture = True
    made = re2.Set.SearchSet(options)
    for entry in outside_entries():
        for pattern in entry.patterns:
            made.Add(pattern)
    made.Compile()
    return made
