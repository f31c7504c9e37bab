"""The condition of one act of a provision."""

from __future__ import annotations

import re

from msgspec.structs import replace

from licet.conditions import All, Any_, Atom, Condition, Not, all_of, any_of, atoms
from licet.read.conditions.bearing import bearing, main_clause
from licet.read.conditions.combine import Hit, combined, facts_of, negated
from licet.read.conditions.facts import TAKEN
from licet.read.conditions.hits import SIZES, Act, Region, hits_in
from licet.read.conditions.items import told
from licet.read.conditions.lexicon import clause, raw
from licet.read.conditions.listed import Items
from licet.read.conditions.model import Defined, Found
from licet.read.conditions.quantities import uncounted
from licet.read.conditions.segments import Joined, Segment, joined
from licet.read.conditions.unread import half_read, occasion, understood
from licet.text.model import Provision

_TURNING = frozenset({"unless", "without"})
_OWN_ONLY = frozenset({"conditions_met"})  # of the head's own right, not of what its items say
Read = list[tuple[Segment, list[Hit]]]
_SILENT = 99
_ANY = re.compile(r"\b(?:any|an?|each|every|to)\W*$", re.IGNORECASE)
_LONG = 3  # characters; capitals at shorter words say nothing
_SHOWN = 80  # characters of a clause that its parse shows
_VALUES = frozenset({"use_purpose", "actor_type", "jurisdiction"})
_GIVING = frozenset({"distribution", "modified", "derivative", "network_service"})
# facts that a ban behind a leave says of itself, and how such a ban begins
_OF_THE_BAN = {"component": "contrary", "use_purpose": "forbids-next"}
_OF_THE_WORK = frozenset({"component"})  # facts that tell what a work is like, not what is done


def conditions(
    provision: Provision, act: tuple[int, int], *, kind: str, action: str, defined: Defined, source: str = ""
) -> Found:
    """The condition under which ``act``, a stretch of ``provision.words``, is allowed, owed or forbidden.

    With the text's ``source``, names are given as they are written there.
    """
    if kind == "disclaimer":
        return Found()
    cut = joined(provision)
    one = Act(act[0] + cut.base, act[1] + cut.base, kind, action, _bodies(provision, cut.base))
    read = [(s, _hits(cut, Region(s.start, s.end, s.sense), one, defined)) for s in bearing(cut, one)]
    main = [h for a, b in main_clause(cut, one) for h in _hits(cut, Region(a, b, "main"), one, defined)]
    main = _before_a_ban(_own_first(main, read, cut, one), cut, one)
    spans = [(h.start, h.end) for h in main]
    spans += [(s.start, s.end) for s, hits in read if hits]
    leftover = [
        (s.start - cut.base, s.end - cut.base)
        for s, hits in read
        if s.start >= cut.base
        and (
            uncounted(cut.words, s.start, s.end)
            or half_read(s, hits, cut.words, one)
            or not (hits or understood(s, cut.words, one))
        )
    ]
    when = None if any(h.always for h in main) else _by_items(cut, main, read, one)
    # what a forbidden thing is says nothing of the act by which it is forbidden
    inside = "use" if kind == "prohibition" else action
    listed, items = told(
        cut,
        kind,
        defined.items.get(provision.index, ()),
        lambda item, as_kind: (
            conditions(item, (0, 0), kind=as_kind, action=inside, defined=defined, source=source).when
        ),
    )
    if listed is not None:
        leftover = [(a, b) for a, b in leftover if b + cut.base < len(cut.words)]
    own = tuple(sorted({(max(a - cut.base, 0), b - cut.base) for a, b in spans if b > cut.base}))
    when = all_of(_carried(provision, one, defined, source), _written(when, provision, source), listed)
    if action == "define" and not any(a.fact in SIZES for a in atoms(when)):
        when = None  # what a word means is told where the word is used
    return Found(when, own, tuple(leftover), items, _parse(cut, main, read))


def _carried(provision: Provision, act: Act, defined: Defined, source: str) -> Condition | None:
    """The size of the sentence before, whose case goes on: "... You may not exercise your rights until ...".

    Only in the same paragraph, and only where the words say that they go on: an invented condition on a duty
    would let somebody off.
    """
    last = defined.before.get(provision.index)
    if last is None or act.kind not in ("prohibition", "duty"):
        return None
    gap = source[last.span.end : provision.span.start]
    if "\n\n" in gap.replace(" ", "").replace("\r", "") or not clause("carried").search(raw(provision.words)):
        return None
    end = len(last.words)
    found = conditions(
        last, (end, end), kind="duty", action="request-licence", defined=defined, source=source
    )
    return found.when if any(a.fact in SIZES for a in atoms(found.when)) else None


def _parse(cut: Joined, main: list[Hit], read: Read) -> tuple[str, ...]:
    """Which words stated which facts: those of the main clause, then those of each segment."""
    out = [_told("clause", cut.words[h.start : h.end], [h]) for h in main]
    out += [_told(s.sense, cut.words[s.start : s.end], hits) for s, hits in read if hits]
    return tuple(dict.fromkeys(out))


