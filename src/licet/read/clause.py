"""A provision with the words of its heads before it, its marks and its acts."""

from __future__ import annotations

import re

from licet.read.asides import without_asides
from licet.read.draft import Clause
from licet.read.marks import BINDING, Act, acts_in, governor, marks_in
from licet.read.nouns import nouns_in
from licet.read.patterns import ascii_words
from licet.spans import Span
from licet.text.model import Provision

LONGEST = 12_000  # characters of one provision that are read; a longer one is no sentence
_HEAD = 700  # characters of a head that are read with its items
_FIRST_VERB = re.compile(rb"(?: (?:also|either|then|to|:))* ([a-z]+)\b")


def clause_of(provision: Provision) -> Clause:
    """The provision with its heads' words before it."""
    head = " ".join(h.words for h in provision.heads)[-_HEAD:]
    prefix = f"{head} " if head else ""
    words = ascii_words(prefix + provision.words)
    clause = Clause(provision, words, len(prefix))
    clause.marks = marks_in(words)
    own = acts_in(words[len(prefix) :], len(prefix))
    heads = acts_in(words[: len(prefix)]) if prefix else []
    above = [a for a in heads if not a.entry.alone]
    clause.silent |= {
        m.start
        for a in heads
        if a.entry.alone == "disclaimer"
        for m in clause.marks
        if a.start <= m.start < a.end
    }
    clause.acts = [*above, *own]
    if prefix and not any(governor(a, clause.marks, words) for a in own if not a.entry.group):
        clause.acts += _completed(clause)
    clause.acts, clause.marks = without_asides(clause.acts, clause.marks, words)
    clause.nouns = nouns_in([a for a in clause.acts if a.entry.group], words)
    return clause


def _completed(clause: Clause) -> list[Act]:
    """Acts whose verb ends the head and whose object is the item: "you must include: a notice of changes"."""
    words, base = clause.words, clause.base
    last = next((m for m in reversed(clause.marks) if m.end <= base and m.sense in BINDING), None)
    verb = _FIRST_VERB.match(words, last.end, base) if last is not None and last.sense == "duty" else None
    if verb is None:
        return []
    lead = verb[1] + b" "
    found = acts_in(lead + words[base:], base - len(lead))
    return [
        Act(a.entry, base, a.end)
        for a in found
        if a.start < base < a.end and not a.entry.alone and not a.entry.group
    ]


def denies(clause: Clause) -> bool:
    """Whether a mark of its own forbids or withholds."""
    return any(m.start >= clause.base and m.sense in ("ban", "no-grant") for m in clause.marks)


def grants(clause: Clause) -> bool:
    """Whether a mark of its own gives leave."""
    return any(m.start >= clause.base and m.sense in ("permit", "grant", "waive") for m in clause.marks)


def binds(clause: Clause) -> bool:
    """Whether a mark of its own says who must, may or may not."""
    return any(m.start >= clause.base and m.sense in BINDING | {"limit", "power"} for m in clause.marks)


def span_of(provision: Provision, start: int, end: int) -> Span:
    """The place in the source of ``words[start:end]``, without white space at its ends."""
    piece = provision.words[start:end]
    start += len(piece) - len(piece.lstrip())
    end -= len(piece) - len(piece.rstrip())
    return provision.place(start, max(end, start))
