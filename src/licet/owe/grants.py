"""Whether each action of the use described is covered by a grant."""

from __future__ import annotations

from dataclasses import dataclass

from licet.conditions import All, Condition, Not, all_of, atoms
from licet.formula import Formula, Question, both, contrary, either
from licet.knowledge.facts import facts
from licet.knowledge.limits import implied as implied_rights
from licet.owe.acts import done
from licet.owe.exemptions import Exemptions
from licet.owe.facts import World
from licet.owe.meaning import is_exemption, points
from licet.read.model import Term
from licet.spans import Span

# Grants of something else than the work itself, and properties of a grant that limit nobody's use.
ASIDE = frozenset(
    {"use-output", "use-trademark", "patent-use", "reinstate", "convert-licence", "publish", "relicense"}
    | {"display-notice", "display-attribution", "disclose-source", "become-maintainer"}
)
_NAMES = {
    "use": frozenset({"use", "commercial-use", "host-as-service", "dedicate-public-domain"}),
    "modify": frozenset({"modify", "dedicate-public-domain"}),
    "distribute": frozenset({"distribute", "dedicate-public-domain"}),
}
PROPERTIES = frozenset({"grant-quality", "no-patent", "assign-derivatives", "dedicate-public-domain"})
# Facts that say which act a clause is about, not for whom the act is allowed.
_ACTS = frozenset({"distribution", "modified", "derivative", "network_service", "output_use"})
_WHOM = frozenset({"use_purpose", "actor_type", "use_scope"})


@dataclass(frozen=True)
class Reach:
    """How far the grant goes.

    ``kept``: what the grants and scopes that were read ask of the use holds. ``missing``: the use has an act
    that no grant names; ``ungranted`` are those acts. ``limits``: each limit and whether it is kept.
    """

    kept: Formula
    missing: Formula
    limits: tuple[tuple[Term, Formula], ...]
    ungranted: tuple[str, ...] = ()


def reach(
    terms: tuple[Term, ...],
    exemptions: Exemptions,
    world: World,
    behind: tuple[Term, ...] = (),
    *,
    sole: frozenset[Span] = frozenset(),
    implied: bool = False,
) -> Reach:
    """What the grants and their scopes cover; ``behind`` are the terms that grants point to, ``sole`` the
    places of those that say "only".

    Where rights left out are ``implied``, the grant of use covers them. A written permission is a grant.
    """
    granting = [t for t in terms if _grants(t)]
    if not granting:  # the grant must stand elsewhere
        scopes = _kept(terms, exemptions, world)
        return Reach(both(*(kept for _, kept in scopes)), False, scopes, tuple(_NAMES))
    allowed = world.profile.facts.get("written_permission") is True
    parts: list[Formula] = []
    limits: list[tuple[Term, Formula]] = []
    ungranted: dict[str, Formula] = {}
    for act, names in _NAMES.items():
        mine = [t for t in granting if t.actions & names] or [t for t in granting if act in _given(t)]
        if not mine and implied:
            mine = [t for t in granting if t.actions & _NAMES["use"] or "use" in _given(t)]
        acting = done((act,), world)
        if not mine:
            ungranted[act] = both(acting, not allowed)
            continue
        part = either(contrary(acting), _held(act, mine, world, sole), allowed)
        parts.append(part)
        shown = [*mine, *(behind if any(points(t.when) for t in mine) else ())]
        limits += [(t, part) for t in shown if t.when is not None and (t, part) not in limits]
    scopes = _kept(terms, exemptions, world)
    kept = both(*parts, *(kept for _, kept in scopes))
    missing = tuple(act for act, performed in ungranted.items() if performed is not False)
    return Reach(kept, either(*ungranted.values()), (*limits, *scopes), missing)


def _held(act: str, mine: list[Term], world: World, sole: frozenset[Span]) -> Formula:
    """Whether one of the grants holds.

    A grant for some beside one for everybody would say nothing. Where only the wide one holds, it stays open
    which of them means what it says, unless the narrow one says that it is the only one.
    """
    narrow = [t for t in mine if _narrows(t)]
    if any(t.span in sole and _whom(t) for t in narrow):
        return either(*(world.formula(t.when) for t in narrow))
    wide = either(*(world.formula(t.when) for t in mine if t not in narrow))
    if narrow and not any("dedicate-public-domain" in t.actions for t in mine):
        wide = both(wide, Question(f"{act} for everybody", ""))
    return either(*(world.formula(t.when) for t in narrow), wide)


def _narrows(term: Term) -> bool:
    known = facts()
    return any(a.fact in known and known[a.fact].narrows for a in atoms(term.when))


def _whom(term: Term) -> bool:
    """Whether a grant of use is limited by purpose or person alone."""
    return term.action == "use" and all(a.fact in _WHOM for a in atoms(term.when))


def _kept(terms: tuple[Term, ...], exemptions: Exemptions, world: World) -> tuple[tuple[Term, Formula], ...]:
    """Each scope of the grant, and whether the use stays within it."""
    return tuple(
        (term, either(_scope(term, world), exemptions.lifted(term)))
        for term in terms
        if term.kind == "grant-scope" and not term.actions & PROPERTIES and term.when is not None
    )


def _grants(term: Term) -> bool:
    if term.kind == "grant-scope":
        return "dedicate-public-domain" in term.actions
    plain = term.kind == "permission" and term.actor != "licensor" and term.strength != "encouraged"
    return plain and not is_exemption(term) and term.action not in ASIDE


def _given(term: Term) -> frozenset[str]:
    """The actions granted, with what they imply."""
    table = {row.action: row.grants for row in implied_rights()}
    given, waiting = set(term.actions), list(term.actions)
    while waiting:
        more = set(table.get(waiting.pop(), ())) - given
        given |= more
        waiting.extend(more)
    return frozenset(given)


def _scope(term: Term, world: World) -> Formula:
    """A scope holds for the acts it speaks of: those in its action, and those its condition names."""
    guard, rest = _split(term.when)
    mine = True if "use" in term.actions or "territory" in term.actions else done(term.actions, world)
    return either(contrary(both(mine, world.formula(guard))), world.formula(rest))


def _split(when: Condition | None) -> tuple[Condition | None, Condition | None]:
    parts = when.parts if isinstance(when, All) else (when,)
    guard = [p for p in parts if p is not None and _names_act(p)]
    rest = [p for p in parts if p not in guard]
    return all_of(*guard), all_of(*rest)


def _names_act(part: Condition) -> bool:
    if isinstance(part, Not):
        return False
    named = list(atoms(part))
    commercial = all(a.fact == "use_purpose" and a.value == "commercial" for a in named)
    return commercial or all(a.fact in _ACTS for a in named)
