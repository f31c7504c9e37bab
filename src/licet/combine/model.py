"""What is asked about two licences, and what comes out of it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Literal

import msgspec

from licet.answers import Answer
from licet.compare.formula import Formula
from licet.compare.model import Choice
from licet.read.model import Reading
from licet.spans import Span

Where = Literal["part", "whole"]  # of which of the two licences a quote is
Way = Literal["merged", "beside", "instead"]
WAYS: tuple[Way, ...] = ("merged", "beside", "instead")
Reach = Literal["none", "file", "library", "work"]
Covered = Callable[[Formula, Sequence[Formula]], bool | None]


class Name(msgspec.Struct, frozen=True):
    """What a licence is called, without its version: lower-case words; the version's numbers."""

    words: str
    version: tuple[int, ...] = ()


class Side(msgspec.Struct, frozen=True):
    """One licence, read. ``id`` names it if it is known; ``base`` is its id without an exception.

    ``reach`` is how far its copyleft goes. ``choice`` is what it stops, as in a comparison. ``fixed`` if the
    work is under this version of it alone, ``ongoing`` if also under all versions to come.
    """

    text: str
    reading: Reading
    choice: Choice
    reach: str
    id: str = ""
    base: str = ""
    name: Name | None = None
    fixed: bool = False
    ongoing: bool = False


class Quoted(msgspec.Struct, frozen=True):
    """Words of one of the two licences."""

    where: Where
    span: Span


class Ground(msgspec.Struct, frozen=True):
    """One reason, what it does to the answer, and the words. ``code`` says which kind of reason it is;
    ``about`` the act that it is about, ``reason`` in which manner: a duty, a bar, ..."""

    code: str
    answer: Answer
    quoted: tuple[Quoted, ...] = ()
    about: str = ""
    reason: str = ""


class Passage(msgspec.Struct, frozen=True):
    """Whether a part under one licence may go out, in one way, with the whole under another.

    ``merged``: worked into one work with other code. ``beside``: in files or modules of its own.
    ``instead``: by itself, the other licence's terms in the place of its own.
    ``travelling`` are the part's terms that go on for it.
    """

    way: Way
    answer: Answer
    grounds: tuple[Ground, ...]
    travelling: tuple[Ground, ...] = msgspec.field(default=())
