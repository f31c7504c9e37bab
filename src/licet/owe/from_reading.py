"""What somebody owes under a reading, and whether their use is permitted: exact over what they left open."""

from __future__ import annotations

from typing import Literal

from msgspec.structs import replace

from licet.conditions import atoms, from_json
from licet.formula import Decided, Formula, both, contrary, decide, either
from licet.knowledge.facts import OpenReading, facts, open_readings
from licet.owe.acts import arises
from licet.owe.bars import Bar, bars
from licet.owe.exemptions import Exemptions
from licet.owe.facts import World
from licet.owe.grants import Reach, reach
from licet.owe.index import indexed
from licet.owe.meaning import Meaning, bears, only_eases, says_only, settled
from licet.owe.model import BarAnswer, Bite, DutyAnswer, Owed, Question, Status
from licet.owe.profile import SCOPES, Profile
from licet.owe.titles import only_names
from licet.read.model import Reading, Term
from licet.text.model import Text


def owe(reading: Reading, profile: Profile, text: Text) -> Owed:
    """Every duty and bar of the text for ``profile``.

    What is not known makes an answer depend on it, on nothing else. A stretch that nobody read makes the use
    "depends" where it would otherwise be permitted. Where another reading gives another answer, it stands
    in ``contested``.
    """
    letter = _answer(reading, profile, text)
    others = {
        other.id: replace(found, holding=other.what)
        for other in open_readings()
        if _arises(other, letter, reading, profile)
        and not _same(found := _other(other, reading, profile, text), letter)
    }
    return replace(letter, contested=others) if others else letter


def _arises(other: OpenReading, letter: Owed, reading: Reading, profile: Profile) -> bool:
    """Whether the other reading can make a difference here at all."""
    if other.switch == "implied":
        return letter.permitted == "no"
    if other.switch == "nominal":
        return any(indexed(atom) for term in reading.terms for atom in atoms(term.when))
    return World(profile).known(from_json(other.when)) is True


def _same(one: Owed, other: Owed) -> bool:
    """Whether two answers come to the same for somebody who acts on them."""
    return (one.permitted, [d.status for d in one.duties]) == (
        other.permitted,
        [d.status for d in other.duties],
    )


def _other(other: OpenReading, reading: Reading, profile: Profile, text: Text) -> Owed:
    match other.switch:
        case "outside":
            found = _answer(reading, profile, text)
            idle = tuple(replace(d, status="not-owed", on=()) for d in found.duties)
            return replace(found, permitted="yes", permitted_on=(), duties=idle, bars=(), asked=())
        case "nominal":
            return _answer(reading, profile, text, nominal=True)
        case "implied":
            return _answer(reading, profile, text, implied=True)


def _answer(
    reading: Reading, profile: Profile, text: Text, *, nominal: bool = False, implied: bool = False
) -> Owed:
    meaning = Meaning(reading, text.source)
    world = World(profile, meaning, nominal=nominal)
    terms = settled(reading.terms, text.source)
    exemptions = Exemptions(terms, world, text.source)
    sole = frozenset(t.span for t in terms if t.kind == "permission" and says_only(t, text.source))
    grant = reach(terms, exemptions, world, meaning.behind(), sole=sole, implied=implied)
    standing = bars(terms, exemptions, world, text.source)
    converted = _converted(terms, world)
    read = both(grant.kept, *(contrary(b.bites) for b in standing))
    permitted = either(converted, both(read, contrary(grant.missing)))
    duties = tuple(d for t in terms if _is_duty(t) for d in _duties(t, exemptions, world))
    decided = decide(permitted)
    on = dict.fromkeys(decided.on)
    on.update((fact, None) for duty in duties for fact in duty.on)
    return Owed(
        permitted=_permitted(
            decided,
            barred=decide(either(converted, read)).holds is False,
            gaps=any(
                bears(s.of(text.source))
                and not only_eases(s, reading.terms, text.source)
                and not only_names(s, reading.terms, text.source)
                for s in reading.unread
            ),
            nowhere="use" in grant.ungranted,
        ),
        permitted_on=decided.on,
        duties=duties,
        bars=_bars(standing, grant, converted),
        asked=_questions(tuple(on)),
        rates=tuple(world.rates),
        unread=reading.unread,
        ungranted=grant.ungranted if decide(contrary(grant.missing)).holds is False else (),
    )


def _permitted(
    decided: Decided, *, barred: bool, gaps: bool, nowhere: bool
) -> Literal["yes", "no", "depends"]:
    """What the answer comes to with what was not read.

    ``barred``: what was read stops the use, whatever else stands there. ``gaps``: words were left unread that
    could withhold the use, or grant what no grant names. ``nowhere``: no grant of use was read.
    """
    if decided.holds is False:
        return "no" if barred or not gaps else "depends"
    return "yes" if decided.holds and not gaps and not nowhere else "depends"


def _is_duty(term: Term) -> bool:
    return term.kind == "duty" and term.actor != "licensor" and term.strength != "encouraged"


def _duties(term: Term, exemptions: Exemptions, world: World) -> list[DutyAnswer]:
    """The duty of a term; where its actions fare differently, one for each fate."""
    called = both(world.formula(term.when), contrary(exemptions.lifted(term)))
    fates: dict[Decided, list[str]] = {}
    for action in dict.fromkeys((term.action, *term.also)):
        fates.setdefault(decide(both(arises((action,), term.when, world), called)), []).append(action)
    return [
        DutyAnswer(
            first, _status(fate), term.span, fate.on, tuple(rest), term.detail, when=term.when, way=term.way
        )
        for fate, (first, *rest) in fates.items()
    ]


def _status(fate: Decided) -> Status:
    return "owed" if fate.holds else "not-owed" if fate.holds is False else "depends"


def _bars(standing: list[Bar], grant: Reach, converted: Formula) -> tuple[BarAnswer, ...]:
    lasting = contrary(converted)
    out = [_bar(b.term, b.action, both(b.bites, lasting), b.why) for b in standing]
    out += [_bar(term, _stopped(term), both(contrary(kept), lasting)) for term, kept in grant.limits]
    return tuple(sorted(out, key=lambda b: b.span))


def _stopped(term: Term) -> str:
    """What stops where the limit is not kept: a definition narrows the grant that uses its word."""
    return "use" if term.kind == "definition" else term.action


def _bar(term: Term, action: str, bites: Formula, why: str = "") -> BarAnswer:
    decided = decide(bites)
    status: Bite = "bites" if decided.holds else "no" if decided.holds is False else "depends"
    return BarAnswer(action, status, term.span, decided.on, why if status == "depends" else "", term.when)


def _converted(terms: tuple[Term, ...], world: World) -> Formula:
    """Whether the text has turned into, or added, another licence by now."""
    turning = [t for t in terms if "convert-licence" in t.actions and t.when is not None]
    return either(*(world.formula(t.when) for t in turning))


def _questions(names: tuple[str, ...]) -> tuple[Question, ...]:
    """One question for each fact, in the order of the table of facts."""
    known = facts()
    order = {name: at for at, name in enumerate(known)}
    ranked = sorted(names, key=lambda n: order.get(_base(n), len(order)))
    return tuple(Question(n, known[_base(n)].question + _circle(n)) for n in ranked if _base(n) in known)


def _circle(name: str) -> str:
    """Whose figure is asked for, and when, where a name says so."""
    if name.endswith("_licensee"):
        return " Count the whole group, with affiliates and employer."
    return " On the day of the release." if name.endswith("_at_release") else ""


def _base(name: str) -> str:
    for suffix in SCOPES:
        name = name.removesuffix(suffix)
    return name
