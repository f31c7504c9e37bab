"""What a scan of a tree finds: one record for each file that says something, or could not be read."""

from __future__ import annotations

import msgspec


class Change(msgspec.Struct, frozen=True):
    """A material departure of a licence in a file from the one it is based on."""

    kind: str
    start: int
    end: int
    quote: str
    base_quote: str | None
    why: str


class Found(msgspec.Struct, frozen=True):
    """One licence in a file. ``start`` and ``end`` count characters of the file as decoded, lines from 1."""

    expression: str | None
    base: str | None
    form: str  # text | notice | tag | reference
    line: int
    last_line: int
    start: int
    end: int
    modified: bool
    changes: tuple[Change, ...] = ()


class Scanned(msgspec.Struct, frozen=True):
    """One file: ``path`` below the root given, the expression of all that it says, and each part.

    ``error`` says why it could not be looked at; ``cut`` that it is longer than the limit and only its
    beginning was read; ``unknown`` that it is called like a licence and its words are none that are known.
    """

    path: str
    expression: str | None = None
    modified: bool = False
    found: tuple[Found, ...] = ()
    error: str | None = None
    cut: bool = False
    unknown: bool = False
