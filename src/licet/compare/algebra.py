"""Licences that bind together and licences of which one may be chosen, as what they stop.

A world is stopped by licences that bind together if one of them stops it, and by a choice if every option
stops it.
"""

from __future__ import annotations

from collections.abc import Sequence

from msgspec.structs import replace

from licet.compare.formula import Formula, conj, disj
from licet.compare.model import Choice, Stop
from licet.spans import Span


def together(licences: Sequence[Choice]) -> Choice:
    """All of them at once."""
    if len(licences) == 1:
        return licences[0]
    stops: dict[Formula, Stop] = {}
    for licence in licences:
        for stop in licence.stops:
            stops.setdefault(stop.formula, stop)
    return Choice(
        tuple(stops.values()),
        _words(licences),
        all(one.granted for one in licences),
        {act: why for one in licences for act, why in one.implied.items()},
        frozenset.intersection(*(one.named for one in licences)),
    )


def chosen(options: Sequence[Choice]) -> Choice:
    """One of them, as the licensee likes; the stops shown are those of the option that has fewest."""
    if len(options) == 1:
        return options[0]
    shown = min(options, key=lambda one: len(one.stops))
    elsewhere = conj(*(disj(*(s.formula for s in one.stops)) for one in options if one is not shown))
    return Choice(
        tuple(replace(stop, formula=conj(stop.formula, elsewhere)) for stop in shown.stops),
        _words(options),
        any(one.granted for one in options),
        {act: why for one in options for act, why in one.implied.items()},
        frozenset().union(*(one.named for one in options)),
    )


def moved(choice: Choice, by: int) -> Choice:
    """The same for a text that begins ``by`` characters later."""
    return replace(
        choice,
        stops=tuple(replace(stop, span=stop.span.moved(by)) for stop in choice.stops),
        open_words={name: span.moved(by) for name, span in choice.open_words.items()},
    )


def _words(licences: Sequence[Choice]) -> dict[str, Span]:
    return {name: span for one in reversed(licences) for name, span in one.open_words.items()}
