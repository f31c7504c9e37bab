"""Which segments of a provision bear on an act, and which of its stretches are the act's own clause."""

from __future__ import annotations

from licet.read.conditions.hits import Act
from licet.read.conditions.lexicon import clause
from licet.read.conditions.segments import Joined, Segment


def bearing(cut: Joined, act: Act) -> list[Segment]:
    """The segments that bear on the act: of its part, leading ones, those of the heads."""
    left, right = _part(cut, act)
    rider = min(
        (
            s.start
            for s in cut.segments
            if s.sense == "provided" and act.end <= s.start < right and not s.leading
        ),
        default=right,
    )
    ahead = [s for s in cut.segments if s.leading and cut.base <= s.start < act.start]
    if any(s.start >= left and s.sense == "if" for s in ahead):
        ahead = [s for s in ahead if s.start >= left]  # the part has an occasion of its own
    return [
        s
        for s in cut.segments
        if not _holds(s, act, cut)
        and (s.start < cut.base or left <= s.start < right or s in ahead)
        and (not cut.base <= s.start > rider or _goes_on(s, cut))  # said of what the rider demands
        and not (s.leading and s.start >= max(act.start, cut.base) and not _alone(s, cut, act))
        and not (s.start < cut.base and s.sense == "provided" and act.kind == "duty")
        and not (s.sense == "without" and s.start < act.start and act.kind != "prohibition")
        and not (s.start > act.end and _other_clause(cut.words[act.end : s.start], act.kind))
    ]


def _goes_on(segment: Segment, cut: Joined) -> bool:
    """Whether a segment ends the rider before it: "provided your use | does not include ..." """
    before = next((s for s in cut.segments if s.end == segment.start and s.sense == "provided"), None)
    if before is None or not clause("such-use").search(cut.words[before.start : before.end]):
        return False
    return clause("use-leaves-out-competing").search(cut.words[segment.start : segment.end]) is not None


def _alone(segment: Segment, cut: Joined, act: Act) -> bool:
    """Whether nothing follows in its part of a ban that it could lead: the item "(c) if you are large"."""
    if act.kind != "prohibition":
        return False
    return any(a <= segment.start and segment.end == b for a, b in cut.parts[1:])


def _part(cut: Joined, act: Act) -> tuple[int, int]:
    """The act's stretch between semicolons, with a list "(a) ...; (b) ..." that it begins, and its riders."""
    whole = (0, len(cut.words))
    number = next((i for i, (a, b) in enumerate(cut.parts) if a <= act.start < b), None)
    if number is None:
        return whole
    start, end = cut.parts[number]
    label = clause("label")
    listed = label.search(cut.words, max(act.end, start), end) is not None
    riders = {s.start for s in cut.segments if s.sense in ("provided", "unless")}
    for left, right in cut.parts[number + 1 :]:
        rider = any(left <= s <= left + 2 for s in riders)
        if not rider and not (listed and label.search(cut.words, left, min(left + 9, right))):
            break
        end = right
    return start, end


def _other_clause(between: bytes, kind: str) -> bool:
    """Does another clause with a subject of its own begin between the act and the segment?

    A ban goes on through further bans: what lifts the last of them lifts the first.
    """
    found = list(clause("next-clause").finditer(between))
    if kind == "prohibition":
        return any(b"not" not in between[f.start() : f.end()] and b"cannot" not in f.group(0) for f in found)
    return bool(found)


def main_clause(cut: Joined, act: Act) -> list[tuple[int, int]]:
    """The stretches outside the bearing segments: the act's own part, and the heads."""
    part = _part(cut, act)
    begun = [s.start for s in cut.segments if s.leading and part[0] < s.start < act.start]
    part = (max([part[0], *(b for b in begun if b >= cut.base)]), part[1])
    rooms = [(a, b) for a, b in cut.parts if b <= cut.base] + [part]
    own = act.kind == "prohibition"  # a case of one ban must not narrow the next
    if part[0] > cut.base and not own and not clause("binds").search(cut.words, part[0], act.end):
        # "provided that you keep it; and give ...": a part without a verb of its own goes on with the first
        rooms += [(a, b) for a, b in cut.parts if cut.base <= a < part[0]][:1]
    out: list[tuple[int, int]] = []
    for left, right in rooms:
        at = left
        for segment in sorted(cut.segments, key=lambda s: s.start):
            if segment.end <= left or segment.start >= right or _holds(segment, act, cut):
                continue
            if segment.start > at:
                out.append((at, segment.start))
            at = max(at, segment.end)
        if at < right:
            out.append((at, right))
    return out


def _holds(segment: Segment, act: Act, cut: Joined) -> bool:
    """Is the act itself said in the segment, so that its words are the act's own clause?

    "Any purpose is permitted, except competing" forbids what it excepts.
    """
    if segment.start <= act.start < segment.end:
        return segment.sense != "only"
    excepted = segment.sense == "unless" and act.kind == "prohibition" and act.start < segment.start < act.end
    return excepted and clause("negative").search(cut.words, act.start, segment.start) is None
