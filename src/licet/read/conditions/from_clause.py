"""The condition of one act of a provision."""

from __future__ import annotations

from dataclasses import replace

from licet.conditions import All, Any_, Atom, Condition, Not, all_of, any_of, atoms
from licet.read.conditions.combine import Hit, combined, facts_of, negated
from licet.read.conditions.facts import TAKEN
from licet.read.conditions.hits import SIZES, Act, Region, hits_in
from licet.read.conditions.items import told
from licet.read.conditions.lexicon import clause
from licet.read.conditions.model import Defined, Found
from licet.read.conditions.quantities import uncounted
from licet.read.conditions.segments import Joined, Segment, joined
from licet.read.conditions.unread import occasion, understood
from licet.text.model import Provision

_TURNING = frozenset({"unless", "without"})
_OWN_ONLY = frozenset({"conditions_met"})  # of the head's own right, not of what its items say
Read = list[tuple[Segment, list[Hit]]]
_SILENT = 99
_VALUES = frozenset({"use_purpose", "actor_type", "jurisdiction"})
_GIVING = frozenset({"distribution", "modified", "derivative", "network_service"})


def conditions(
    provision: Provision, act: tuple[int, int], *, kind: str, action: str, defined: Defined, source: str = ""
) -> Found:
    """The condition under which ``act``, a stretch of ``provision.words``, is allowed, owed or forbidden.

    With the text's ``source``, names are given as they are written there.
    """
    if kind == "disclaimer":
        return Found()
    cut = joined(provision)
    one = Act(act[0] + cut.base, act[1] + cut.base, kind, action)
    read = [(s, _hits(cut, Region(s.start, s.end, s.sense), one, defined)) for s in _bearing(cut, one)]
    main = [h for a, b in _main(cut, one) for h in _hits(cut, Region(a, b, "main"), one, defined)]
    main = _own_first(main, read, cut.base, kind)
    spans = [(h.start, h.end) for h in main]
    spans += [(s.start, s.end) for s, hits in read if hits]
    leftover = [
        (s.start - cut.base, s.end - cut.base)
        for s, hits in read
        if s.start >= cut.base
        and (uncounted(cut.words, s.start, s.end) or not (hits or understood(s, cut.words, one)))
    ]
    when = None if any(h.always for h in main) else _joined(cut, main, read, one)
    listed, items = told(
        cut,
        kind,
        defined.items.get(provision.index, ()),
        lambda item, as_kind: (
            conditions(item, (0, 0), kind=as_kind, action=action, defined=defined, source=source).when
        ),
    )
    if listed is not None:
        leftover = [(a, b) for a, b in leftover if b + cut.base < len(cut.words)]
    own = tuple(sorted({(max(a - cut.base, 0), b - cut.base) for a, b in spans if b > cut.base}))
    when = all_of(_written(when, provision, source), listed)
    if action == "define" and not any(a.fact in SIZES for a in atoms(when)):
        when = None  # what a word means is told where the word is used
    return Found(when, own, tuple(leftover), items)


def _written(when: Condition | None, provision: Provision, source: str) -> Condition | None:
    """The condition with the names that were taken from the words in the case of the source."""

    def name(value: str) -> str:
        said = value.removeprefix(TAKEN)
        at = provision.words.find(said)
        return provision.place(at, at + len(said)).of(source) if source and at >= 0 and said else said

    match when:
        case Atom(value=str() as value) if value.startswith(TAKEN):
            return replace(when, value=name(value))
        case Not(part):
            inner = _written(part, provision, source)
            return None if inner is None else Not(inner)
        case All(parts):
            return all_of(*(_written(p, provision, source) for p in parts))
        case Any_(parts):
            return any_of(*(_written(p, provision, source) for p in parts))
    return when


def _hits(cut: Joined, region: Region, act: Act, defined: Defined) -> list[Hit]:
    inner = [s for s in cut.segments if s.start > region.start and s.end <= region.end]
    found = [
        h
        for h in hits_in(region, cut.words, act, defined)
        if not any(s.start <= h.start and h.end <= s.end for s in inner)
    ]
    if region.start >= cut.base:
        return found
    return [h for h in found if not facts_of(h.condition) & _OWN_ONLY]


