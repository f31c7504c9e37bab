"""Headings: titles of what the text says, or words of their own."""

from __future__ import annotations

import re
from collections.abc import Iterable
from itertools import dropwhile, takewhile

from licet.conditions import atoms
from licet.read.accounting import unaccounted
from licet.read.conditions.hits import SIZES
from licet.read.conditions.unread import LIMITING
from licet.read.conditions.values import purposes
from licet.read.fragments import titular
from licet.read.language import shows_english
from licet.read.model import Term
from licet.read.operative import operative
from licet.text.model import Provision

_WORD = re.compile(r"[^\W\d_]{4,}")
_DENYING = frozenset({"negation", "ban", "only"})  # kinds of word
_STEM = 5  # letters of a word that must come again
_SHORT = 3  # letters of a word whose plural is known by its "s"
_DENIAL = "negation"
_TRADE = frozenset({"commercial", "non-commercial"})
_NUMBERS = re.compile(r"(?:\bv(?:ersion)? ?)?\b\d[\d.]*\b")
_NAME = re.compile(r"\b(?:licen[sc]e|agreement)$")
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
    beneath = _under(heading, provisions)
    below = " ".join(one.words for one in beneath)
    if binding and _named_again(heading, provisions):
        return True
    terms = tuple(terms) if binding else ()
    limited = _limited(heading, beneath, provisions, terms)
    limits, told = (" ".join(_words(terms, source, limited)) for limited in (True, False))
    for number, (start, end, kind) in enumerate(binding):
        if kind == _DENIAL and said[end : end + 1] != "-":  # "non-source" is one word
            denied = binding[number + 1 :][:1]  # where nothing is, the "no" answers the words before it
            again = _again(said[start : denied[0][1]], "", below) if denied else said.strip() in below
        else:
            elsewhere = limits if kind in LIMITING else told
            again = _again(said[start:end], kind, below) or _again(said[start:end], kind, elsewhere)
            again = again or _meant(said, (start, end), kind, limited)
        if not again:
            return False
    return bool(below)


def _named_again(heading: Provision, provisions: tuple[Provision, ...]) -> bool:
    """Whether the first line is a name by which the text calls itself further on: "the Foo Business Licence".

    The name of a licence that denies or says "only" is no mere name.
    """
    name = _NUMBERS.sub("", heading.words).strip(" .,:-")
    if heading.index or not _NAME.search(name) or any(k in _DENYING for _, _, k in operative(name)):
        return False
    return any(name in one.words for one in provisions[1:] if one.form != "heading")


def _limited(
    heading: Provision,
    beneath: list[Provision],
    provisions: tuple[Provision, ...],
    terms: tuple[Term, ...],
) -> frozenset[tuple[str, str]]:
    """The facts, with their values, on which the terms beneath hang; beneath a title, all terms."""
    title = all(one.form == "heading" for one in provisions[: heading.index])
    places = {one.index for one in beneath}
    found = (t for t in terms if title or t.provision in places)
    return frozenset((a.fact, str(v)) for t in found for a in atoms(t.when) for v in _each(a.value))


def _each(value: object) -> tuple[object, ...]:
    return value if isinstance(value, tuple) else (value,)


def _meant(said: str, place: tuple[int, int], kind: str, limited: frozenset[tuple[str, str]]) -> bool:
    """Whether a limiting word of a heading names what the terms beneath are limited to, in other words."""
    facts = {fact for fact, _ in limited}
    sized = bool(facts & SIZES)
    if kind == "size":
        return sized
    if kind == "person":
        return "actor_type" in facts
    if kind != "purpose":
        return False
    meant = {value for value, start, end in purposes(said) if start < place[1] and place[0] < end}
    if meant & _TRADE:
        meant |= _TRADE
    if "usage_days" in facts:
        meant -= {"evaluation"}
        if not meant and "trial" in said[place[0] : place[1]]:
            return True
    if not meant:  # "a small business" is told by its size
        return sized and any(k == "size" for _, _, k in operative(said))
    return any(fact == "use_purpose" and value in meant for fact, value in limited)


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
