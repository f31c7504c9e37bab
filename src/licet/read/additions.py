"""What was put into a sentence of a known licence: it must be read by itself, not with what it rides on.

A rule or an act may run over whatever stands behind it; in a sentence that lawyers wrote that is harmless.
In words that somebody added to it that is where a limit hides. So each word of an addition must be one that
a term rests on from there on, or the addition must be without effect by itself.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable

import msgspec

from licet.knowledge.wordlist import deciding_nothing
from licet.read.accounting import unaccounted
from licet.read.effectless import effectless
from licet.read.language import shows_english
from licet.read.model import WEAK, Reading
from licet.read.names import names_in
from licet.spans import Span, merged
from licet.text.model import Provision, Text
from licet.text.provisions import provision as slice_of

_WORD = re.compile(r"\w+")
_JOINS = re.compile(r"[^\w\"'(]*(?:(?:and|or|but)\b[^\w\"'(]*)?")


def ridden(text: Text, reading: Reading, provisions: Iterable[Provision], added: Iterable[Span]) -> Reading:
    """``reading`` with those of the ``added`` words unread that are in part of a provision and that nothing
    reads by themselves; additions of whole provisions are its ``standing``."""
    places = tuple(added)
    if not places:
        return reading
    provisions = tuple(provisions)
    standing = tuple(place for place in places if _stands(text, place, provisions))
    reading = msgspec.structs.replace(reading, standing=standing)
    found = [
        piece
        for one in provisions
        for place in places
        if (piece := _part(text, place, one)) is not None
        and not _read_itself(text, reading, piece)
        and not _accounted(reading, one, piece)
    ]
    if not found:
        return reading
    return msgspec.structs.replace(reading, unread=tuple(merged([*reading.unread, *found])))


def _stands(text: Text, place: Span, provisions: tuple[Provision, ...]) -> bool:
    """Whether no word of the provisions that ``place`` touches lies outside of it."""
    touched = [one.span for one in provisions if one.span.overlap(place) > 0]
    edges = [text.source[one.start : place.start] for one in touched if one.start < place.start]
    edges += [text.source[place.end : one.end] for one in touched if one.end > place.end]
    return bool(touched) and not any(_WORD.search(words) for words in edges)


def _part(text: Text, place: Span, one: Provision) -> Span | None:
    """The words of ``one`` that were added, without what joins them; ``None`` if none or all were."""
    start, end = max(place.start, one.span.start), min(place.end, one.span.end)
    if start >= end:
        return None
    before, after = text.source[one.span.start : start], text.source[end : one.span.end]
    if not (_WORD.search(before) or _WORD.search(after)):
        return None
    joins = _JOINS.match(text.source, start, end)
    start = joins.end() if joins is not None else start
    return Span(start, end) if _WORD.search(text.source, start, end) else None


def _accounted(reading: Reading, one: Provision, piece: Span) -> bool:
    """Whether the piece belongs to a sentence without effect, whose rules speak of each word that binds."""
    if not any(calm.span == one.span and not calm.beside for calm in reading.effectless):
        return False
    start, end = (bisect_left(one.at, at) for at in (piece.start, piece.end))
    if not shows_english(one.words[start:end]):
        return False
    return not any(a < end and start < b for a, b, _ in unaccounted(one.words))


def _read_itself(text: Text, reading: Reading, piece: Span) -> bool:
    cover = merged(s for t in reading.terms for s in t.consumed if piece.start <= s.start < piece.end)
    tiny = deciding_nothing()
    words = [Span(*m.span()) for m in _WORD.finditer(text.source, piece.start, piece.end)]
    if all(w.of(text.source).lower() in tiny or any(place.covers(w) for place in cover) for w in words):
        return True
    alone = slice_of(text, text.plain_at(piece.start), text.plain_at(piece.end - 1) + 1)
    still = effectless(alone, names_in(text.source))
    return still is not None and still.kind not in WEAK and not still.beside
