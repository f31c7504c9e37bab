"""What a pattern demands of a text: clauses, each a set of *keys* of which one must occur.

A key is a piece of a word: ``"|may|"`` the whole word, ``"|licen"`` its beginning, ``"ing|"`` its end,
``"licen"`` any part of it; or two whole words that follow each other, ``"|may not|"``, where ``^`` and ``$``
stand for the ends of the text; or one character that is no letter.
"""

from __future__ import annotations

Clause = frozenset[str]
GAP, EDGE = " ", "|"  # characters that are part of no word; the edge of a word
START, END = "^", "$"
MOST_CLAUSES = 5  # kept of one pattern
