"""What is left of a part's own terms in a work under another licence, and how heavy it weighs."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from typing import Any

import msgspec
import re2

from licet.combine.model import Covered, Side
from licet.compare.model import Stop
from licet.knowledge.combining import Burden, Weight, burdens
from licet.read.model import Term
from licet.spans import Span

# Answered by other questions: which licence the whole carries, and whether it may ask for more.
APART = frozenset({"same-licence", "impose-further-restrictions"})
NEEDED = frozenset({"modify", "distribute"})  # to go out as a part of another work
PATENTS = frozenset({"litigate-patent", "litigate-ip"})


class Left(msgspec.Struct, frozen=True):
    """A term of the part that the whole's licence does not make for itself.

    ``certain`` unless that turns on words that were not read, or say more than was read.
    """

    action: str
    reason: str
    weight: Weight
    span: Span
    certain: bool


def left(part: Side, whole: Side, covered: Covered) -> Iterator[Left]:
    """The part's terms that are not kept by everybody who keeps the whole's licence."""
    theirs = [stop.formula for stop in whole.choice.stops]
    seen: set[tuple[str, Span]] = set()
    for stop in part.choice.stops:
        action = stop.term.action if stop.term and stop.reason == "ending" else stop.what
        if stop.reason == "unread" or action in APART or (action, stop.span) in seen:
            continue
        seen.add((action, stop.span))
        weight = weigh(action, stop.span.of(part.text))
        if weight == "kept":
            yield Left(action, stop.reason, weight, stop.span, certain=True)
            continue
        answer = covered(stop.formula, theirs)
        if answer is False or (answer is None and stop.reason != "not-granted"):
            if not _absent(stop):
                yield Left(action, stop.reason, weight, stop.span, certain=answer is False)
            elif action in NEEDED:
                yield Left(action, stop.reason, weight, stop.span, certain=False)
    if not any(_of_patents(term) for term in whole.reading.terms):
        for term in part.reading.terms:
            if term.kind == "termination" and _of_patents(term) and (term.action, term.span) not in seen:
                yield Left(
                    term.action,
                    "ending",
                    weigh(term.action, term.span.of(part.text)),
                    term.span,
                    certain=True,
                )


def weigh(action: str, words: str) -> Weight:
    """The weight of a term on ``action`` that says ``words``."""
    for row, pattern in _rows():
        if action in row.actions and (pattern is None or pattern.search(words)):
            return row.weight
    return "limit"


def _absent(stop: Stop) -> bool:
    """Whether no words grant an act at all: they may have been missed, or it may follow from another."""
    return stop.reason == "not-granted" and (stop.term is None or stop.what not in stop.term.actions)


def _of_patents(term: Term) -> bool:
    return term.kind in ("termination", "prohibition") and bool(term.actions & PATENTS)


@cache
def _rows() -> tuple[tuple[Burden, Any], ...]:
    return tuple((row, re2.compile(row.words) if row.words else None) for row in burdens())
