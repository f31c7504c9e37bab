"""Whether a disclaimer or a definition says more than it disclaims or defines."""

from __future__ import annotations

import re
from functools import cache
from typing import Any

from licet.knowledge.reading import lexicon
from licet.read.accounting import unaccounted
from licet.read.conditions.unread import LIMITING
from licet.read.model import Effectless, Term
from licet.read.operative import alternation, operative
from licet.read.patterns import expand
from licet.text.model import Provision

STATED = frozenset({"disclaimer", "definition"})  # kinds that may be said in words without effect
_WORD = re.compile(r"[a-z][a-z-]+(?:'[a-z]+)?")
_BY_NO_RULE = "no-operative-word"


def says_more(provision: Provision, found: list[Term], still: Effectless | None) -> bool:
    """Whether words that could bind stand beside what only disclaims or defines.

    ``still`` is the rule that accounts for the whole provision. A disclaimer with a word left open may hide a
    limit ("as is, and for hobbyists"). A definition of who is licensed, or of an act, limits every grant in
    which it comes again: a rule has to know it; another definition must leave no person, purpose, size,
    price or place open, unless that is what it defines. A place of the grant that was not read limits it too.
    """
    if any(t.action == "territory" and t.when is None for t in found):
        return True
    kinds = {t.kind for t in found}
    if not kinds or not kinds <= STATED:
        return False
    if "disclaimer" in kinds:
        return still is None
    words = provision.words.encode("ascii", "replace")
    if _words("defined_bearers").search(words) is not None:
        openly = _words("defined_openly").search(words) is not None and _only_anyone(provision.words)
        return still is None or still.rule == _BY_NO_RULE or not openly
    if _words("defined_riders").search(words) is not None:
        return True
    return still is None and not _defines_a_limit(found, provision) and _limits(provision)


def _only_anyone(words: str) -> bool:
    """Whether each word is one in which definitions name anyone: an unknown one may be whom or where."""
    known = _set("grant_words") | _set("defined_words")
    return all(word[0] in known for word in _WORD.finditer(words))


def _limits(provision: Provision) -> bool:
    return any(kind in LIMITING for _, _, kind in unaccounted(provision.words))


def _defines_a_limit(found: list[Term], provision: Provision) -> bool:
    name = provision.words.split(" mean", 1)[0]
    return any(kind in LIMITING for _, _, kind in operative(name)) and any(
        t.kind == "definition" for t in found
    )


@cache
def _set(name: str) -> frozenset[str]:
    return frozenset(w for e in lexicon() if e.name == name for w in e.words)


@cache
def _words(name: str) -> Any:
    """``defined_bearers``: how a definition of a licensee or of an act begins; ``defined_openly``: anyone."""
    return alternation(tuple(expand(w) for e in lexicon() if e.name == name for w in e.words))
