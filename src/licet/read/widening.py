"""Lists that take nothing away: what a permitted purpose takes in, and what a burden leaves out.

"Permitted purposes include: teaching; research" only goes on with a purpose that the text states elsewhere.
"It does not include: ..." behind the definition of a thing for which somebody pays, asks or is forbidden to
do something makes that burden smaller. Neither can bind anybody, whatever purposes and persons it names.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from licet.read.conditions.lexicon import clause
from licet.read.model import Effectless, Term
from licet.read.operative import operative
from licet.spans import Span
from licet.text.model import Provision

_BURDENS = frozenset({"duty", "prohibition", "termination"})
_HARD = frozenset({"ban", "modality", "condition", "negation", "only"})  # kinds that no purpose is made of
_MANY = 12  # sentences back in which a definition may stand before its list


def widens(
    one: Provision,
    provisions: Sequence[Provision],
    terms: Sequence[Term],
    unread: Sequence[Span],
    source: str,
) -> Effectless | None:
    """What an unread provision is that only takes in more of what is permitted, or less of what is asked."""
    for head in (one, *one.heads[-1:]):
        if _takes_in(one, head, terms, source):
            return Effectless(one.span, "part-of-head", "permits-more")
        if _leaves_out(one, head, provisions, terms, unread, source):
            return Effectless(one.span, "part-of-head", "asks-less")
    return None


def _takes_in(one: Provision, head: Provision, terms: Sequence[Term], source: str) -> bool:
    found = clause("takes-in").search(head.words.encode("ascii", "replace"))
    if found is None or _kinds(one) & _HARD:
        return False
    name = found.group(1).decode().rstrip("s")
    told = re.compile(rf"\b{re.escape(name)}s? (?:is|are|means?|shall mean)\b")
    return any(told.search(_said(t, source)) for t in terms if t.when is not None)


def _leaves_out(
    one: Provision,
    head: Provision,
    provisions: Sequence[Provision],
    terms: Sequence[Term],
    unread: Sequence[Span],
    source: str,
) -> bool:
    if clause("leaves-out").match(head.words.encode("ascii", "replace")) is None:
        return False
    said = one.words if one is not head else re.sub(r"^\W*\w+ \w+ not include", "", one.words)
    if clause("demands").search(said.encode("ascii", "replace")):
        return False
    name = _defined_before(head, provisions)
    return name is not None and _only_burdens(name, head, provisions, terms, unread, source)


def _defined_before(head: Provision, provisions: Sequence[Provision]) -> str | None:
    """The word that the sentence before ``head`` defines."""
    for earlier in reversed(provisions[max(head.index - _MANY, 0) : head.index]):
        if earlier.form == "heading":
            return None
        found = clause("defined-word").match(earlier.words.encode("ascii", "replace"))
        if found is not None:
            return found.group(1).decode()
        if not earlier.heads:
            return None
    return None


def _only_burdens(
    name: str,
    head: Provision,
    provisions: Sequence[Provision],
    terms: Sequence[Term],
    unread: Sequence[Span],
    source: str,
) -> bool:
    """Whether the word stands in burdens alone, and nowhere as what they leave free."""
    named = re.compile(rf"\b{re.escape(name)}(?:s|es)?\b")
    places = [p for p in provisions if named.search(p.words) and not _defines(p, name)]
    freed = clause("left-free")
    using = [t for t in terms if t.kind != "definition" and named.search(_said(t, source))]
    if not using or any(t.kind not in _BURDENS or t.effect == "exempts" for t in using):
        return False
    for place in places:
        if place.form == "heading":
            continue
        at = named.search(place.words)
        assert at is not None
        if freed.search(place.words[: at.start()].encode("ascii", "replace")):
            return False
        if not any(t.provision == place.index for t in using) or place.span in unread:
            return False
    return True


def _defines(place: Provision, name: str) -> bool:
    found = clause("defined-word").match(place.words.encode("ascii", "replace"))
    return found is not None and found.group(1).decode() == name


def _kinds(one: Provision) -> set[str]:
    """The kinds of words in it; "non" before a hyphen denies only its own word."""
    said = one.words.replace("terms and conditions", "terms")
    return {kind for _, end, kind in operative(said) if said[end : end + 1] != "-"}


def _said(term: Term, source: str) -> str:
    return " ".join(term.span.of(source).lower().split())
