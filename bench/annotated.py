"""Annotated terms as licet's reader would give them."""

from __future__ import annotations

from typing import Any

from licet.conditions import from_json
from licet.read.model import Term
from licet.spans import Span


def term(row: dict[str, Any], *, whole: bool = False) -> Term:
    """An annotated term as licet's reader would give it; ``whole`` says that it rests on all of its quote."""
    span = Span(row["start"], row["end"])
    return Term(
        row["kind"],
        row["action"],
        span,
        "annotated",
        actor=row.get("actor") or "licensee",
        also=tuple(row.get("also") or ()),
        when=from_json(row.get("when")),
        detail=row.get("detail"),
        effect=row.get("effect"),
        exempts=tuple(row.get("exempts") or ()),
        defines=row.get("term"),
        strength=row.get("strength"),
        consumed=(span,) if whole else (),
    )
