"""What the terms of a provision leave unsaid: words that bind and conditions on which none rests."""

from __future__ import annotations

from licet.read.conditions.lexicon import clause as grammar
from licet.read.conditions.unread import LIMITING, unquoted
from licet.read.draft import Clause
from licet.read.governing import OWED
from licet.read.marks import BINDING, Mark
from licet.read.model import Term
from licet.read.operative import operative
from licet.spans import Span
from licet.text.model import Provision

_MEANS = frozenset(
    {"act", "deed", "modality", "condition", "permission"}
)  # words that tell how, not who or what for


def leftovers(clause: Clause, terms: list[Term]) -> list[tuple[int, int]]:
    """Stretches with an operative mark that no term rests on, and conditions that were not understood."""
    provision = clause.provision
    taken = [span for term in terms for span in term.consumed]
    duties = [span for term in terms if term.kind in OWED for span in term.consumed]
    told = _defines_a_limit(clause)
    loose = () if told else sorted(clause.loose)
    out = [
        s
        for s in loose
        if not _spoken_for(provision, s, taken) and not _owed(provision, s, duties, whole=False)
    ]
    for mark in clause.marks:
        if mark.start < clause.base or mark.start in clause.used or (told and mark.sense == "limit"):
            continue
        if mark.sense == "duty" and not clause.words[mark.end :].strip(b" .:;,"):
            continue  # "are permitted provided that the conditions below are met": a head, no command
        if mark.sense == "duty" and _opens_another(clause, mark):
            continue  # "provided that if you redistribute it, you must retain the notice"
        if mark.sense not in BINDING | {"limit", "power"} or mark.sense in ("permit", "grant", "encourage"):
            continue
        place = provision.place(mark.start - clause.base, mark.end - clause.base)
        near = Span(max(place.start - 2, 0), place.end + 2) if mark.sense == "limit" else place
        if any(span.overlap(near) > 0 for span in taken):
            continue  # "only" beside a purpose that was read says that it is the only one
        stretch = _around(clause, mark)
        if mark.sense == "duty" and _owed(provision, stretch, duties):
            continue  # "with the proviso that copies shall be licensed": the second of the two commands
        if not out or out[-1] != stretch:
            out.append(stretch)
    return out


def _opens_another(clause: Clause, mark: Mark) -> bool:
    """Whether a proviso begins with an occasion that limits nobody, and the duty behind it was read."""
    later = [m for m in clause.marks if m.start >= mark.end and m.sense == "duty"]
    if not later or later[0].start not in clause.used:
        return False
    occasion = clause.words[mark.end : later[0].start]
    if grammar("giving-occasion").fullmatch(occasion) is None:
        return False
    return all(kind in _MEANS | {"negation"} for _, _, kind in operative(occasion.decode("ascii", "replace")))


def _spoken_for(provision: Provision, loose: tuple[int, int], taken: list[Span]) -> bool:
    """Whether each word of a condition that could limit somebody lies in what a term rests on."""
    start, end = loose
    limiting = [
        provision.place(start + a, start + b)
        for a, b, kind in operative(provision.words[start:end])
        if kind in LIMITING
    ]
    return bool(limiting) and all(any(t.covers(word) for t in taken) for word in limiting)


def _owed(provision: Provision, loose: tuple[int, int], duties: list[Span], *, whole: bool = True) -> bool:
    """Whether a condition says what is owed, and nothing that could limit stands outside of it."""
    start, end = loose
    place = provision.place(start, end)
    if not any(place.overlap(span) > 0 for span in duties):
        return False
    said = operative(unquoted(provision.words[start:end]))
    if not whole and not any(kind in LIMITING for _, _, kind in said):
        return True
    return all(
        kind in _MEANS or any(d.covers(provision.place(start + a, start + b)) for d in duties)
        for a, b, kind in said
    )


def _defines_a_limit(clause: Clause) -> bool:
    """Whether the clause defines a purpose, a person or a size: the limits in it are what is defined."""
    named = [clause.words[a.start : a.end].decode() for a in clause.acts if a.entry.alone == "definition"]
    return any(kind in LIMITING for name in named for _, _, kind in operative(name))


def _around(clause: Clause, mark: Mark) -> tuple[int, int]:
    """The clause of a mark, from the comma or semicolon before it to the one after it."""
    words, base = clause.words, clause.base
    left = max(words.rfind(b"; ", base, mark.start), words.rfind(b", ", base, mark.start))
    stops = [at for at in (words.find(b"; ", mark.end), words.find(b", ", mark.end)) if at > 0]
    start = base if left < 0 else left + 2
    end = min(stops) if stops else len(words)
    return start - base, end - base
