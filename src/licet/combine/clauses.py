"""What a text says of other licences: later versions, licences by name, larger works, further terms."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from typing import Any, Literal

import msgspec
import re2

from licet.combine.model import Name, Side
from licet.knowledge.combining import Effect, additions, clauses
from licet.read.model import Term
from licet.spans import Span

NEAR = 700  # characters after a permission in which its licence may be named
_VERSION = re2.compile(
    r"^(?:\s*\([^()]{1,16}\))?[\s,:;-]*(?:v(?:er(?:sions?)?)?\.?\s*)?(\d+(?:\.\d+)*)"
    r"((?:\s*(?:,|and|or|&)\s*(?:v(?:er(?:sions?)?)?\.?\s*)\d+(?:\.\d+)*)*)"
)
_BEFORE = re2.compile(r"version\s+(\d+(?:\.\d+)*)\s+(?:only\s+)?of\s+(?:the\s+)?$")
_NUMBER = re2.compile(r"\d+(?:\.\d+)*")
_ALIAS = re2.compile(
    r"""["“‘]([^"“”‘’]{2,30})["”’] (?:refers? to|means?|shall mean) (?:the )?"""
    r"""(version \d+(?:\.\d+)* of the [^,.;"“”()]{4,80})"""
)
_NAMED = re2.compile(r"^(.*?)[,\s]+(?:version\s+|v\.?\s*)?(\d+(?:\.\d+)*)\b")


How = Literal["free", "condition", "beside"]
HOWS: tuple[How, ...] = ("free", "condition", "beside")


class Named(msgspec.Struct, frozen=True):
    """Where a text names another licence: ``free`` to choose, on a ``condition`` that somebody said so
    elsewhere, or each ``beside`` the other in one work."""

    span: Span
    how: How


def name_of(title: str) -> Name | None:
    """The name in a licence's title; ``None`` where nothing is left of it."""
    words = _plain(title)
    found = _NAMED.search(words)
    if found is None:
        return Name(words) if words else None
    return Name(found[1].removeprefix("the ").strip(" -,"), version(found[2]))


def version(written: str) -> tuple[int, ...]:
    """The numbers of a version; "2.0" is 2."""
    numbers = [int(n) for n in written.split(".")]
    while len(numbers) > 1 and numbers[-1] == 0:
        numbers.pop()
    return tuple(numbers)


def sentences(side: Side) -> Iterator[tuple[Span, str]]:
    """Everything that was told apart in a text, in its order, with single spaces."""
    reading = side.reading
    spans = {t.span for t in reading.terms} | {e.span for e in reading.effectless} | set(reading.unread)
    for span in sorted(spans):
        yield span, " ".join(span.of(side.text).split())


def says(effect: Effect, words: str) -> bool:
    """Whether a sentence has a shape with this effect."""
    return any(pattern.search(words) for pattern in _patterns(effect))


def saying(side: Side, effect: Effect) -> Span | None:
    """The first sentence of a text with this effect."""
    return next((span for span, words in sentences(side) if says(effect, words)), None)


def allowed(side: Side) -> dict[str, Span]:
    """The further terms that a text allows, by the action that they ask for."""
    out: dict[str, Span] = {}
    for row in additions():
        found = re2.search(row.pattern, side.text)
        if found and re2.search(row.head, side.text[max(0, found.start() - 4 * NEAR) : found.start()]):
            out |= dict.fromkeys(row.actions, Span(*found.span()))
    return out


def naming(side: Side, other: Name | None) -> Named | None:
    """Where a text lets its work go out under a licence of this name; ``None`` if it does not."""
    if other is None or (side.name and side.name.words == other.words):
        return None
    found = [one for term in side.reading.terms if (one := _named(side, term, other)) is not None]
    return min(found, key=lambda one: (HOWS.index(one.how), one.span), default=None)


