"""A difference on a terminal: two columns where there is room, else one; marks where there is no colour."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import zip_longest
from typing import Literal, TextIO

from rich.console import Console
from rich.text import Text

from licet.report.diff_rows import Row, headline, rows, title
from licet.report.layout import FOOTER
from licet.report.related import Diffed

_COLUMNS = 100  # width from which on two columns can be read
_WIDEST = 160
_INDENT, _BETWEEN = "  ", "  "
_STYLE = {"same": "", "removed": "red strike", "added": "bold green"}
_MARK = {"same": "{}", "removed": "[-{}-]", "added": "{{+{}+}}"}  # as wdiff writes them


def write(found: Diffed, out: TextIO, *, everything: bool = False) -> None:
    """Write it."""
    console = Console(file=out, highlight=False, markup=False, emoji=False)
    console.width = min(console.width, _WIDEST)
    _print(Text(title(found), style="dim"), console)
    _print(Text(headline(found), style="bold"), console)
    for row in rows(found, everything=everything):
        console.print()
        if row.clause is None:
            console.print(Text(f"  … {row.label}", style="dim"))
            continue
        head = Text(row.label, style="bold" if row.clause.material else "")
        head.append(f"  {row.place(found)}", style="dim")
        if row.why:
            head.append(f"  {row.why}", style="dim")
        _print(head, console)
        lines = _columns(row, console) if console.width >= _COLUMNS else _inline(row, console)
        for line in lines:
            line.rstrip()
            console.print(line, soft_wrap=True)
    console.print()
    _print(Text(FOOTER, style="dim"), console)


def _print(words: Text, console: Console) -> None:
    for line in words.wrap(console, console.width):
        line.rstrip()
        console.print(line, soft_wrap=True)


def _columns(row: Row, console: Console) -> Iterator[Text]:
    width = (console.width - len(_INDENT) - len(_BETWEEN)) // 2
    left, right = (_words(row, side, console).wrap(console, width) for side in ("a", "b"))
    for one, other in zip_longest(left, right, fillvalue=Text()):
        yield Text.assemble(_INDENT, one, " " * (width - one.cell_len), _BETWEEN, other)


def _inline(row: Row, console: Console) -> Iterator[Text]:
    for line in _words(row, "", console).wrap(console, console.width - len(_INDENT)):
        yield Text(_INDENT) + line


def _words(row: Row, side: Literal["a", "b", ""], console: Console) -> Text:
    out = Text()
    for piece in row.pieces(side):
        bare = piece.words.strip()
        lead = piece.words[: len(piece.words) - len(piece.words.lstrip())]
        tail = piece.words[len(lead) + len(bare) :]
        coloured = console.color_system is not None
        out.append(lead)
        out.append(bare if coloured else _MARK[piece.kind].format(bare), _STYLE[piece.kind])
        out.append(tail)
    return out