def _joined(cut: Joined, main: list[Hit], read: Read, act: Act) -> Condition | None:
    """The main clause's condition and those of the segments: stated, taken back, or the sole case."""
    top = _highest([*main, *(h for s, hits in read if s.sense == "if" for h in hits)])
    made = [combined(_once([h for h in main if _stands(h, top)]), cut.words)]
    stated: list[Hit] = []
    for segment, hits in read:
        if any(h.always for h in hits):
            continue
        mine = top if segment.sense == "if" else _highest(hits)
        condition = combined(_once([h for h in hits if _stands(h, mine)]), cut.words)
        if condition is None and not hits and segment.start >= cut.base and not any(h for _, h in read):
            condition = occasion(segment, cut.words, act)
        if condition is None:
            continue
        if segment.sense == "if":
            end = len(cut.words[: segment.end].rstrip(b" ,;or"))
            stated.append(Hit(segment.start, max(end, segment.body), condition))
        elif segment.sense in _TURNING or (segment.sense == "only" and act.kind == "prohibition"):
            made.append(negated(condition))
        else:
            made.append(condition)
    return all_of(combined(_once(stated), cut.words), *made)


def _own_first(main: list[Hit], read: Read, base: int, kind: str) -> list[Hit]:
    """What the item itself says of purposes and persons stands for what its heads say.

    A duty with an "if" of its own does not take the occasion from the rights in its head.
    """
    own = {f for h in main if h.start >= base for f in facts_of(h.condition)}
    stated = {f for s, hits in read if s.sense == "if" for h in hits for f in facts_of(h.condition)}
    occasion = kind == "duty" and bool(stated - _GIVING)
    out: list[Hit] = []
    for hit in main:
        names = facts_of(hit.condition)
        if hit.start < base and ((names & _VALUES and own & _VALUES) or (occasion and names <= _GIVING)):
            continue
        if kind == "duty" and names & stated & {"use_purpose"}:
            continue
        out.append(hit)
    return out


def _highest(hits: list[Hit]) -> dict[str, int]:
    top: dict[str, int] = {}
    for hit in hits:
        for name in facts_of(hit.condition):
            top[name] = max(top.get(name, 0), hit.rank)
        for name in hit.silences:
            top[name] = _SILENT
    return top


def _stands(hit: Hit, top: dict[str, int]) -> bool:
    return all(hit.rank >= top.get(name, 0) for name in facts_of(hit.condition))


def _once(hits: list[Hit]) -> list[Hit]:
    out: list[Hit] = []
    for hit in hits:
        if all(h.condition != hit.condition for h in out):
            out.append(hit)
    return out


def _bearing(cut: Joined, act: Act) -> list[Segment]:
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
        if not _holds(s, act)
        and (s.start < cut.base or left <= s.start < right or s in ahead)
        and not (cut.base <= s.start > rider)  # said of what the rider demands
        and not (s.leading and s.start >= max(act.start, cut.base))
        and not (s.start < cut.base and s.sense == "provided" and act.kind == "duty")
        and not (s.sense == "without" and s.start < act.start and act.kind != "prohibition")
        and not (s.start > act.end and _other_clause(cut.words[act.end : s.start], act.kind))
    ]


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


def _main(cut: Joined, act: Act) -> list[tuple[int, int]]:
    """The stretches outside the bearing segments: the act's own part, and the heads."""
    part = _part(cut, act)
    begun = [s.start for s in cut.segments if s.leading and part[0] < s.start < act.start]
    part = (max([part[0], *(b for b in begun if b >= cut.base)]), part[1])
    rooms = [(a, b) for a, b in cut.parts if b <= cut.base] + [part]
    if part[0] > cut.base and not clause("binds").search(cut.words, part[0], act.start):
        # "provided that you keep it; and give ...": a part without a verb of its own goes on with the first
        rooms += [(a, b) for a, b in cut.parts if cut.base <= a < part[0]][:1]
    out: list[tuple[int, int]] = []
    for left, right in rooms:
        at = left
        for segment in sorted(cut.segments, key=lambda s: s.start):
            if segment.end <= left or segment.start >= right or _holds(segment, act):
                continue
            if segment.start > at:
                out.append((at, segment.start))
            at = max(at, segment.end)
        if at < right:
            out.append((at, right))
    return out


def _holds(segment: Segment, act: Act) -> bool:
    """Is the act itself said in the segment, so that its words are the act's own clause?"""
    return segment.start <= act.start < segment.end and segment.sense != "only"
