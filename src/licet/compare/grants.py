"""What no grant covers."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from licet.compare.exemptions import exempts
from licet.compare.facts import Reader, Stated, act
from licet.compare.formula import Formula, conj, disj, neg
from licet.compare.model import Stop
from licet.conditions import All, Atom, Condition, all_of, atoms
from licet.knowledge import axioms
from licet.knowledge.axioms import Cover
from licet.read.model import Term

PURPOSE = "permitted-purpose"  # the value of a condition that only points to the text's own definition
EVERYTHING = "dedicate-public-domain"


def granting(term: Term) -> bool:
    """Whether a term grants an act that needs a grant."""
    if EVERYTHING in term.actions:
        return True
    needed = {action for row in axioms.covers().values() for action in (*row.by, *row.otherwise)}
    return (
        term.kind == "permission"
        and term.actor != "licensor"
        and bool(term.actions & needed)
        and not term.exempts
    )


def meanings(
    terms: Iterable[Term], reader: Reader, unsaid: Formula, hidden: Callable[[Term], Formula]
) -> dict[str, Stated]:
    """The purposes that the text defines by a condition, and what "any permitted purpose" means in it.

    ``unsaid`` stands for what "permitted purpose" means in a text that narrows it by bars alone, ``hidden``
    for the very words of a term.
    """
    terms = tuple(terms)

    def meaning(term: Term) -> Formula:
        said = reader.state(_without_alias(term.when))
        return said.formula if said.exact else disj(said.sure, conj(said.formula, hidden(term)))

    out: dict[str, Stated] = {}
    for term in terms:
        if term.kind == "definition" and term.when is not None and term.defines:
            out[_name(term.defines)] = Stated(meaning(term), True)
    meant = [meaning(term) for term in _purposes(terms)]
    if PURPOSE in out:
        meant.append(out[PURPOSE].formula)
    out[PURPOSE] = Stated(disj(*meant) if meant else unsaid, True)
    return out


def ungranted(terms: tuple[Term, ...], reader: Reader, veil: Callable[..., Formula]) -> list[Stop]:
    """For each act that needs a grant, the worlds in which none covers it."""
    out: list[Stop] = []
    grants = [term for term in terms if granting(term)]
    if not grants:
        return out
    for row in axioms.covers().values():
        covering = _covering(grants, row)
        if any(EVERYTHING in term.actions for term in covering):
            continue
        inside = disj(*(_reach(term, row, reader, veil) for term in covering))
        formula = conj(act(row.act), neg(inside))
        shown = _shown(covering, terms) or grants[0]
        out.append(Stop(formula, "not-granted", row.act, shown.span, shown, frozenset({row.id})))
    return out


def named_acts(terms: tuple[Term, ...]) -> frozenset[str]:
    """The acts that a grant names."""
    given = {action for term in terms if granting(term) for action in term.actions}
    return frozenset(given & set(axioms.covers()))


def implied(terms: tuple[Term, ...]) -> dict[str, str]:
    """The acts that no grant names but one covers, each with the axiom that says so."""
    named = {action for term in terms if granting(term) for action in term.actions}
    if EVERYTHING in named:
        return {row.act: row.id for row in axioms.covers().values()}
    rows = axioms.covers().values()
    return {r.act: r.id for r in rows if not named & set(r.by) and named & set(r.otherwise)}


def _covering(grants: list[Term], row: Cover) -> list[Term]:
    whole = [t for t in grants if EVERYTHING in t.actions]
    first = [t for t in grants if t.actions & set(row.by)]
    return whole or first or [t for t in grants if t.actions & set(row.otherwise)]


def _reach(term: Term, row: Cover, reader: Reader, veil: Callable[..., Formula]) -> Formula:
    when, exact, _ = reader.state(term.when)
    trade = "commercial-use" in term.actions and not term.actions & {row.act}
    return veil(conj(when, act("commercial-use")) if trade else when, term, exact=exact)


def _shown(covering: list[Term], terms: tuple[Term, ...]) -> Term | None:
    """The term whose words show how far the grant reaches: the purposes it points to, or its own."""
    if any(_points(term) for term in covering):
        named = [t for t in terms if t.kind == "definition" and _name(t.defines or "") == PURPOSE]
        if found := [*_purposes(terms), *named]:
            return found[0]
    return next((t for t in covering if t.when is not None), covering[0] if covering else None)


def _purposes(terms: Iterable[Term]) -> list[Term]:
    """The permissions that say what "permitted purpose" means: by their own conditions, or by saying of
    these that they are one."""
    return [
        t
        for t in terms
        if t.kind == "permission"
        and t.actor != "licensor"
        and "use" in t.actions
        and not exempts(t)
        and _without_alias(t.when) is not None
    ]


def _points(term: Term) -> bool:
    """Whether a term only points to the text's own "permitted purpose"."""
    return any(map(_is_alias, atoms(term.when))) and _without_alias(term.when) is None


def _without_alias(when: Condition | None) -> Condition | None:
    if isinstance(when, All):
        return all_of(*(part for part in when.parts if not _is_alias(part)))
    return None if _is_alias(when) else when


def _is_alias(part: Condition | None) -> bool:
    return isinstance(part, Atom) and part.fact == "use_purpose" and part.value == PURPOSE


def _name(words: str) -> str:
    return words.strip().lower().replace(" ", "-")
