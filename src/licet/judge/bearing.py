"""Which unread stretches could bear on a narrow question: on a product, on other software, on an interface.

A sentence can go against such a criterion only if it speaks of the thing that the criterion is about, and
binds somebody or limits something. The words for both are data (``data/bearings``, ``data/operative``).
What is not plain English may bear on everything, and so may everything on a criterion that names no words.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import cache, lru_cache

import re2

from licet.knowledge.bearings import Bearing, bearings
from licet.knowledge.effectless import operative_entries
from licet.limits.match import compiled
from licet.spans import Span

TITLE = 6  # words of a stretch that may limit without a word that binds
CONTEXT = 240  # characters before a gap that may govern it
BINDS = ("only", "ban", "permission", "modality", "negation", "condition")  # kinds of ``data/operative``
_MEMORY = 32 << 20  # for the automaton of all patterns of a question
_WORD = re.compile(r"\w")
_LETTER = re.compile(r"[A-Za-z]")
_ENDED = re.compile(r"(?:^|[.!?][\"')\]*_\u201d]*)\s*$")
_END = re.compile(r"[.!?][\"')\]*_\u201d]*\s+(?=[\"'(\[*_\u201c]*[A-Z])|\n[ \t]*\n(?=\W*[A-Z])")
_MARK = re.compile(r"(?:^|\s)\W?(?:[a-zA-Z]|[ivx]{1,4}|\d{1,2})[.)]\W*$")
_ADDRESS = re.compile(r"(?:https?://|www\.)[^\s)\]>\"]+")


def bearing(
    name: str, found: Iterable[Span], source: str, read: tuple[Span, ...] = (), names: tuple[str, ...] = ()
) -> tuple[Span, ...]:
    """The gaps that could bear on the question of this name.

    ``read`` are places inside gaps whose words were read all the same; ``names`` are names of makers and
    works, in lower case, whose words are no words about a thing.
    """
    if not name or not source:
        return tuple(found)
    rule = _rules()[name]
    return tuple(
        span for span in found if any(_may(rule, part, source, names) for part in _left(span, read, source))
    )


def _left(span: Span, read: tuple[Span, ...], source: str) -> Iterator[Span]:
    """The parts of a gap that hold words and lie in no place that was read; the whole gap, if none was."""
    inside = [place for place in read if place.overlap(span) > 0]
    if not inside:
        yield span
        return
    at = span.start
    for place in (*inside, Span(span.end, span.end)):
        part = Span(min(at, place.start), place.start)
        if _WORD.search(part.of(source)):
            yield part
        at = max(at, place.end)


def _may(rule: Bearing, span: Span, source: str, names: tuple[str, ...]) -> bool:
    words = span.of(source)
    if not _WORD.search(words) or _foreign(words):
        return True
    return _speaks(rule.name, _governing(span, source) + words, names if rule.names else ())


@lru_cache(maxsize=4096)
def _speaks(name: str, words: str, names: tuple[str, ...]) -> bool:
    """Whether words speak of the thing and bind; the same words are judged for many criteria."""
    rule = _rules()[name]
    words = _blotted(rule, words, names)
    if not rule.words or _any_of(rule.words).search(words) is None:
        return False
    return not rule.binding or _binds(rule, words)


def _foreign(words: str) -> bool:
    """Whether a letter stands there that plain English does not have."""
    return not words.isascii() and any(c.isalpha() and not c.isascii() for c in words)


@lru_cache(maxsize=512)
def _governing(span: Span, source: str) -> str:
    """The words before a gap that may govern it: of its sentence, and of the head of its list."""
    before = source[max(span.start - CONTEXT, 0) : span.start]
    if not _LETTER.search(span.of(source)) or _ENDED.search(before):
        return ""
    if _MARK.search(before) and ":" in before:
        return before
    ends = list(_END.finditer(before))
    return before[ends[-1].end() :] if ends else before


def _blotted(rule: Bearing, words: str, names: tuple[str, ...]) -> str:
    words = _without(rule.apart, _plain(words))
    for name in names:
        if name.isascii() and words.isascii() and name not in words.lower():
            continue  # a long file names many
        words = re.sub(rf"\b{re.escape(name)}\b", "x", words, flags=re.IGNORECASE)
    return words


@lru_cache(maxsize=1024)
def _plain(words: str) -> str:
    """The words without addresses and what no question is about."""
    return _without(_rules()["any"].apart, " ".join(_ADDRESS.sub("http", words).split()))


def _without(patterns: tuple[str, ...], words: str) -> str:
    if not patterns or _any_of(patterns).search(words) is None:
        return words
    for pattern in patterns:
        if compiled(pattern).search(words) is not None:
            words = compiled(pattern).sub("x", words)
    return words


def _binds(rule: Bearing, words: str) -> bool:
    """Whether a word can bind; so few words as "One Server Licence" may limit without any."""
    if len(words.split()) <= TITLE:
        return True
    ties = (*_rules()["any"].ties, *rule.ties)
    return _binding().search(words.lower()) is not None or any(compiled(p).search(words) for p in ties)


@cache
def _any_of(patterns: tuple[str, ...]) -> re2._Regexp:
    """One automaton for all: most words hold none of them."""
    options = re2.Options()
    options.never_capture = True
    options.max_mem = _MEMORY
    return re2.compile("|".join(f"(?:{pattern})" for pattern in patterns), options)


@cache
def _rules() -> dict[str, Bearing]:
    return {one.name: one for one in bearings()}


@cache
def _binding() -> re2._Regexp:
    words = "|".join(w for entry in operative_entries() if entry.kind in BINDS for w in entry.words)
    return re2.compile(rf"\b(?:{words})\b")
