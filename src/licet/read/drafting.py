"""A provision to the drafts of its terms: each act under the word that governs it, before conditions."""

from __future__ import annotations

import re

from licet.read.conditions.lexicon import clause as grammar
from licet.read.defining import undefined
from licet.read.draft import Clause, Draft
from licet.read.governing import OWED, governed, reaches
from licet.read.marks import Act
from licet.read.nouns import is_thing
from licet.read.settle import inherited, overlap, settled

_APART = 200  # characters between two rights under one mark
_STRAIGHT = re.compile(rb" ?(?:(?:be|also|either|then|\w+ly) )*")


def drafts_of(clause: Clause) -> list[Draft]:
    """What the clause says, before conditions."""
    out: list[Draft] = []
    alone = _best(
        [
            a
            for a in clause.acts
            if a.entry.alone and a.end > clause.base and a.start >= clause.base and not _of_yours(a, clause)
        ]
    )
    for act in alone:
        out.append(Draft(act.entry.alone, [act], None, "alone"))  # type: ignore[arg-type]
        inside = {m.start for m in clause.marks if act.start <= m.start < act.end}
        clause.used |= inside
        if act.entry.alone in ("disclaimer", "termination"):
            clause.silent |= inside
    groups: dict[int, Draft] = {}
    for act in clause.acts:
        if act.entry.alone or act.end <= clause.base:
            continue
        draft = governed(act, clause)
        if draft is None or (act.entry.group and not reaches(draft, out, clause)):
            continue
        if draft.kind == "prohibition" and is_thing(act, clause.words):
            continue
        if act.entry.group:
            _join_rights(groups, draft, clause, out)
        else:
            out.append(draft)
    own = undefined(settled(_unlifted(out, clause), clause.words), clause)
    own = [d for d in own if not _discharged(d, own, clause)]
    above = inherited(clause, own)
    return own if above is None else [above]


def _discharged(ban: Draft, drafts: list[Draft], clause: Clause) -> bool:
    """Whether a ban is only the other side of a duty: "may not operate it without a licence key"."""
    if ban.kind != "prohibition" or ban.mark is None:
        return False
    last = ban.acts[-1].end
    for duty in drafts:
        if duty.kind != "duty" or duty.mark is not ban.mark or duty.acts[0].start < last:
            continue
        if any(m.sense == "inversion" and last <= m.start < duty.acts[0].end for m in clause.marks):
            return True
    return False


def _unlifted(drafts: list[Draft], clause: Clause) -> list[Draft]:
    """Without what only the head demands and the item lifts: "the requirement does not apply to"."""
    lifted = [d.acts[0] for d in drafts if d.sense == "alone" and d.acts[0].entry.effect == "exempts"]
    return [
        d
        for d in drafts
        if d.kind not in OWED
        or d.mark is None
        or d.mark.end > clause.base
        or not any(overlap(d.acts[0], one) for one in lifted)
    ]


def _of_yours(act: Act, clause: Clause) -> bool:
    """Whether what a licensor would give is asked of the licensee: "place your changes in public"."""
    if act.entry.actor != "licensor" or act.entry.alone != "grant-scope":
        return False
    if grammar("of-yours").match(clause.words, act.start, act.end):
        return True
    last = next((m for m in reversed(clause.marks) if m.start < act.start), None)
    if last is None or last.sense != "duty":
        return False
    return _STRAIGHT.fullmatch(clause.words[last.end : act.start]) is not None


def _join_rights(groups: dict[int, Draft], draft: Draft, clause: Clause, out: list[Draft]) -> None:
    """Rights under the same mark are one grant or one ban; what stands apart opens another one."""
    assert draft.mark is not None
    known = groups.get(draft.mark.start)
    if (
        known is None
        or (draft.acts[0].entry.apart and not known.acts[0].entry.apart)
        or _far(known, draft, clause)
    ):
        groups[draft.mark.start] = draft
        out.append(draft)
    else:
        known.acts.append(draft.acts[0])


def _far(known: Draft, draft: Draft, clause: Clause) -> bool:
    """Whether an act is too far behind those of its mark for what limits them to limit it too."""
    between = clause.words[known.acts[-1].end : draft.acts[0].start]
    return len(between) >= _APART or (draft.kind == "prohibition" and b"; " in between)


def _best(acts: list[Act]) -> list[Act]:
    """Of acts that overlap, those of the highest rank, then the longest."""
    kept: list[Act] = []
    for act in sorted(acts, key=lambda a: (-a.entry.rank, a.start - a.end, a.start, a.entry.id)):
        if not any(k.start < act.end and act.start < k.end for k in kept):
            kept.append(act)
    return sorted(kept, key=lambda a: a.start)
