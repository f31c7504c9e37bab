"""Where two nearly equal texts differ in a few words on which no reading rests.

Whoever changes a word of a licence hides a rider in it: "or" for "and", "with" for "without". Two texts that
differ in such a word, which nobody read, must not be called equal. Whole clauses more or less are left to the
reading, and so are texts that are far from each other.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Mapping
from itertools import pairwise

from rapidfuzz.distance import Indel

from licet.compare.shapes import may, without
from licet.compare.words import TOKEN, tokens
from licet.read.model import WEAK, Reading
from licet.spans import Span, merged

NEAR = 0.8  # share of common words from which one text counts as a changed form of the other
CONTEXT = 3  # equal words that part one change from the next
FEW = 6  # words of a change within a sentence


def unaccounted(source: str, reading: Reading, other: str, renamed: Mapping[str, str]) -> tuple[Span, ...]:
    """The stretches of ``source`` that ``other`` lacks and no reading rests on; none where they are not near.

    ``renamed`` are names of ``source`` that stand for names of ``other``.
    """
    if not any(term.consumed for term in reading.terms):
        return ()  # on which words this reading rests is not known
    mine = [renamed.get(word, word) for word in tokens(source)]
    theirs = tokens(other)
    if Indel.normalized_similarity(mine, theirs) < NEAR:
        return ()
    cover = _cover(reading)
    places = [found.span() for found in TOKEN.finditer(source)]
    out: list[Span] = []
    for start, end in _changes(mine, theirs):
        left = [Span(*places[i]) for i in range(start, end) if not _in(places[i], cover)]
        if not any(may("decides", span.of(source)) and not _label(source, span) for span in left):
            continue
        whole = Span(left[0].start, left[-1].end)
        if may("decides", without("whole", whole.of(source))):
            out.append(whole)
    return tuple(out)


def aside(
    party_source: str, unread: Iterable[Span], other: str, renamed: Mapping[str, str]
) -> tuple[Span, ...]:
    """``unread`` without what stands in ``other`` too, at the same place in the flow of the text.

    Sentences may be cut in other places there, or carry a heading or a number.
    """
    mine = [renamed.get(word, word) for word in tokens(party_source)]
    same: set[int] = set()
    for block in Indel.opcodes(mine, tokens(other)):
        if block.tag == "equal" and block.src_end - block.src_start >= CONTEXT:
            same.update(range(block.src_start, block.src_end))
    places = [found.span() for found in TOKEN.finditer(party_source)]
    starts = [start for start, _ in places]
    out: list[Span] = []
    for span in unread:
        inside = range(bisect_left(starts, span.start), bisect_left(starts, span.end))
        own = [Span(*places[i]) for i in inside if i not in same]
        if 2 * len(own) > len(inside) or any(
            may("decides", one.of(party_source)) and not _label(party_source, one) for one in own
        ):
            out.append(span)
    return tuple(out)


def _label(source: str, span: Span) -> bool:
    """Whether a word is the number of a section or item at the start of a line."""
    before, after = (
        source[max(span.start - 8, 0) : span.start].rstrip(" \t("),
        source[span.end : span.end + 1],
    )
    return span.of(source).isdigit() and (not before or before[-1] == "\n") and after in (".", ")", " ")


def _changes(mine: list[str], theirs: list[str]) -> Iterator[tuple[int, int]]:
    """Stretches of few words in ``mine`` that are otherwise in ``theirs``, between the same words."""
    equal = [
        (o.src_start, o.src_end, o.dest_start, o.dest_end)
        for o in Indel.opcodes(mine, theirs)
        if o.tag == "equal" and o.src_end - o.src_start >= CONTEXT
    ]
    for (_, start, _, there), (end, _, then, _) in pairwise(equal):
        if 0 < end - start <= FEW and then - there <= FEW:
            yield start, end


def _cover(reading: Reading) -> list[Span]:
    """The merged places on which the reading rests."""
    spans = [e.span for e in reading.effectless if e.kind not in WEAK]
    spans += reading.unread
    for term in reading.terms:
        spans += term.consumed or (term.span,)
    return merged(spans)


def _in(place: tuple[int, int], cover: list[Span]) -> bool:
    at = bisect_right(cover, place[0], key=lambda span: span.start) - 1
    return at >= 0 and cover[at].covers(Span(*place))