def _named(side: Side, term: Term, other: Name) -> Named | None:
    """The licence, if a term lets it stand in: by name, or by a word that a list of licences defines."""
    words = _in_full(side, " ".join(term.span.of(side.text).split()))
    if _goes_out(term, words, other):
        return Named(term.span, "free")
    if not _opens(term) and not (term.kind == "duty" and "same-licence" in term.actions):
        return None
    how: How = "condition" if says("opt-in", words) else "beside" if "combine" in term.actions else "free"
    named = mentions(words, other)
    if named is None and _opens(term):
        named = mentions(_in_full(side, _paragraph(side.text, term.span)), other)
    if named:
        return Named(term.span, how)
    for place, sentence in sentences(side):
        used = any(word in words.lower() for word in _defined(sentence))
        if used and mentions(side.text[place.start : place.end + 2 * NEAR], other):
            return Named(place, how)
    return None


def hidden(side: Side) -> Span | None:
    """Where a text lets its work go out under licences that it lists in a place that is not there."""
    opening = [" ".join(t.span.of(side.text).split()).lower() for t in side.reading.terms if _opens(t)]
    for span, words in sentences(side):
        if any(word in one for word in _defined(words) for one in opening) and says("elsewhere", words):
            return span
    return None


def mentions(words: str, name: Name) -> bool | None:
    """Whether words name the licence in its version or a range that holds it; ``None`` where they name it
    without a version, or not at all."""
    plain = _plain(words)
    versions: set[tuple[int, ...]] = set()
    found = later = False
    at = plain.find(name.words)
    while at >= 0:
        after = plain[at + len(name.words) :]
        if (at == 0 or not plain[at - 1].isalnum()) and not after[:1].isalnum():
            found = True
            versions |= _versions(plain[max(0, at - 40) : at], after)
            later = later or says("range", after[:NEAR])
        at = plain.find(name.words, at + 1)
    if not versions or not name.version:
        return True if found and not name.version else None
    return name.version in versions or (later and name.version > min(versions))


def _versions(before: str, after: str) -> set[tuple[int, ...]]:
    found, earlier = _VERSION.match(after), _BEFORE.search(before)
    out = {version(n) for n in _NUMBER.findall(found[0])} if found else set()
    return out | {version(earlier[1])} if earlier else out


def _defined(words: str) -> list[str]:
    """The words by which a sentence defines licences that may stand in, if it does."""
    return [found[1].lower() for pattern in _patterns("defines") if (found := pattern.search(words))]


def _goes_out(term: Term, words: str, other: Name) -> bool:
    """Whether a term lets copies go out under the licence itself, and not with works under it."""
    grants = term.kind == "permission" and term.actor != "licensor" and "distribute" in term.actions
    if not grants or says("one-licence", words) or mentions(words, other) is not True:
        return False
    for pattern in _patterns("under"):
        words = pattern.sub("under ", words)
    return any(f"under {before}{other.words}" in _plain(words) for before in ("", "the "))


def _in_full(side: Side, words: str) -> str:
    """Words with the short names that the text gives to licences written out."""
    for short, full in _ALIAS.findall(" ".join(side.text.split())):
        if not short.lower().startswith("this "):
            words = words.replace(short, full)
    return words


def _paragraph(text: str, span: Span) -> str:
    """The words from a place to the end of its paragraph, or some way into a long one."""
    end = text.find("\n\n", span.end)
    return text[span.start : min(span.end + NEAR, end if end >= 0 else len(text))]


def _opens(term: Term) -> bool:
    """Whether a term lets the work go out under other terms."""
    return term.kind == "permission" and bool(term.actions & {"relicense", "combine", "convert-licence"})


def _plain(words: str) -> str:
    return " ".join(words.lower().replace("licence", "license").split())


@cache
def _patterns(effect: Effect) -> tuple[Any, ...]:
    return tuple(re2.compile(row.pattern) for row in clauses() if row.effect == effect)
