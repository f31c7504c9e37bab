"""What is to be shown or put into a name, where, and how openly: the quoted words of a duty."""

from __future__ import annotations

import re
from functools import cache
from typing import Any

from licet.knowledge.reading import lexicon
from licet.read.patterns import expand
from licet.text.model import Provision

_QUOTED = re.compile(r'"([^"]{2,400})"')
_OPEN = re.compile(r':\s*"([^"]{2,400})$')  # a notice of several sentences goes on in the next provision
_CLOSE = 12  # characters after closing quotes in which the word "file" shows that they name a file
_PLACE_END = re.compile(r'[.;:("]|, (?:if|and|unless|provided|which|in (?:a|the) same)\b')
_OR = re.compile(r"^\W{0,3}(?:or|and/or)\W{0,3}$")


@cache
def _words(name: str) -> str:
    made = next(e for e in lexicon() if e.name == name)
    return "(?:" + "|".join(made.words) + ")"


@cache
def _manner() -> re.Pattern[str]:
    return re.compile(rf"\b{expand(_words('manner'))}\b")


@cache
def _container() -> re.Pattern[str]:
    return re.compile(rf"^ {expand(_words('container'))}\b")


@cache
def _place() -> re.Pattern[str]:
    return re.compile(rf"\b(?:on|in|at|within|from|to) ([^.;:\"]{{0,60}}?{expand(_words('in_public'))}\b)")


def showing(provision: Provision, source: str, start: int, end: int) -> dict[str, Any] | None:
    """``show``, ``where`` and ``manner`` of ``provision.words[start:end]``; ``None`` if nothing is quoted.

    ``show`` is cut from ``source`` with its own capitals; several, joined by "or", are a list with
    ``choice = "any"``. What is quoted as the name of a file is where to show, not what.
    """
    words = provision.words[start:end]
    shown = _quotes(words)
    out: dict[str, Any] = {}
    if shown:
        texts = [_original(provision, source, start + q.start(1), start + q.end(1)) for q in shown]
        out["show"] = texts[0]
        if len(shown) > 1 and _OR.match(words[shown[0].end() : shown[1].start()]):
            out |= {"show": texts, "choice": "any"}
    where = _where(words, shown[-1].end() if shown else 0)
    if where:
        out["where"] = where
    manner = _manner().search(words)
    if manner is not None:
        out["manner"] = manner[0]
    return out or None


def quoted(words: str) -> list[tuple[int, int]]:
    """Where quoted words stand that may be words to show, without their marks."""
    return [q.span(1) for q in _quotes(words)]


def _quotes(words: str) -> list[re.Match[str]]:
    """Closed quotes that name no file, and one that is left open at the end."""
    found = [q for q in _QUOTED.finditer(words) if not _container().match(words[q.end() : q.end() + _CLOSE])]
    left = _OPEN.search(words)
    return found if left is None else [*found, left]


def _original(provision: Provision, source: str, start: int, end: int) -> str:
    place = provision.place(start, end)
    return " ".join(source[place.start : place.end].split())


def _where(words: str, after: int) -> str | list[str] | None:
    found = _place().search(words, after) or _place().search(words)
    if found is None:
        return None
    stop = _PLACE_END.search(words, found.end(1))
    place = words[found.start(1) : stop.start() if stop else len(words)].strip(" ,")
    place = re.sub(r"^(?:the|a|an|each|any|its|your) ", "", place)
    if ", " not in place:
        return place
    parts = re.split(r",? (?:or|and|and/or) |, ", place)
    return [re.sub(r"^(?:the|a|an) ", "", p) for p in parts if p]
