"""``label``: what a licence is as a whole, for people who know choosealicense."""

from __future__ import annotations

from licet.knowledge.labels import Label, classes, labels
from licet.label.model import Labelling
from licet.label.outcomes import Seen, holds
from licet.limits.from_terms import granted, limits
from licet.read.model import Reading
from licet.text.model import Text

UNKNOWN = "unknown"


def label(text: Text, reading: Reading) -> Labelling:
    """The licence's class and labels; size and purpose conditions stay in the terms."""
    seen = Seen(reading.terms, limits(reading.terms, text.source), granted(reading.terms), text.source)
    complete = not any(_has_words(span.of(text.source)) for span in reading.unread)
    return Labelling(_class(seen, complete), tuple((row.name, _value(row, seen)) for row in labels()))


def _class(seen: Seen, complete: bool) -> str:
    found = next((c for c in classes() if any(holds(outcome, seen) for outcome in c.outcomes)), None)
    return found.name if found and (complete or not found.complete) else UNKNOWN


def _has_words(stretch: str) -> bool:
    return any(character.isalnum() for character in stretch)


def _value(row: Label, seen: Seen) -> str:
    return next((outcome.value for outcome in row.outcomes if holds(outcome, seen)), row.default)
