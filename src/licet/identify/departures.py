"""Every departure of a text from a known licence."""

from __future__ import annotations

from functools import lru_cache

from licet.catalogue.model import Catalogue, Entry
from licet.identify.align import Edit, align
from licet.identify.materiality import line_rule, words_rule
from licet.identify.model import Departure
from licet.identify.side import Side
from licet.identify.slide import slid
from licet.knowledge.departures import DepartureRule
from licet.text.from_string import from_string
from licet.text.model import Text

_KEPT = 64  # texts of known licences held


def departures(
    text: Text, first: int, last: int, entry: Entry, catalogue: Catalogue
) -> tuple[Departure, ...]:
    """How ``tokens[first:last]`` of ``text`` departs from the whole of ``entry``, in the order of the text.

    Spans count characters of ``text.source``. Linear in the two lengths.
    """
    here = Side(text, first, last)
    known = _known(entry, catalogue)
    stream, ids = catalogue.stream(entry), catalogue.ids(text.tokens[first:last])
    edits = slid(align(stream, ids), stream, ids, known, here)
    name = entry.spdx_id or entry.key
    out: list[Departure] = []
    for edit in edits:
        for piece, rule in _pieces(known, here, edit):
            out.append(_departure(known, here, piece, rule, name))
    return tuple(out)


def _known(entry: Entry, catalogue: Catalogue) -> Side:
    text = _text(catalogue, entry.index)  # type: ignore[arg-type]
    return Side(text, 0, len(text.tokens))


@lru_cache(_KEPT)
def _text(catalogue: Catalogue, index: int) -> Text:
    return from_string(catalogue.text(index))


def _pieces(base: Side, text: Side, edit: Edit) -> list[tuple[Edit, DepartureRule | None]]:
    """The edit cut into what is harmless, with its rule, and what is not."""
    rule = words_rule(base, text, edit)
    if rule is None and edit.a < edit.b and edit.c < edit.d:
        rule = _lines_rule(base, text, edit)
    if rule is not None:
        return [(edit, rule)]
    removed = _cut(base, edit.a, edit.b)
    added = _cut(text, edit.c, edit.d)
    left, right = _edges(removed), _edges(added)
    out: list[tuple[Edit, DepartureRule | None]] = []
    out += [(Edit(i, j, edit.c, edit.c), r) for i, j, r in removed[: left[0]]]
    out += [(Edit(edit.b, edit.b, i, j), r) for i, j, r in added[: right[0]]]
    core_a, core_c = removed[left[0] : left[1]], added[right[0] : right[1]]
    if core_a and core_c:
        out.append((Edit(core_a[0][0], core_a[-1][1], core_c[0][0], core_c[-1][1]), None))
    else:
        at_c = added[right[0]][0] if right[0] < len(added) else edit.d
        out += [(Edit(i, j, at_c, at_c), r) for i, j, r in core_a]
        out += [(Edit(edit.b, edit.b, i, j), r) for i, j, r in core_c]
    out += [(Edit(i, j, edit.d, edit.d), r) for i, j, r in removed[left[1] :]]
    out += [(Edit(edit.b, edit.b, i, j), r) for i, j, r in added[right[1] :]]
    return out


Run = tuple[int, int, DepartureRule | None]


def _edges(runs: list[Run]) -> tuple[int, int]:
    """The runs from the first that is material to the last."""
    at = [i for i, run in enumerate(runs) if run[2] is None]
    return (at[0], at[-1] + 1) if at else (len(runs), len(runs))


def _cut(side: Side, start: int, stop: int) -> list[Run]:
    """``start:stop`` by lines: a whole line under its rule, the rest under none; neighbours alike are one."""
    out: list[Run] = []
    for i, j in side.lines(start, stop):
        inside = start <= i and j <= stop
        rule = line_rule(side, i, j) if inside else None
        run = (max(i, start), min(j, stop), rule)
        if out and out[-1][2] is rule:
            run = (out.pop()[0], *run[1:])
        out.append(run)
    return out


def _lines_rule(base: Side, text: Side, edit: Edit) -> DepartureRule | None:
    """The rule by which every line that the edit touches, on both sides, says nothing that binds."""
    found = [line_rule(base, i, j) for i, j in base.lines(edit.a, edit.b)]
    found += [line_rule(text, i, j) for i, j in text.lines(edit.c, edit.d)]
    return found[0] if all(rule is not None for rule in found) else None


def _departure(base: Side, text: Side, edit: Edit, rule: DepartureRule | None, name: str) -> Departure:
    a, b, c, d = edit
    kind = "added" if a == b else "removed" if c == d else "changed"
    why = rule.why if rule else _WHY[kind].format(name)
    return Departure(
        kind,  # type: ignore[arg-type]
        rule is None,
        text.span(c, d),
        base.quote(a, b) if a < b else None,
        rule.id if rule else "other",
        why,
    )


_WHY = {
    "added": "these words are not in {}",
    "removed": "words of {} are missing here",
    "changed": "{} has other words here",
}
