"""``Text`` to provisions: sentences and list items with the heads that govern them."""

from __future__ import annotations

import re
from array import array

from licet.text.model import Provision, Text

_BREAK = re.compile(r"(?<=[.;:])\s+(?=[A-Z(\"*\-\d])|\n\s*\n")


def provision(text: Text, start: int, end: int, index: int = 0) -> Provision:
    """The provision at ``plain[start:end]``: lower case, white space collapsed."""
    words: list[str] = []
    at, to = array("l"), array("l")
    for i in range(start, end):
        char = text.plain[i]
        if char.isspace():
            if not words or words[-1] == " ":
                continue
            char = " "
        lowered = char.lower()
        words.append(lowered if len(lowered) == 1 else char)
        at.append(text.offsets[i])
        to.append(text.ends[i])
    if words and words[-1] == " ":
        words.pop(), at.pop(), to.pop()
    return Provision(text.span(start, end), "".join(words), at, to, index=index)


def provisions(text: Text) -> tuple[Provision, ...]:
    """Every sentence and list item of the text, in order; together they cover all its words."""
    out: list[Provision] = []
    start = 0
    for cut in [*(m.end() for m in _BREAK.finditer(text.plain)), len(text.plain)]:
        piece = text.plain[start:cut]
        left = start + len(piece) - len(piece.lstrip())
        right = start + len(piece.rstrip())
        if left < right:
            out.append(provision(text, left, right, len(out)))
        start = cut
    return tuple(out)
