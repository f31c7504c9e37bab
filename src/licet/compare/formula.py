"""Formulas over worlds: truths, sizes, and what is built of them.

A world maps the name of a truth to a ``bool`` and the name of a size to a number; a name that a world does
not hold is false, or zero. The names of readings start with ``?`` (see ``opaque``).
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

import msgspec

World = Mapping[str, bool | float]


class Is(msgspec.Struct, frozen=True):
    """A truth: an act done, a deed done, a fact that holds."""

    name: str


class Size(msgspec.Struct, frozen=True):
    """A number compared: ``op`` is gt, ge, lt, le or eq."""

    name: str
    op: str
    value: float


class AtMost(msgspec.Struct, frozen=True):
    """One size is never above another: a product's is never above its group's."""

    small: str
    large: str


class And(msgspec.Struct, frozen=True):
    parts: tuple[Formula, ...]


class Or(msgspec.Struct, frozen=True):
    parts: tuple[Formula, ...]


class Neg(msgspec.Struct, frozen=True):
    part: Formula


Formula = Is | Size | AtMost | And | Or | Neg
TRUE: Formula = And(())
FALSE: Formula = Or(())


def conj(*parts: Formula) -> Formula:
    """All of them; flat, without repetition."""
    flat: dict[Formula, None] = {}
    for part in parts:
        if part == FALSE:
            return FALSE
        flat.update(dict.fromkeys(part.parts if isinstance(part, And) else (part,)))
    return next(iter(flat)) if len(flat) == 1 else And(tuple(flat))


def disj(*parts: Formula) -> Formula:
    """One of them; flat, without repetition."""
    flat: dict[Formula, None] = {}
    for part in parts:
        if part == TRUE:
            return TRUE
        flat.update(dict.fromkeys(part.parts if isinstance(part, Or) else (part,)))
    return next(iter(flat)) if len(flat) == 1 else Or(tuple(flat))


def neg(part: Formula) -> Formula:
    """Not so; denials of denials and of constants vanish."""
    if isinstance(part, Neg):
        return part.part
    if part == TRUE:
        return FALSE
    return TRUE if part == FALSE else Neg(part)


def opaque(key: str, *, holds: bool) -> Is:
    """What is not known of a text: any value is possible, and ``holds`` is how it is read by default."""
    return Is(f"?{'+' if holds else '-'}{key}")


def is_opaque(name: str) -> bool:
    return name.startswith("?")


def by_default(name: str) -> bool:
    """How an opaque name is read by default."""
    return name.startswith("?+")


def holds(formula: Formula, world: World) -> bool:
    """Whether ``formula`` is true in ``world``."""
    match formula:
        case Is(name):
            return bool(world.get(name, False))
        case Size(name, op, value):
            return compare(float(world.get(name, 0)), op, value)
        case AtMost(small, large):
            return float(world.get(small, 0)) <= float(world.get(large, 0))
        case And(parts):
            return all(holds(part, world) for part in parts)
        case Or(parts):
            return any(holds(part, world) for part in parts)
        case Neg(part):
            return not holds(part, world)


def compare(size: float, op: str, value: float) -> bool:
    """Whether ``size`` stands in the relation ``op`` to ``value``."""
    match op:
        case "gt":
            return size > value
        case "ge":
            return size >= value
        case "lt":
            return size < value
        case "le":
            return size <= value
    return size == value


def leaves(formula: Formula) -> Iterator[Is | Size]:
    """Every truth and size that is compared with a number, left to right."""
    match formula:
        case Is() | Size():
            yield formula
        case AtMost():
            return
        case And(parts) | Or(parts):
            for part in parts:
                yield from leaves(part)
        case Neg(part):
            yield from leaves(part)


def names(formulas: Iterable[Formula]) -> set[str]:
    """The names in ``formulas``, without those that are only put in order."""
    return {leaf.name for formula in formulas for leaf in leaves(formula)}
