"""A report as Markdown."""

from __future__ import annotations

import re
from typing import TextIO

from licet.report.layout import Page, Row, Section
from licet.report.model import Report
from licet.report.page import page

_SPECIAL = re.compile(r"([\\`*_\[\]<>|#~])")


def markdown(report: Report, out: TextIO, *, explain: bool = False) -> None:
    """Write the page."""
    write(page(report, explain=explain), out)


def write(laid: Page, out: TextIO) -> None:
    """Write any page."""
    out.write(f"# {plain(laid.path or 'Licence')}\n\n**{plain(laid.headline)}**\n")
    for section in (*laid.answer, *laid.details):
        out.write(_section(section))
    out.write(f"\n*{laid.footer}*\n")


def _section(section: Section) -> str:
    rows = "".join(_row(row) for row in section.rows)
    more = f"- {section.more}\n" if section.more else ""
    return f"\n## {plain(section.title)}\n\n{rows}{more}"


def _row(row: Row) -> str:
    mark = {"": "", "alert": "**!!** ", "ask": "**?** "}.get(row.mark, f"**{row.mark}** ")
    out = f"- {mark}{plain(row.line)}"
    if row.place:
        out += f" (`{row.place.replace('`', '')}`)"
    if row.quote:
        out += f"\n  > {plain(row.quote)}"
    if row.against:
        out += f"\n\n  {plain(row.against)}"
    if row.rule:
        out += f"\n\n  rule `{row.rule}`"
    if row.last:
        out += f"\n\n  {plain(row.last)}"
    return out + "\n"


def plain(words: str) -> str:
    """Words that a licence brought cannot become mark-up."""
    return _SPECIAL.sub(r"\\\1", words)
