"""What a licence stops as bytes, so that the whole catalogue is read once."""

from __future__ import annotations

from typing import Any

import msgspec

from licet.compare.formula import And, AtMost, Formula, Is, Neg, Or, Size
from licet.compare.model import Choice, Stop
from licet.spans import Span

_FORMAT = 1


def encoded(choice: Choice) -> bytes:
    """A choice without its terms."""
    stops = [
        [_packed(s.formula), s.reason, s.what, s.span.start, s.span.end, sorted(s.axioms)]
        for s in choice.stops
    ]
    words = {name: [span.start, span.end] for name, span in choice.open_words.items()}
    return msgspec.msgpack.encode(
        [_FORMAT, stops, words, choice.granted, choice.implied, sorted(choice.named)]
    )


def decoded(data: bytes) -> Choice:
    """The inverse of ``encoded``; raises ``ValueError`` on anything else."""
    try:
        version, stops, words, granted, implied, named = msgspec.msgpack.decode(data)
        if version != _FORMAT:
            raise ValueError(version)
        return Choice(
            tuple(
                Stop(_unpacked(f), reason, what, Span(start, end), None, frozenset(used))
                for f, reason, what, start, end, used in stops
            ),
            {name: Span(*place) for name, place in words.items()},
            granted,
            implied,
            frozenset(named),
        )
    except (TypeError, KeyError, msgspec.DecodeError) as error:
        raise ValueError("not a choice") from error


def _packed(formula: Formula) -> list[Any]:
    match formula:
        case Is(name):
            return ["is", name]
        case Size(name, op, value):
            return ["size", name, op, value]
        case AtMost(small, large):
            return ["most", small, large]
        case And(parts):
            return ["and", *map(_packed, parts)]
        case Or(parts):
            return ["or", *map(_packed, parts)]
        case Neg(part):
            return ["not", _packed(part)]


def _unpacked(tree: list[Any]) -> Formula:
    kind, *rest = tree
    match kind:
        case "is":
            return Is(*rest)
        case "size":
            return Size(*rest)
        case "most":
            return AtMost(*rest)
        case "not":
            return Neg(_unpacked(rest[0]))
    join = And if kind == "and" else Or
    return join(tuple(_unpacked(part) for part in rest))
