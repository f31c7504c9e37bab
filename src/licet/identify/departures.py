"""Every departure of a text from a known licence."""

from __future__ import annotations

from functools import lru_cache

from licet.catalogue.model import Catalogue, Entry, Ids
from licet.identify.align import align
from licet.identify.materiality import Judge, Known
from licet.identify.model import Departure
from licet.identify.pieces import Piece, pieces
from licet.identify.rules import own_names
from licet.identify.side import Side
from licet.identify.slide import slid
from licet.text.from_string import from_string
from licet.text.model import Text

_KEPT = 64  # texts of known licences held
_WHY = {
    "added": "these words are not in {}",
    "removed": "words of {} are missing here",
    "changed": "{} has other words here",
}


def departures(
    text: Text, first: int, last: int, entry: Entry, catalogue: Catalogue, *, ids: Ids | None = None
) -> tuple[Departure, ...]:
    """How ``tokens[first:last]`` of ``text`` departs from the whole of ``entry``, in the order of the text.

    Spans count characters of ``text.source``; ``ids`` are those of the tokens, if they are known already.
    Linear in the two lengths.
    """
    here = Side(text, first, last)
    known = _known(catalogue, entry)
    stream = catalogue.stream(entry)
    if ids is None:
        ids = catalogue.ids(text.tokens[first:last])
    edits = slid(align(stream, ids), stream, ids, known.side, here)
    if not edits:
        return ()
    judge = Judge(known, here, edits)
    name = entry.spdx_id or entry.key
    return tuple(_departure(known.side, here, p, name) for edit in edits for p in pieces(judge, edit))


def shared(text: Text, first: int, last: int, entry: Entry, catalogue: Catalogue) -> int:
    """How many words of ``tokens[first:last]`` stand in the entry, in order."""
    edits = align(catalogue.stream(entry), catalogue.ids(text.tokens[first:last]))
    return last - first - sum(edit.d - edit.c for edit in edits)


def _known(catalogue: Catalogue, entry: Entry) -> Known:
    return _kept(catalogue, entry.index)  # type: ignore[arg-type]


@lru_cache(_KEPT)
def _kept(catalogue: Catalogue, index: int) -> Known:
    text = from_string(catalogue.text(index))
    side = Side(text, 0, len(text.tokens))
    return Known(side, own_names(catalogue.entry(index)) | side.title)


def _departure(base: Side, text: Side, piece: Piece, name: str) -> Departure:
    (a, b, c, d), rule = piece
    kind = "added" if a == b else "removed" if c == d else "changed"
    return Departure(
        kind,  # type: ignore[arg-type]
        rule is None,
        text.span(c, d),
        base.quote(a, b) if a < b else None,
        rule.id if rule else "other",
        rule.why if rule else _WHY[kind].format(name),
    )
