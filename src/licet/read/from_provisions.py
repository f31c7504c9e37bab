"""Provisions to a ``Reading``: every provision becomes terms, is without effect, or is unread."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from licet.conditions import Condition
from licet.read.clause import (
    LONGEST,
    Clause,
    FindConditions,
    clause_of,
    drafts_of,
    leftovers,
    span_of,
    spoken,
    term_of,
)
from licet.read.model import Effectless, Reading, Term
from licet.spans import Span
from licet.text.model import Provision, Text
from licet.text.provisions import provision as slice_of

try:
    from licet.read.conditions import conditions, defined_terms
except ImportError:  # pragma: no cover - until conditions exist
    conditions = defined_terms = None  # type: ignore[assignment]
try:
    from licet.read.effectless import effectless
except ImportError:  # pragma: no cover
    effectless = None  # type: ignore[assignment]

_STATED = frozenset({"disclaimer", "definition"})  # kinds that may be said in words without effect


def read(text: Text, provisions: tuple[Provision, ...]) -> Reading:
    """The terms of ``provisions``, what among them has no effect, and what nobody read."""
    find = _finder(provisions)
    terms: list[Term] = []
    calm: list[Effectless] = []
    unread: list[Span] = []
    open_heads: dict[int, Provision] = {}
    spoken_for: set[int] = set()
    for one in provisions:
        still = _calm(one)
        found: list[Term] = []
        clause = None
        if one.form != "heading" and len(one.words) <= LONGEST:
            clause = clause_of(one)
            found = spoken([term_of(d, clause, find, text.source) for d in drafts_of(clause)])
        if still is not None:  # every word that could bind is accounted for: what is left only says so
            found = [t for t in found if t.kind in _STATED]
        if _is_head(one, provisions):
            found = [t for t in found if t.kind not in ("prohibition", "duty") or t.when is not None]
            open_heads[one.index] = one
        if found and clause is not None:
            terms.extend(found)
            spoken_for |= {h.index for h in one.heads}
            if still is None:
                unread.extend(_rest(text, clause, found, calm))
        elif still is not None:
            calm.append(still)
        elif one.index not in open_heads:
            unread.append(one.span)
    told = {t.provision for t in terms}
    settled = {c.span for c in calm}
    for index, head in open_heads.items():
        if index in told or head.span in settled:
            continue
        if index in spoken_for:
            calm.append(Effectless(head.span, "list-head", "read-with-its-items"))
        else:
            unread.append(head.span)
    return Reading(tuple(terms), tuple(sorted(calm, key=lambda c: c.span)), _merged(unread))


def _is_head(one: Provision, provisions: tuple[Provision, ...]) -> bool:
    following = provisions[one.index + 1] if one.index + 1 < len(provisions) else None
    return following is not None and any(h.index == one.index for h in following.heads)


def _finder(provisions: tuple[Provision, ...]) -> FindConditions:
    if conditions is None:
        return lambda provision, act, kind, action: (None, ())
    defined = defined_terms(provisions)

    def find(provision: Provision, act: tuple[int, int], kind: str, action: str) -> Any:
        found = conditions(provision, act, kind=kind, action=action, defined=defined)
        return found.when, tuple(
            (c.start, c.end) if isinstance(c, Span) else tuple(c) for c in found.consumed
        )

    return find


def _calm(one: Provision) -> Effectless | None:
    return None if effectless is None else effectless(one)


def _rest(text: Text, clause: Clause, found: list[Term], calm: list[Effectless]) -> list[Span]:
    """Operative stretches of a provision that was read in part: without effect by a rule, else unread."""
    out: list[Span] = []
    for start, end in leftovers(clause, found):
        place = span_of(clause.provision, start, end)
        if len(place) == 0:
            continue
        part = slice_of(text, text.plain_at(place.start), text.plain_at(place.end - 1) + 1)
        still = _calm(part)
        if still is not None:
            calm.append(still)
        else:
            out.append(place)
    return out


def _merged(spans: list[Span]) -> tuple[Span, ...]:
    out: list[Span] = []
    for span in sorted(spans):
        if out and span.start <= out[-1].end:
            out[-1] = Span(out[-1].start, max(out[-1].end, span.end))
        else:
            out.append(span)
    return tuple(out)


Finder = Callable[
    [Provision, tuple[int, int], str, str], tuple[Condition | None, tuple[tuple[int, int], ...]]
]
