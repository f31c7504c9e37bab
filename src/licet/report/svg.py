"""A map of sizes as SVG: one size as a band, two as a plane, logarithmic, each region numbered."""

from __future__ import annotations

from collections.abc import Iterator
from html import escape
from math import log10
from textwrap import wrap
from typing import TextIO

from licet.report.regions import Axis, Ends, SweepReport, says
from licet.report.words import number

_LEFT, _TOP, _WIDTH, _RIGHT = 150, 70, 640, 40
_PLANE, _BAND = 380, 90
_LINE, _WRAP, _UPRIGHT = 20, 96, 38
_NEAR = 96  # labels nearer to each other than this many pixels are put on two lines
_MARGIN = 1.0  # decades shown below the smallest and above the largest threshold
_FILL = {
    "YES": ("#cfe8d5", "#e4f2d8", "#d3e4f5", "#fdf0c4", "#e6dcf2", "#d8efec", "#f3e3d3"),
    "NO": ("#f2c4bf", "#eab0b0", "#f5d0c0"),
    "UNKNOWN": ("#dcdcdc", "#e8e4da", "#d4d9e2", "#efe3ee"),
}
_STYLE = "font-family:Helvetica,Arial,sans-serif;font-size:14px;fill:#222"


class _Scale:
    """Sizes to pixels along one axis; zero lies at the beginning, no end at the end."""

    def __init__(self, axis: Axis, start: float, end: float) -> None:
        cuts = [c for c in axis.cuts if c > 0] or [1.0]
        self._low, self._high = log10(min(cuts)) - _MARGIN, log10(max(cuts)) + _MARGIN
        self._start, self._end = start, end

    def __call__(self, value: float | None) -> float:
        if value is None:
            return self._end
        place = self._low if value <= 0 else min(max(log10(value), self._low), self._high)
        share = (place - self._low) / (self._high - self._low)
        return self._start + share * (self._end - self._start)


def write(found: SweepReport, out: TextIO) -> None:
    """Draw the map; more than two sizes are not drawn but said."""
    if not 1 <= len(found.axes) <= 2:
        out.write(_frame(120, [*_words(20, 40, "This map has no one or two sizes to draw.", bold=True)]))
        return
    tall = _PLANE if len(found.axes) == 2 else _BAND
    across = _Scale(found.axes[0], _LEFT, _LEFT + _WIDTH)
    up = _Scale(found.axes[1], _TOP + tall, _TOP) if len(found.axes) == 2 else None
    parts = [*_words(20, 28, f"{found.path}: what is attached at which size", bold=True)]
    colours = _colours(found)
    for at, region in enumerate(found.regions):
        for box in region.boxes:
            parts += _box(box, across, up, tall, colours[at])
    parts.append(f'<rect x="{_LEFT}" y="{_TOP}" width="{_WIDTH}" height="{tall}" fill="none" stroke="#555"/>')
    parts += _ticks_across(found.axes[0], across, tall)
    if up is not None:
        parts += _ticks_up(found.axes[1], up, tall)
    for at, region in enumerate(found.regions):
        parts += _number(at, max(region.boxes, key=lambda b: _area(b, across, up, tall)), across, up, tall)
    legend, height = _legend(found, colours, _TOP + tall + 100)
    out.write(_frame(height + 20, [*parts, *legend]))


def _frame(height: float, parts: list[str]) -> str:
    wide = _LEFT + _WIDTH + _RIGHT
    body = "\n".join(parts)
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{wide}" height="{height:g}" '
        f'viewBox="0 0 {wide} {height:g}" style="{_STYLE}">\n'
        f'<rect width="100%" height="100%" fill="#ffffff"/>\n{body}\n</svg>\n'
    )


def _colours(found: SweepReport) -> list[str]:
    """A colour for each region: green, red and grey families by whether the use is permitted."""
    used = dict.fromkeys(_FILL, 0)
    out = []
    for region in found.regions:
        mark = region.mark if region.mark in _FILL else "UNKNOWN"
        family = _FILL[mark]
        out.append(family[used[mark] % len(family)])
        used[mark] += 1
    return out


