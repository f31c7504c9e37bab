"""Whether a grant names who or what it is for in words that no act, no limit and no grant is worded in.

A word that is not known limits a grant only from certain places: as the one who may act, behind a
preposition ("for dentists", "at sea"), or as an aside. It does not where it names the work ("the Foo
library"), the grantor ("Foo Ltd. grants you"), or one more act of a list ("copy, hack, and change").
"""

from __future__ import annotations

import re
from functools import cache
from typing import Any

import msgspec

from licet.knowledge.reading import lexicon
from licet.read.conditions.unread import LIMITING
from licet.read.model import Term
from licet.read.operative import alternation, operative
from licet.read.patterns import expand
from licet.text.model import Provision

_USE = "use"
_RIGHTS = frozenset({"use", "reproduce", "modify", "distribute", "sell"})
_ANYTHING = "anything/"
_POINTED = "permitted-purpose/"  # an act that says what a grant elsewhere is for
_WORD = re.compile(r"[a-z0-9][\w'./+-]*(?:\((?:r|tm)\))?|[,;:()\"/]")
_NAMED = re.compile(r"[a-z][a-z'-]+")
_FARTHEST = 4  # words of a name before its noun
_JOINS = frozenset({",", "and", "or", "/", "and/or"})


def narrowed(provision: Provision, found: list[Term]) -> bool:
    """Whether a grant of use holds a word that may narrow it and that no term rests on.

    What stands behind the opening of a condition is judged as one, not here.
    """
    if any(t.kind == "permission" and t.action in _RIGHTS for t in found) and _placed(provision):
        return True
    if any(t.rule.startswith(_POINTED) and t.when is None for t in found) and not _any_purpose(provision):
        return True
    if not any(_grants_use(t) for t in found):
        return False
    raw = provision.words.encode("ascii", "replace")
    opened = _pattern("grant_limits").search(raw)
    end = opened.start() if opened is not None else len(raw)
    line = _line(provision, end)
    read = [span for t in found for span in t.consumed]
    aside = [m.span() for m in _pattern("grant_asides").finditer(raw)]
    grantor = _grantor(raw[:end])
    for index, (word, start, stop) in enumerate(line.words):
        if word in _known() or _NAMED.fullmatch(word) is None:
            continue
        if any(a <= start and stop <= b for a, b in aside):
            continue
        place = provision.place(start, stop)
        if any(span.covers(place) for span in read):
            continue
        if any(kind in LIMITING for _, _, kind in operative(word)):
            return True
        if stop <= grantor or line.names_work(index) or line.joins_acts(index) or line.proper(index):
            continue
        return True
    return False


def _grants_use(term: Term) -> bool:
    """Of phrases that speak alone, only leave to do anything is judged by its other words."""
    if term.kind != "permission" or term.action != _USE:
        return False
    return not term.rule.endswith("/alone") or term.rule.startswith(_ANYTHING)


def _placed(provision: Provision) -> bool:
    """Whether the grant begins with whom or where it is for, in unknown words: "in Foo, to sell"."""
    first, _, _ = provision.words.partition(",")
    words = [w[0] for w in _WORD.finditer(first)]
    if not words or words[0] not in _set("opening_prepositions") or len(words) > _FARTHEST:
        return False
    return any(w not in _known() and not operative(w) and _NAMED.fullmatch(w) is not None for w in words[1:])


def _any_purpose(provision: Provision) -> bool:
    """Whether what is called a permitted purpose is any one; "gardening is a permitted purpose" limits."""
    return _pattern("any_purpose").search(provision.words.encode("ascii", "replace")) is not None


class _Line(msgspec.Struct, frozen=True):
    """The words and stops of a grant, with their places; ``written`` as they were before lower case."""

    words: tuple[tuple[str, int, int], ...]
    written: str

    def names_work(self, index: int) -> bool:
        """Between an article and a noun for works: "the Foo library"; "for the Foo library" is a purpose."""
        stops = _set("grant_stops")
        at = index - 1
        while at >= 0 and index - at <= _FARTHEST and self.words[at][0] not in _set("grant_articles"):
            if self.words[at][0] in stops or self.words[at][0] in _JOINS:
                return False
            at -= 1
        if at < 0 or self.words[at][0] not in _set("grant_articles"):
            return False
        if at > 0 and self.words[at - 1][0] in _set("limiting_prepositions") and not self._belongs(at - 1):
            return False
        for later in self.words[index + 1 : index + 1 + _FARTHEST]:
            if later[0] in _set("grant_objects"):
                return True
            if later[0] in stops or later[0] in _JOINS or later[0] in '();:"':
                return False
        return False

    def _belongs(self, index: int) -> bool:
        """A "to" that belongs to the noun before it: "modifications to the Foo library"."""
        return self.words[index][0] == "to" and self.words[index - 1][0] in _set("grant_changes")

    def joins_acts(self, index: int) -> bool:
        """One more act between acts: "use, hack, and modify"."""
        before, after = self._beside(index, -1), self._beside(index, 1)
        return before is not None and after is not None and _is_act(before) and _is_act(after)

    def _beside(self, index: int, step: int) -> str | None:
        """The next word over at least one comma or "and"."""
        at = index + step
        joined = False
        while 0 <= at < len(self.words) and self.words[at][0] in _JOINS:
            joined, at = True, at + step
        return self.words[at][0] if joined and 0 <= at < len(self.words) else None

    def proper(self, index: int) -> bool:
        """A name in capitals that an act or "of" takes as its object: "use of Foo", "copy Foo"."""
        at = index
        while at > 0 and index - at < _FARTHEST and self._capital(at):
            at -= 1
        if at == index:
            return False
        before = self.words[at][0]
        taken = before == "of" and at > 0 and self.words[at - 1][0] not in _set("limiting_prepositions")
        return (taken or _is_act(before)) and not self._titled()

    def _capital(self, index: int) -> bool:
        _, start, _ = self.words[index]
        return start > 0 and self.written[start : start + 1].isupper()

    def _titled(self) -> bool:
        """Whether capitals say nothing: the line has them at most words."""
        long = [s for w, s, _ in self.words if len(w) > 3]
        return sum(self.written[s : s + 1].isupper() for s in long) * 2 > len(long)


def _line(provision: Provision, end: int) -> _Line:
    found = _WORD.finditer(provision.words, 0, end)
    bare = [(m[0].rstrip(".'"), m.start()) for m in found]
    return _Line(tuple((word, at, at + len(word)) for word, at in bare), provision.written)


def _grantor(raw: bytes) -> int:
    """Where the one who grants ends ("Foo Ltd. hereby grants you"), or 0 ("for schools, Foo grants you")."""
    found = _pattern("grant_given").search(raw)
    if found is None:
        return 0
    said = raw[: found.start()].decode("ascii", "replace")
    first = [w[0] for w in _WORD.finditer(said)]
    return 0 if any(w in _set("limiting_prepositions") for w in first) else found.start()


@cache
def _is_act(word: str) -> bool:
    return any(kind == "act" for _, _, kind in operative(word))


@cache
def _set(name: str) -> frozenset[str]:
    return frozenset(w for e in lexicon() if e.name == name for w in e.words)


def _known() -> frozenset[str]:
    return _set("grant_words")


@cache
def _pattern(name: str) -> Any:
    """``grant_limits``: what opens the condition of a grant; ``grant_asides``: what a grant may say beside;
    ``grant_given``: that somebody grants."""
    return alternation(tuple(expand(w) for e in lexicon() if e.name == name for w in e.words))
