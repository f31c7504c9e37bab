"""An edit cut into what is harmless, with the rule that says so, and what is not."""

from __future__ import annotations

from typing import NamedTuple

from licet.identify.align import Edit
from licet.identify.materiality import Judge
from licet.identify.side import Side
from licet.knowledge.departures import DepartureRule


class Piece(NamedTuple):
    """A part of an edit; without a rule it is material."""

    edit: Edit
    rule: DepartureRule | None


class Run(NamedTuple):
    """``start:stop`` of one side, under one rule or none."""

    start: int
    stop: int
    rule: DepartureRule | None


def pieces(judge: Judge, edit: Edit) -> list[Piece]:
    """The pieces of an edit, in the order of the text."""
    rule = judge.differing(edit) or judge.touching(edit) if _mixed(judge, edit) else judge.differing(edit)
    if rule is not None:
        return [Piece(edit, rule)]
    return [_again(judge, p, edit) for p in _joined(_removed(judge, edit), _added(judge, edit), edit)]


def _again(judge: Judge, piece: Piece, edit: Edit) -> Piece:
    """The piece under the rule for words that stand for each other, if less than the whole edit is left."""
    a, b, c, d = piece.edit
    if piece.rule is not None or piece.edit == edit or a == b or c == d:
        return piece
    return piece._replace(rule=judge.differing(piece.edit))


def _mixed(judge: Judge, edit: Edit) -> bool:
    """Whether the edit is more than whole lines on one side."""
    if edit.a < edit.b and edit.c < edit.d:
        return True
    side, start, stop = (judge.text, edit.c, edit.d) if edit.a == edit.b else (judge.base, edit.a, edit.b)
    lines = side.lines(start, stop)
    return lines[0][0] < start or stop < lines[-1][1]


def _added(judge: Judge, edit: Edit) -> list[Run]:
    return _runs(judge, judge.text, edit.c, edit.d)


def _removed(judge: Judge, edit: Edit) -> list[Run]:
    if edit.a < edit.b and (rule := judge.dispensable(edit._replace(d=edit.c))):
        return [Run(edit.a, edit.b, rule)]
    return _runs(judge, judge.base, edit.a, edit.b)


def _runs(judge: Judge, side: Side, start: int, stop: int) -> list[Run]:
    """``start:stop`` by lines: whole lines and list labels under their rules, the rest under none."""
    out: list[Run] = []
    for i, j in side.lines(start, stop):
        first, last = max(i, start), min(j, stop)
        rule = judge.line(side, i, j) if (first, last) == (i, j) else judge.label([(side, first, last)])
        run = Run(first, last, rule)
        if out and out[-1].rule is rule:
            run = Run(out.pop().start, run.stop, rule)
        out.append(run)
    return out


def _joined(removed: list[Run], added: list[Run], edit: Edit) -> list[Piece]:
    """Both sides of an edit as pieces: what is material between the harmless ends stands for each other."""
    low_a, high_a = _core(removed)
    low_c, high_c = _core(added)
    out = [Piece(Edit(r.start, r.stop, edit.c, edit.c), r.rule) for r in removed[:low_a]]
    out += [Piece(Edit(edit.a, edit.a, r.start, r.stop), r.rule) for r in added[:low_c]]
    core_a, core_c = removed[low_a:high_a], added[low_c:high_c]
    if core_a and core_c:
        whole = Edit(core_a[0].start, core_a[-1].stop, core_c[0].start, core_c[-1].stop)
        out.append(Piece(whole, None))
    else:
        at = added[low_c].start if low_c < len(added) else edit.d
        out += [Piece(Edit(r.start, r.stop, at, at), r.rule) for r in core_a]
        out += [Piece(Edit(edit.b, edit.b, r.start, r.stop), r.rule) for r in core_c]
    out += [Piece(Edit(r.start, r.stop, edit.d, edit.d), r.rule) for r in removed[high_a:]]
    return out + [Piece(Edit(edit.b, edit.b, r.start, r.stop), r.rule) for r in added[high_c:]]


def _core(runs: list[Run]) -> tuple[int, int]:
    """The runs from the first that is material to the last."""
    at = [i for i, run in enumerate(runs) if run.rule is None]
    return (at[0], at[-1] + 1) if at else (len(runs), len(runs))
