"""A check for people: terminal, Markdown, and one self-contained HTML file."""

from __future__ import annotations

from html import escape
from typing import TextIO

from licet.report import markdown as markdown_page
from licet.report import terminal
from licet.report.checked import Checked
from licet.report.checks.page import Room, page
from licet.report.layout import Row, Section

_SCREEN = Room(findings=100, names=12, places=3)
_STYLE = """
:root { color-scheme: light dark; --line: #8884; --quiet: #777; }
body { font: 16px/1.5 system-ui, sans-serif; max-width: 60rem; margin: 2rem auto; padding: 0 1rem; }
h1 { font-size: 1.4rem; } h2 { font-size: 1.1rem; margin-top: 2rem; }
ul { list-style: none; padding: 0; } li { border-top: 1px solid var(--line); padding: .7rem 0; }
.mark { font-weight: 600; font-size: .8rem; padding: .1rem .5rem; border-radius: 1rem; border: 1px solid; }
.error, .NO { color: #c0392b; } .warning, .CONTESTED { color: #b9770e; } .note { color: #2874a6; }
.YES { color: #1e8449; } .UNKNOWN { color: #8e44ad; }
blockquote { margin: .4rem 0; padding-left: .8rem; border-left: 3px solid var(--line); }
code, .place, footer { color: var(--quiet); font-size: .85rem; } footer { margin: 3rem 0; }
"""


def text(checked: Checked, out: TextIO) -> None:
    """A page on a terminal: as much as somebody reads."""
    terminal.write(page(checked, _SCREEN), out)


def markdown(checked: Checked, out: TextIO) -> None:
    """The same as Markdown."""
    markdown_page.write(page(checked), out)


def html(checked: Checked, out: TextIO) -> None:
    """The same as one HTML file that loads nothing."""
    laid = page(checked)
    body = "".join(_section(s) for s in (*laid.answer, *laid.details))
    out.write(
        f'<!doctype html>\n<html lang="en">\n<head><meta charset="utf-8">'
        f'<meta name="viewport" content="width=device-width">'
        f"<title>licet: {escape(laid.path)}</title><style>{_STYLE}</style></head>\n"
        f"<body><h1>{escape(laid.path)}</h1><p><strong>{escape(laid.headline)}</strong></p>\n"
        f"{body}<footer>{escape(laid.footer)}</footer></body></html>\n"
    )


def _section(section: Section) -> str:
    more = f"<p>{escape(section.more)}</p>" if section.more else ""
    return f"<h2>{escape(section.title)}</h2>\n<ul>{''.join(map(_row, section.rows))}</ul>{more}\n"


def _row(row: Row) -> str:
    mark = f'<span class="mark {row.mark}">{row.mark}</span> ' if row.mark else ""
    place = f' <span class="place">{escape(row.place)}</span>' if row.place else ""
    quote = f"<blockquote>{escape(row.quote)}</blockquote>" if row.quote else ""
    against = f'<div class="place">{escape(row.against)}</div>' if row.against else ""
    last = f"<div><code>{escape(row.last)}</code></div>" if row.last else ""
    return f"<li>{mark}{escape(row.line)}{place}{quote}{against}{last}</li>\n"
