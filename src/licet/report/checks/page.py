"""A check as a page for people: worst first, each with its words, why, and how to mend it."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import groupby

from licet.report.checked import LEVELS, Checked, Finding, Level, Place
from licet.report.layout import Page, Row, Section
from licet.report.words import listed, plural, visible

_TITLES: dict[Level, str] = {
    "error": "To be mended",
    "warning": "To be looked at",
    "note": "To be known",
}


def page(checked: Checked) -> Page:
    """Lay a check out."""
    sections = [_level(checked, level) for level in LEVELS]
    return Page(
        visible(checked.root),
        headline(checked),
        tuple(s for s in sections if s.rows),
        tuple(s for s in (_components(checked), _ignored(checked)) if s.rows),
    )


def headline(checked: Checked) -> str:
    """How many components and findings, by which policy."""
    counts = [plural(n, level) for level in LEVELS if (n := checked.count(level))]
    found = listed(counts, "and") if counts else "nothing against the policy"
    by = f" ({checked.policy})" if checked.policy else ""
    return f"{plural(len(checked.components), 'component')}: {found}{by}"


def _level(checked: Checked, level: Level) -> Section:
    rows: list[Row] = []
    found = [f for f in checked.findings if f.level == level]
    for component, group in groupby(found, key=lambda f: f.component):
        rows += [_row(f, component) for f in group]
    return Section(_TITLES[level], tuple(rows))


def _row(found: Finding, component: str) -> Row:
    why = "; ".join(w for w in (found.why, _against(found.against)) if w)
    return Row(
        f"{component}: {found.what}" if component else found.what,
        found.level,
        why,
        at(found.at),
        found.at.quote,
        last=f"[{found.code}] {found.fix}" if found.fix else f"[{found.code}]",
    )


def _against(place: Place | None) -> str:
    if place is None:
        return ""
    said = f": “{place.quote}”" if place.quote else ""
    return f"against {at(place)}{said}"


def at(place: Place) -> str:
    """Path and line."""
    return visible(f"{place.path}:{place.line}" if place.line else place.path)


def _components(checked: Checked) -> Section:
    rows = [
        Row(
            f"{c.label} ({c.ecosystem})",
            why=", ".join(
                p
                for p in (
                    c.expression or "no known licence",
                    c.licence_class.replace("-", " "),
                    f"OSD {c.verdicts['OSD']}" if "OSD" in c.verdicts else "",
                    "" if c.policy == "allow" else c.policy,
                    f"{plural(c.unread, 'passage')} not read" if c.unread else "",
                )
                if p
            ),
            place=c.path,
        )
        for c in checked.components
    ]
    return Section("What is in it", tuple(rows))


def _ignored(checked: Checked) -> Section:
    rows: Iterable[Row] = (Row(f"{f.component}: {f.what}", "", "", at(f.at)) for f in checked.ignored)
    return Section("Settled by [[ignore]]", tuple(rows))
