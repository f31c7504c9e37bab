"""A comparison as a page for people."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import PurePath

from licet.report.compared import Compared, Side, Witness
from licet.report.layout import Mark, Page, Row, Section, cut, within
from licet.report.model import Piece, Quote
from licet.report.words import listed, plural, visible

_SHORT, _LONG, _FIRST = 200, 1200, 6


def page(found: Compared, *, explain: bool = False) -> Page:
    """Lay a comparison out; ``explain`` shows every row and whole quotes."""
    names = _names(found)
    first = [
        _stops(found, "A", "B", names, explain=explain),
        _stops(found, "B", "A", names, explain=explain),
    ]
    details = [_lacks(found, "A", names, explain=explain), _lacks(found, "B", names, explain=explain)]
    details += [_open(found, names, explain=explain), _taken(found), _rates(found)]
    return Page(
        f"{visible(found.a)} against {visible(found.b)}",
        headline(found),
        tuple(s for s in first if s.rows),
        tuple(s for s in details if s.rows),
    )


def headline(found: Compared) -> str:
    """The relation in a sentence."""
    names = _names(found)
    a, b = names["A"], names["B"]
    whom = "" if found.everyone == "everyone" else f" for {found.everyone}"
    said = {
        "equal": f"{a} and {b} permit the same{whom}.",
        "looser": f"{a} is looser: it permits all that {b} does, and more{whom}.",
        "stricter": f"{a} is stricter: {b} permits all that it does, and more{whom}.",
        "incomparable": f"{a} and {b} are incomparable: each stops what the other permits{whom}.",
    }
    if found.relation in said:
        sure = " That turns on words that were not read." if found.open else ""
        return said[found.relation] + sure
    known = []
    for holds, one, other in ((found.a_permits_all, a, b), (found.b_permits_all, b, a)):
        if holds is not None:
            known.append(f"{one} {'permits all' if holds else 'does not permit all'} that {other} does{whom}")
    whose = listed(list(dict.fromkeys(names[o.side] for o in found.open)), "and")
    turns = f"turns on {plural(len(found.open), 'passage')} of {whose}." if found.open else "is undecided."
    if known:
        return f"{known[0]}; the reverse {turns}"
    return f"Undecided{whom}: it {turns}" if found.open else f"Undecided{whom}."


def _names(found: Compared) -> dict[Side, str]:
    """What to call the two: the file's name or the id, told apart by A and B where they are the same."""
    a, b = (visible(PurePath(n).name or n or "?") for n in (found.a, found.b))
    return {"A": a, "B": b} if a != b else {"A": "A", "B": "B"}


def _stops(found: Compared, permits: Side, stops: Side, names: dict[Side, str], *, explain: bool) -> Section:
    rows = [w for w in found.witnesses if w.permitted_by == permits and w.stopped_by == stops]
    shown = rows if explain else rows[:_FIRST]
    more = f"and {len(rows) - len(shown)} more: --explain shows them" if len(rows) > len(shown) else ""
    title = f"{names[stops]} stops what {names[permits]} permits"
    return Section(title, tuple(_witness(w, _texts(found, stops), explain) for w in shown), more)


def _witness(found: Witness, texts: Sequence[Piece], explain: bool) -> Row:
    return _row(found.world.says, found, explain, f"but {found.stop}", texts=texts)


def _lacks(found: Compared, side: Side, names: dict[Side, str], *, explain: bool) -> Section:
    other = names["B" if side == "A" else "A"]
    rows: dict[tuple[int, str], Row] = {}
    for one in found.differences:
        if one.side == side:
            why = "stops nobody more" if one.covered else ""
            rows.setdefault(
                (one.start, one.says), _row(one.says, one, explain, why, texts=_texts(found, side))
            )
    shown = tuple(rows.values()) if explain else tuple(rows.values())[: _FIRST * 2]
    more = f"and {len(rows) - len(shown)} more" if len(rows) > len(shown) else ""
    return Section(f"What {names[side]} says and {other} does not say so", shown, more)


def _open(found: Compared, names: dict[Side, str], *, explain: bool) -> Section:
    shown = found.open if explain else found.open[:_FIRST]
    rows = tuple(_row(names[o.side], o, explain, mark="ask", texts=_texts(found, o.side)) for o in shown)
    more = f"and {len(found.open) - len(shown)} more" if len(found.open) > len(shown) else ""
    return Section("It turns on what this means", rows, more)


def _taken(found: Compared) -> Section:
    rows = tuple(
        Row(a.id, why=a.says, place="" if a.source == "licet" else a.source) for a in found.axioms_used
    )
    return Section("Taken for granted in the proof", rows)


def _rates(found: Compared) -> Section:
    rows = tuple(Row(f"1 {r.source} = {r.rate:.6g} {r.target}", why=r.day) for r in found.rates)
    return Section("Exchange rates used (European Central Bank)", rows)


def _texts(found: Compared, side: Side) -> Sequence[Piece]:
    return found.a_texts if side == "A" else found.b_texts


def _row(
    what: str,
    quote: Quote,
    explain: bool,
    why: str = "",
    *,
    mark: Mark = "",
    texts: Sequence[Piece] = (),
) -> Row:
    """A row with its words, shortened."""
    said = cut(quote.quote, _LONG if explain else _SHORT)
    where = within(texts, "", quote) if texts else f"line {quote.line}"
    return Row(what, mark, why, where, said)
