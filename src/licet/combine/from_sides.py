"""``combine``: two licences to whether a part under one may go out with a whole under the other.

The rule behind every answer: those who get the whole must have no more rights and no fewer duties than the
part's licence lets them have, and the whole's licence must not be made narrower than it may be made.
"""

from __future__ import annotations

from collections.abc import Iterable

from msgspec.structs import replace

from licet.answers import Answer, conjunction
from licet.combine import clauses
from licet.combine.model import WAYS, Covered, Ground, Passage, Quoted, Side, Way, Where
from licet.combine.weights import Left, left
from licet.compare.shapes import may
from licet.spans import Span

MOST = 6  # quotes of one kind
GRANTS = frozenset({"use", "reproduce", "modify", "distribute"})
TO_COME = 10_000  # a version later than any
# Acts whose bar is no term of passing on, and so outlives the terms that another licence replaces.
USE = frozenset({"use", "commercial-use", "sell", "host-as-service", "train-other-models", "compete"})


def combine(part: Side, whole: Side, covered: Covered) -> tuple[Passage, ...]:
    """Whether a part may go out with a whole, in each way. ``covered`` proves, refutes or leaves open that
    one licence stops all that a formula describes."""
    asked = _Asked(part, whole, covered)
    return tuple(asked.passage(way) for way in WAYS)


