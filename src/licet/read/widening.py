"""Lists that take nothing away: what a permitted purpose takes in, and what a burden leaves out.

"Permitted purposes include: teaching; research" only goes on with a purpose that the text states elsewhere.
"It does not include: ..." behind the definition of a thing for which somebody pays, asks or is forbidden to
do something makes that burden smaller. Neither can bind anybody, whatever purposes and persons it names.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from licet.read.conditions.lexicon import clause
from licet.read.model import Effectless, Term
from licet.read.operative import operative
from licet.spans import Span
from licet.text.model import Provision

_BURDENS = frozenset({"duty", "prohibition", "termination"})
_HARD = frozenset({"ban", "modality", "condition", "negation", "only"})  # kinds that no purpose is made of


@dataclass(frozen=True)
class Said:
    """What a text says, as far as it was read."""

    provisions: Sequence[Provision]
    terms: Sequence[Term]
    unread: Sequence[Span]
    source: str

    def words(self, term: Term) -> str:
        return " ".join(term.span.of(self.source).lower().split())


def widens(one: Provision, said: Said) -> Effectless | None:
    """What an unread provision is that only takes in more of what is permitted, or less of what is asked."""
    for head in (one, *one.heads[-1:]):
        if _takes_in(one, head, said):
            return Effectless(one.span, "part-of-head", "permits-more")
        if _leaves_out(one, head, said):
            return Effectless(one.span, "part-of-head", "asks-less")
    return None


def _takes_in(one: Provision, head: Provision, said: Said) -> bool:
    found = clause("takes-in").search(head.words.encode("ascii", "replace"))
    if found is None or _kinds(one) & _HARD:
        return False
    name = found.group(1).decode().rstrip("s")
    told = re.compile(rf"\b{re.escape(name)}s? (?:is|are|means?|shall mean)\b")
    return any(told.search(said.words(t)) for t in said.terms if t.when is not None)


def _leaves_out(one: Provision, head: Provision, said: Said) -> bool:
    if clause("leaves-out").match(head.words.encode("ascii", "replace")) is None:
        return False
    own = one.words if one is not head else _without("leaves-out-lead", one.words)
    if clause("demands").search(own.encode("ascii", "replace")):
        return False
    name = _defined_before(head, said.provisions)
    return name is not None and _only_burdens(name, said)


def _defined_before(head: Provision, provisions: Sequence[Provision]) -> str | None:
    """The word that the sentence before ``head`` defines."""
    earlier = provisions[head.index - 1] if head.index else None
    return _defined(earlier) if earlier is not None and earlier.form != "heading" else None


def _defined(one: Provision) -> str | None:
    found = clause("defined-word").match(one.words.encode("ascii", "replace"))
    return None if found is None else str(found.group(1).decode())


def _only_burdens(name: str, said: Said) -> bool:
    """Whether the word stands in burdens alone, and nowhere as what they leave free."""
    named = re.compile(rf"\b{re.escape(name)}(?:s|es)?\b")
    places = [p for p in said.provisions if named.search(p.words) and _defined(p) != name]
    freed = clause("left-free")
    using = [t for t in said.terms if t.kind != "definition" and named.search(said.words(t))]
    if not using or any(t.kind not in _BURDENS or t.effect == "exempts" for t in using):
        return False
    for place in places:
        if place.form == "heading":
            continue
        raw = place.words.encode("ascii", "replace")
        if any(freed.search(raw[: at.start()]) for at in named.finditer(place.words)):
            return False
        if not any(t.provision == place.index for t in using) or place.span in said.unread:
            return False
    return True


def _without(piece: str, words: str, instead: str = "") -> str:
    """The words without a piece of the grammar of clauses, or with another word for it."""
    return str(clause(piece).sub(instead.encode(), words.encode("ascii", "replace")).decode())


def _kinds(one: Provision) -> set[str]:
    """The kinds of words in it; "non" before a hyphen denies only its own word."""
    said = _without("terms-of-text", one.words, "terms")
    return {kind for _, end, kind in operative(said) if said[end : end + 1] != "-"}
