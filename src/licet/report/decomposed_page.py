"""A decomposition as a page for people."""

from __future__ import annotations

from pathlib import PurePath

from licet.report.decomposed import Decomposed, Split
from licet.report.layout import Mark, Page, Row, Section, cut
from licet.report.words import plural, visible

_SHORT, _LONG = 200, 1200


def page(found: Decomposed, *, explain: bool = False) -> Page:
    """Lay a decomposition out; ``explain`` shows whole quotes."""
    name = visible(PurePath(found.path).name or found.path or "the licence")
    sections = [_split(split, explain=explain) for split in found.splits]
    return Page(visible(found.path), _headline(found, name), tuple(sections), _core(found))


def _headline(found: Decomposed, name: str) -> str:
    if not found.splits:
        return f"{name} is no choice: no duty in it falls on some people alone."
    proved = sum(split.equivalent is True for split in found.splits)
    if proved == len(found.splits) == 1:
        return f"{name} is exactly a choice between two simpler licences: proved."
    return f"{name} is {plural(len(found.splits), 'choice')}, {proved} proved."


def _split(found: Split, *, explain: bool) -> Section:
    rows = [
        Row("either", why=found.first),
        Row("or", why=found.second),
        Row("the licence is exactly this choice", mark=_mark(found.equivalent)),
    ]
    rows += [
        Row(f"{w.world.says}: but {w.stop}", mark="alert", place=f"line {w.line}", quote=cut(w.quote, _SHORT))
        for w in found.refuted_by[:3]
    ]
    shown = ""
    if found.witness:
        shown = f"then somebody would be free whom the licence stops: {found.witness.says}"
    rows.append(Row("the same without the condition on the first", _mark(found.without_guard), shown))
    rows.append(Row("the condition must travel with copies under the first", mark=_mark(found.guard_travels)))
    rows += [
        Row(d.says, place=f"line {d.line}", quote=cut(d.quote, _LONG if explain else _SHORT))
        for d in found.duties
    ]
    rows += [
        Row("it turns on this", mark="ask", place=f"line {o.line}", quote=cut(o.quote, _SHORT))
        for o in found.open
    ]
    return Section(f"If {found.says}", tuple(rows))


def _mark(answer: bool | None) -> Mark:
    return "UNKNOWN" if answer is None else "YES" if answer else "NO"


def _core(found: Decomposed) -> tuple[Section, ...]:
    rows = tuple(
        Row(f"{c.definition}: the licence {c.licence}, its core {c.core}", why=c.because) for c in found.core
    )
    title = "Its unconditional core: the same licence with these duties for everyone"
    return (Section(title, rows),) if found.splits and rows else ()
