"""Existing licences in the place of one: the types of the JSON of ``licet alternatives``, and its page."""

from __future__ import annotations

from pathlib import PurePath

from msgspec import Struct

from licet.report.layout import Page, Row, Section
from licet.report.model import VERSION, Quote
from licet.report.words import listed, visible

_FIRST = 5


class Point(Quote, frozen=True, kw_only=True):
    """What one licence says and the other does not; the quote is of the licence that says it."""

    says: str


class Alternative(Struct, frozen=True, kw_only=True):
    """One existing licence: what users would be free of (``gained``) and newly bound to (``lost``)."""

    id: str
    name: str
    approved: bool
    relation: str
    gained: tuple[Point, ...]
    lost: tuple[Point, ...]


class Alternatives(Struct, frozen=True, kw_only=True):
    """``open``: approved by the OSI and at least as permissive for everyone. ``strict``: at least as strict
    on everything. ``near``: neither, nearest in terms."""

    licet: int = VERSION
    path: str = ""
    open: tuple[Alternative, ...] = ()
    strict: tuple[Alternative, ...] = ()
    near: tuple[Alternative, ...] = ()


def page(found: Alternatives) -> Page:
    """The alternatives in short."""
    name = visible(PurePath(found.path).name or found.path or "this licence")
    sections = (
        _section("Approved by the OSI and at least as permissive for everyone", found.open),
        _section("At least as strict on everything", found.strict),
        _section("Nearest of the others", found.near),
    )
    best = found.open[:1] or found.strict[:1] or found.near[:1]
    headline = f"Nearest to {name}: {best[0].id}" if best else f"Nothing near {name}"
    return Page(visible(found.path), headline, tuple(s for s in sections if s.rows), ())


def _section(title: str, rows: tuple[Alternative, ...]) -> Section:
    return Section(title, tuple(_row(one) for one in rows[:_FIRST]))


def _row(one: Alternative) -> Row:
    said = []
    if one.gained:
        said.append(f"gone would be: {listed([p.says for p in one.gained[:4]], 'and')}")
    if one.lost:
        said.append(f"new would be: {listed([p.says for p in one.lost[:4]], 'and')}")
    return Row(f"{one.id} ({one.relation})", why="; ".join(said) or "the same terms")