class _Asked:
    def __init__(self, part: Side, whole: Side, covered: Covered) -> None:
        self.part, self.whole = part, whole
        self.taken = _accepted(part, whole)
        self.copyleft = _copyleft(part)
        self.closing = _copyleft(whole)
        self.bans = _spans(whole, "prohibition", "impose-further-restrictions")
        self._covered = covered
        self._left: tuple[Left, ...] | None = None

    @property
    def left(self) -> tuple[Left, ...]:
        if self._left is None:
            self._left = tuple(left(self.part, self.whole, self._covered))
        return self._left

    def passage(self, way: Way) -> Passage:
        if self.taken and self.taken.code == "named-beside" and way != "merged":
            apart = replace(self.taken, answer=Answer.YES if way == "beside" else Answer.NO)
            return Passage(way, apart.answer, (apart,))
        if self.taken:
            grounds = [self.taken, *self._riders()]
            return Passage(way, conjunction(g.answer for g in grounds), tuple(_first(grounds)))
        grounds = list(self._instead() if way == "instead" else self._with(way))
        if any(ground.code == "copyleft-open" for ground in grounds):  # then nothing else is known either
            grounds = [ground for ground in grounds if ground.code == "copyleft-open"]
        grounds += self._gaps()
        answer = conjunction(g.answer for g in grounds)
        travelling = [] if way == "instead" else _gathered(self.left, ("kept", "burden"), Answer.YES)
        return Passage(way, answer, tuple(_first(grounds)), tuple(travelling))

    def _riders(self) -> Iterable[Ground]:
        """What may hold beside terms by which another licence stands in: bars on use, and words of a text
        that is no known licence and that nobody read."""
        if self.taken is None or self.taken.code in ("same", "later-too"):
            return
        bars = [one for one in self.left if one.reason in ("prohibition", "scope") and one.action in USE]
        yield from _gathered(bars, ("limit",), Answer.UNKNOWN)
        if not self.part.id and (unread := _unread(self.part)):
            yield _ground("unread", Answer.UNKNOWN, "part", unread)

    def _with(self, way: Way) -> Iterable[Ground]:
        """As a part of a larger work."""
        apart = way == "beside" and not _claims(self.whole, self.closing)
        yield from self._own_copyleft(apart=apart)
        if not (self.closing or self.bans):
            if not apart:
                yield from _gathered(self.left, ("limit",), Answer.NO)
        elif not apart:
            yield from self._restrictions()
        banned = _spans(self.part, "prohibition", "impose-further-restrictions")
        if banned and (self.closing or self.bans) and not self.copyleft and not apart:
            yield _ground("part-bans-more", Answer.CONTESTED, "part", banned)
        if not self.copyleft:
            yield _ground("no-copyleft", Answer.YES, "part", ())

    def _own_copyleft(self, *, apart: bool) -> Iterable[Ground]:
        """What the part's copyleft asks of the whole."""
        if not self.copyleft:
            return
        larger = _larger(self.part) if apart else None
        if larger is not None:
            yield _ground("larger-work", Answer.YES, "part", [larger])
        elif not apart or _claims(self.part, self.copyleft):
            yield self._refused()
        else:
            yield _ground("copyleft-reach", Answer.CONTESTED, "part", self.copyleft)

    def _refused(self) -> Ground:
        """Copyleft that another licence does not satisfy, unless words that were not read, or a list that is
        not there, may let it."""
        opening = [span for span in _unread(self.part) if _opening(span.of(self.part.text))]
        if (listed := clauses.hidden(self.part)) is not None:
            opening.append(listed)
        if opening and self.whole.name is not None:
            return _ground("copyleft-open", Answer.UNKNOWN, "part", [*self.copyleft[:2], *opening])
        return _ground("copyleft", Answer.NO, "part", self.copyleft)

    def _restrictions(self) -> Iterable[Ground]:
        """What the part asks beyond a licence that lets nobody ask for more."""
        allowed = clauses.allowed(self.whole)
        against = Answer.NO if self.bans else Answer.CONTESTED
        more = [one for one in self.left if one.weight != "kept" and one.action not in allowed]
        for ground in _gathered(more, ("burden", "limit"), against):
            by = self.bans or self.closing
            quoted = (*ground.quoted, *(Quoted("whole", span) for span in by[:1]))
            yield Ground("further-restriction", ground.answer, quoted, ground.about, ground.reason)
        for one in self.left:
            if one.weight != "kept" and one.action in allowed:
                quoted = (Quoted("part", one.span), Quoted("whole", allowed[one.action]))
                yield Ground("allowed-addition", Answer.YES, quoted, one.action, one.reason)

    def _instead(self) -> Iterable[Ground]:
        """By itself, under the other licence alone."""
        if self.copyleft:
            yield self._refused()
        yield from _gathered(self.left, ("burden", "limit"), Answer.NO, "lost")
        handed = [t.span for t in self.part.reading.terms if _hands_on(t.kind, t.actions)]
        if handed:
            yield _ground("sublicense", Answer.YES, "part", handed)
        else:
            yield _ground("no-sublicense", Answer.CONTESTED, "part", ())

    def _gaps(self) -> Iterable[Ground]:
        """What was not read and could change the answer."""
        if not self.part.choice.granted:
            yield _ground("no-grant", Answer.UNKNOWN, "part", ())
        if elsewhere := _elsewhere(self.part):
            yield _ground("terms-elsewhere", Answer.UNKNOWN, "part", elsewhere)
        if not self.whole.choice.granted:
            yield _ground("no-grant-whole", Answer.UNKNOWN, "whole", ())
        if unread := _unread(self.part):
            yield _ground("unread", Answer.UNKNOWN, "part", unread)
        asks = any(one.weight != "kept" for one in self.left)
        unread = [s for s in _unread(self.whole) if clauses.says("closes", s.of(self.whole.text))]
        if asks and unread and not (self.closing or self.bans):
            yield _ground("unread", Answer.UNKNOWN, "whole", unread)


def _accepted(part: Side, whole: Side) -> Ground | None:
    """Why the part's licence itself lets the other stand for it, or does not, if that is plain."""
    if part.text == whole.text or (part.id and part.id == whole.id):
        for_ever = not part.fixed and clauses.saying(part, "later") is not None
        if whole.ongoing and not part.ongoing and not for_ever:
            return _ground("later-too", Answer.NO, "part", ())
        return _ground("same", Answer.YES, "part", ())
    if not whole.choice.granted:
        return None
    if part.base and part.base == whole.id and part.id != part.base:
        span = clauses.saying(part, "drops")
        answer = Answer.CONTESTED if span is None else Answer.YES
        return _ground("without-exception", answer, "part", [] if span is None else [span])
    return _later(part, whole) or _named(part, whole)


def _later(part: Side, whole: Side) -> Ground | None:
    """A later version, where the part's own terms let one be chosen."""
    mine, theirs = part.name, whole.name
    if part.fixed or not mine or not theirs or not _alone(whole):
        return None
    if mine.words != theirs.words or mine.version >= theirs.version:
        return None
    span = clauses.saying(part, "later")
    return None if span is None else _ground("later-version", Answer.YES, "part", [span])


