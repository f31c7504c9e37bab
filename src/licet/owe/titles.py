"""Headings that were not read: what they name is said by a term, or it stays in doubt."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache

import re2

from licet.conditions import atoms
from licet.knowledge.facts import TitledEntry, titled
from licet.owe.meaning import any_match
from licet.read.model import Term
from licet.spans import Span

_LONGEST = 9  # words
# Before a heading on its line: a list number, hash signs, stars.
_MARKED = re.compile(r"(?:[ \t]*(?:#{1,6}|\*\*|__|(?:\d+\.)+\d*|\d+\)|\(?[a-z]\)|[A-Z]\.)[ \t]*)+", re.I)


def only_names(place: Span, terms: Iterable[Term], source: str) -> bool:
    """Whether an unread stretch is a heading, or the text's title, whose binding words a term says too."""
    said = " ".join(place.of(source).lower().split())
    if len(said.split()) > _LONGEST or not _by_itself(place, source) or any_match("orders", said):
        return False
    left, known = said, tuple(terms)
    for entry in titled():
        pattern = _words(entry.words)
        if pattern.search(left) and any(_says(entry, term) for term in known):
            left = pattern.sub(" ", left)
    return not any_match("bearing", left)


def _by_itself(place: Span, source: str) -> bool:
    """Whether the stretch has its line to itself, and is marked as a heading or names a licence."""
    begin = source.rfind("\n", 0, place.start) + 1
    end = source.find("\n", place.end)
    before, after = source[begin : place.start], source[place.end : len(source) if end < 0 else end]
    if after.strip(" \t\r*_#.:"):
        return False
    if not before.strip():
        return any_match("names-text", place.of(source).lower())
    return _MARKED.fullmatch(before) is not None


def _says(entry: TitledEntry, term: Term) -> bool:
    if entry.kinds and term.kind not in entry.kinds:
        return False
    if not entry.facts and not entry.actions:
        return True
    return bool(term.actions & set(entry.actions)) or any(a.fact in entry.facts for a in atoms(term.when))


@cache
def _words(words: tuple[str, ...]) -> re2._Regexp:
    return re2.compile(rf"\b(?:{'|'.join(words)})\b")
