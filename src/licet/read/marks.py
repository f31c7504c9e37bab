"""Who must, may or may not: the modality marks of a stretch of words, and which of them governs an act."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from licet.knowledge.reading import ActEntry, ModalityEntry, acts, modality
from licet.read.patterns import Matcher, whole_words

BINDING = frozenset({"duty", "ban", "permit", "grant", "no-grant", "waive", "encourage"})
_PASSIVE = r"[^;]*?\b(?:be|is|are|been|being)(?: (?:\w+ly|also|prominently|either))?"
_FAR = 260  # characters between an act and a mark that follows it


@dataclass(frozen=True, slots=True)
class Mark:
    """One modality entry at ``[start, end)``."""

    entry: ModalityEntry
    start: int
    end: int

    @property
    def sense(self) -> str:
        return self.entry.sense


@dataclass(frozen=True, slots=True)
class Act:
    """One act entry at ``[start, end)``."""

    entry: ActEntry
    start: int
    end: int


def patterns_of(entry: ActEntry) -> list[str]:
    """Every pattern of an act: as written, verb before object, object before passive verb."""
    out = list(entry.patterns)
    if entry.verb:
        verb = "(?:" + "|".join(entry.verb) + ")"
        thing = "(?:" + "|".join(entry.object) + ")"
        out.append(rf"{verb}\b(?:[^;]*? |[^;]*?\")??{thing}" if entry.object else verb)
        if entry.object:
            out.append(rf"{thing}{_PASSIVE} {verb}")
    return out


@cache
def _mark_matcher() -> tuple[Matcher, list[ModalityEntry]]:
    owners = [(entry, p) for entry in modality() for p in entry.patterns]
    return Matcher([whole_words(p) for _, p in owners], [400] * len(owners)), [e for e, _ in owners]


@cache
def _act_matcher() -> tuple[Matcher, list[ActEntry]]:
    owners = [(entry, p) for entry in acts() for p in patterns_of(entry)]
    return Matcher([whole_words(p) for _, p in owners], [e.reach for e, _ in owners]), [e for e, _ in owners]


def marks_in(words: bytes) -> list[Mark]:
    """The marks left to right; of two that overlap the one that goes further stands ("will not")."""
    matcher, owners = _mark_matcher()
    found = [Mark(owners[h.rule], h.start, h.end) for h in matcher.hits(words)]
    kept: list[Mark] = []
    taken = bytearray(len(words) + 1)
    for mark in sorted(found, key=lambda m: (-m.end, m.start, m.entry.id)):
        if not any(taken[mark.start : mark.end]):
            kept.append(mark)
            taken[mark.start : mark.end] = b"\1" * (mark.end - mark.start)
    return sorted(kept, key=lambda m: m.start)


def acts_in(words: bytes) -> list[Act]:
    """The acts left to right; of the same entry overlapping matches are one."""
    matcher, owners = _act_matcher()
    found: list[Act] = []
    for hit in matcher.hits(words):
        act = Act(owners[hit.rule], hit.start, hit.end)
        if not any(a.entry is act.entry and a.start < act.end and act.start < a.end for a in found):
            found.append(act)
    return sorted(found, key=lambda a: (a.start, a.end, a.entry.id))


def governor(act: Act, marks: list[Mark], words: bytes) -> tuple[str, Mark] | None:
    """The sense and the mark that govern ``act``: inside it, else the nearest before, else one after it."""
    inside = [
        m
        for m in marks
        if act.start <= m.start and m.end <= act.end and m.sense in BINDING and m.entry.side == "before"
    ]
    if inside:
        return inside[0].sense, inside[0]
    ahead = [
        m
        for m in marks
        if m.end <= act.start and m.entry.side == "before" and m.sense not in ("limit", "neutral")
    ]
    after = _after(act, marks, words)
    if ahead:
        near = ahead[-1]
        if near.sense in BINDING:
            return near.sense, near
        if near.sense == "inversion" and len(ahead) > 1:
            turned = {"ban": "duty", "no-grant": "duty", "permit": "waive"}.get(ahead[-2].sense)
            return (turned, ahead[-2]) if turned else None
    return (after.sense, after) if after else None


def _after(act: Act, marks: list[Mark], words: bytes) -> Mark | None:
    for mark in marks:
        if mark.start < act.end:
            continue
        if mark.start - act.end > _FAR or b";" in words[act.end : mark.start]:
            return None
        if mark.entry.side == "after" and mark.sense in BINDING:
            return mark
        if mark.sense in BINDING:
            return None
    return None
