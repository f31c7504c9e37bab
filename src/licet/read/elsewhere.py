"""Whether a grant is one under terms that stand in another text.

"You may redistribute it under the terms of the Acme License" grants what that licence grants, on its
conditions. A text that carries the name above the grant is that licence itself.
"""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache
from typing import Any

import re2

from licet.knowledge.reading import lexicon
from licet.read.model import Term
from licet.text.model import Provision

_RIGHTS = frozenset({"use", "reproduce", "modify", "distribute", "sell"})


def elsewhere(provision: Provision, found: Iterable[Term], before: str) -> bool:
    """Whether the terms of a grant are another text's; ``before`` is the text above the provision."""
    if not any(t.kind == "permission" and t.actor != "licensor" and t.actions & _RIGHTS for t in found):
        return False
    named = [name for match in _named().finditer(provision.written) for name in match.groups() if name]
    above = " ".join(before.lower().split())
    return any(" ".join(name.lower().split()) not in above for name in named)


@cache
def _named() -> Any:
    """Words in capitals tell a name from "the licence"; each pattern has a group around it."""
    return re2.compile("|".join(w for e in lexicon() if e.name == "terms_elsewhere" for w in e.words))
