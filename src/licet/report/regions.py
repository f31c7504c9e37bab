"""A map of sizes as JSON and as a page for people."""

from __future__ import annotations

from msgspec import Struct

from licet.report.layout import Mark, Page, Row, Section, cut, within
from licet.report.model import VERSION, Bar, Duty, Piece, Question, Quote, Rate
from licet.report.words import listed, plural, visible

_SHORT = 160


class Ends(Struct, frozen=True, kw_only=True):
    """An interval of sizes; ``high`` is ``None`` where there is no end. ``says`` is it in English."""

    low: float
    high: float | None
    low_closed: bool
    high_closed: bool
    says: str


class Axis(Struct, frozen=True, kw_only=True):
    """What varies: ``keys`` are the profile's names for every figure that varies with it."""

    fact: str
    label: str
    currency: str | None
    cuts: tuple[float, ...]
    keys: tuple[str, ...]


class Region(Struct, frozen=True, kw_only=True):
    """Sizes at which the same holds; each box gives one interval for each axis, in their order.

    ``says`` is where that is, in English.
    """

    says: str
    boxes: tuple[tuple[Ends, ...], ...]
    permitted: str
    permitted_on: tuple[str, ...]
    owed: tuple[Duty, ...]
    depends: tuple[Duty, ...]
    bars: tuple[Bar, ...]

    @property
    def mark(self) -> Mark:
        table: dict[str, Mark] = {"yes": "YES", "no": "NO"}
        return table.get(self.permitted, "UNKNOWN")


class SweepReport(Struct, frozen=True, kw_only=True):
    """The regions partition the sizes: each size lies in exactly one box."""

    licet: int = VERSION
    path: str = ""
    axes: tuple[Axis, ...] = ()
    regions: tuple[Region, ...] = ()
    asked: tuple[Question, ...] = ()
    rates: tuple[Rate, ...] = ()
    unread: tuple[Quote, ...] = ()
    texts: tuple[Piece, ...] = ()


def sweep_page(found: SweepReport) -> Page:
    """The map as a page: each region, what is attached in it, and where the words stand."""
    sections = (_map(found), _same(found), _asked(found), _words(found), _rates(found), _unread(found))
    return Page(visible(found.path), _headline(found), tuple(s for s in sections if s.rows), ())


def says(region: Region, found: SweepReport) -> str:
    """What sets a region apart from the others, in one line."""
    bars = listed([f"barred: {b.says}" for b in region.bars if b not in common(found)], "and")
    owed = listed([d.says for d in region.owed if d not in common(found)], "and")
    open_ = listed([f"perhaps {d.says}" for d in region.depends if d not in common(found)], "and")
    said = [bars, f"owed: {owed}" if owed else "", open_]
    return "; ".join(s for s in said if s) or "nothing more is owed"


def common(found: SweepReport) -> list[Duty | Bar]:
    """What holds in every region."""
    first = found.regions[0]
    rest = found.regions[1:]
    out: list[Duty | Bar] = [d for d in first.owed if all(d in r.owed for r in rest)]
    out += [d for d in first.depends if all(d in r.depends for r in rest)]
    out += [b for b in first.bars if all(b in r.bars for r in rest)]
    return out


def _headline(found: SweepReport) -> str:
    if not found.axes:
        return "The text measures no size: the same holds at every size"
    over = listed([a.label for a in found.axes], "and")
    count = len(found.regions)
    if count == 1:
        return f"The same holds at every size of {over}"
    return f"{plural(count, 'region')} over {over}"


def _map(found: SweepReport) -> Section:
    rows = tuple(Row(r.says, r.mark, says(r, found)) for r in found.regions)
    return Section("What is attached at which size", rows)


def _same(found: SweepReport) -> Section:
    lead = {"owed": "owed", "bites": "barred"}
    rows = [Row(f"{lead.get(one.status, 'perhaps')}: {one.says}") for one in common(found)]
    return Section("At every size", tuple(rows) if len(found.regions) > 1 else ())


def _asked(found: SweepReport) -> Section:
    return Section("What else decides", tuple(Row(q.question, "ask", place=q.fact) for q in found.asked))


def _words(found: SweepReport) -> Section:
    shown: dict[tuple[str, int], Duty | Bar] = {}
    for region in found.regions:
        attached: tuple[Duty | Bar, ...] = (*region.bars, *region.owed, *region.depends)
        for one in attached:
            shown.setdefault((one.says, one.start), one)
    rows = tuple(
        Row(o.says, "", "", within(found.texts, found.path, o), cut(o.quote, _SHORT))
        for o in sorted(shown.values(), key=lambda o: o.start)
    )
    return Section("The words", rows)


def _rates(found: SweepReport) -> Section:
    rows = tuple(Row(f"1 {r.source} was {r.rate:.6g} {r.target} on {r.day}") for r in found.rates)
    return Section("Exchange rates used (European Central Bank)", rows)


def _unread(found: SweepReport) -> Section:
    rows = tuple(
        Row(f"“{cut(u.quote, _SHORT)}”", "", "", within(found.texts, found.path, u)) for u in found.unread
    )
    return Section("Not read, so look for yourself", rows)
