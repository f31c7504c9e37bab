"""Existing licences in the place of one: the types of the JSON of ``licet alternatives``, and its page."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import PurePath

from msgspec import Struct

from licet.report.layout import Page, Row, Section, cut
from licet.report.model import VERSION, Quote
from licet.report.words import listed, plural, visible

_FIRST = 8  # of each group
_SAID = 4  # differences told of each
_LONG = 200


class Point(Quote, frozen=True, kw_only=True):
    """What one licence says and the other does not; the quote is of the licence that says it."""

    says: str


class Turn(Quote, frozen=True, kw_only=True):
    """Words of one of the two, named in ``of``, on whose meaning the relation turns."""

    of: str


class Alternative(Struct, frozen=True, kw_only=True):
    """One existing licence: what users would be free of (``gained``) and newly bound to (``lost``).

    ``permits_all``: it permits all that the text does; ``is_permitted_all``: the reverse; ``None`` where that
    turns on ``open``. ``kinship`` is the share of words in common, from 0 to 1.
    """

    id: str
    name: str
    approved: bool
    relation: str
    kinship: float
    permits_all: bool | None
    is_permitted_all: bool | None
    gained: tuple[Point, ...]
    lost: tuple[Point, ...]
    open: tuple[Turn, ...] = ()


class Alternatives(Struct, frozen=True, kw_only=True):
    """``open``: approved by the OSI and at least as permissive for everyone. ``strict``: at least as strict
    on everything. ``near``: neither, nearest in terms. ``granted``: whether a grant was read in the text."""

    licet: int = VERSION
    path: str = ""
    granted: bool = True
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
    if not found.granted:
        headline = f"No grant of rights was read in {name}: there is nothing to hold against other licences"
    return Page(visible(found.path), headline, tuple(s for s in sections if s.rows), ())


def _section(title: str, rows: tuple[Alternative, ...]) -> Section:
    """One row for those that differ in the same."""
    alike: dict[tuple[object, ...], list[Alternative]] = {}
    for one in rows[:_FIRST]:
        answers = one.relation, one.permits_all, one.is_permitted_all
        alike.setdefault((answers, _told(one.gained), _told(one.lost)), []).append(one)
    return Section(title, tuple(_row(group) for group in alike.values()))


def _row(group: Sequence[Alternative]) -> Row:
    one = group[0]
    said = []
    if one.gained:
        said.append(f"gone would be: {_points(one.gained)}")
    if one.lost:
        said.append(f"new would be: {_points(one.lost)}")
    if one.relation == "unknown":
        said.append(_undecided(group))
    names = listed([other.id for other in group], "and")
    quote = next(iter(one.gained or one.lost), None)
    return Row(
        f"{names} ({one.relation})",
        why="; ".join(said) or "the same terms",
        place=f"line {quote.line} of {'the text' if one.gained else one.id}" if quote else "",
        quote=cut(quote.quote, _LONG) if quote else "",
    )


def _points(points: Sequence[Point]) -> str:
    says = list(_told(points))
    rest = len(says) - _SAID
    return listed(says[:_SAID], "and") + (f", and {plural(rest, 'thing')} more" if rest > 0 else "")


def _told(points: Sequence[Point]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(point.says for point in points))


def _undecided(group: Sequence[Alternative]) -> str:
    """What of the relation is not known, and on whose words it turns."""
    one, it = group[0], "it" if len(group) == 1 else "they"
    asked = []
    if one.permits_all is None:
        asked.append(f"{it} {'permits' if it == 'it' else 'permit'} all that the text does")
    if one.is_permitted_all is None:
        asked.append(f"the text permits all that {it} {'does' if it == 'it' else 'do'}")
    turns = [turn for other in group for turn in other.open]
    whose = dict.fromkeys(visible(PurePath(turn.of).name or turn.of) for turn in turns)
    on = f" turns on {plural(len(turns), 'passage')} of {listed(list(whose), 'and')}" if turns else " is open"
    return f"whether {listed(asked, 'and')}{on}"
