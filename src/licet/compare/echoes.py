"""What counts as giving copies, as use over a network may, owes what giving copies does, and no more."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import cache

from msgspec.structs import replace

from licet.conditions import All, Any_, Atom, Condition, Not, all_of, any_of, atoms
from licet.knowledge.reading import acts
from licet.read.model import Term

GIVING = "distribution"


def echoes(term: Term) -> bool:
    """Whether a duty only treats one thing as another."""
    return term.rule.partition("/")[0] in _instead()


def empty(term: Term) -> bool:
    """Whether no duty of its text asks for what its rule names."""
    return _instead().get(term.rule.partition("/")[0], "") == term.action


def echoed(term: Term, terms: Iterable[Term]) -> Iterator[Term]:
    """The duties of ``terms`` on those who give copies, as they fall on those of whom ``term`` speaks."""
    for like in terms:
        giving = any(atom.fact == GIVING for atom in atoms(like.when))
        bound = like.kind == "duty" and like.actor.startswith("licensee") and not echoes(like)
        if giving and bound:
            yield replace(like, when=_instead_of_giving(like.when, term.when), span=term.span, consumed=())


def _instead_of_giving(when: Condition | None, other: Condition | None) -> Condition | None:
    match when:
        case Atom(fact=fact) if fact == GIVING:
            return other
        case All(parts):
            return all_of(*(_instead_of_giving(part, other) for part in parts))
        case Any_(parts):
            return any_of(*(_instead_of_giving(part, other) for part in parts))
        case Not(part):
            inner = _instead_of_giving(part, other)
            return None if inner is None else Not(inner)
    return when


@cache
def _instead() -> dict[str, str]:
    return {entry.id: entry.otherwise for entry in acts() if entry.echoes}
