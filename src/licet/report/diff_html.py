"""A difference as one HTML page that needs nothing else: two columns, what is gone and what is new marked."""

from __future__ import annotations

from html import escape
from typing import Literal, TextIO

from licet.report.diff_rows import Row, headline, rows, title
from licet.report.layout import FOOTER
from licet.report.related import Diffed
from licet.report.words import visible

_TAG = {"removed": "del", "added": "ins"}
_PAGE = """<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>{title}</title>
<style>
:root {{ color-scheme: light dark }}
body {{ font: 1rem/1.5 system-ui, sans-serif; max-width: 90rem; margin: 2rem auto; padding: 0 1rem }}
table {{ width: 100%; border-collapse: collapse; table-layout: fixed }}
th, td {{ text-align: left; vertical-align: top; padding: .4rem .8rem; overflow-wrap: anywhere }}
tr {{ border-top: 1px solid #8884 }}
th:first-child, td:first-child {{ width: 11rem }}
del {{ background: #f002; text-decoration-color: #c00 }}
ins {{ background: #0a03; text-decoration: none; font-weight: 600 }}
.harmless {{ opacity: .7 }}
.run td, small, footer {{ opacity: .7 }}
</style>
</head>
<body>
<h1>{title}</h1>
<p><strong>{headline}</strong></p>
<table>
<thead><tr><th scope="col"></th><th scope="col">{a}</th><th scope="col">{b}</th></tr></thead>
<tbody>
{rows}
</tbody>
</table>
<footer><p>{footer}</p></footer>
</body>
</html>
"""


def write(found: Diffed, out: TextIO, *, everything: bool = False) -> None:
    """Write the page."""
    laid = "\n".join(_row(row, found) for row in rows(found, everything=everything))
    names = {side: escape(visible(name)) for side, name in (("a", found.a), ("b", found.b))}
    said = {"title": escape(title(found)), "headline": escape(headline(found)), "footer": escape(FOOTER)}
    out.write(_PAGE.format(rows=laid, **names, **said))


def _row(row: Row, found: Diffed) -> str:
    if row.clause is None:
        return f'<tr class="run"><td></td><td colspan="2">… {row.label}</td></tr>'
    kind = "changed" if row.clause.material else "harmless"
    why = f"<br><small>{escape(row.why)}</small>" if row.why else ""
    head = f"<strong>{row.label}</strong><br><small>{escape(row.place(found))}</small>{why}"
    return f'<tr class="{kind}"><td>{head}</td><td>{_words(row, "a")}</td><td>{_words(row, "b")}</td></tr>'


def _words(row: Row, side: Literal["a", "b"]) -> str:
    out = []
    for piece in row.pieces(side):
        bare = escape(piece.words.strip())
        tag = _TAG.get(piece.kind)
        marked = f"<{tag}>{bare}</{tag}>" if tag and bare else bare
        lead, tail = " " * piece.words.startswith(" "), " " * piece.words.endswith(" ")
        out.append(lead + marked + tail)
    return "".join(out).strip()
