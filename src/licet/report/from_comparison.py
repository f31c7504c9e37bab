"""A comparison as a report: places become quotes, worlds and stops become English."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from typing import Any

from licet.compare.model import Comparison, Side, Situation, Stop
from licet.compare.model import Witness as StageWitness
from licet.conditions import Atom, Condition, Not, atoms
from licet.knowledge import axioms
from licet.owe.model import Rate as StageRate
from licet.report import words
from licet.report.compared import Axiom, Compared, Difference, Open, Witness, World
from licet.report.model import Rate
from licet.report.places import pieces
from licet.spans import Span
from licet.text.model import Text

_STRING = re.compile(r"^(?P<deed>\S+) “(?P<string>.*)”(?: \((?P<where>.*)\))?$", re.DOTALL)
_SIZES = ("eq", "gt", "ge", "lt", "le")


def compared(
    a: Text, b: Text, found: Comparison, everyone: str = "everyone", rates: Iterable[StageRate] = ()
) -> Compared:
    """All that ``licet compare`` prints."""
    texts: dict[Side, Text] = {"A": a, "B": b}
    opened = tuple(Open(side=side, **place(texts[side], span)) for side, span in found.conditional_on)
    return Compared(
        a=a.name,
        b=b.name,
        relation=found.relation,
        everyone=everyone,
        a_permits_all=found.a_permits_all,
        b_permits_all=found.b_permits_all,
        witnesses=tuple(witness(texts, w) for w in found.witnesses),
        differences=tuple(
            Difference(
                side=d.side,
                says=stopped(d.stop),
                reason=d.stop.reason,
                covered=d.covered,
                **place(texts[d.side], d.stop.span),
            )
            for d in found.differences
            if d.stop.reason != "unread"
        ),
        axioms=found.axioms,
        axioms_used=_axioms(found.axioms),
        conditional_on=tuple(f"{o.side}, line {o.line}: {' '.join(o.quote.split())}" for o in opened),
        open=opened,
        a_texts=pieces(a),
        b_texts=pieces(b),
        rates=tuple(Rate(source=r.source, target=r.target, day=r.day, rate=r.rate) for r in rates),
    )


def witness(texts: Mapping[Side, Text], found: StageWitness) -> Witness:
    """Somebody whom one licence permits what the other stops."""
    return Witness(
        permitted_by=found.permitted_by,
        stopped_by=found.stopped_by,
        world=world(found.situation),
        stop=stopped(found.stop),
        reason=found.stop.reason,
        **place(texts[found.stopped_by], found.stop.span),
    )


def described(conditions: Iterable[Condition]) -> str:
    """For whom two licences are compared."""
    said = [_fact(condition) for condition in conditions]
    return f"those of whom this holds: {'; '.join(said)}" if said else "everyone"


def world(found: Situation) -> World:
    """A situation by names, and as a sentence about "you"."""
    facts: dict[str, Any] = {}
    for condition in found.facts:
        atom = next(atoms(condition))
        _put(facts, atom, holds=not isinstance(condition, Not))
    said = [words.listed([words.act(a, None) for a in found.acts], "and")]
    said += [words.listed([deed(d) for d in found.deeds], "and")] if found.deeds else []
    said = [f"you {' and '.join(said)}"] + [_fact(c) for c in found.facts]
    return World(facts=facts, acts=found.acts, deeds=found.deeds, says="; ".join(said))


def deed(name: str) -> str:
    """A deed as it reads after "you"."""
    match = _STRING.match(name)
    kind = match["deed"] if match else name
    row = next((r for r in axioms.deeds() if r.deed == kind), None)
    action = row.actions[0] if row else kind
    shown = {"show": match["string"]} if match else None
    return words.act(action, shown)


def stopped(stop: Stop) -> str:
    """What stops somebody, as a sentence about "you"."""
    if stop.reason == "not-granted":
        return f"you may {words.act(stop.what, None)} only as far as this grant goes"
    if stop.reason == "unread":
        return "what this means was not read"
    term = stop.term
    when = words.condition(term.when) if term else ""
    tail = f" if {when}" if when else ""
    detail = term.detail if term and stop.what == term.action else None
    if stop.reason == "duty":
        return f"you must {words.act(stop.what, detail)}{tail}"
    if stop.reason == "prohibition":
        return f"you may not {words.act(stop.what, detail)}{tail}"
    if stop.reason == "scope":
        return f"the grant holds only if {when}" if when else "the grant holds only within these words"
    return f"the rights end{tail}" if when else stop.what


def _fact(condition: Condition) -> str:
    return words.condition(condition).replace("exactly ", "")


def _put(facts: dict[str, Any], atom: Atom, *, holds: bool) -> None:
    name = atom.fact
    if atom.op in _SIZES:
        name += "_licensee" if "+" in (atom.scope or "") else ""
        name += "_at_release" if atom.as_of == "at release" else ""
        unit = atom.currency or atom.unit
        facts[name] = f"{atom.value} {unit}" if unit else atom.value
    elif atom.fact == "use_purpose" and atom.value == "commercial":
        facts["commercial"] = holds
    elif atom.value is True:
        facts[name] = holds
    else:
        facts.setdefault(name if holds else f"not_{name}", []).append(atom.value)


def _axioms(ids: tuple[str, ...]) -> tuple[Axiom, ...]:
    known: dict[str, Axiom] = {}
    for clause in axioms.clauses():
        known.setdefault(clause.id, Axiom(id=clause.id, says=clause.says, source=clause.source))
    for cover in axioms.covers().values():
        known.setdefault(cover.id, Axiom(id=cover.id, says=cover.says, source=cover.source))
    for unsaid in axioms.silences():
        known.setdefault(unsaid.id, Axiom(id=unsaid.id, says=unsaid.says, source=unsaid.source))
    for row in axioms.deeds():
        known.setdefault(row.id, Axiom(id=row.id, says=row.says, source=row.source))
    return tuple(known[one] for one in ids if one in known)


def place(text: Text, span: Span) -> dict[str, Any]:
    """The fields of a quote."""
    return {
        "start": span.start,
        "end": span.end,
        "quote": span.of(text.source),
        "line": text.line(span.start),
    }
