"""Which definitions of its text a term turns on."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache

from licet.compare.words import Words
from licet.knowledge.reading import lexicon
from licet.limits import grounds
from licet.read.model import Reading, Term
from licet.spans import Span

# The defined word at the start of a definition, in quotes or in bold.
_HEAD = re.compile(r"^\W*[\"“'*`]+\s*([^\"”'*`]{2,60}?)\s*[\"”'*`]+")

NAME = 4  # words from which a name that ends like a work is one


class Definitions:
    """The words that a text defines, and where."""

    def __init__(self, reading: Reading, words: Words) -> None:
        self._words = words
        self._known: list[tuple[str, Span]] = []
        for term in reading.terms:
            if term.kind == "definition":
                self._add(term.defines or "", term.span)
        for calm in reading.effectless:
            if calm.kind == "definition" or calm.rule == "definition":
                self._add("", calm.span)

    def used(self, term: Term) -> list[Span]:
        """The definitions behind the words on which the condition of ``term`` turns.

        "Commercial Use" in a bar on commercial use, not "Licensor" in a duty to keep notices.
        """
        telling = grounds.telling(grounds.of(term.when))
        if not telling:
            return []
        said = f" {self._words.key(term.span)} "
        return [
            span
            for name, span in self._known
            if span != term.span
            and f" {name} " in said
            and any(word in name for word in telling)
            and not _names_a_work(name)
        ]

    def _add(self, name: str, span: Span) -> None:
        head = _HEAD.match(span.of(self._words.source)[:80])
        named = name.replace("-", " ") or (head[1] if head else "")
        if key := self._words.say(named):
            self._known.append((key, span))


def together(words: Words, spans: Iterable[Span]) -> str:
    """What stands at several places."""
    return " / ".join(words.key(span) for span in spans)


def _names_a_work(name: str) -> bool:
    """Whether a long name ends in a word for works: "Sample Research Language Model"."""
    words = name.split()
    return len(words) >= NAME and words[-1] in _works()


@cache
def _works() -> frozenset[str]:
    return frozenset(w for entry in lexicon() if entry.name == "grant_objects" for w in entry.words)
