"""What stands between a reading and a YES: stretches that nobody read, or read for the wrong words.

A text that departs from the licence it looks like is judged with more care: every word of a material
addition or change must lie in something that was read, because that is where a rider hides.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from itertools import chain

from licet.identify.model import Departure, Identification
from licet.knowledge.definitions import lead_ins
from licet.limits.match import compiled
from licet.read.model import WEAK, Reading
from licet.spans import Span, merged
from licet.text.model import Text

# Words that decide nothing by themselves. "with", "or", "not" and their like are not among them.
SMALL = frozenset({"the", "a", "an", "this", "that", "these", "those", "such", "of", "its", "their", "your"})
WORD = re.compile(r"\w+")
CONTEXT = 240  # characters before a gap that may govern it
_LETTER = re.compile(r"[A-Za-z]")
_ENDED = re.compile(r"(?:^|[.!?][\"')\]*_]*)\s*$")


def gaps(text: Text, identification: Identification, reading: Reading) -> tuple[Span, ...]:
    """Every stretch that keeps an answer from being YES, in text order."""
    found = [span for span in reading.unread if WORD.search(span.of(text.source))]
    found += [d.span for d in identification.material if not _accounted(text.source, d, reading)]
    found += _hidden(text, reading)
    return tuple(sorted(set(found)))


def bearing(patterns: tuple[str, ...], found: tuple[Span, ...], source: str) -> tuple[Span, ...]:
    """The gaps that hold a word by which they could bear on a narrow question; all of them for no patterns.

    What is not plain English, or holds no words, may always bear on it. A gap that begins inside a sentence
    or a list is seen with the words before it, which may govern it.
    """
    if not patterns or not source:
        return found
    return tuple(span for span in found if _may_bear(patterns, span, source))


def _may_bear(patterns: tuple[str, ...], span: Span, source: str) -> bool:
    words = span.of(source)
    if not WORD.search(words) or any(c.isalpha() and not c.isascii() for c in words):
        return True
    before = source[max(span.start - CONTEXT, 0) : span.start]
    if _LETTER.search(words) and not _ENDED.search(before):
        words = before + words
    return any(compiled(p).search(words) for p in patterns)


def _accounted(source: str, departure: Departure, reading: Reading) -> bool:
    """Whether each word of the departure was read; for a removal, whether what stands around it was."""
    if departure.kind == "removed":
        return not any(_inside(departure.span, e.span) for e in reading.effectless if e.kind in WEAK)
    cover = merged(
        chain(
            chain.from_iterable(term.consumed for term in reading.terms),
            (e.span for e in reading.effectless if e.kind not in WEAK),
            _lead_ins(source, departure.span),
        )
    )
    tiny = frozenset[str]() if departure.kind == "changed" else SMALL
    return all(
        word[0].lower() in tiny or _covered(Span(*word.span()), cover)
        for word in WORD.finditer(source, departure.span.start, departure.span.end)
    )


def _inside(place: Span, span: Span) -> bool:
    return span.start < place.start and place.end < span.end


def _lead_ins(source: str, span: Span) -> list[Span]:
    words = span.of(source)
    return [
        Span(span.start + m.start(), span.start + m.end())
        for row in lead_ins()
        for m in compiled(row.pattern).finditer(words)
    ]


def _covered(word: Span, cover: list[Span]) -> bool:
    """Whether one of the merged places holds the whole word."""
    at = bisect_right(cover, word.start, key=lambda span: span.start) - 1
    return at >= 0 and cover[at].covers(word)


def _hidden(text: Text, reading: Reading) -> list[Span]:
    """Hidden characters inside words that a term rests on."""
    if not text.hidden:
        return []
    cover = merged(span for term in reading.terms for span in term.consumed or (term.span,))
    return [hidden.span for hidden in text.hidden if _covered(hidden.span, cover)]
