"""The table of output formats."""

from __future__ import annotations

from importlib import import_module
from typing import TextIO

from msgspec import Struct

from licet.report.layout import Page
from licet.report.model import Report
from licet.report.related import Diffed

# name: module and function; a function takes a report and whether to explain, and gives the whole output
FORMATS = {
    "text": ("licet.report.terminal", "text"),
    "json": ("licet.report.json", "json"),
    "jsonl": ("licet.report.json", "jsonl"),
    "markdown": ("licet.report.markdown", "markdown"),
}
PAGES = ("text", "markdown")  # for people; the rest is for programs


def render(report: Report, form: str, out: TextIO, *, explain: bool = False) -> None:
    """Write ``report`` to ``out`` in a format of the table."""
    module, function = FORMATS[form]
    getattr(import_module(module), function)(report, out, explain=explain)


PAPERS = ("text", "markdown", "json")  # for answers to one question: owe, sweep


def render_page(page: Page, answer: Struct, form: str, out: TextIO) -> None:
    """Write an answer: as a page for people, as JSON for programs."""
    if form in ("json", "svg"):
        import_module(f"licet.report.{form}").write(answer, out)
    else:
        import_module(FORMATS[form][0]).write(page, out)


DIFFS = {
    "text": "licet.report.diff_text",
    "markdown": "licet.report.diff_markdown",
    "html": "licet.report.diff_html",
    "json": "licet.report.json",
}


def render_diff(found: Diffed, form: str, out: TextIO, *, everything: bool = False) -> None:
    """Write a difference; ``everything`` shows what is the same, too (JSON always does)."""
    module = import_module(DIFFS[form])
    if form == "json":
        module.write(found, out)
    else:
        module.write(found, out, everything=everything)
