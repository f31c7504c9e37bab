"""Each clause of a sentence nobody knows, read by itself.

A sentence is read as a whole, and a limit in one clause may be taken for the condition, the object or the
end of another. So its clauses are read once more, each as a sentence of its own. What nobody can read alone,
and what limits somebody alone and not in the sentence, is unread.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from msgspec.structs import replace

from licet.read.beside import clauses, foreign
from licet.read.conditions.lexicon import clause
from licet.read.conditions.unread import LIMITING
from licet.read.from_provisions import read
from licet.read.model import Reading, Term
from licet.read.names_only import forbids_abroad
from licet.read.operative import operative
from licet.spans import Span
from licet.text.model import Provision, Text
from licet.text.provisions import provision as slice_of

_LIMITS = frozenset({"duty", "prohibition", "grant-scope", "termination"})
_TAKING = LIMITING | {"only", "ban", "negation"}  # kinds of word that could take something away
_ENDING = frozenset({"act", "deed", "permission", "condition", "ban", "negation", "time"})
_FATE = ("will", "shall")
_BLANK = " ,;:()"
_JOINS = re.compile(r"[\s,;:()-]*(?:(?:and|but|so|while|yet|whereas|then)\b[\s,]*)*")
_LONGEST = 3_000  # characters of a provision whose clauses are read apart


def apart(
    text: Text, reading: Reading, provisions: Iterable[Provision], careful: tuple[Span, ...]
) -> Iterator[Span]:
    """The clauses in ``careful`` places that nobody read, or that limit somebody only when read alone."""
    whole: dict[int, list[Term]] = {}
    for term in reading.terms:
        whole.setdefault(term.provision, []).append(term)
    pieces = list(_pieces(text, provisions, careful))
    alone = read(text, tuple(piece for piece, _ in pieces))
    said: dict[int, list[Term]] = {}
    for term in alone.terms:
        said.setdefault(term.provision, []).append(term)
    for piece, owner in pieces:
        own = said.get(piece.index, [])
        known = whole.get(owner.index, [])
        if known and all(says_all(piece.words, t) for t in known):
            continue
        if any(_limits(t) and not any(_same(t, k) for k in known) for t in own):
            yield piece.span
            continue
        yield from (u for u in alone.unread if u.overlap(piece.span) > 0)


def _pieces(
    text: Text, provisions: Iterable[Provision], careful: tuple[Span, ...]
) -> Iterator[tuple[Provision, Provision]]:
    """The clauses of provisions of several, as provisions numbered from 0, and whose they are."""
    index = 0
    for one in provisions:
        if one.form == "heading" or len(one.words) > _LONGEST:
            continue
        places = list(joined_clauses(one.words))
        if len(places) < 2:
            continue
        for number, (start, end) in enumerate(places):
            place = one.place(start, end)
            if (number == 0 and one.heads) or not any(place.overlap(c) > 0 for c in careful):
                continue  # the first words of an item are said by its head
            piece = slice_of(text, text.plain_at(place.start), text.plain_at(place.end - 1) + 1)
            yield replace(piece, index=index, section=one.section), one
            index += 1


def says_all(words: str, term: Term) -> bool:
    """Whether ``words`` on which a term rests as a whole only add another licence, or only end one for a
    reason that was read, so that none of them could take something else away."""
    said = operative(words)
    if term.action == "convert-licence":
        return not any(kind in _TAKING for _, _, kind in said)
    if term.kind != "termination" or term.when is None:
        return False
    return all(kind in _ENDING or (kind == "modality" and words[a:b] in _FATE) for a, b, kind in said)


def _limits(term: Term) -> bool:
    return term.kind in _LIMITS or (term.kind == "permission" and term.when is not None)


def _same(one: Term, other: Term) -> bool:
    if not one.actions & other.actions:
        return False
    return one.kind == other.kind or (one.kind == "permission" and other.kind in _LIMITS)


def joined_clauses(words: str) -> Iterator[tuple[int, int]]:
    """Where the clauses of a sentence of several stand that could be sentences of their own.

    What stands in brackets is one of its own; the words around brackets inside a sentence are none.
    """
    places = list(clauses(words, "strong-joint"))
    raw = words.encode("ascii", "replace")
    own = [
        index == 0 or _own_clause(raw[_lead(words, *place) : place[1]]) for index, place in enumerate(places)
    ]
    at = 0
    while at < len(places):
        last = at
        waits = clause("subordinate").search(raw[_lead(words, *places[at]) : places[at][1]]) is not None
        while last + 1 < len(places) and (
            not own[last + 1] or (waits and _goes_to_main(raw, *places[last + 1]))
        ):
            last += 1
        start, end = places[at][0], places[last][1]
        inside = words[start:end].lstrip(" ,;").startswith("(")
        broken = words[:start].rstrip(" ,;.").endswith(")")
        before_bracket = last + 1 < len(places) and _bracket_inside(words, places[last + 1])
        first = _lead(words, start, end)
        stop = start + len(words[start:end].rstrip(_BLANK))
        if first < stop and (inside or not (broken or before_bracket)) and len(places) > 1:
            yield first, stop
        at = last + 1


def _goes_to_main(raw: bytes, start: int, end: int) -> bool:
    """Whether a clause goes on with a condition and holds its main clause: "and it earns more, you pay"."""
    return raw[start - 1 : start] == b"," and clause("main-clause").search(raw[start:end]) is not None


def _bracket_inside(words: str, place: tuple[int, int]) -> bool:
    """Whether a place opens a bracket after which the sentence goes on."""
    start, end = place
    return words[start:end].lstrip(" ,;").startswith("(") and bool(words[end:].strip(" ).,;"))


def _lead(words: str, start: int, end: int) -> int:
    """Where a clause begins behind what joins it."""
    found = _JOINS.match(words, start, end)
    return found.end() if found is not None else start


def _own_clause(raw: bytes) -> bool:
    """Whether words could be a sentence of their own; "notices that are present" are none."""
    if clause("surely-own").search(raw) is not None:
        return True
    words = raw.decode("ascii").strip(_BLANK)
    if foreign(words) and forbids_abroad(words):
        return True
    if clause("no-own-clause").search(raw) is not None:
        return False
    found, tells = clause("own-clause").search(raw), clause("tells").search(raw)
    return found is not None and (tells is None or found.end() <= tells.start() or found.start() > 0)
