"""Headings: titles of what the text says, or words of their own."""

from __future__ import annotations

import re
from collections.abc import Iterable
from itertools import dropwhile, takewhile

from licet.conditions import atoms
from licet.read.accounting import unaccounted
from licet.read.conditions.unread import LIMITING
from licet.read.fragments import titular
from licet.read.language import shows_english
from licet.read.model import Term
from licet.text.model import Provision

_WORD = re.compile(r"[^\W\d_]{4,}")
_DENYING = frozenset({"negation", "ban", "only"})  # kinds of word
_STEM = 5  # letters of a word that must come again
_SHORT = 3  # letters of a word whose plural is known by its "s"
_DENIAL = "negation"
_LIMITS = frozenset({"use_purpose", "actor_type", "use_scope"})  # facts that a limiting word can state


def says_nothing_new(
    heading: Provision, provisions: tuple[Provision, ...], terms: Iterable[Term], source: str
) -> bool:
    """Whether each word of a heading that could bind is said again beneath it or in a term, a limiting one in
    a term that is limited, and a denial beneath it with what it denies; of a heading in no known words, each
    of its words."""
    said = heading.words
    binding = unaccounted(said)
    if not binding and not shows_english(said):
        binding = tuple((*m.span(), "") for m in _WORD.finditer(said) if len(m[0]) >= _STEM)
    if any(kind in _DENYING for _, _, kind in binding):  # what is denied is said by words of any kind
        told_of = [(*m.span(), "") for m in _WORD.finditer(said) if not titular(m[0])]
        binding = tuple(sorted((*binding, *told_of)))
    below = " ".join(one.words for one in _under(heading, provisions))
    terms = tuple(terms) if binding else ()
    limits, told = (" ".join(_words(terms, source, limited)) for limited in (True, False))
    for number, (start, end, kind) in enumerate(binding):
        if kind == _DENIAL and said[end : end + 1] != "-":  # "non-source" is one word
            denied = binding[number + 1 :][:1]  # where nothing is, the "no" answers the words before it
            again = _again(said[start : denied[0][1]], "", below) if denied else said.strip() in below
        else:
            elsewhere = limits if kind in LIMITING else told
            again = _again(said[start:end], kind, below) or _again(said[start:end], kind, elsewhere)
        if not again:
            return False
    return bool(below)


def _again(words: str, kind: str, text: str) -> bool:
    """Whether ``text`` has the words, the last of them by its beginning."""
    *before, last = words.split(" ")
    stem = _stem(last, kind)
    ends = r"(?:s|es)?\b" if len(stem) < _STEM else ""
    return re.search(rf"\b{re.escape(' '.join([*before, stem]))}{ends}", text) is not None


def _stem(word: str, kind: str) -> str:
    """The beginning by which a word is known again; "personal" is not said again by "any person"."""
    single = word[:-1] if len(word) > _SHORT and word.endswith("s") and not word.endswith("ss") else word
    return single if kind in LIMITING else single[:_STEM]


def _words(terms: Iterable[Term], source: str, limited: bool) -> Iterable[str]:
    """The words of the terms; with ``limited``, of those for one purpose, kind of person or kind of use."""
    for term in terms:
        if not limited or any(atom.fact in _LIMITS for atom in atoms(term.when)):
            yield term.span.of(source).lower()


def _under(heading: Provision, provisions: tuple[Provision, ...]) -> list[Provision]:
    """The provisions between ``heading``, with the headings right below it, and the next heading."""
    rest = dropwhile(lambda one: one.form == "heading", provisions[heading.index + 1 :])
    return list(takewhile(lambda one: one.form != "heading", rest))