def _told(sense: str, words: bytes, hits: list[Hit]) -> str:
    said = words.decode("ascii", "replace").strip(" ,;.:")
    shown = said if len(said) <= _SHOWN else f"{said[:_SHOWN].rsplit(' ', 1)[0]} ..."
    names = dict.fromkeys(f for h in hits for f in sorted(facts_of(h.condition)))
    return f"{sense} '{shown}': {', '.join(names)}"


def _written(when: Condition | None, provision: Provision, source: str) -> Condition | None:
    """The condition with the names that were taken from the words in the case of the source."""

    def name(value: str) -> str:
        said = value.removeprefix(TAKEN)
        at = provision.words.find(said)
        if not source or at < 0 or not said:
            return said
        return " ".join(provision.place(at, at + len(said)).of(source).split())

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
    if act.kind == "prohibition":  # "provided that you may not use it ...": the rider is the ban's own clause
        inner = [s for s in inner if not (s.sense == "provided" and s.body <= act.start and act.end <= s.end)]
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
    sized = any(facts_of(h.condition) & SIZES for h in main)
    for segment, hits in read:
        if any(h.always for h in hits):
            continue
        mine = top if segment.sense == "if" else _highest(hits)
        condition = combined(_once([h for h in hits if _stands(h, mine)]), cut.words)
        if (
            condition is None
            and not hits
            and segment.start >= cut.base
            and not sized
            and not any(h for _, h in read)
        ):
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


def _by_items(cut: Joined, main: list[Hit], read: Read, act: Act) -> Condition | None:
    """The items of a list that forbids are alternatives, each with its own cases."""
    items = Items(cut, act)
    if not items.labels:
        return _joined(cut, main, read, act)
    alternatives = [_joined(cut, *items.part(n, main, read), act) for n in items.groups()]
    return all_of(_joined(cut, *items.part(-1, main, read), act), any_of(*alternatives))


def _own_first(main: list[Hit], read: Read, cut: Joined, act: Act) -> list[Hit]:
    """What the item itself says of purposes and persons stands for what its heads say.

    A duty with an "if" of its own does not take the occasion from the rights in its head, unless it
    only tells what the work is like. A ban that an item states by itself holds for every purpose, whatever
    the purposes for which its head grants.
    """
    base, kind = cut.base, act.kind
    granted = kind == "prohibition" and act.start >= base and _under_a_grant(cut)
    own = {f for h in main if h.start >= base for f in facts_of(h.condition)}
    stated = {f for s, hits in read if s.sense == "if" for h in hits for f in facts_of(h.condition)}
    occasion = kind == "duty" and bool(stated - _GIVING - _OF_THE_WORK)
    out: list[Hit] = []
    for hit in main:
        names = facts_of(hit.condition)
        if hit.start < base and ((names & _VALUES and own & _VALUES) or (occasion and names <= _GIVING)):
            continue
        if kind == "duty" and names & stated & {"use_purpose"}:
            continue
        if granted and hit.start < base and names == {"use_purpose"}:
            continue
        if kind == "prohibition" and names == {"use_purpose"} and _of_the_leave(hit, cut, act):
            continue
        out.append(hit)
    return out


def _of_the_leave(hit: Hit, cut: Joined, act: Act) -> bool:
    """Whether a purpose is that of the leave to which a ban is a rider.

    "Use it in production, provided that you do not host it" forbids every hosting.
    """
    return hit.end <= act.start and clause("rider-begins").search(cut.words[hit.end : act.start]) is not None


def _before_a_ban(main: list[Hit], cut: Joined, act: Act) -> list[Hit]:
    """Leave takes no circumstance from the ban that is joined to it: "with others, but not by itself"."""
    if act.kind != "permission":
        return main
    begins = {
        fact: found.start()
        for fact, name in _OF_THE_BAN.items()
        if (found := clause(name).search(cut.words, act.end)) is not None
    }
    return [h for h in main if all(h.start < begins.get(f, len(cut.words)) for f in facts_of(h.condition))]


def _bodies(provision: Provision, base: int) -> tuple[tuple[int, int], ...]:
    """Where bodies are named for a purpose, in capitals: "the Corporation for Sheep Research".

    Not with an article that means any of them before it, nor in a line that has capitals at most words.
    """
    written = provision.written
    long = [w for w in written.split() if len(w) > _LONG and w[0].isalpha()]
    if sum(w[0].isupper() for w in long) * 2 > len(long):
        return ()
    found = [m.span() for m in clause("body-named-for").finditer(raw(written))]
    return tuple((a + base, b + base) for a, b in found if not _ANY.search(written[:a]))


def _under_a_grant(cut: Joined) -> bool:
    """Whether the heads grant and forbid nothing, so that the ban is the item's own."""
    head = cut.words[: cut.base]
    return bool(clause("gives-leave").search(head)) and not clause("forbids").search(head)


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
