"""Who must, may or may not: the modality marks of a stretch of words, and which of them governs an act."""

from __future__ import annotations

import re
from functools import cache, lru_cache

import msgspec

from licet.knowledge.reading import ActEntry, ModalityEntry, acts, modality
from licet.read.conditions.lexicon import clause
from licet.read.patterns import Matcher

BINDING = frozenset({"duty", "ban", "permit", "grant", "no-grant", "only", "waive", "encourage"})
_DENYING = frozenset({"ban", "no-grant"})
_PASSIVE = r"[^;]*?\b(?:be|is|are|been|being)(?: (?:\w+ly|also|prominently|either))?"
_LEAVE = re.compile(rb"(?:allow|permit|authori[sz]e|enable|licen[sc]e|grant|let|give)s?\b")
_BARE = re.compile(rb"give (?!you\b|to you\b)")
_CLAUSE_START = re.compile(rb"(?:^|[,:;] )$")
_JOINED = re.compile(rb"(?:^|\b(?:and|or|and/or|to|nor|not)|,) $|^ ?$")
_APART = re.compile(rb"[;.:]|\b(?:you|we|licensor|licensee)\b")
_JOIN = 160  # characters over which a verb is still joined to the modal before it
_OF_A_THING = re.compile(rb"\b(?:that|which) $")  # "for any purpose that is not authorised"
_IF_YOU = re.compile(
    rb"(?:if|when|where|whenever) (?:you|they|licensee|the licensee|users|recipients)(?: also| \\w+ly)? "
)
_IF = re.compile(rb"\b(?:if|unless|whether|once|until)(?: (?:you|we|they|it|one|licensee|the licensee))? $")
_RECENT = 2048  # stretches of words whose acts and marks are kept: heads of lists, sentences of many texts
_FAR = 260  # characters between an act and a mark that follows it


class Mark(msgspec.Struct, frozen=True):
    """One modality entry at ``[start, end)``."""

    entry: ModalityEntry
    start: int
    end: int

    @property
    def sense(self) -> str:
        return self.entry.sense


class Act(msgspec.Struct, frozen=True):
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
    return Matcher([p for _, p in owners], [400] * len(owners)), [e for e, _ in owners]


@cache
def _act_matcher() -> tuple[Matcher, list[ActEntry]]:
    owners = [(entry, p) for entry in acts() for p in patterns_of(entry)]
    matcher = Matcher(
        [p for _, p in owners],
        [e.reach for e, _ in owners],
        [not e.alone for e, _ in owners],
    )
    return matcher, [e for e, _ in owners]


def marks_in(words: bytes) -> list[Mark]:
    """The marks left to right; of two that overlap the one that goes further stands ("will not")."""
    return list(_marks(words))


@lru_cache(maxsize=_RECENT)
def _marks(words: bytes) -> tuple[Mark, ...]:
    matcher, owners = _mark_matcher()
    found = [Mark(owners[h.rule], h.start, h.end) for h in matcher.hits(words)]
    found = [m for m in found if m.entry.actor != "licensor" or not _owned(m, words)]
    found = [m for m in found if not _in_condition(m, words) and not _refused(m, words)]
    kept: list[Mark] = []
    taken = bytearray(len(words) + 1)
    for mark in sorted(found, key=lambda m: (-m.end, m.sense != "only", m.start, m.entry.id)):
        if not any(taken[mark.start : mark.end]):
            kept.append(mark)
            taken[mark.start : mark.end] = b"\1" * (mark.end - mark.start)
    kept.sort(key=lambda m: m.start)
    return tuple(m for i, m in enumerate(kept) if not _joined_to_a_demand(m, kept[:i], words))


def _in_condition(mark: Mark, words: bytes) -> bool:
    """A modal right after "if": "if you do not want it" and "if you need to" command nothing."""
    if mark.sense not in ("duty", "ban", "permit"):
        return False
    before = words[max(mark.start - 40, 0) : mark.start]
    return _IF.search(before) is not None


def _refused(mark: Mark, words: bytes) -> bool:
    """A verb of leave that is denied gives none: "the author does not permit", "we will never grant you"."""
    if mark.sense not in ("permit", "grant"):
        return False
    found = clause("leave-refused").search(words, max(mark.start - 24, 0), mark.end)
    return found is not None and found.end() > mark.start


def _owned(mark: Mark, words: bytes) -> bool:
    """No subject: "the name of the copyright holder may not be used" binds others than the holder."""
    return words[max(mark.start - 7, 0) : mark.start].endswith(
        (b" of ", b" by ", b" from ", b" for ", b" their ")
    )


def _joined_to_a_demand(mark: Mark, before: list[Mark], words: bytes) -> bool:
    """A verb of leave that is itself forbidden or demanded: "will not use, or allow others to use"."""
    if mark.sense not in ("permit", "grant") or not _LEAVE.match(words, mark.start):
        return False
    if _BARE.match(words, mark.start) and _CLAUSE_START.search(words[max(mark.start - 2, 0) : mark.start]):
        return True  # "if you pass it on, give every recipient a copy"
    if before and before[-1].sense == "power" and not _APART.search(words[before[-1].end : mark.start]):
        # "the licensor may grant you more" grants nothing
        return len(words[before[-1].end : mark.start]) < _JOIN
    last = next((m for m in reversed(before) if m.sense in BINDING), None)
    if last is None or last.sense not in ("ban", "no-grant", "duty"):
        return False
    between = words[last.end : mark.start]
    if not between.strip(b": "):
        return True
    return len(between) < _JOIN and not _APART.search(between) and _JOINED.search(between) is not None


