"""Conditions: trees of ``all``, ``any`` and ``not`` over atoms, as terms carry them.

``None`` stands for "always" wherever a condition is optional.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import msgspec

Value = bool | int | float | str | tuple[str, ...]


class Atom(msgspec.Struct, frozen=True):
    """One comparison of a fact with a value.

    ``op`` is one of is, in, not_in, eq, gt, ge, lt, le. Money is in whole units of ``currency`` (ISO 4217);
    ``period`` is day, month, quarter or year; ``scope`` says whose size is measured; ``as_of`` when.
    """

    fact: str
    op: str
    value: Value
    unit: str | None = None
    currency: str | None = None
    period: str | None = None
    scope: str | None = None
    as_of: str | None = None
    note: str | None = None

    def to_json(self) -> dict[str, Any]:
        out: dict[str, Any] = {"fact": self.fact, "op": self.op}
        out["value"] = list(self.value) if isinstance(self.value, tuple) else self.value
        for name in ("unit", "currency", "period", "scope", "as_of", "note"):
            if (value := getattr(self, name)) is not None:
                out[name] = value
        return out


class All(msgspec.Struct, frozen=True):
    parts: tuple[Condition, ...]

    def to_json(self) -> dict[str, Any]:
        return {"all": [part.to_json() for part in self.parts]}


class Any_(msgspec.Struct, frozen=True):
    parts: tuple[Condition, ...]

    def to_json(self) -> dict[str, Any]:
        return {"any": [part.to_json() for part in self.parts]}


class Not(msgspec.Struct, frozen=True):
    part: Condition

    def to_json(self) -> dict[str, Any]:
        return {"not": self.part.to_json()}


Condition = Atom | All | Any_ | Not


def all_of(*parts: Condition | None) -> Condition | None:
    """Conjunction without nesting, repetition or empty parts."""
    return _join(All, parts)


def any_of(*parts: Condition | None) -> Condition | None:
    """Disjunction; ``None`` (always) swallows the rest."""
    if any(part is None for part in parts):
        return None
    return _join(Any_, parts)


def _join(kind: type[All] | type[Any_], parts: tuple[Condition | None, ...]) -> Condition | None:
    flat: list[Condition] = []
    for part in parts:
        if part is None:
            continue
        for piece in part.parts if isinstance(part, kind) else (part,):
            if piece not in flat:
                flat.append(piece)
    if len(flat) < 2:
        return flat[0] if flat else None
    return kind(tuple(flat))


def atoms(condition: Condition | None) -> Iterator[Atom]:
    """Every atom of the tree, left to right."""
    match condition:
        case Atom():
            yield condition
        case All(parts) | Any_(parts):
            for part in parts:
                yield from atoms(part)
        case Not(part):
            yield from atoms(part)
        case None:
            return


def from_json(tree: dict[str, Any] | None) -> Condition | None:
    """The inverse of ``to_json``; raises ``KeyError`` on a tree that is not a condition."""
    if not tree:
        return None
    if "fact" in tree:
        fields: dict[str, Any] = {k: tuple(v) if isinstance(v, list) else v for k, v in tree.items()}
        return Atom(**fields)
    if "not" in tree:
        part = from_json(tree["not"])
        if part is None:
            raise KeyError("not")
        return Not(part)
    key, join = ("all", all_of) if "all" in tree else ("any", any_of)
    return join(*(from_json(part) for part in tree[key]))
