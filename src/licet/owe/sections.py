"""References to sections: "Section 2 of this Agreement will not apply to you"."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

import re2

from licet.spans import Span

_NUMBER = r"(?:\d{1,2}|[IVXLivxl]{1,5})"
_NAMED = re2.compile(
    rf"(?i)\b(?:sections?|clauses?|articles?|paragraphs?)\s+({_NUMBER}\b(?:\s*(?:,|and|or|&|to)\s*{_NUMBER}\b)*)"
)
_ONE = re2.compile(_NUMBER)
# A heading: a number at the beginning of a line, perhaps behind marks of Markdown or the word "section".
_HEADING = re2.compile(
    rf"(?im)^[ \t#*>_\-]*(?:section\s+|article\s+|clause\s+)?({_NUMBER})[.):]?(?:\*\*|__)?[ \t]+\S"
)
_ROMAN = {"i": 1, "v": 5, "x": 10, "l": 50}


def named(words: str) -> tuple[int, ...]:
    """The numbers of the sections that ``words`` name."""
    return tuple(_value(n) for found in _NAMED.findall(words) for n in _ONE.findall(found))


def extent(source: str, number: int) -> Span | None:
    """From the heading of a section to that of the next one; ``None`` if the text numbers none so."""
    chain = _chain(source)
    if number not in chain:
        return None
    return Span(chain[number], chain.get(number + 1, len(source)))


@cache
def _chain(source: str) -> dict[int, int]:
    """Where the sections begin: the first heading 1, the first 2 after it, and so on."""
    out: dict[int, int] = {}
    for value, start in _headings(source):
        if value == len(out) + 1:
            out[value] = start
    return out


def _headings(source: str) -> Iterator[tuple[int, int]]:
    for found in _HEADING.finditer(source):
        yield _value(found[1]), found.start()


def _value(written: str) -> int:
    if written.isdigit():
        return int(written)
    values = [_ROMAN[c] for c in written.lower()]
    return sum(-v if any(w > v for w in values[i + 1 :]) else v for i, v in enumerate(values))
