"""What a definition tells of the thing it defines: "may be used by anyone" there gives nobody leave."""

from __future__ import annotations

import re
from functools import cache

from licet.knowledge.conditions import grammar
from licet.read.draft import Clause, Draft

_FIRST = 12  # characters of a label or an article before the defined word
_FARTHEST = 120  # characters from the defined word to the verb that defines it


def undefined(drafts: list[Draft], clause: Clause) -> list[Draft]:
    """The drafts without the leave that is only told of what a definition is about.

    The sentence must begin with the defined word, and a verb that defines must stand before the modal.
    """
    begins = [
        d.acts[0].start for d in drafts if d.kind == "definition" and d.acts[0].start - clause.base < _FIRST
    ]
    if not begins:
        return drafts
    verb = _verb().search(clause.words, begins[0], min(begins[0] + _FARTHEST, len(clause.words)))
    if verb is None:
        return drafts
    return [d for d in drafts if not _told(d, verb.end(), clause)]


def _told(draft: Draft, after: int, clause: Clause) -> bool:
    mark = draft.mark
    if draft.kind != "permission" or mark is None or not mark.entry.modal or mark.start < after:
        return False
    return not re.search(rb"[.;] ", clause.words[after : mark.start])


@cache
def _verb() -> re.Pattern[bytes]:
    return re.compile(rb"\b(?:" + "|".join(grammar()["defines"].patterns).encode() + rb")")
