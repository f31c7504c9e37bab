"""What stands in the way of a use: prohibitions, gates before the grant, endings."""

from __future__ import annotations

from dataclasses import dataclass

import re2

from licet.conditions import Atom, atoms
from licet.formula import Formula, Question, both, contrary, either
from licet.owe.acts import done
from licet.owe.exemptions import Exemptions
from licet.owe.facts import World
from licet.owe.meaning import already_ended, any_match, is_exemption
from licet.read.model import Term
from licet.spans import Span

GATES = frozenset({"request-licence", "pass-security-review"})
BEYOND = "read by itself it would take back every grant: look at the words"
_LEAVE = frozenset({"written_permission", "has_agreement"})
_NEAR = 200
_LICENSEE = ("licensee", "you", "recipient")
_REGISTERED = re2.compile(r"(?i)regist")


@dataclass(frozen=True)
class Bar:
    """A term and the formula under which it stands in the way; ``action`` is what it stops."""

    term: Term
    action: str
    bites: Formula
    why: str = ""


def bars(terms: tuple[Term, ...], exemptions: Exemptions, world: World, source: str) -> list[Bar]:
    """Every bar of the text, in text order."""
    out: list[Bar] = []
    ordered = sorted(terms, key=lambda t: t.span)
    granted = any(t.kind == "permission" and "use" in t.actions and not is_exemption(t) for t in terms)
    for at, term in enumerate(ordered):
        found = _bar(term, world, source)
        if found is not None:
            action, formula = found
            lifted = exemptions.lifted(term)
            gate = _spoken_of(term, ordered[:at], source)
            if gate is not None:
                formula = both(formula, world.formula(gate.when))
                lifted = either(lifted, exemptions.lifted(gate))
            doubt = _takes_all_back(term, granted)
            if doubt:
                formula = both(formula, Question("a ban on every use", ""))
            out.append(Bar(term, action, both(formula, contrary(lifted)), BEYOND if doubt else ""))
    return out


def _takes_all_back(term: Term, granted: bool) -> bool:
    """A ban on every use by everybody, in a text that grants use: what limits the ban was not read."""
    return granted and term.kind == "prohibition" and term.when is None and term.action == "use"


def _spoken_of(term: Term, before: list[Term], source: str) -> Term | None:
    """The gate whose second half the term is.

    "Above that size you must request a licence. You may not exercise your rights without it": the second
    sentence is about those whom the first is about; read by itself it would take back every grant.
    """
    facts = {atom.fact for atom in atoms(term.when)}
    if term.kind != "prohibition" or "use" not in term.actions or not facts or facts - _LEAVE:
        return None
    gates = [t for t in before if t.kind == "duty" and _is_gate(t) and t.span != term.span]
    if not gates or not _follows(gates[-1].span, term.span, source):
        return None
    return gates[-1]


def _follows(one: Span, other: Span, source: str) -> bool:
    """Whether nothing but the end of a sentence and a few words stand between, in the same paragraph."""
    between = source[one.end : other.start]
    return len(between) <= _NEAR and "\n\n" not in between.replace("\r", "")


def _bar(term: Term, world: World, source: str) -> tuple[str, Formula] | None:
    if term.kind == "prohibition" and term.strength != "encouraged" and term.actor != "licensor":
        return term.action, both(done(term.actions, world), _concerns(term), world.formula(term.when))
    if term.kind == "termination":
        return term.action, _ends(term, world, source)
    if term.kind == "duty" and _is_gate(term) and term.strength != "encouraged":
        return "use", both(
            _gate(term, world), world.formula(term.when), contrary(_admitted(term, world, source))
        )
    return None


def _concerns(term: Term) -> Formula:
    """Whether the term speaks to the licensee: a class of persons without a condition is a question."""
    if term.actor.startswith(_LICENSEE) or term.when is not None:
        return True
    return Question(f"actor_type={term.actor}", "actor_type")


def _is_gate(term: Term) -> bool:
    effect = term.effect or ""
    return bool(term.actions & {"request-licence"}) or effect.startswith(
        ("suspends-grant", "voids-grant", "before-")
    )


def _gate(term: Term, world: World) -> Formula:
    """A gate before commercial use closes that alone."""
    early = (term.effect or "").startswith("before-commercial")
    return done(("commercial-use",), world) if early else True


def _by_registering(term: Term, source: str) -> bool:
    """Whether to register is what gives the licence: "must register and obtain a basic licence"."""
    return "register" in term.actions or any_match("by-registering", term.span.of(source).lower())


def _admitted(term: Term, world: World, source: str) -> Formula:
    """Whether what the gate asks for is there: a permission, or an agreement that can be the one."""
    agreement = world.profile.facts.get("has_agreement")
    held = world.formula(Atom("has_agreement", "is", True))
    if isinstance(agreement, str) and _REGISTERED.search(agreement) and not _by_registering(term, source):
        held = False
    return either(held, world.formula(Atom("written_permission", "is", True)))


def _ends(term: Term, world: World, source: str) -> Formula:
    """Whether the rights have ended. A licensor who may end them has not done so yet."""
    if (term.effect or "").startswith("patent licences"):
        return False
    ended = world.formula(Atom("terminated", "is", True))
    if term.when is None and term.actor != "licensor":
        told = "terminated" in world.profile.facts or already_ended(term.span.of(source))
        return ended if told else Question("ends", "terminated")
    if term.actor == "licensor":
        return both(world.formula(term.when), ended)
    return world.formula(term.when)
