"""Whether words are a name as written: of a person, a body or a work, and nothing that is said."""

from __future__ import annotations

import re
from functools import cache
from typing import Any

from licet.identify.binding import compiled
from licet.knowledge.surroundings import list_words, maker_words, name_words, paper_words, told_words

_PLACES = re.compile(r"\S*(?:://|@|[\w.]/\w|\\|\w\.\w)\S*|<[^<>]*>|\[[^\[\]]*\]|\{[^{}]*\}|\$\w+")
_WORD = re.compile(r"(?<!\w)[^\W\d_][\w'’-]*")
_HANDLE = re.compile(  # a name in small letters, right after the year
    r"(?:[0-9]{2}|[0-9]x|now|present|\(c\)|©|\bby)[,:]?\s+((?:[a-z][\w'.-]*(?:\s+(?=[a-z(<&,.]|$)|(?=[,.(<]|$))){1,3})(?=$|[.,(<&]|and\b)"
)
_LABEL = 8  # words before a colon that only announce what follows
_MOST = 60  # words of what is told about a work
_SENTENCES = re.compile(r"(?<=[a-z0-9)\"'][a-z0-9)\"'][.!?;])\s+(?=[A-Z(\"'])")


def is_name(written: str, *, handles: bool = False) -> bool:
    """Whether each word is capitalised, a number, a place, or one of the small words of names. ``handles``:
    up to three other small words may stand right after a year."""
    if _points().search(written):
        return False
    line = _PLACES.sub(" ", written)
    if handles:
        line = _HANDLE.sub(" ", _group().sub(" ", line))
    found = _WORD.findall(line)
    if len(found) < 2 and not handles:
        return True
    small = name_words()
    return all(not w[0].islower() or w.lower() in small or _is_inner(w) for w in found)


def _is_inner(word: str) -> bool:
    """``jQuery``, ``x86``: no word of a sentence."""
    return any(c.isupper() or c.isdigit() for c in word)


def only_told(written: str) -> bool:
    """Whether the words name or describe a work, and each sentence of them is of a kind that binds nobody."""
    words = " ".join(written.split()).strip("*#/;-%!=|~ ")
    if words.endswith(":") and words.count(" ") < _LABEL:
        return True
    if is_name(words):
        return True
    if words.count(" ") > _MOST:
        return False
    return all(is_name(part) or _told().search(part.lower()) is not None for part in _SENTENCES.split(words))


@cache
def _group() -> re.Pattern[str]:
    """Those who make a work whose name is written in small letters, and where they are listed."""
    return re.compile(
        r"(?i)(?:[0-9]{2}|[0-9]x|now|present|\(c\)|©|\bby|\band|&)[,:]?\s+(?:the )?[a-z][\w.-]*"
        rf" (?:{'|'.join(maker_words())})(?=$|[\s.,)])"
        rf"|\(?\bsee (?:the )?(?:file )?(?:{'|'.join(list_words())})\b[\w.]*(?: files?)?\)?"
    )


@cache
def _points() -> re.Pattern[str]:
    """Papers that may bind; of some a licence's name counts how many it has."""
    papers, counted = ("|".join(one.words) for one in paper_words())
    return re.compile(rf"(?i)\b(?:{papers}|(?<![0-9][- ])(?:{counted}))\b")


@cache
def _told() -> Any:
    return compiled(told_words().words, r"^\W*(?:{})\W*$")
