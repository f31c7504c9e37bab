"""What stands between a reading and a YES: stretches that nobody read, or read for the wrong words.

A text that departs from the licence it looks like is judged with more care: every word of a material
addition or change must lie in something that was read, because that is where a rider hides.
"""

from __future__ import annotations

import re
from itertools import chain

from licet.identify.model import Departure, Identification
from licet.knowledge.definitions import lead_ins
from licet.limits.match import compiled
from licet.read.model import Reading, Term
from licet.spans import Span
from licet.text.model import Text

# Words that decide nothing by themselves. "with", "or", "not" and their like are not among them.
SMALL = frozenset({"the", "a", "an", "this", "that", "these", "those", "such", "of", "its", "their", "your"})
WORD = re.compile(r"\w+")
PLAIN = "statement"  # an effectless kind that no specific rule gave: too weak for a departure


def gaps(text: Text, identification: Identification, reading: Reading) -> tuple[Span, ...]:
    """Every stretch that keeps an answer from being YES, in text order."""
    found = [span for span in reading.unread if WORD.search(span.of(text.source))]
    found += [d.span for d in identification.material if not _accounted(text.source, d, reading)]
    found += _hidden(text, reading)
    return tuple(sorted(set(found)))


def _accounted(source: str, departure: Departure, reading: Reading) -> bool:
    """Whether each word of the departure was read. A removal leaves no words: what stands was read."""
    cover = _merged(
        chain(
            chain.from_iterable(term.consumed for term in reading.terms),
            (e.span for e in reading.effectless if e.kind != PLAIN),
            _lead_ins(source, departure.span),
        )
    )
    tiny = frozenset[str]() if departure.kind == "changed" else SMALL
    for word in WORD.finditer(source, departure.span.start, departure.span.end):
        if word[0].lower() in tiny or _covered(Span(*word.span()), cover):
            continue
        return False
    return True


def _lead_ins(source: str, span: Span) -> list[Span]:
    words = span.of(source)
    return [
        Span(span.start + m.start(), span.start + m.end())
        for row in lead_ins()
        for m in compiled(row.pattern).finditer(words)
    ]


def _merged(spans: chain[Span]) -> list[Span]:
    out: list[Span] = []
    for span in sorted(spans):
        if out and span.start <= out[-1].end:
            out[-1] = Span(out[-1].start, max(out[-1].end, span.end))
        else:
            out.append(span)
    return out


def _covered(word: Span, cover: list[Span]) -> bool:
    return any(span.covers(word) for span in cover)


def _hidden(text: Text, reading: Reading) -> list[Span]:
    """Hidden characters inside words that a term rests on."""
    return [h.span for h in text.hidden if any(_rests_on(term, h.span) for term in reading.terms)]


def _rests_on(term: Term, place: Span) -> bool:
    return any(span.covers(place) for span in (term.consumed or (term.span,)))
