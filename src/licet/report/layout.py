"""A page for people: a headline and sections of rows, each with the words that it rests on."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import PurePath
from typing import Literal

import msgspec

from licet.report.model import Piece, Quote
from licet.report.words import visible

Mark = Literal["", "YES", "NO", "CONTESTED", "UNKNOWN", "alert", "ask", "error", "warning", "note"]
FOOTER = "licet reads words and quotes them; it is not legal advice."


class Row(msgspec.Struct, frozen=True):
    """One line of a section: what, under which condition or for which reason, and the words."""

    what: str
    mark: Mark = ""
    why: str = ""
    place: str = ""
    quote: str = ""
    rule: str = ""
    against: str = ""  # what contradicts it or bears it out, with its place
    last: str = ""  # a closing line of its own: how to mend it

    @property
    def line(self) -> str:
        """What and why in one line."""
        joint = "" if not self.why else " " if self.why.startswith("if ") else ": "
        return visible(f"{self.what}{joint}{self.why}")


class Section(msgspec.Struct, frozen=True):
    title: str
    rows: tuple[Row, ...]
    more: str = ""


class Page(msgspec.Struct, frozen=True):
    """``answer`` is the first screen, ``details`` what follows it."""

    path: str
    headline: str
    answer: tuple[Section, ...]
    details: tuple[Section, ...]
    footer: str = FOOTER


def at(path: str, line: int) -> str:
    """A place as people write it."""
    return f"{visible(PurePath(path).name) or 'line'}:{line}"


def within(texts: Sequence[Piece], path: str, quote: Quote) -> str:
    """The place of a quote: in the licence that it is of, where there are several."""
    names = [piece.name for piece in texts if piece.start <= quote.start]
    return at(names[-1] if names else path, quote.line)


def cut(words: str, length: int) -> str:
    """White space flattened, control characters made visible, and not longer than ``length``."""
    flat = visible(" ".join(words.split()))
    if len(flat) <= length:
        return flat
    return flat[: length - 1].rsplit(" ", 1)[0] + " …"


def more(count: int) -> str:
    """How many rows stand further below."""
    return f"and {count} more below" if count > 0 else ""
