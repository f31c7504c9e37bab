"""Words broken over a line end, joined."""

from __future__ import annotations

import re
from collections import Counter

from licet.knowledge.text import spelling
from licet.text.draft import Draft, Edit

_BREAK = re.compile(r"-[ ]*\n[ ]*(?=[A-Za-z])")
_LEFT = re.compile(r"(?:^|[^\w-])([A-Za-z]{2,24})$")
_RIGHT = re.compile(r"(?:[a-z]{2,24}|[A-Z]{2,24})(?![\w-])")
_SUSPENDED = ("and", "or", "to", "und", "et")  # "pre- and post-sale"
_WORD = re.compile(r"[a-z]{4,48}")


def joined(draft: Draft) -> Draft:
    """With "distrib-\\nution" as one word; "royalty-\\nfree" keeps its hyphen.

    Two parts are one word if the text has that word elsewhere, or if the second is an ending and the first is
    not the first half of a usual compound.
    """
    if "-" not in draft.words or "\n" not in draft.words:
        return draft
    known = spelling()
    words: Counter[str] | None = None
    edits: list[Edit] = []
    for match in _BREAK.finditer(draft.words):
        left = _LEFT.search(draft.words[max(match.start() - 26, 0) : match.start()])
        right = _RIGHT.match(draft.words, match.end())
        if left is None or right is None or right[0].isupper() != left[1].isupper():
            continue
        if words is None:
            words = Counter(_WORD.findall(draft.words.lower()))
        first, second = left[1].lower(), right[0].lower()
        ending = second in known.endings and first not in known.apart and words[first] < 2
        if ending or first + second in words:
            edits.append((match.start(), match.end(), ""))
        elif second not in _SUSPENDED:
            edits.append((match.start() + 1, match.end(), ""))
    return draft.edited(edits)
