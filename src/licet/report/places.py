"""Places of a text as what a report shows: offsets, the words that stand there, the line."""

from __future__ import annotations

from typing import Any

from licet.identify.model import Departure as StageDeparture
from licet.report.model import Departure, Piece, Quote
from licet.spans import Span
from licet.text.model import Text


def pieces(text: Text) -> tuple[Piece, ...]:
    """Where each of several licences stands; none for a text of one."""
    ends = [*(start for start, _ in text.parts[1:]), len(text.source)]
    return tuple(
        Piece(name=name, start=start, end=end) for (start, name), end in zip(text.parts, ends, strict=False)
    )


def place(text: Text, span: Span) -> dict[str, Any]:
    """The fields of a ``Quote``."""
    return {
        "start": span.start,
        "end": span.end,
        "quote": span.of(text.source),
        "line": text.line(span.start),
    }


def quote(text: Text, span: Span) -> Quote:
    """The words at a place."""
    return Quote(**place(text, span))


def departure(text: Text, found: StageDeparture) -> Departure:
    """A departure with its words."""
    return Departure(
        **place(text, found.span),
        kind=found.kind,
        material=found.material,
        base_quote=found.base_quote,
        why=found.why,
        rule=found.rule,
    )
