"""Conditions told in a list: "if all of the following are true: (a) ...; (b) ..."."""

from __future__ import annotations

from collections.abc import Callable

from msgspec.structs import replace

from licet.conditions import Condition, all_of, any_of, atoms
from licet.read.conditions.combine import negated
from licet.read.conditions.hits import LIMITED, SIZES
from licet.read.conditions.lexicon import clause, raw
from licet.read.conditions.segments import Joined, Segment
from licet.text.model import Provision

_TELLING = frozenset({"permission", "grant-scope", "definition", "duty"})
_OPEN = frozenset({"if", "provided", "only", "unless", "who"})

_FREED = frozenset({"channel", "received_as", "distribution", "network_service", "modified"})
_LAST = 80  # bytes of a head in which it says what its items are

Tell = Callable[[Provision, str], Condition | None]


def told(
    cut: Joined, kind: str, items: tuple[Provision, ...], tell: Tell
) -> tuple[Condition | None, tuple[int, ...]]:
    """What the items under an open head state, and their indices; ``tell`` reads one item by itself.

    Items with a verb that binds are duties or rights of their own. Alternatives are told by the head
    ("any of the following") or by the end of an item ("; or").
    """
    segment = _open(cut)
    lifting = kind == "permission" and clause("lifts-open").search(cut.words[-_LAST:]) is not None
    if items and kind == "prohibition":
        return _meant(cut, items, tell)
    if not items or kind not in _TELLING or (segment is None and kind != "definition" and not lifting):
        return None, ()
    found: list[tuple[int, Condition]] = []
    for item in items:
        words = raw(item.words)
        if clause("demands").search(words) or clause("says-of-a-class").search(words):
            continue
        when = tell(replace(item, heads=()), "definition" if kind == "definition" else "grant-scope")
        known = SIZES if segment is not None and segment.sense == "provided" else LIMITED
        known = known | _FREED if lifting else known
        if when is not None and any(a.fact in known for a in atoms(when)):
            found.append((item.index, when))
    if not found:
        return None, ()
    either = lifting or clause("either").search(cut.words[-_LAST:])
    either = either or any(clause("or-end").search(raw(i.words)) for i in items)
    made = (any_of if either else all_of)(*(when for _, when in found))
    assert made is not None
    turned = segment is not None and segment.sense == "unless"
    return negated(made) if turned else made, tuple(index for index, _ in found)


def _meant(cut: Joined, items: tuple[Provision, ...], tell: Tell) -> tuple[Condition | None, tuple[int, ...]]:
    """What a forbidden thing is, where its definition goes on in a list: all of it must be understood.

    An item that was not read would make the ban narrower than it is.
    """
    if not clause("means-open").search(cut.words):
        return None, ()
    found = [tell(replace(item, heads=()), "grant-scope") for item in items]
    known = [w for w in found if w is not None and all(a.fact in LIMITED for a in atoms(w))]
    if len(known) < len(items):
        return None, ()
    every = any(clause("and-end").search(raw(i.words)) for i in items)
    return (all_of if every else any_of)(*known), tuple(item.index for item in items)


def _open(cut: Joined) -> Segment | None:
    """The segment that is still open at the end of the head."""
    end = len(cut.words.rstrip(b" :-"))
    last = [s for s in cut.segments if s.sense in _OPEN and s.start >= cut.base and s.end >= end]
    return last[-1] if last and cut.words.rstrip().endswith((b":", b":-", b"-", b",")) else None
