"""Whether a profile's words for a thing are a text's words for it, where neither uses a closed list."""

from __future__ import annotations

from functools import cache

import re2

_WORD = re2.compile(r"[a-z0-9]+")
# Words that tell things apart by themselves: one side having one of them makes it another thing.
_APART = frozenset({"another", "other", "no", "not", "non", "without", "except"})
_SMALL = frozenset(["a", "an", "the", "or", "and", "of", "to", "its", "that", "which", "any", "as"])
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
    return frozenset(_stem(w) for w in _WORD.findall(words.lower()) if w not in _SMALL)


def _stem(word: str) -> str:
    return word[:-1] if word.endswith("s") and not word.endswith("ss") and len(word) > 3 else word


def _choices(wanted: str) -> list[str]:
    """What an enumeration with "or" names one by one."""
    return [part for part in wanted.replace(",", " or ").split(" or ") if part.strip()]


def _one(mine: frozenset[str], wanted: frozenset[str]) -> bool | None:
    if not mine or not wanted or (mine & _APART) != (wanted & _APART):
        return False
    if wanted <= mine:
        return True
    return None if len(mine & wanted) > _MUCH * min(len(mine), len(wanted)) else False
