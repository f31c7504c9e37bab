"""Whether a profile's words for a thing are a text's words for it, where neither uses a closed list."""

from __future__ import annotations

from functools import cache

import re2

from licet.knowledge.wordlist import telling_apart, telling_nothing

_WORD = re2.compile(r"[a-z0-9]+")
_MUCH = 0.5  # a larger share of common words leaves it open whether the same thing is meant


def same(given: str, wanted: str) -> bool | None:
    """``True`` if ``given`` is ``wanted`` or a special case of it, ``None`` if that cannot be told."""
    if given.strip().lower() == wanted.strip().lower():
        return True
    mine = _bag(given)
    answers = [_one(mine, _bag(choice)) for choice in (wanted, *_choices(wanted))]
    if True in answers:
        return True
    return None if None in answers else False


@cache
def _bag(words: str) -> frozenset[str]:
    return frozenset(_stem(w) for w in _WORD.findall(words.lower()) if w not in telling_nothing())


def _stem(word: str) -> str:
    return word[:-1] if word.endswith("s") and not word.endswith("ss") and len(word) > 3 else word


def _choices(wanted: str) -> list[str]:
    """What an enumeration with "or" names one by one."""
    return [part for part in wanted.replace(",", " or ").split(" or ") if part.strip()]


def _one(mine: frozenset[str], wanted: frozenset[str]) -> bool | None:
    if not mine or not wanted or (mine & telling_apart()) != (wanted & telling_apart()):
        return False
    if wanted <= mine:
        return True
    return None if len(mine & wanted) > _MUCH * min(len(mine), len(wanted)) else False
