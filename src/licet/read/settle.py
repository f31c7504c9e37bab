"""Which of several drafts that say the same words speaks, and what an item takes from its head."""

from __future__ import annotations

import re
from dataclasses import replace
from functools import cache

from licet.knowledge.layout import layout_words
from licet.read.conditions.lexicon import clause as grammar
from licet.read.draft import KIND_OF, Clause, Draft
from licet.read.marks import Act, Mark, governor

_TAIL = 4  # characters after the last word of a head: a colon, blanks
PROVISO = "proviso"  # an item that says what must be true for its head's grant to hold
_JOINED = re.compile(rb"^(?:,|,? ?(?:and|or|nor|and/or|&)|/)? ?$")
_OBJECT = 6  # characters in which "it" or "them" stands behind a verb
_CLOSE = 8  # characters between two verbs that share an object
_INSTRUMENT = re.compile(rb"(?:^|\b)(?:to|for|in order to|so as to)(?: \w+ly)? $")
_GOES_ALONG = re.compile(
    rb"^[ ,]*(?:that|which|who)\b[ a-z]{0,16}$|^[,a-z ]{0,24}(?: used)? (?:to|in order to) $"
)


def settled(drafts: list[Draft], words: bytes) -> list[Draft]:
    """Where acts of different entries say the same words, the higher rank speaks and the other goes along."""
    singles = [d for d in drafts if d.sense == "alone" or not d.acts[0].entry.group]
    top: list[Draft] = []
    for draft in sorted(singles, key=lambda d: (-d.acts[0].entry.rank, d.acts[0].start, d.acts[0].entry.id)):
        act = draft.acts[0]
        rival = next((t for t in top if overlap(act, t.acts[0]) and t.sense != "alone"), None)
        if rival is None or draft.sense == "alone":
            top.append(draft)
        elif rival.kind == draft.kind and rival.acts[0].entry.rank == act.entry.rank:
            rival.acts.append(act)
    top = _folded(sorted(top, key=lambda d: d.acts[0].start), words)
    for draft in (d for d in drafts if d not in singles):
        draft.acts = [a for a in draft.acts if not any(_serves(a, draft, t, words) for t in top)]
        top += _split(draft, words)
    return sorted(top, key=lambda d: d.acts[0].start)


def overlap(a: Act, b: Act) -> bool:
    return a.start < b.end and b.start < a.end


def _folded(drafts: list[Draft], words: bytes) -> list[Draft]:
    """An act told of another's object, or that it is for, goes along: "train a model that competes"."""
    out: list[Draft] = []
    for draft in drafts:
        before = out[-1] if out else None
        if (
            before is not None
            and before.kind == draft.kind
            and before.mark is draft.mark is not None
            and _GOES_ALONG.match(words[before.acts[-1].end : draft.acts[0].start])
        ):
            before.acts.append(draft.acts[0])
        else:
            out.append(draft)
    return out


def _serves(act: Act, draft: Draft, other: Draft, words: bytes) -> bool:
    """Whether a right is no term of its own: part of ``other``, joined to its verb, or a means to it."""
    lead = other.acts[0]
    if other.kind == "duty" and draft.kind == "prohibition":
        # "may only be distributed under this licence" is the duty alone
        only = other.mark is draft.mark and draft.sense == "only"
        return only or (other.sense == "alone" and overlap(act, lead))
    if other.kind != draft.kind:
        return False
    if overlap(act, lead):
        return grammar("work-and").search(words[act.end : lead.end]) is None
    if other.mark is not draft.mark or lead.start < act.end or lead.entry.action in ("use", act.entry.action):
        return False
    between = words[act.end : lead.start]
    joined = len(between) < _CLOSE and _JOINED.match(between)
    if joined:
        return True
    means = draft.kind == "prohibition" and _INSTRUMENT.search(between) is not None
    return means and not _apart(act, draft, lead.start, words)


def _split(draft: Draft, words: bytes) -> list[Draft]:
    """A ban on several acts, cut where one of them has an object of its own: what follows is about it."""
    if draft.kind != "prohibition":
        return [draft] if draft.acts else []
    out: list[Draft] = []
    for act in draft.acts:
        last = out[-1].acts[-1] if out else None
        if last is None or grammar("verb-of-its-own").search(words[last.start : act.end + _OBJECT]):
            out.append(replace(draft, acts=[act]))
        else:
            out[-1].acts.append(act)
    return out


def _apart(act: Act, draft: Draft, end: int, words: bytes) -> bool:
    """Whether another verb with an object of its own begins before the end, which alone serves:
    "sell the software or use it to train models"."""
    last = max((a.end for a in draft.acts if act.end <= a.start and a.end <= end), default=act.end)
    return last > act.end and grammar("verb-of-its-own").search(words[act.start : end]) is not None


def inherited(clause: Clause, own: list[Draft]) -> Draft | None:
    """An item of "you may not use it to:" takes mark and act of its head."""
    if not clause.base:
        return None
    before = [a for a in clause.acts if a.end <= clause.base and a.entry.group and not a.entry.alone]
    for act in reversed(before):
        found = governor(act, [m for m in clause.marks if m.end <= clause.base], clause.words)
        if found is None or found[1].entry.side == "after":
            continue
        sense, mark = found
        if not _passes_down(sense, mark, clause, own):
            return None
        kin = [a for a in before if (g := governor(a, clause.marks, clause.words)) and g[1] is mark]
        more = [
            a
            for d in own
            if d.kind == "prohibition"
            for a in d.acts
            if a.entry.rank and a.start >= clause.base
        ]
        made = Draft(KIND_OF[sense], kin or [act], mark, sense, more)
        return made if sense == "ban" else _under_proviso(made, clause)
    return None


def _passes_down(sense: str, mark: Mark, clause: Clause, own: list[Draft]) -> bool:
    """Whether the mark of a head governs its item: no duty in between, nothing that the item itself says."""
    proviso = _proviso(clause) is not None
    later = [
        m
        for m in clause.marks
        if mark.end <= m.start and m.end <= clause.base and m.sense == "duty"
        if not (proviso and m.end >= clause.base - _TAIL)
    ]
    if later or sense not in ("ban", "permit", "grant"):
        return False
    return not any(_stands(d, clause) for d in own) if sense == "ban" else not own


def _proviso(clause: Clause) -> re.Match[str] | None:
    return _proviso_end().search(clause.words[: clause.base].rstrip(b" :-").decode("ascii"))


def _under_proviso(made: Draft, clause: Clause) -> Draft:
    """The grant of a head narrowed by its item, where the head ends with "provided that"."""
    if _proviso(clause) is None:
        return made
    return Draft("grant-scope", made.acts, made.mark, PROVISO)


@cache
def _proviso_end() -> re.Pattern[str]:
    """How a head ends whose items are conditions of what it grants."""
    words = layout_words()
    return re.compile(rf"\b(?:{'|'.join(map(re.escape, (*words.provisos, *words.proviso_ends)))})$")


def _stands(draft: Draft, clause: Clause) -> bool:
    """A duty of the item itself, also one that its head's ban turns about: "not ... without telling"."""
    return draft.kind == "duty" and draft.mark is not None and draft.acts[0].start >= clause.base
