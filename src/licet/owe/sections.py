"""References to sections: "Section 2 of this Agreement will not apply to you"."""

from __future__ import annotations

from functools import lru_cache

import re2

from licet.spans import Span

_NUMBER = r"(?:\d{1,2}|[IVXL]{1,5})"
_NAMED = re2.compile(
    r"\b(?i:sections?|clauses?|articles?|paragraphs?)\s+"
    rf"({_NUMBER}\b(?:\s*(?:,|and|or|&|to)\s*{_NUMBER}\b)*)"
)
_ONE = re2.compile(_NUMBER)
# A heading: a number at the beginning of a line, perhaps behind marks of Markdown or the word "section".
_HEADING = re2.compile(
    rf"(?m)^[ \t#*>_\-]*(?i:section\s+|article\s+|clause\s+)?({_NUMBER})[.):]?(?:\*\*|__)?[ \t]+\S"
)
_BEFORE = 60
_ROMAN = {"I": 1, "V": 5, "X": 10, "L": 50}
_UNDER = re2.compile(r"(?i)\bunder (?:the )?(?:terms|conditions|provisions)(?: and conditions)? of\s+$")
Number = tuple[str, int]  # how it is written ("arabic" or "roman"), and its value


def named(words: str) -> tuple[Number, ...]:
    """The sections that ``words`` name."""
    return tuple(_value(n) for found in _NAMED.findall(words) for n in _ONE.findall(found))


def taken_over(source: str) -> tuple[Span, ...]:
    """Sections whose terms another one takes over: "in object code under the terms of Sections 1 and 2"."""
    out = []
    for found in _NAMED.finditer(source):
        if _UNDER.search(source[max(0, found.start() - _BEFORE) : found.start()]) is None:
            continue
        places = [extent(source, _value(n)) for n in _ONE.findall(found[1])]
        out += [p for p in places if p is not None and not p.start <= found.start() < p.end]
    return tuple(out)


def extent(source: str, number: Number) -> Span | None:
    """From the heading of a section to that of the next one; ``None`` if the text numbers none so."""
    style, value = number
    chain = _chain(source, style)
    if value not in chain:
        return None
    return Span(chain[value], chain.get(value + 1, len(source)))


@lru_cache(maxsize=64)
def _chain(source: str, style: str) -> dict[int, int]:
    """Where the sections begin: the first heading 1, the first 2 after it, and so on."""
    out: dict[int, int] = {}
    for found in _HEADING.finditer(source):
        if _value(found[1]) == (style, len(out) + 1):
            out[len(out) + 1] = found.start()
    return out


def _value(written: str) -> Number:
    if written.isdigit():
        return "arabic", int(written)
    values = [_ROMAN[c] for c in written]
    return "roman", sum(-v if any(w > v for w in values[i + 1 :]) else v for i, v in enumerate(values))
