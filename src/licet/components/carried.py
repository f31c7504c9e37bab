"""What licet carries through a bill of materials beyond the fields of its format."""

from __future__ import annotations

from typing import Any

import msgspec
from msgspec.structs import replace

from licet.components.model import ECOSYSTEMS, Broken, Component, Declared, Stated


class _Place(msgspec.Struct):
    path: str
    line: int = 0
    start: int = 0
    end: int = 0
    quote: str = ""


class _Stated(msgspec.Struct):
    expression: str
    at: _Place
    base: str | None = None
    modified: bool = False
    why: str = ""
    files: int = 1
    others: tuple[str, ...] = ()


class _Broken(msgspec.Struct):
    path: str
    what: str
    cure: str = ""


class _Carried(msgspec.Struct):
    ecosystem: str = ""
    declared: tuple[str, ...] = ()
    sources: tuple[_Stated, ...] = ()
    broken: tuple[_Broken, ...] = ()
    private: bool = False


def carried(one: Component, words: str, shown: str) -> Component:
    """The component with what licet wrote of it as JSON into the bill ``shown``; as it is without that."""
    if not words:
        return one
    try:
        found = msgspec.json.decode(words, type=_Carried)
    except msgspec.DecodeError as error:
        return replace(one, broken=(*one.broken, Broken(shown, f"what licet wrote was changed: {error}")))
    changes: dict[str, Any] = {"private": found.private}
    if ecosystem := next((e for e in ECOSYSTEMS if e == found.ecosystem), None):
        changes["ecosystem"] = ecosystem
    if not one.declared:
        changes["declared"] = tuple(Declared(w, "licenses", shown) for w in found.declared)
    changes["broken"] = (*one.broken, *(Broken(b.path, b.what, b.cure) for b in found.broken))
    changes["stated"] = tuple(_stated(s) for s in found.sources)
    return replace(one, **changes)


def _stated(row: _Stated) -> Stated:
    at = row.at
    return Stated(
        row.expression,
        at.path,
        at.line,
        at.start,
        at.end,
        at.quote,
        row.base,
        row.modified,
        row.why,
        row.files,
        row.others,
    )
