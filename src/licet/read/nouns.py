"""Which acts are named as things: "the use of it" and "adapted material", not "to use it"."""

from __future__ import annotations

import re
from functools import cache
from typing import Any

import re2

from licet.knowledge.reading import lexicon
from licet.read.marks import Act
from licet.read.patterns import expand

_JOINED = re.compile(rb"^(?:,|,? ?(?:and|or|and/or|&)|/)? ?(?:otherwise |also )?$")
_NAMED = re.compile(rb"(?:[a-z]+(?:ing|tions?|copies)|copies)$")  # a gerund, or a noun by its ending
_IS = re.compile(rb" (?:is|are|was|were)\b")  # "on which the use is based"
_FAR = 90  # characters before an act in which the words that make it a thing or an aim stand


def nouns_in(acts: list[Act], words: bytes) -> frozenset[int]:
    """The starts of the acts that are nouns or gerunds; what is joined to one by "and" or "or" is one too."""
    out: set[int] = set()
    ends = {act.end: act.start for act in acts}
    for act in acts:
        before = words[max(act.start - _FAR, 0) : act.start]
        twin = next((ends[at] for at in range(act.start, max(act.start - 12, -1), -1) if at in ends), None)
        if twin is not None and _JOINED.match(words[_end_of(twin, acts) : act.start]):
            named = twin in out
        else:
            named = any(pattern.search(before) for pattern in _makers())
        if named or _NAMED.match(_first(words, act)) or _IS.match(words, act.end):
            out.add(act.start)
    return frozenset(out)


def _first(words: bytes, act: Act) -> bytes:
    return words[act.start : act.end].split(b" ", 1)[0]


def _end_of(start: int, acts: list[Act]) -> int:
    return max(a.end for a in acts if a.start == start)


@cache
def _makers() -> tuple[re.Pattern[bytes], ...]:
    """An article, a preposition or a pronoun right before the act; "the ability of somebody to" before it."""
    words = {e.name: "|".join(map(expand, e.words)).encode() for e in lexicon()}
    return (
        re.compile(rb"(?:^|[ (])(?:" + words["before_noun"] + rb") $"),
        re.compile(rb"\b(?:" + words["before_aim"] + rb")\b[^,;]{0,60} to (?:[a-z]+ly )?$"),
    )


def is_thing(act: Act, words: bytes) -> bool:
    """Whether the words of the act name what another act is done to: "adapted material"."""
    return any(pattern.match(words, act.start) for pattern in _things(act.entry.things))


@cache
def _things(patterns: tuple[str, ...]) -> tuple[Any, ...]:
    return tuple(re2.compile(expand(p).encode()) for p in patterns)


def denied(start: int, words: bytes) -> bool:
    """Whether the words before a mark, back to a semicolon, deny its subject ("neither ... may")."""
    return _denials().search(words, words.rfind(b";", 0, start) + 1, start) is not None


@cache
def _denials() -> re.Pattern[bytes]:
    made = next(e for e in lexicon() if e.name == "denied_subject")
    return re.compile(rb"(?<![a-z])(?:" + "|".join(map(expand, made.words)).encode() + rb")\b")
