"""A check as a page for people: worst first, each with its words, why, and how to mend it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence

import msgspec

from licet.report.checked import Checked, Component, Finding, Place
from licet.report.checks.names import answer, licence, short
from licet.report.layout import Mark, Page, Row, Section, cut
from licet.report.words import listed, plural, visible

_AGAIN = 60  # characters of words that stand above already
_ANSWERS: dict[str, tuple[Mark, str]] = {
    "NO": ("NO", "not open source"),
    "UNKNOWN": ("UNKNOWN", "not known to be open source"),
    "CONTESTED": ("CONTESTED", "contested whether open source"),
    "YES": ("YES", "open source"),
}


class Room(msgspec.Struct, frozen=True):
    """How much of a list is shown: findings of a section, names in a row, further places of a finding."""

    findings: int = 10**9
    names: int = 10**9
    places: int = 10**9


def _is(level: str, *codes: str, but: tuple[str, ...] = ()) -> Callable[[Finding], bool]:
    return lambda f: f.level == level and (not codes or f.code in codes) and f.code not in but


_SIZES = ("owed", "threshold")
WHOLE = Room()
_SECTIONS: tuple[tuple[str, Callable[[Finding], bool]], ...] = (
    ("To be mended", _is("error")),
    ("What you owe", _is("note", "owed")),
    ("To be looked at", _is("warning")),
    ("What comes with size", _is("note", "threshold")),
    ("To be known", _is("note", but=_SIZES)),
)


def page(checked: Checked, room: Room = WHOLE) -> Page:
    """Lay a check out."""
    told: set[tuple[str, ...]] = set()
    sections = [
        _section(title, [f for f in checked.findings if of(f)], room, told) for title, of in _SECTIONS
    ]
    return Page(
        visible(checked.root),
        headline(checked),
        tuple(s for s in sections if s.rows),
        tuple(s for s in (_components(checked, room), _ignored(checked)) if s.rows),
    )


def headline(checked: Checked) -> str:
    """How many components, of which kind, how many findings, by which policy."""
    answers = [answer(c) for c in checked.components]
    kinds = [f"{n} {words}" for key, (_, words) in _ANSWERS.items() if (n := answers.count(key))]
    kinds += [f"{n} without a licence"] if (n := answers.count("")) else []
    counts = [plural(n, level) for level in ("error", "warning") if (n := checked.count(level))]
    owed = len({f.what for f in checked.findings if f.code == "owed"})
    counts += [f"{plural(owed, 'duty', 'duties')} owed"] if owed else []
    other = sum(f.level == "note" and f.code != "owed" for f in checked.findings)
    counts += [plural(other, "note")] if other else []
    found = listed(counts, "and") if counts else "nothing to mend"
    by = f"policy in {checked.policy}" if checked.policy else "no policy: `licet init` writes one"
    told = plural(len(checked.components), "component")
    if kinds and len(answers) > 1:
        told += f" ({listed(kinds, 'and')})"
    elif kinds:
        told += f", {kinds[0].partition(' ')[2]}"
    return f"{told}: {found} ({by})"


def _section(title: str, found: Sequence[Finding], room: Room, told: set[tuple[str, ...]]) -> Section:
    """The findings, those that say the same of several components as one row. What was ``told`` already
    (words, reasons, cures) is not told again."""
    groups: dict[tuple[str, ...], list[Finding]] = {}
    for one in found:
        against = one.against.quote if one.against else ""
        groups.setdefault((one.code, one.what, one.at.quote, against), []).append(one)
    rows = [_row(group, room, told) for group in list(groups.values())[: room.findings]]
    left = sum(len(g) for g in list(groups.values())[room.findings :])
    return Section(title, tuple(rows), f"and {left:,} more: --format html shows all" if left else "")


def _row(group: Sequence[Finding], room: Room, told: set[tuple[str, ...]]) -> Row:
    found = group[0]
    names = list(dict.fromkeys(f.component for f in group if f.component))
    who = f"{_few(names, room.names)}: " if names else ""
    what = found.what.partition(": ")[2] if found.code in _SIZES else found.what
    places = list(dict.fromkeys(at(f.at) for f in group))[1:]
    also = f" (also {_few(places, room.places)})" if places else ""
    again = _old(told, "words", found.component, at(found.at), found.at.quote)
    cure = "" if _old(told, found.code, found.fix) else found.fix
    return Row(
        f"{who}{short(what)}",
        found.level,
        "" if _old(told, found.code, found.why) else short(found.why),
        at(found.at) + also,
        cut(found.at.quote, _AGAIN) if again else found.at.quote,
        against=""
        if _old(told, "against", found.component, _against(found.against))
        else _against(found.against),
        last=f"[{found.code}] {cure}".strip(),
    )


def _old(told: set[tuple[str, ...]], *what: str) -> bool:
    """Whether this was told before; it is from now on."""
    if what in told:
        return True
    told.add(what)
    return False


def _few(names: Sequence[str], most: int) -> str:
    shown = ", ".join(names[:most])
    return f"{shown} and {len(names) - most:,} more" if len(names) > most else shown


def _against(place: Place | None) -> str:
    if place is None:
        return ""
    lead = "as in" if place.path.startswith("catalogue:") else "against"
    return f"{lead} {at(place)}" + (f": “{visible(place.quote)}”" if place.quote else "")


def at(place: Place) -> str:
    """Path and line."""
    return visible(f"{place.path}:{place.line}" if place.line else place.path)


def _components(checked: Checked, room: Room) -> Section:
    """Components by what holds for them, what is not open source first."""
    groups: dict[tuple[str, ...], list[Component]] = {}
    for one in checked.components:
        groups.setdefault((answer(one), licence(one), _about(one)), []).append(one)
    order = ["NO", "", *list(_ANSWERS)[1:]]
    rows = [
        Row(
            f"{key[1]}{f' ({key[2]})' if key[2] else ''}: {_few([c.label for c in group], room.names)}",
            _ANSWERS[key[0]][0] if key[0] else "",
            place=group[0].path if len(group) == 1 and group[0].path not in (".", group[0].name) else "",
        )
        for key, group in sorted(groups.items(), key=lambda g: (order.index(g[0][0]), -len(g[1]), g[0]))
    ]
    title = "What is in it, by licence (is it open source by the OSD?)"
    return Section(title, tuple(rows))


def _about(one: Component) -> str:
    return ", ".join(
        part
        for part in (
            "" if one.licence_class == "unknown" else one.licence_class.replace("-", " "),
            "" if one.policy == "allow" else f"policy: {one.policy}",
            f"{plural(one.unread, 'passage')} not read" if one.unread else "",
        )
        if part
    )


def _ignored(checked: Checked) -> Section:
    rows: Iterable[Row] = (Row(f"{f.component}: {f.what}", "", "", at(f.at)) for f in checked.ignored)
    return Section("Settled by [[ignore]]", tuple(rows))
