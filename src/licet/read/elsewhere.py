"""Whether a grant is one under terms that stand in another text.

"You may redistribute it under the terms of the Acme License" grants what that licence grants, on its
conditions. A text that carries the name above the grant is that licence itself, and so is one in which a
whole licence follows below the name as its title.
"""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache, lru_cache
from typing import Any

import re2

from licet.knowledge.reading import lexicon
from licet.read.conditions.lexicon import clause
from licet.read.model import Term
from licet.spans import Span
from licet.text.model import Provision

_WHOLE = 2_000  # characters below a title from which they are a licence and no pointer to one
_HEAD = 400  # characters in which a text says what it is called
_RIGHTS = frozenset({"use", "reproduce", "modify", "distribute", "sell"})


def elsewhere(provision: Provision, found: Iterable[Term], source: str) -> bool:
    """Whether the terms of a grant are another text's and not those of ``source``, in which it stands."""
    if not any(t.kind == "permission" and t.actor != "licensor" and t.actions & _RIGHTS for t in found):
        return False
    named = [name for match in _named().finditer(provision.written) for name in match.groups() if name]
    above = " ".join(source[: provision.span.start].lower().split()) if named else ""
    for name in (" ".join(one.lower().split()) for one in named):
        if name not in above and _titles(source).get(name, -1) < provision.span.end:
            return True
    return False


def names_itself(source: str, place: Span) -> bool:
    """Whether ``place`` is a notice that files stand under a licence, and ``source`` is called like it."""
    said = " ".join(place.of(source).lower().split())
    found = clause("names-itself").search(said.encode("ascii", "replace"))
    above = " ".join(source[: min(_HEAD, place.start)].lower().split())
    return found is not None and found.group(1).decode() in above


@lru_cache(maxsize=4)
def _titles(source: str) -> dict[str, int]:
    """Each line, in small letters, and where it last begins with a whole licence below it."""
    out: dict[str, int] = {}
    at = 0
    for line in source.splitlines(keepends=True):
        if len(source) - at > _WHOLE:
            out[" ".join(line.lower().split())] = at
        at += len(line)
    return out


@cache
def _named() -> Any:
    """Words in capitals tell a name from "the licence"; each pattern has a group around it."""
    return re2.compile("|".join(w for e in lexicon() if e.name == "terms_elsewhere" for w in e.words))
