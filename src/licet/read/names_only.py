"""Lines that hold nothing but names: holders, institutes, addresses, dates. They bind nobody."""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import cache

from licet.knowledge.effectless import language_words
from licet.knowledge.layout import layout_words
from licet.read.operative import operative
from licet.text.model import Provision

_HARMLESS = frozenset({"person", "place", "time", "size"})  # kinds of words that names are made of
_NAMING = _HARMLESS - {"size"} | {"purpose"}
_ASKED = frozenset({"deed", "person", "time"})  # what a blank asks for: "name of owner", "year"
_EDGES = "()[]{}<>.,;:\"'*_-&+©|"
_FEWEST, _LONGEST = 2, 60  # words
_WORD = re.compile(r"[^\s]+")
_BLANK = re.compile(r"\$?[<{\[][^<>{}\[\]]{1,40}[>}\]]")
_ADDRESS = re.compile(r"[@/]|\d|\.\w")


def only_names(provision: Provision) -> bool:
    """Whether each word is capitalised, a number, an address or a small word between names, and none of them
    could bind: "Example Institute for Research, 12 Main Street, Springfield (see AUTHORS)".

    A line in capitals throughout is no line of names, for its capitals say nothing.
    """
    words = _WORD.findall(provision.written)
    if not words or len(words) > _LONGEST or provision.heads:
        return False
    named: list[str] = []
    for word in words:
        bare = word.strip(_EDGES)
        if bare and not _ADDRESS.search(bare) and bare.lower() not in _small():
            if bare[0].islower():
                return False
            named.append(bare)
    shouted = [w for w in named if len(w) > 4 and w.isupper()]
    if len(named) < _FEWEST or len(shouted) > len(named) / 2:
        return False
    calm = _institutes().sub(lambda m: "_" * len(m[0]), provision.words)
    binding = operative(calm)
    if not _signed(calm, binding) or not _proper(calm, binding):
        return False
    if any(calm[end : end + 1] == ":" and kind != "person" for _, end, kind in binding):
        return False  # "territory: Foo" is no name but what it says of the licence
    return all(kind in _HARMLESS for _, _, kind in binding)


def made_of_names(provision: Provision, accounted: Callable[[int, int], bool]) -> bool:
    """Whether what is not ``accounted`` for (offsets into ``words``) is written like names.

    Where a line has no capitals, or nothing else, they tell nothing: then no act, size or leave may stand
    in it.
    """
    if forbids_abroad(provision.words):
        return False
    written = _BLANK.sub(lambda blank: _blotted(blank, accounted), provision.written)
    told = []
    for match in _WORD.finditer(written):
        word = match[0].strip(_EDGES)
        start = match.start() + match[0].find(word)
        if word and not _ADDRESS.search(word) and word.lower() not in _small():
            told += [] if accounted(start, start + len(word)) else [word]
    lower = [w for w in told if w[0].islower()]
    if len(lower) == len(told) or all(w.isupper() for w in told if len(w) > 4):
        kinds = {kind for a, b, kind in operative(provision.words) if not accounted(a, b)}
        return kinds <= _NAMING
    return not lower


def _blotted(blank: re.Match[str], accounted: Callable[[int, int], bool]) -> str:
    """A blank to fill in ("<name of author>"), without its words unless they could bind."""
    start = blank.start() + 1
    for a, b, kind in operative(blank[0][1:].lower()):
        if kind not in _ASKED and not accounted(start + a, start + b):
            return blank[0]
    return "_" * len(blank[0])


def _signed(words: str, binding: tuple[tuple[int, int, str], ...]) -> bool:
    """Whether a line names single institutions and persons ("students of Foo" are many), counts nothing, and
    forbids nothing in another language, nor says to whom alone something is granted."""
    if forbids_abroad(words) or words.lstrip("#*_- ").partition(":")[0].strip() in layout_words().name_takers:
        return False
    return all(kind not in ("person", "size") or words[a:b] in _one_body() for a, b, kind in binding)


def _proper(words: str, binding: tuple[tuple[int, int, str], ...]) -> bool:
    """Whether a name, or an institute, is left beside places and times: "outside Foo" has none."""
    left = list(words)
    for start, end, kind in binding:
        if kind != "person":
            left[start:end] = " " * (end - start)
    rest = re.findall(r"[^\W\d][^\s,;:()]*|__+", "".join(left))
    return any(word not in _small() and word not in layout_words().name_places for word in rest)


@cache
def _one_body() -> frozenset[str]:
    return frozenset(layout_words().name_bodies)


def forbids_abroad(words: str) -> bool:
    """Whether lower-case words hold one by which another language forbids or limits."""
    return _foreign().search(words) is not None


@cache
def _foreign() -> re.Pattern[str]:
    return re.compile(rf"\b(?:{'|'.join(language_words().foreign_limits)})")


@cache
def _small() -> frozenset[str]:
    return frozenset(layout_words().name_small)


@cache
def _institutes() -> re.Pattern[str]:
    """Words that are harmless as parts of a name, and nowhere else."""
    return re.compile(rf"\b(?:{'|'.join(layout_words().name_parts)})\b")
