"""A provision under its heads, cut where conditions open and close."""

from __future__ import annotations

import re
from functools import cache, lru_cache

import msgspec

from licet.knowledge.conditions import ConnectiveEntry, connectives
from licet.read.conditions.lexicon import Phrases, clause, raw
from licet.text.model import Provision

_STOP = re.compile(rb"[;.] ")
_HEAD = 900  # characters of the heads that are read with an item


class Segment(msgspec.Struct, frozen=True):
    """``words[start:end]`` opens like a condition; ``body`` is where the words after the connective begin.

    ``leading`` segments stand before what they are a condition of.
    """

    start: int
    body: int
    end: int
    sense: str
    leading: bool = False


class Joined(msgspec.Struct, frozen=True):
    """The words of a provision after those of its heads; its own begin at ``base``."""

    words: bytes
    base: int
    segments: tuple[Segment, ...]
    parts: tuple[tuple[int, int], ...]


def joined(provision: Provision) -> Joined:
    """The provision cut up; the same words are cut once."""
    head = " ".join(h.words for h in provision.heads)[-_HEAD:]
    return _joined(head, provision.words)


@lru_cache(maxsize=512)
def _joined(head: str, own: str) -> Joined:
    prefix = f"{head} " if head else ""
    words = raw(prefix + own)
    parts = tuple(_parts(words, len(prefix)))
    return Joined(words, len(prefix), tuple(_segments(words, len(prefix), parts)), parts)


def _parts(words: bytes, base: int) -> list[tuple[int, int]]:
    """The stretches between semicolons, each head's end counting as one where it ends a sentence."""
    out: list[tuple[int, int]] = []
    start = 0
    stops = {m.start() for m in _STOP.finditer(words) if m.group() == b"; " or _ends(words, m.start())}
    for at in sorted(stops | ({base - 1} if base else set())):
        if at > start:
            out.append((start, at))
        start = at + 1
    out.append((start, len(words)))
    return out


def _ends(words: bytes, at: int) -> bool:
    """A full stop after a word of some length ends a sentence; one in an abbreviation does not."""
    left = words.rfind(b" ", 0, at)
    word = words[left + 1 : at].strip(b"(\"'")
    return len(word) > 3 and b"." not in word


@cache
def _opens() -> Phrases[ConnectiveEntry]:
    return Phrases((p, e) for e in connectives() for p in e.patterns)


def _segments(words: bytes, base: int, parts: tuple[tuple[int, int], ...]) -> list[Segment]:
    hits = _opens().hits(words)
    out: list[Segment] = []
    for number, (start, body, entry) in enumerate(hits):
        if entry.sense == "idle":
            continue
        left, right = next(((a, b) for a, b in parts if a <= start < b), (0, len(words)))
        stop = right
        for later, _, other in hits[number + 1 :]:
            if later >= right:
                break
            if other.sense != "idle" and not _inside(words, start, later):
                stop = later
                break
        if words[start - 1 : start] == b"(":
            close = words.find(b")", body)
            stop = min(stop, close) if close > 0 else stop
        before = words[left:start]
        leading = _leads(before)
        if entry.sense in ("if", "provided", "unless", "without"):
            comma = clause("main-clause").search(words, body)
            if comma is None and entry.sense == "if":
                comma = clause("bare-main-clause").search(words, body + 1)
            if comma is not None and comma.start() < right:
                stop = min(stop, comma.start())
                leading = leading or clause("goes-on").search(before) is not None
        if entry.sense == "only" and (other := clause("forbids-next").search(words, body)) is not None:
            stop = min(stop, other.start())
        if clause("interrupted").search(before):
            comma = words.find(b", ", body, right)
            stop = min(stop, comma) if comma > 0 else stop
        sense = entry.sense
        if sense in ("if", "who") and _continues(out, words, start):
            sense = "unless"
        out.append(Segment(start, body, stop, sense, leading))
    return out


def _leads(before: bytes) -> bool:
    """Nothing but a label, a comma or a small word stands before it in its part."""
    said = before.decode().strip(" \"'(*_-:,")
    return len(said.split()) <= 2 or said.endswith((" that", ":"))


def _inside(words: bytes, start: int, at: int) -> bool:
    """Does ``at`` stand in parentheses that were opened after ``start``?"""
    between = words[start:at]
    return between.count(b"(") > between.count(b")")


def _continues(out: list[Segment], words: bytes, start: int) -> bool:
    """Does it go on with an exception: "except where A, or where B"?"""
    return bool(
        out
        and out[-1].end == start
        and out[-1].sense == "unless"
        and clause("goes-on").search(words[out[-1].body : start])
    )
