"""What becomes of a clause that opens like a condition and states nothing that is known."""

from __future__ import annotations

import re
from functools import cache
from itertools import pairwise, zip_longest

from licet.conditions import Atom, Condition
from licet.knowledge.reading import lexicon
from licet.read.conditions.combine import Hit
from licet.read.conditions.hits import Act
from licet.read.conditions.lexicon import clause
from licet.read.conditions.segments import Segment
from licet.read.operative import operative

LIMITING = frozenset({"purpose", "person", "money", "size", "place"})
_KEPT = frozenset({"duty", "termination"})  # kinds whose unknown occasion is kept in its own words
_LOSING = frozenset({"duty", "prohibition", "termination"})
_TELLING = frozenset({"act", "deed", "modality", "negation", "only", "condition", "ban", "money", "aim"})
_CASES = frozenset({"if", "unless", "provided"})
_BESIDE_USE = frozenset({"reinstate", "patent-use"})  # grants whose case is no case of using the work
_WORD = re.compile(r"[a-z][a-z'-]+")
_LONGEST = 160


def understood(segment: Segment, words: bytes, act: Act) -> bool:
    """May the segment be passed over: does it say nothing that could limit the act?"""
    if segment.sense == "without" or (segment.sense in ("only", "provided") and act.kind != "permission"):
        return True
    if act.kind in ("disclaimer", "definition"):
        return True
    said = words[segment.body : segment.end].decode("ascii", "replace").rstrip()
    if segment.sense == "provided" and said.endswith(":"):
        return True  # its items are read one by one
    said = unquoted(said)
    if any(kind in LIMITING for _, _, kind in operative(said)):
        return False
    if (
        act.kind != "permission"
        or act.action in _BESIDE_USE
        or segment.sense not in _CASES
        or clause("keeps-the-terms").search(said.encode())
    ):
        return True
    return not _strange(said)


def _strange(said: str) -> bool:
    """Is there a word that no grant is worded in, and that may be what its case turns on?

    A word before a noun for works names one: "the Foo library".
    """
    marked = bytearray(len(said))
    for start, end, _ in operative(said):
        marked[start:end] = b"\1" * (end - start)
    words = list(_WORD.finditer(said))
    return any(
        word[0] not in _usual()
        and not any(marked[word.start() : word.end()])
        and not (after is not None and said[word.end() : after.start()] == " " and after[0] in _works())
        for word, after in zip_longest(words, words[1:])
        if word is not None
    )


def _usual() -> frozenset[str]:
    return _words_of("grant_words") | _words_of("case_words")


def _works() -> frozenset[str]:
    return _words_of("grant_objects")


@cache
def _words_of(name: str) -> frozenset[str]:
    return frozenset(w for e in lexicon() if e.name == name for w in e.words)


def unquoted(said: str) -> str:
    """The words without copyright lines in quotes: "retain 'Copyright (c) 2001 Foo Foundation'"."""
    spans = [m.span() for m in clause("copyright-line").finditer(said.encode("ascii", "replace"))]
    spans = [s for s in spans if not any(k in _TELLING for _, _, k in operative(said[s[0] : s[1]]))]
    for start, end in reversed(spans):
        said = said[:start] + " " * (end - start) + said[end:]
    return said


def half_read(segment: Segment, hits: list[Hit], words: bytes, act: Act) -> bool:
    """Is a further case ("... or for gardening") left that states nothing known and could bind?

    Of a right it would be granted less than it says; of a duty or a ban a case would be lost.
    """
    if segment.sense != "if" or act.kind not in _LOSING or not hits:
        return False
    cuts = [
        segment.body,
        *(m.start() for m in clause("alternative").finditer(words, segment.body, segment.end)),
    ]
    for start, end in pairwise([*cuts, segment.end]):
        if any(h.start < end and start < h.end for h in hits):
            continue
        said = words[start:end].decode("ascii", "replace")
        if any(kind in LIMITING for _, _, kind in operative(said)):
            return True
    return False


def occasion(segment: Segment, words: bytes, act: Act) -> Condition | None:
    """The unknown occasion of a duty or of an ending, as an event in its own words."""
    if segment.sense != "if" or act.kind not in _KEPT:
        return None
    if words.count(b"(", 0, segment.start) > words.count(b")", 0, segment.start):
        return None  # an aside
    said = words[segment.body : segment.end].decode("ascii", "replace").strip(" ,;:.")
    return Atom("event", "is", said[:_LONGEST]) if len(said.split()) > 2 else None
