"""Titles and other stretches without a verb: what they are made of says whether they can bind anybody.

A fragment binds only where it names a person, a purpose, a size, a place or a price, forbids, or holds a
verb that commands. So each of its words must be a small word, a noun of titles, or built like one; unknown
names are let pass in capitals beside a noun that says what the line names ("Foo Linking Exception").
"""

from __future__ import annotations

import re
from functools import cache
from typing import Any

from licet.knowledge.reading import lexicon
from licet.read.operative import alternation, operative
from licet.read.patterns import expand
from licet.text.model import Provision

_TOKEN = re.compile(r"[^\s,;:()/\"]+")
_ADDRESS = re.compile(r"[@\d]|\w\.\w|://")
_LONGEST = 14  # words of a title
_LONGEST_ALONE = 8  # of one that no line sets apart
_STOPS = ".*_-'`[]{}<>#%~=|!"
_LOOSE = frozenset(
    {"act", "deed", "permission", "modality", "condition", "ban", "only"}
)  # as nouns they only name


def is_title(provision: Provision, words: str) -> bool:
    """Whether ``words``, the provision's with its makers' names blotted out, only name what follows."""
    if provision.heads or _pattern("title_binds").search(words.encode("ascii", "replace")):
        return False
    calm = _blotted(words)
    tokens = [(m[0].strip(_STOPS), m.start()) for m in _TOKEN.finditer(calm)]
    if len(tokens) > _LONGEST and any(_says(word) for word, _ in tokens):
        return False
    said = [(word, at) for word, at in tokens if _says(word)]
    alone = provision.form == "heading"
    if not said:
        return bool(tokens) and alone
    bare = [word for word, _ in said]
    if _commands(bare) or bare[0] in _set("title_inside"):
        return False
    if not alone and (_may_order(bare) or provision.written[said[0][1] : said[0][1] + 1].islower()):
        return False
    return _named(provision, said) and all(
        kind in _LOOSE for _, _, kind in operative(re.sub("_+", "_", calm))
    )


def _says(word: str) -> bool:
    return bool(word) and not _ADDRESS.search(word) and "__" not in word


def _named(provision: Provision, said: list[tuple[str, int]]) -> bool:
    """Whether each word is known, or a name beside a noun that says what is named."""
    known = [titular(word) for word, _ in said]
    if not any(known):
        return False
    if all(known):
        return True
    if not any(word in _set("title_heads") for word, _ in said):
        return False
    unknown = [index for index, one in enumerate(known) if not one]
    if provision.written.isupper() and unknown[-1] > 2:
        return False  # capitals tell no names there
    return all(_name(said[index][0], provision, said[index][1]) for index in unknown)


def _may_order(words: list[str]) -> bool:
    """Whether a stretch that no line sets apart may be an order or a limit: "source to others"."""
    if any(word in _set("title_alone") for word in words):
        return True
    if len(words) > _LONGEST_ALONE:
        return True
    return len(words) < 4 and words[-1] in _set("title_acts")


def titular(word: str) -> bool:
    """A small word or a noun that no order and no limit is made of."""
    if word in _set("title_words") or word in _set("title_heads"):
        return True
    return _suffixed().fullmatch(word) is not None and not operative(word)


def _name(word: str, provision: Provision, at: int) -> bool:
    """A capitalised word that the lexicon does not know."""
    return (
        provision.written[at : at + 1].isupper()
        and not operative(word)
        and word not in _set("title_breakers")
    )


def _commands(words: list[str]) -> bool:
    """Whether a verb or a pronoun makes more of it than a title, or it begins with an order."""
    if any(word in _set("title_breakers") for word in words):
        return True
    rest = words[1:]
    if words[0] not in _set("title_orders") or not rest:
        return False
    return rest[0] not in ("of", "and", "or", "by") and rest[-1] not in _set("title_last")


@cache
def _set(name: str) -> frozenset[str]:
    return frozenset(w for e in lexicon() if e.name == name for w in e.words)


@cache
def _suffixed() -> re.Pattern[str]:
    return re.compile("|".join(w for e in lexicon() if e.name == "title_suffixes" for w in e.words))


def _blotted(words: str) -> str:
    """The words without those turns of phrase of titles that only look as if they bound."""
    out = list(words)
    for found in _pattern("title_calms").finditer(words.encode("ascii", "replace")):
        out[found.start() : found.end()] = "_" * (found.end() - found.start())
    return "".join(out)


@cache
def _pattern(name: str) -> Any:
    return alternation(tuple(expand(w) for e in lexicon() if e.name == name for w in e.words))
