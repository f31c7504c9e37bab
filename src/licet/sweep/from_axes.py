"""The exact map: each piece between thresholds asked once, like neighbours joined."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable
from itertools import product
from math import inf

from licet.errors import InputError
from licet.owe.model import Owed
from licet.sweep.model import Axis, Box, Interval, Region, Sweep

MOST_PIECES = 20_000
Spans = tuple[tuple[int, int], ...]
Ask = Callable[[tuple[float, ...]], Owed]


def sweep(axes: tuple[Axis, ...], ask: Ask) -> Sweep:
    """Every region over ``axes``; ``ask`` gives the answer at one point.

    Thresholds cut each axis into points and open stretches; within a piece every comparison comes out the
    same, so one point stands for all of it. Raises ``InputError`` for more pieces than can be asked.
    """
    pieces = [_pieces(axis.cuts) for axis in axes]
    total = 1
    for cut in pieces:
        total *= len(cut)
    if total > MOST_PIECES:
        raise InputError(f"{total} pieces are too many", where="sweep", cure="sweep over fewer facts")
    answers = {
        at: ask(tuple(pieces[n][i].inside for n, i in enumerate(at)))
        for at in product(*(range(len(p)) for p in pieces))
    }
    marks = {at: _mark(answer) for at, answer in answers.items()}
    groups: dict[Hashable, list[tuple[int, ...]]] = {}
    for at, mark in marks.items():
        groups.setdefault(mark, []).append(at)
    return Sweep(axes, tuple(_region(cells, pieces, answers[cells[0]]) for cells in groups.values()))


def _region(cells: list[tuple[int, ...]], pieces: list[list[Interval]], answer: Owed) -> Region:
    apart, whole = _boxes(cells), set(cells)
    covers = dict.fromkeys(_grown(box, whole) for box in apart)
    return Region(_placed(apart, pieces), _placed(covers, pieces), answer)


def _pieces(cuts: tuple[float, ...]) -> list[Interval]:
    """The sizes from zero on as points and open stretches, ascending."""
    edges = sorted({0.0, *(c for c in cuts if 0 <= c < inf)})
    out: list[Interval] = []
    for at, edge in enumerate(edges):
        following = edges[at + 1] if at + 1 < len(edges) else inf
        out += [Interval(edge, edge), Interval(edge, following, low_closed=False, high_closed=False)]
    return out


def _mark(answer: Owed) -> Hashable:
    """What makes two answers the same."""
    return (
        answer.permitted,
        answer.permitted_on,
        tuple((d.action, d.span, d.status, d.on) for d in answer.duties),
        tuple((b.action, b.span, b.status, b.on) for b in answer.bars),
    )


def _boxes(cells: list[tuple[int, ...]]) -> list[Spans]:
    """The cells as few boxes: grown axis by axis from the first cell left."""
    left = set(cells)
    out: list[Spans] = []
    for start in cells:
        if start in left:
            box = _grown(tuple((i, i) for i in start), left)
            left -= set(_inside(box))
            out.append(box)
    return out


def _grown(spans: Spans, cells: set[tuple[int, ...]]) -> Spans:
    """The box made as large as the cells allow."""
    for axis, up in product(range(len(spans)), (True, False)):
        larger = _wider(spans, axis, up=up)
        while all(cell in cells for cell in _inside(larger)):
            spans, larger = larger, _wider(larger, axis, up=up)
    return spans


def _wider(spans: Spans, axis: int, *, up: bool) -> Spans:
    return tuple((a - (n == axis and not up), b + (n == axis and up)) for n, (a, b) in enumerate(spans))


def _inside(spans: Spans) -> product[tuple[int, ...]]:
    return product(*(range(a, b + 1) for a, b in spans))


def _placed(boxes: Iterable[Spans], pieces: list[list[Interval]]) -> tuple[Box, ...]:
    return tuple(
        tuple(_joined(pieces[n][a], pieces[n][b]) for n, (a, b) in enumerate(spans)) for spans in boxes
    )


def _joined(first: Interval, last: Interval) -> Interval:
    return Interval(first.low, last.high, first.low_closed, last.high_closed)
