"""What stands between a reading and a YES: stretches that nobody read, or read for the wrong words.

A text that departs from the licence it looks like is judged with more care: every word that was put into a
sentence of it, or exchanged, must lie in something that was read, because that is where a rider hides. Whole
sentences that were added are read like those of a text that nobody knows, with doubt (``read/doubt.py``).
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from itertools import chain

from licet.identify.model import MENTION, Departure, Identification
from licet.knowledge.definitions import lead_ins
from licet.knowledge.wordlist import deciding_nothing
from licet.limits.match import compiled
from licet.read.model import WEAK, Reading
from licet.spans import Span, merged
from licet.text.model import Text

WORD = re.compile(r"\w+")
_ASKING = frozenset({"duty", "prohibition", "disclaimer"})


def gaps(text: Text, identification: Identification, reading: Reading) -> tuple[Span, ...]:
    """Every stretch that keeps an answer from being YES, in text order."""
    found = [span for span in reading.unread if WORD.search(span.of(text.source))]
    found += [d.span for d in identification.material if not _accounted(text.source, d, reading)]
    found += _hidden(text, reading)
    return tuple(sorted(set(found)))


def read_inside(text: Text, identification: Identification, reading: Reading) -> tuple[Span, ...]:
    """Places inside departures whose words were read although the departure as a whole was not."""
    inside = [d.span for d in identification.material if d.kind != "removed"]
    return tuple(
        place
        for place in _cover(reading)
        if any(place.overlap(d) > 0 for d in inside) and not any(place.overlap(u) > 0 for u in reading.unread)
    )


def beyond(identification: Identification) -> tuple[Span, ...]:
    """Mentions of terms that are not in the file and were named beside the licence: they may say anything."""
    return tuple(d.span for d in identification.material if d.rule == MENTION)


def _accounted(source: str, departure: Departure, reading: Reading) -> bool:
    """Whether each word of the departure was read; for a removal, whether what stands around it was."""
    if departure.kind == "removed":
        return not any(_inside(departure.span, e.span) for e in reading.effectless if e.kind in WEAK)
    if departure.span in reading.standing and _asks_only(departure.span, reading):
        return True  # what is unread in it is a gap of its own
    cover = merged(chain(_cover(reading), _disclaimers(reading), _lead_ins(source, departure.span)))
    places = list(WORD.finditer(source, departure.span.start, departure.span.end))
    said = [word for word in places if word[0].lower() not in deciding_nothing()]
    if departure.kind == "changed" and not said and not _tiny(departure.base_quote or ""):
        said = places  # "the" may stand for "any"
    return all(_covered(Span(*word.span()), cover) for word in said)


def _tiny(words: str) -> bool:
    """Whether only small words stand there that decide nothing."""
    return all(word.lower() in deciding_nothing() for word in WORD.findall(words))


def _asks_only(place: Span, reading: Reading) -> bool:
    """Whether all that was read there is told by specific rules and asks, forbids or disclaims something.

    Leave beside the leave of the known licence may narrow it: "permission is for members only".
    """
    told = [e.kind for e in reading.effectless if place.overlap(e.span) > 0]
    said = [t for t in reading.terms if place.overlap(t.span) > 0]
    return not WEAK.intersection(told) and all(t.kind in _ASKING and t.actor == "licensee" for t in said)


def _cover(reading: Reading) -> list[Span]:
    """The words that terms rest on, and stretches that a specific rule knows to be without effect."""
    return merged(
        chain(
            chain.from_iterable(term.consumed for term in reading.terms),
            (e.span for e in reading.effectless if e.kind not in WEAK),
        )
    )


def _disclaimers(reading: Reading) -> Iterator[Span]:
    """Whole disclaimers: each word of one that could bind has been accounted for, or it is unread."""
    return (term.span for term in reading.terms if term.kind == "disclaimer")


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