def acts_in(words: bytes, offset: int = 0) -> list[Act]:
    """The acts left to right, ``offset`` further on; of the same entry overlapping matches are one."""
    found = _acts(words)
    return [Act(a.entry, a.start + offset, a.end + offset) for a in found] if offset else list(found)


@lru_cache(maxsize=_RECENT)
def _acts(words: bytes) -> tuple[Act, ...]:
    matcher, owners = _act_matcher()
    found: list[Act] = []
    for hit in matcher.hits(words):
        act = Act(owners[hit.rule], hit.start, hit.end)
        if not any(a.entry is act.entry and a.start < act.end and act.start < a.end for a in found):
            found.append(act)
    return tuple(sorted(found, key=lambda a: (a.start, a.end, a.entry.id)))


def governor(act: Act, marks: list[Mark], words: bytes) -> tuple[str, Mark] | None:
    """The sense and the mark that govern ``act``: inside or around it, next before, else after it."""
    if any(m.sense == "power" and act.start <= m.start and m.end < act.end for m in marks):
        return None
    near = _within(act, marks) or _around(act, marks)
    if near is not None:
        return near.sense, near
    return _before(act, marks, words)


def _within(act: Act, marks: list[Mark]) -> Mark | None:
    """The mark inside the act; a demand before leave, which may be a noun ("the grant must be kept")."""
    inside = [
        m for m in marks if act.start <= m.start and m.end <= act.end and m.sense in BINDING and not _aside(m)
    ]
    return next((m for m in inside if m.sense not in ("permit", "grant")), inside[0] if inside else None)


def _around(act: Act, marks: list[Mark]) -> Mark | None:
    denying = {"no-grant"} if act.entry.group else _DENYING
    return next((m for m in marks if m.start <= act.start and act.end <= m.end and m.sense in denying), None)


def _before(act: Act, marks: list[Mark], words: bytes) -> tuple[str, Mark] | None:
    after = _after(act, marks, words)
    ahead = [m for m in marks if m.start < act.start and m.end <= act.end and m.entry.side == "before"]
    near = _nearest(act, ahead, words)
    if near is None:
        return (after.sense, after) if after else None
    sense = ahead[near].sense
    if after and b": " in words[ahead[near].end - 2 : act.start]:
        return after.sense, after  # a sentence's own word goes before that of a list's head
    if sense in BINDING:
        return sense, ahead[near]
    if sense == "condition" and _is_price(act, ahead[: near + 1], words):
        return "duty", ahead[near]
    if sense == "inversion" and near > 0:
        turned = {"ban": "duty", "no-grant": "duty", "permit": "waive"}.get(ahead[near - 1].sense)
        return (turned, ahead[near - 1]) if turned else None
    return (after.sense, after) if after else None


def _aside(mark: Mark) -> bool:
    return mark.entry.side == "after" and mark.sense == "permit"


def _is_price(act: Act, ahead: list[Mark], words: bytes) -> bool:
    """Leave "if you" do something is leave for that deed: "you may use it if you keep this notice"."""
    if act.entry.group or "duty" not in act.entry.kinds:
        return False
    if not _IF_YOU.fullmatch(words, ahead[-1].start, act.start):
        return False
    leave = next((m for m in reversed(ahead[:-1]) if m.sense in BINDING), None)
    return leave is not None and leave.sense in ("permit", "grant")


def _nearest(act: Act, ahead: list[Mark], words: bytes) -> int | None:
    """The index of the mark next before the act, past what only stands between.

    An act on things past a relative clause ("give those who use it a copy") and past a closed adverbial
    ("must, unless it is sold, keep") is still commanded. A right is not: its condition may be a list.
    What stands between commas right after a mark only interrupts: "may not, without our consent, sell it".
    """
    for at in range(len(ahead) - 1, -1, -1):
        mark = ahead[at]
        if mark.sense in ("limit", "neutral") or (at > 0 and _interrupts(mark, ahead[at - 1], act, words)):
            continue
        if not act.entry.group and at > 0:
            if mark.sense not in BINDING and b"; " in words[mark.end : act.start]:
                continue
            if mark.sense == "relative":
                continue
            if mark.sense in ("condition", "exception") and b", " in words[mark.end : act.start]:
                continue
        return at
    return None


def _interrupts(mark: Mark, last: Mark, act: Act, words: bytes) -> bool:
    """Whether the words from one mark on stand between commas, right after another mark that binds."""
    if last.sense not in BINDING or words[last.end : mark.start] != b", ":
        return False
    if clause("interrupted").search(words[last.start : mark.start]) is None:
        return False
    if mark.sense in BINDING and (mark.sense != "duty" or last.sense not in ("permit", "grant")):
        return False  # "may, subject to your keeping of the terms, sell it" asks within what it allows
    return b", " in words[mark.end : act.start] and b";" not in words[mark.end : act.start]


def _after(act: Act, marks: list[Mark], words: bytes) -> Mark | None:
    for mark in marks:
        if mark.start < act.end:
            continue
        if mark.start - act.end > _FAR or b";" in words[act.end : mark.start]:
            return None
        if mark.entry.side == "after" and mark.sense in BINDING:
            if _OF_A_THING.search(words, max(mark.start - 12, 0), mark.start):
                continue
            return mark
        if mark.sense in BINDING:
            return None
    return None
