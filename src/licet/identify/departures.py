"""Every departure of a text from a known licence."""

from __future__ import annotations

from functools import lru_cache

from licet.catalogue.model import Catalogue, Entry
from licet.identify.align import align
from licet.identify.materiality import Judge, own_names
from licet.identify.model import Departure
from licet.identify.pieces import Piece, pieces
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
    text: Text, first: int, last: int, entry: Entry, catalogue: Catalogue
) -> tuple[Departure, ...]:
    """How ``tokens[first:last]`` of ``text`` departs from the whole of ``entry``, in the order of the text.

    Spans count characters of ``text.source``. Linear in the two lengths.
    """
    here = Side(text, first, last)
    known = _known(entry, catalogue)
    stream, ids = catalogue.stream(entry), catalogue.ids(text.tokens[first:last])
    edits = slid(align(stream, ids), stream, ids, known, here)
    if not edits:
        return ()
    judge = Judge(known, here, edits, own_names(entry) | known.title)
    name = entry.spdx_id or entry.key
    return tuple(_departure(known, here, piece, name) for edit in edits for piece in pieces(judge, edit))


def shared(text: Text, first: int, last: int, entry: Entry, catalogue: Catalogue) -> int:
    """How many words of ``tokens[first:last]`` stand in the entry, in order."""
    edits = align(catalogue.stream(entry), catalogue.ids(text.tokens[first:last]))
    return last - first - sum(edit.d - edit.c for edit in edits)


def _known(entry: Entry, catalogue: Catalogue) -> Side:
    text = _text(catalogue, entry.index)  # type: ignore[arg-type]
    return Side(text, 0, len(text.tokens))


@lru_cache(_KEPT)
def _text(catalogue: Catalogue, index: int) -> Text:
    return from_string(catalogue.text(index))


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
