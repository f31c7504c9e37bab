"""Findings and places, made from what the knowledge says of each code."""

from __future__ import annotations

from licet.components.model import Component, Declared
from licet.knowledge.findings import finding_kinds
from licet.report.checked import Finding, Level, Place
from licet.report.model import Quote

_LONGEST = 400  # characters of a quote; the place tells the rest


def finding(
    code: str,
    component: Component | None,
    what: str,
    at: Place,
    *,
    why: str = "",
    against: Place | None = None,
    rule: str = "",
    level: Level | None = None,
) -> Finding:
    """A finding of this code; ``why`` outweighs what the knowledge says."""
    kind = finding_kinds()[code]
    return Finding(
        code=code,
        level=level or kind.level,
        component=component.label if component else "",
        what=f"{kind.title}: {what}" if what else kind.title,
        at=at,
        why=why or kind.why,
        fix=kind.fix,
        against=against,
        rule=rule,
    )


def place(path: str, quote: Quote | None = None, longest: int = _LONGEST) -> Place:
    """A place in a file: that of a quote, of which ``longest`` characters are shown, or the whole file."""
    if quote is None:
        return Place(path=path)
    words = " ".join(quote.quote.split())
    if len(words) > longest:
        words = words[:longest].rsplit(" ", 1)[0] + " …"
    return Place(path=path, line=quote.line, start=quote.start, end=quote.end, quote=words)


def declared_place(declared: Declared) -> Place:
    """Where a manifest names a licence."""
    return Place(path=declared.shown, line=declared.line, quote=declared.words)


def catalogued(identifier: str, quote: Quote) -> Place:
    """Words of a licence that is named and not shipped: they stand in the catalogue."""
    return place(f"catalogue:{identifier}", quote)
