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
_LIMITS = frozenset({"use_purpose", "actor_type", "use_scope"})  # facts that a limiting word can state


def is_title(
    heading: Provision, provisions: tuple[Provision, ...], terms: Iterable[Term], source: str
) -> bool:
    """Whether each word of a heading that could bind is said again beneath it, or is one by which a term is
    limited anyhow; of a heading in no known words, each of its words."""
    said = heading.words
    binding = [(said[a:b], kind) for a, b, kind in unaccounted(said)]
    if not binding and not shows_english(said):
        binding = [(word, "") for word in re.findall(r"\w+", said) if len(word) >= _STEM]
    if any(kind in _DENYING for _, kind in binding):  # what is denied is said by words of any kind
        binding += [(word, "") for word in _WORD.findall(said) if not titular(word)]
    below = " ".join(one.words for one in _under(heading, provisions))
    limits = " ".join(_limiting(terms, source)) if any(kind in LIMITING for _, kind in binding) else ""
    return bool(below) and all(
        _stem(word, kind) in below or (kind in LIMITING and _stem(word, kind) in limits)
        for word, kind in binding
    )


def _stem(word: str, kind: str) -> str:
    """The beginning by which a word is known again; "personal" is not said again by "any person"."""
    single = word[:-1] if len(word) > _SHORT and word.endswith("s") and not word.endswith("ss") else word
    return single if kind in LIMITING else single[:_STEM]


def _limiting(terms: Iterable[Term], source: str) -> Iterable[str]:
    """The words of terms that hold for a purpose, a kind of person or a kind of use alone."""
    for term in terms:
        if any(atom.fact in _LIMITS for atom in atoms(term.when)):
            yield term.span.of(source).lower()


def _under(heading: Provision, provisions: tuple[Provision, ...]) -> list[Provision]:
    """The provisions between ``heading``, with the headings right below it, and the next heading."""
    rest = dropwhile(lambda one: one.form == "heading", provisions[heading.index + 1 :])
    return list(takewhile(lambda one: one.form != "heading", rest))
