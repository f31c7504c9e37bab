"""Whether a word that binds governs an act: what the act becomes under it, and what it does not reach."""

from __future__ import annotations

import re

from licet.read.asides import parted
from licet.read.draft import KIND_OF, Clause, Draft
from licet.read.marks import BINDING, Act, Mark, governor
from licet.read.nouns import denied
from licet.read.reach import of_another_right, on_the_text, reached, told_of_another

_OPENING = re.compile(rb"(?:if|when|where|should|in case|before|upon|after)\b[^;]*, (?:then |also )?")
_CONDITION = re.compile(rb"\W*(?:exception\W+)?(?:if|unless|when|whenever|in case)\b[^,;:]*")
_NO_VERB = re.compile(
    rb"\W*(?:\w+:|(?:\w+(?:ed|ing|ions?|ments?|[^\Ws]s)|\w+ of|the|an?|any|all|this|such|source|your?|each"
    rb"|disclaimers?)\b)"
)
_TOLD = re.compile(rb"\w(?<!provided)(?<!ensure)(?<!sure)(?<!condition)(?<!require) (?:that|which) $")
_NOT = re.compile(rb"(?: \w+ly)? (?:not|never)\b(?! only)")
_CALM = frozenset({"waive", "encourage"})
OWED = frozenset({"duty", "prohibition"})  # kinds that a proviso may state


def governed(act: Act, clause: Clause) -> Draft | None:
    found = governor(act, clause.marks, clause.words)
    if found is None:
        return Draft("duty", [act], None, "imperative") if _commands(act, clause) else None
    sense, mark = found
    kind = KIND_OF[sense]
    if sense == "only":
        kind = "duty" if act.entry.exclusive else "prohibition"
    if sense == "encourage" and act.entry.firm:
        kind = sense = "duty"
    if mark.entry.actor != "licensee" or not _speaks(mark, act, clause):
        return None
    if kind not in act.entry.kinds and sense not in _CALM:
        return None
    if (act.start < clause.base and mark.start < clause.base) or (
        kind == "duty" and _only_told(act, mark, clause)
    ):
        return None
    if mark.end <= clause.base and _CONDITION.fullmatch(clause.words, clause.base, act.start):
        return None  # what an item begins with as its own condition is not what its head demands
    return Draft(kind, [act], mark, sense)


def _only_told(act: Act, mark: Mark, clause: Clause) -> bool:
    """Whether the act only tells which thing is meant: "the part that is covered by this licence".

    Neither is it one if it begins in a title: "Licence scope: subject to these terms, we grant you ...".
    """
    if act.start < mark.start and b": " in clause.words[act.start : mark.start]:
        return True
    said = clause.words[act.start : act.start + 4]
    return said.startswith((b"is ", b"are ")) and _TOLD.search(clause.words, 0, act.start) is not None


def reaches(draft: Draft, before: list[Draft], clause: Clause) -> bool:
    """Whether the ban of ``draft`` reaches its act, past what it forbids ``before``.

    Leave to copy the words of the licence is none to copy the work.
    """
    if draft.kind == "permission":
        return not on_the_text(draft.acts[0], clause.words, draft.mark)
    if draft.kind != "prohibition" or draft.mark is None:
        return True
    if draft.sense == "no-grant":
        told = told_of_another(draft.acts[0], draft.mark, clause.words)
        told = told or of_another_right(draft.mark, clause.words)
        return not told and not on_the_text(draft.acts[0], clause.words)
    act, mark = draft.acts[0], draft.mark
    if act.start < clause.base:
        return True
    others = [d.acts[0] for d in before if d.mark is mark and not d.acts[0].entry.group]
    return reached(act, mark, clause.words, others)


def _commands(act: Act, clause: Clause) -> bool:
    """A bare imperative: the act begins the clause, or follows the condition that begins it."""
    if act.entry.group or not act.entry.imperative or "duty" not in act.entry.kinds:
        return False
    if _NO_VERB.match(clause.words, act.start):
        return False
    if act.start - clause.base in range(4):
        return not clause.words.startswith(b"to ", clause.base)
    if act.start < clause.base or any(m.sense in BINDING for m in clause.marks if m.start >= clause.base):
        return False
    return _OPENING.fullmatch(clause.words, clause.base, act.start) is not None


def _speaks(mark: Mark, act: Act, clause: Clause) -> bool:
    """Not from inside a disclaimer; a modal, of rights, only where the act is a verb."""
    if mark.sense == "duty" and _NOT.match(clause.words, mark.end):
        return False  # "in which case you will not ...": the mark of the ban begins later
    if mark.start in clause.silent or (mark.entry.bare and _conditional(mark, clause)):
        return False
    if act.entry.group and parted(mark, act, clause.words):
        return False
    if mark.sense == "grant" and mark.start < act.start < mark.end < act.end:
        return False  # "we give it away to": one verb is no leave to do what it says
    if mark.sense == "permit" and mark.entry.modal and denied(mark.start, clause.words):
        return False
    verbs_only = mark.entry.modal or clause.words[: mark.end].endswith(b" to")
    return not (
        verbs_only
        and act.entry.group
        and act.start in clause.nouns
        and mark.sense in ("ban", "permit", "waive")
    )


def _conditional(mark: Mark, clause: Clause) -> bool:
    """Whether a condition that no comma closes stands before the mark."""
    opens = [m for m in clause.marks if m.end <= mark.start and m.sense in ("condition", "exception")]
    return bool(opens) and not re.search(rb"[,;]", clause.words[opens[-1].end : mark.start])
