"""A difference as Markdown: what is gone struck out, what is new in bold."""

from __future__ import annotations

from typing import TextIO

from licet.report.diff_rows import Piece, Row, headline, rows, title
from licet.report.layout import FOOTER
from licet.report.markdown import plain
from licet.report.related import Diffed

_MARK = {"same": "{}", "removed": "~~{}~~", "added": "**{}**"}


def write(found: Diffed, out: TextIO, *, everything: bool = False) -> None:
    """Write it."""
    out.write(f"# {plain(title(found))}\n\n**{plain(headline(found))}**\n")
    for row in rows(found, everything=everything):
        out.write(_row(row, found))
    out.write(f"\n*{FOOTER}*\n")


def _row(row: Row, found: Diffed) -> str:
    if row.clause is None:
        return f"\n… {row.label}\n"
    why = f" — {plain(row.why)}" if row.why else ""
    words = "".join(_piece(piece) for piece in row.pieces())
    return f"\n- **{row.label}** (`{row.place(found).replace('`', '')}`){why}\n\n  > {words.strip()}\n"


def _piece(piece: Piece) -> str:
    bare = piece.words.strip()
    if not bare:
        return piece.words
    lead, tail = " " * piece.words.startswith(" "), " " * piece.words.endswith(" ")
    return lead + _MARK[piece.kind].format(plain(bare)) + tail
