"""The condition of one act of a provision."""

from __future__ import annotations

from licet.conditions import Condition, all_of
from licet.read.conditions.combine import Hit, combined, negated
from licet.read.conditions.hits import Act, Region, hits_in
from licet.read.conditions.model import Defined, Found
from licet.read.conditions.segments import Joined, Segment, joined
from licet.read.conditions.unread import understood
from licet.text.model import Provision

_TURNING = frozenset({"unless", "without"})


def conditions(
    provision: Provision, act: tuple[int, int], *, kind: str, action: str, defined: Defined
) -> Found:
    """The condition under which ``act``, a stretch of ``provision.words``, is allowed, owed or forbidden."""
    cut = joined(provision)
    base = cut.base
    one = Act(act[0] + base, act[1] + base, kind, action)
    segments = _bearing(cut, one)
    regions = [Region(s.body, s.end, s.sense) for s in segments]
    made: list[Condition | None] = []
    spans: list[tuple[int, int]] = []
    leftover: list[tuple[int, int]] = []
    main: list[Hit] = []
    for start, end in _main(cut, one, segments):
        main += hits_in(Region(start, end, "main"), cut.words, one, defined)
    made.append(combined(_once(main), cut.words))
    spans += [(h.start, h.end) for h in main]
    for segment, region in zip(segments, regions, strict=True):
        hits = _once(hits_in(region, cut.words, one, defined))
        condition = combined(hits, cut.words)
        if condition is None:
            if segment.start >= base and not understood(segment, cut.words, one):
                leftover.append((segment.start - base, segment.end - base))
            continue
        spans.append((segment.start, segment.end))
        turned = segment.sense in _TURNING or (segment.sense == "only" and kind == "prohibition")
        made.append(negated(condition) if turned else condition)
    own = tuple(sorted({(max(a - base, 0), b - base) for a, b in spans if b > base}))
    return Found(all_of(*made), own, tuple(leftover))


def _once(hits: list[Hit]) -> list[Hit]:
    out: list[Hit] = []
    for hit in hits:
        if all(h.condition != hit.condition for h in out):
            out.append(hit)
    return out


def _bearing(cut: Joined, act: Act) -> list[Segment]:
    """The segments that bear on the act: of its own part, leading ones of its sentence, those of the heads."""
    part = _part(cut, act.start)
    out: list[Segment] = []
    for segment in cut.segments:
        if segment.start <= act.start < segment.end:
            continue
        in_head = segment.start < cut.base
        in_part = part[0] <= segment.start < part[1]
        if not (in_head or in_part or (segment.leading and segment.start < act.start and segment.start >= cut.base)):
            continue
        if in_head and segment.sense == "provided" and act.kind == "duty":
            continue
        if segment.start > act.end and _other_clause(cut.words[act.end : segment.start]):
            continue
        out.append(segment)
    return out


def _part(cut: Joined, at: int) -> tuple[int, int]:
    return next(((a, b) for a, b in cut.parts if a <= at < b), (0, len(cut.words)))


def _other_clause(between: bytes) -> bool:
    """Does another clause with a verb of its own begin between the act and the segment?"""
    for lead in (b", and ", b", but ", b" and ", b", or ", b", which ", b". "):
        at = between.find(lead)
        if at >= 0 and any(f" {m} ".encode() in between[at : at + 90] for m in ("must", "shall", "may", "are not", "is not", "will")):
            return True
    return False


def _main(cut: Joined, act: Act, segments: list[Segment]) -> list[tuple[int, int]]:
    """The stretches outside the bearing segments: the act's own part, and the heads."""
    part = _part(cut, act.start)
    rooms = [(a, b) for a, b in cut.parts if b <= cut.base] + [part]
    out: list[tuple[int, int]] = []
    for left, right in rooms:
        at = left
        for segment in sorted(cut.segments, key=lambda s: s.start):
            if segment.end <= left or segment.start >= right or segment.start <= act.start < segment.end:
                continue
            if segment.start > at:
                out.append((at, segment.start))
            at = max(at, segment.end)
        if at < right:
            out.append((at, right))
    return out
