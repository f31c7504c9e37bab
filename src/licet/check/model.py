"""What a check is made of: a policy, and the evidence about one component."""

from __future__ import annotations

import datetime
from typing import Literal

import msgspec

from licet.components.model import Component, Declared, Shipped
from licet.report.model import Quote, Report

Ruling = Literal["allow", "review", "deny"]


class Selector(msgspec.Struct, frozen=True):
    """One word of a policy: ``class:non-commercial``, ``OSD:NO``, ``term:compete``, ``owed:pay``, an id."""

    written: str
    kind: Literal["class", "verdict", "called", "term", "owed", "licence"]
    name: str  # the class, definition, criterion, word, action or licence pattern
    value: str = ""  # the answer of a verdict, the kind of a term


class Clarify(msgspec.Struct, frozen=True):
    """Somebody settled what a component's licence is, and why."""

    component: str
    licence: str
    reason: str
    file: str = ""
    sha256: str = ""


class Ignore(msgspec.Struct, frozen=True):
    """Somebody settled that a finding is no matter, and until when."""

    finding: str
    reason: str
    until: datetime.date
    component: str = "*"


class Policy(msgspec.Struct, frozen=True):
    """What is allowed. ``shown`` is the file it stands in; ``default`` holds where no selector fits;
    ``written`` says that somebody wrote it."""

    shown: str = ""
    allow: tuple[Selector, ...] = ()
    review: tuple[Selector, ...] = ()
    deny: tuple[Selector, ...] = ()
    default: Ruling = "allow"
    clarify: tuple[Clarify, ...] = ()
    ignore: tuple[Ignore, ...] = ()
    written: bool = True


class ReadText(msgspec.Struct, frozen=True):
    """A shipped text with the report on it, its SHA-256 in hex, and its words."""

    shipped: Shipped
    report: Report
    sha256: str = ""
    words: str = ""


class Words(msgspec.Struct, frozen=True):
    """A read-me or a notice, and what it says."""

    shipped: Shipped
    words: str


class Outside(msgspec.Struct, frozen=True):
    """A text beside the licence (read-me, notice) and those of its sentences that read like terms."""

    shipped: Shipped
    quotes: tuple[Quote, ...]


class Named(msgspec.Struct, frozen=True):
    """A declared licence as understood: an SPDX expression, or nothing where it is not known."""

    declared: Declared
    expression: str | None = None


class Source(msgspec.Struct, frozen=True):
    """A licence that source files state in their comments: the first place, and how many files say so.

    ``quote`` are the words that state it, or the first that depart from ``base`` where it is ``modified``.
    """

    expression: str
    base: str | None
    path: str
    quote: Quote
    modified: bool = False
    why: str = ""
    files: int = 1
    others: tuple[str, ...] = ()


class Evidence(msgspec.Struct, frozen=True):
    """A component and everything that was read of it. ``by_id`` holds reports on licences that are declared
    but not shipped, by SPDX id; ``together`` is the report on the licence and the terms beside it as one."""

    component: Component
    texts: tuple[ReadText, ...] = ()
    outside: tuple[Outside, ...] = ()
    named: tuple[Named, ...] = ()
    by_id: dict[str, Report] = msgspec.field(default_factory=dict)
    together: Report | None = None
    beside: tuple[Words, ...] = ()  # its read-mes and notices, for what has to stand there
    sources: tuple[Source, ...] = ()
