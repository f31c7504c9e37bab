"""A report as a page on a terminal; colour only there, and never with NO_COLOR."""

from __future__ import annotations

from typing import TextIO

from rich.console import Console
from rich.text import Text

from licet.report.layout import Page, Row, Section
from licet.report.model import Report
from licet.report.page import page

_STYLE = {
    "YES": "bold green",
    "NO": "bold red",
    "CONTESTED": "bold yellow",
    "UNKNOWN": "bold magenta",
    "alert": "bold red",
    "ask": "cyan",
    "error": "bold red",
    "warning": "bold yellow",
    "note": "cyan",
}
_WORD = {"alert": "!!", "ask": "?"}
_NONE = Text()
_WIDTH = 110  # longer lines are hard to read


def text(report: Report, out: TextIO, *, explain: bool = False) -> None:
    """Write the page."""
    write(page(report, explain=explain), out)


def write(laid: Page, out: TextIO) -> None:
    """Write any page."""
    console = Console(file=out, highlight=False, markup=False, emoji=False)
    console.width = min(console.width, _WIDTH)
    _print(console, Text(laid.path, style="dim"), 0)
    _print(console, Text(laid.headline, style="bold"), 0)
    for section in (*laid.answer, *laid.details):
        _section(console, section)
    console.print()
    _print(console, Text(laid.footer, style="dim"), 0)


def _section(console: Console, section: Section) -> None:
    console.print()
    console.print(Text(section.title, style="bold"))
    width = max((len(_WORD.get(r.mark, r.mark)) for r in section.rows), default=0)
    for row in section.rows:
        _row(console, row, width)
    if section.more:
        _print(console, Text(section.more, style="dim"), 2)


def _row(console: Console, row: Row, width: int) -> None:
    head = Text(row.line)
    if row.place and not row.quote:
        head.append(f"  {row.place}", style="dim")
    mark = Text(f"{_WORD.get(row.mark, row.mark):<{width}}  ", style=_STYLE.get(row.mark, ""))
    _print(console, head, 2, lead=mark if width else Text(), hang=width + 2 if width else 2)
    if row.quote:
        _print(console, Text.assemble((f"{row.place}  ", "dim"), (f"“{row.quote}”", "italic")), 6)
    if row.against:
        _print(console, Text(row.against, style="dim"), 6)
    if row.rule:
        _print(console, Text(f"rule: {row.rule}", style="dim"), 6)
    if row.last:
        _print(console, Text(row.last, style="dim"), 6)


def _print(console: Console, words: Text, indent: int, *, lead: Text = _NONE, hang: int = 0) -> None:
    """Print within the width, ``indent`` to the right; ``lead`` before the first line, ``hang`` blanks before
    the others."""
    for number, line in enumerate(words.wrap(console, max(console.width - indent - hang, 10))):
        line.rstrip()
        before = Text(" " * (indent + hang)) if number else Text(" " * indent) + lead
        console.print(before + line, soft_wrap=True)
