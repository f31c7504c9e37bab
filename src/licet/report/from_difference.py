"""A difference and a kinship as reports: places become quotes."""

from __future__ import annotations

from licet.identify import model
from licet.report.model import Quote
from licet.report.places import departure, place, quote
from licet.report.related import DiffClause, Diffed, DiffWords, Kin, Relative, Unsaid
from licet.spans import Span
from licet.text.model import Text


def diffed(a: Text, b: Text, found: model.Difference) -> Diffed:
    """All that ``licet diff`` prints."""
    return Diffed(
        a=a.name,
        b=b.name,
        words_a=found.words_a,
        words_b=found.words_b,
        shared=found.shared,
        clauses=tuple(
            DiffClause(
                kind=pair.kind,
                material=pair.material,
                a=_quote(a, pair.a),
                b=_quote(b, pair.b),
                words=tuple(DiffWords(a=_quote(a, w.a), b=_quote(b, w.b)) for w in pair.words),
                rule=pair.rule,
                why=pair.why,
            )
            for pair in found.pairs
        ),
    )


def related(text: Text, found: model.Kinship) -> Kin:
    """All that ``licet kin`` prints."""
    return Kin(
        path=text.name,
        words=found.words,
        relatives=tuple(_relative(text, r) for r in found.relatives),
        unsaid_words=found.unsaid_words,
        unsaid=tuple(Unsaid(**place(text, u.span), said_by=u.said_by) for u in found.unsaid),
    )


def _relative(text: Text, found: model.Relative) -> Relative:
    return Relative(
        id=found.spdx_id,
        name=found.name,
        listed=found.listed,
        osi_approved=found.osi_approved,
        fsf_libre=found.fsf_libre,
        shared=found.shared,
        words=found.of,
        departures=tuple(departure(text, d) for d in found.departures),
    )


def _quote(text: Text, span: Span | None) -> Quote | None:
    return None if span is None else quote(text, span)
