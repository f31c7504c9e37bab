"""Hits of one stretch joined by the words between them: "or" joins alternatives, all else adds."""

from __future__ import annotations

from itertools import pairwise

import msgspec

from licet.conditions import All, Any_, Atom, Condition, Not, all_of, any_of
from licet.read.conditions.lexicon import clause


class Hit(msgspec.Struct, frozen=True):
    """A condition said at ``[start, end)``; of those about the same facts only the highest rank stands."""

    start: int
    end: int
    condition: Condition
    rank: int = 0
    silences: tuple[str, ...] = ()
    always: bool = False


def combined(hits: list[Hit], words: bytes) -> Condition | None:
    """One condition for the hits: neighbours joined by "or" are alternatives, the groups all hold."""
    ordered = sorted(hits, key=lambda h: (h.start, h.end))
    groups: list[list[Hit]] = [[h] for h in ordered[:1]]
    for hit, join in zip(ordered[1:], _joins(ordered, words), strict=True):
        if join == "or":
            groups[-1].append(hit)
        else:
            groups.append([hit])
    return all_of(*(any_of(*(h.condition for h in group)) for group in groups))


def _joins(ordered: list[Hit], words: bytes) -> list[str]:
    """What stands between each two neighbours; in a list what stands before its last item."""
    joins: list[str] = []
    for one, other in pairwise(ordered):
        gap = words[one.end : other.start] if other.start >= one.end else b" and "
        if clause("or").search(gap) and not clause("and").search(gap[-24:]):
            joins.append("or")
        else:
            joins.append("list" if clause("list").search(gap) and not clause("and").search(gap) else "and")
    for at in range(len(joins) - 2, -1, -1):
        if joins[at] == "list":
            joins[at] = joins[at + 1]
    return joins


def negated(condition: Condition) -> Condition:
    """The contrary; double negations and lists of places are turned, alternatives parted."""
    match condition:
        case Not(part):
            return part
        case Atom(fact="jurisdiction", op="in" | "not_in"):
            return _turned(condition)
        case _:
            return Not(condition)


def _turned(atom: Atom) -> Atom:
    op = "not_in" if atom.op == "in" else "in"
    return Atom(
        atom.fact, op, atom.value, atom.unit, atom.currency, atom.period, atom.scope, atom.as_of, atom.note
    )


def facts_of(condition: Condition) -> set[str]:
    """The names of the facts in a condition."""
    match condition:
        case Atom():
            return {condition.fact}
        case All(parts) | Any_(parts):
            return set().union(*(facts_of(p) for p in parts))
        case Not(part):
            return facts_of(part)