def _edges(
    box: tuple[Ends, ...], across: _Scale, up: _Scale | None, tall: int
) -> tuple[float, float, float, float]:
    """Left, top, right and bottom in pixels."""
    left, right = across(box[0].low), across(box[0].high)
    if up is None:
        return left, _TOP, right, _TOP + tall
    return left, up(box[1].high), right, up(box[1].low)


def _area(box: tuple[Ends, ...], across: _Scale, up: _Scale | None, tall: int) -> float:
    left, top, right, bottom = _edges(box, across, up, tall)
    return (right - left) * (bottom - top)


def _box(box: tuple[Ends, ...], across: _Scale, up: _Scale | None, tall: int, fill: str) -> Iterator[str]:
    left, top, right, bottom = _edges(box, across, up, tall)
    line = left == right or top == bottom  # a single size: drawn as a line
    stroke = f'stroke="{fill}" stroke-width="{4 if line else 1}"'
    yield (
        f'<rect x="{left:.1f}" y="{top:.1f}" width="{right - left:.1f}" height="{bottom - top:.1f}" '
        f'fill="{fill}" {stroke}/>'
    )


def _number(at: int, box: tuple[Ends, ...], across: _Scale, up: _Scale | None, tall: int) -> Iterator[str]:
    left, top, right, bottom = _edges(box, across, up, tall)
    x, y = (left + right) / 2, (top + bottom) / 2
    yield f'<circle cx="{x:.1f}" cy="{y:.1f}" r="13" fill="#ffffff" stroke="#555"/>'
    yield from _words(x, y + 5, str(at + 1), anchor="middle", bold=True)


def _ticks_across(axis: Axis, scale: _Scale, tall: int) -> Iterator[str]:
    base = _TOP + tall
    last, lower = -1000.0, False
    for cut in axis.cuts:
        x = scale(cut)
        lower = x - last < _NEAR and not lower
        last = x
        yield _line(x, _TOP, x, base + 6)
        yield from _words(x, base + (40 if lower else 22), number(_whole(cut)), anchor="middle")
    yield from _words(_LEFT, base + 22, "0", anchor="middle")
    label = f"{axis.label} (logarithmic)"
    yield from _words(_LEFT + _WIDTH / 2, base + 64, label, anchor="middle", bold=True)


def _ticks_up(axis: Axis, scale: _Scale, tall: int) -> Iterator[str]:
    last = _TOP + tall + 0.0
    for cut in axis.cuts:
        y = scale(cut)
        yield _line(_LEFT - 6, y, _LEFT + _WIDTH, y)
        y = min(y + 5, last - 16)
        last = y
        yield from _words(_LEFT - 10, y, number(_whole(cut)), anchor="end")
    middle = _TOP + tall / 2
    for at, line in enumerate(wrap(f"{axis.label} (logarithmic)", _UPRIGHT)):
        x = 22 + 18 * at
        yield (
            f'<text x="{x}" y="{middle}" text-anchor="middle" font-weight="bold" '
            f'transform="rotate(-90 {x} {middle})">{escape(line)}</text>'
        )


def _line(x: float, y: float, to_x: float, to_y: float) -> str:
    """A threshold through the picture."""
    return (
        f'<line x1="{x:.1f}" y1="{y:.1f}" x2="{to_x:.1f}" y2="{to_y:.1f}" stroke="#555" '
        'stroke-dasharray="3 3"/>'
    )


def _legend(found: SweepReport, colours: list[str], y: float) -> tuple[list[str], float]:
    out: list[str] = []
    for at, region in enumerate(found.regions):
        out.append(f'<rect x="20" y="{y - 14:g}" width="18" height="18" fill="{colours[at]}" stroke="#555"/>')
        out += _words(29, y, str(at + 1), anchor="middle", bold=True)
        permitted = {"yes": "permitted", "no": "not permitted"}.get(region.permitted, "it depends")
        lines = wrap(f"{region.says}: {permitted}; {says(region, found)}", _WRAP)
        for line in lines:
            out += _words(48, y, line)
            y += _LINE
        y += 6
    return out, y


def _words(x: float, y: float, words: str, *, anchor: str = "start", bold: bool = False) -> Iterator[str]:
    weight = ' font-weight="bold"' if bold else ""
    yield f'<text x="{x:.1f}" y="{y:.1f}" text-anchor="{anchor}"{weight}>{escape(words)}</text>'


def _whole(value: float) -> int | float:
    return int(value) if value == int(value) else value
