"""Items of which one is enough: "you must do at least one of the following:"."""

from __future__ import annotations

import re
from functools import cache
from itertools import pairwise

from licet.knowledge.layout import layout_words
from licet.read.draft import Clause
from licet.read.model import Way
from licet.text.model import Provision

_JOINED = re.compile(rb"[ .;,]*(?:\b(?:and|or))?[ .;,]*$")
_LONGEST = 300  # characters of an item that is one way; a longer one says more


class Ways:
    """Which provisions belong to which way of which choice; they are shown to it in the order of the text."""

    def __init__(self) -> None:
        self._item: dict[int, Provision] = {}  # head -> the item under it that was begun last

    def of(self, provision: Provision) -> Way | None:
        """The way to which a provision belongs; of the outermost choice, where they nest."""
        line = (*provision.heads, provision)
        for head, item in pairwise(line):
            if not one_is_enough(head):
                continue
            last = self._item.get(head.index)
            if last is None or item.label or not last.label:
                self._item[head.index] = last = item
            return Way(head.span, last.index)  # a sentence without a label goes on with its item
        return None


def one_is_enough(head: Provision) -> bool:
    """Whether a head ends by saying that one of its items is enough."""
    return _one_of().search(head.words) is not None


def offers(head: Provision) -> int | None:
    """Where the clause begins that says so and nothing else: "provided that you do one of the following"."""
    found = _one_of().search(head.words)
    return found.start("lead") if found is not None and found["lead"] else None


def says_a_way(clause: Clause) -> bool:
    """Whether an item names one thing to do and no more: no mark but one of a limit, no clause joined on."""
    own = _JOINED.sub(b"", clause.words[clause.base :])
    if b";" in own or b":" in own or len(own) > _LONGEST:
        return False
    marks = (m for m in clause.marks if m.start >= clause.base)
    acts = (a for a in clause.acts if a.start >= clause.base)
    return all(m.sense == "limit" for m in marks) and not any(a.entry.alone for a in acts)


@cache
def _one_of() -> re.Pattern[str]:
    """The words at the end of a head, behind a lead where one stands before them."""
    words = layout_words()
    ends = "|".join(map(re.escape, words.one_of))
    opens = "|".join(map(re.escape, words.provisos))
    then = "|".join(map(re.escape, words.one_of_leads))
    return re.compile(rf"(?:\b(?P<lead>(?:{opens})(?: (?:{then}))+ )|\b)(?:{ends})[ :-]*$")