def _named(part: Side, whole: Side) -> Ground | None:
    """A licence that the part's own terms name."""
    found = clauses.naming(part, whole.name) if _alone(whole) else None
    if found is None or whole.name is None:
        return None
    if whole.ongoing and clauses.naming(part, replace(whole.name, version=(TO_COME,))) is None:
        return _ground("later-too", Answer.NO, "part", [found.span])
    answers = {"free": Answer.YES, "condition": Answer.UNKNOWN, "beside": Answer.CONTESTED}
    return _ground(f"named-{found.how}", answers[found.how], "part", [found.span])


def _alone(side: Side) -> bool:
    """Whether a licence stands without an exception."""
    return side.id == side.base


def _copyleft(side: Side) -> list[Span]:
    """Where a text says that what is passed on must be under its own terms."""
    return [] if side.reach == "none" else _spans(side, "duty", "same-licence")


def _spans(side: Side, kind: str, action: str) -> list[Span]:
    found = {
        t.span: None
        for t in side.reading.terms
        if t.kind == kind and action in t.actions and t.strength != "encouraged" and t.actor != "licensor"
    }
    return list(found)


def _claims(side: Side, copyleft: Iterable[Span]) -> bool:
    """Whether the copyleft reaches all of a work that contains the part, with no way for a larger work."""
    claimed = any(clauses.says("whole", " ".join(s.of(side.text).split())) for s in copyleft)
    return claimed and _larger(side) is None


def _larger(side: Side) -> Span | None:
    """Where a text lets a larger work that contains it, or links to it, have other terms."""
    for term in side.reading.terms:
        if term.kind == "permission" and term.actions & {"combine", "relicense"}:
            words = " ".join(term.span.of(side.text).split())
            if clauses.says("larger", words) and not clauses.says("one-licence", words):
                return term.span
    return None


def _hands_on(kind: str, actions: frozenset[str]) -> bool:
    return kind in ("permission", "grant-scope") and bool(
        actions & {"sublicense", "relicense", "dedicate-public-domain"}
    )


def _elsewhere(side: Side) -> list[Span]:
    """Grants under the terms of another text: a notice holds none of the duties that stand there."""
    return [
        t.span
        for t in side.reading.terms
        if t.kind == "permission"
        and t.actions & GRANTS
        and clauses.says("refers", " ".join(t.span.of(side.text).split()))
    ]


def _unread(side: Side) -> list[Span]:
    """What nobody read and could bind."""
    return [span for span in side.reading.unread if may("binds", span.of(side.text))]


def _opening(words: str) -> bool:
    """Whether words that were not read may speak of another licence for the work."""
    lets = any(may(effect, words) for effect in ("grants", "frees", "excepts"))
    return lets and clauses.says("opens", " ".join(words.split()))


def _gathered(
    found: Iterable[Left], weights: tuple[str, ...], answer: Answer, code: str = ""
) -> list[Ground]:
    """One ground for each action; open where the proof is."""
    out: dict[tuple[str, str, str, bool], list[Span]] = {}
    for one in found:
        if one.weight in weights:
            out.setdefault((code or one.weight, one.action, one.reason, one.certain), []).append(one.span)
    return [
        Ground(
            kind,
            answer if certain or answer == Answer.YES else Answer.UNKNOWN,
            tuple(Quoted("part", span) for span in dict.fromkeys(spans[:MOST])),
            action,
            reason,
        )
        for (kind, action, reason, certain), spans in out.items()
    ]


def _ground(code: str, answer: Answer, where: Where, spans: Iterable[Span]) -> Ground:
    return Ground(code, answer, tuple(Quoted(where, span) for span in list(spans)[:MOST]))


def _first(grounds: Iterable[Ground]) -> list[Ground]:
    """What decides first."""
    order = {Answer.NO: 0, Answer.UNKNOWN: 1, Answer.CONTESTED: 2, Answer.YES: 3}
    return sorted(grounds, key=lambda g: order[g.answer])
