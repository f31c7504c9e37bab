"""The stages' answers as a ``Report``: places become quotes with line numbers, conditions English."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import TYPE_CHECKING

from licet.identify.model import Identification
from licet.judge.decisions import Decision as StageDecision
from licet.judge.model import CriterionVerdict, Judgement
from licet.judge.model import Verdict as StageVerdict
from licet.label.model import Labelling
from licet.read.model import Reading, Way
from licet.read.model import Term as StageTerm
from licet.report import words
from licet.report.model import (
    Bar,
    Criterion,
    Decision,
    Duty,
    Effectless,
    FalseClaim,
    Hidden,
    Identity,
    OneOf,
    Owed,
    Part,
    Question,
    Rate,
    Report,
    Term,
    Verdict,
)
from licet.report.places import departure, pieces, place, quote
from licet.text.model import Text

if TYPE_CHECKING:
    from licet.owe.model import Owed as StageOwed


def report(
    text: Text,
    identification: Identification,
    reading: Reading,
    *,
    judgement: Judgement,
    labelling: Labelling,
    decisions: Sequence[StageDecision] = (),
    owed: StageOwed | None = None,
) -> Report:
    """Everything the stages said about one text."""
    ways = _counted(text, (term.way for term in reading.terms))
    return Report(
        path=text.name,
        encoding=text.encoding,
        characters=len(text.source),
        identity=_identity(text, identification),
        terms=tuple(_term(text, term, ways) for term in reading.terms),
        unread=tuple(quote(text, span) for span in reading.unread),
        effectless=tuple(
            Effectless(**place(text, e.span), kind=e.kind, rule=e.rule) for e in reading.effectless
        ),
        hidden=tuple(
            Hidden(start=h.span.start, end=h.span.end, line=text.line(h.span.start), kind=h.kind, what=h.what)
            for h in text.hidden
        ),
        licence_class=labelling.licence_class,
        called=judgement.called,
        false_claims=tuple(
            FalseClaim(claim=quote(text, claim), refuted_by=quote(text, by), why=why)
            for claim, by, why in judgement.false_claims
        ),
        labels=dict(labelling.labels),
        verdicts={v.id: _verdict(text, v) for v in judgement.verdicts},
        decisions=tuple(
            Decision(body=d.body, decision=d.decision, date=d.date, source=d.source) for d in decisions
        ),
        owed=None if owed is None else owed_report(text, owed),
    )


def owed_report(text: Text, owed: StageOwed) -> Owed:
    """What follows for a profile, with quotes and English."""
    ways = _counted(text, (duty.way for duty in owed.duties))
    return Owed(
        permitted=owed.permitted,
        permitted_on=owed.permitted_on,
        ungranted=owed.ungranted,
        duties=tuple(
            Duty(
                **place(text, d.span),
                action=d.action,
                status=d.status,
                on=d.on,
                also=d.also,
                detail=d.detail,
                why=d.why,
                says=words.act(d.action, d.detail),
                when_says=words.condition(d.when),
                one_of=ways.get(d.way),
            )
            for d in owed.duties
        ),
        bars=tuple(
            Bar(
                **place(text, b.span),
                action=b.action,
                status=b.status,
                on=b.on,
                why=b.why,
                says=words.act(b.action, None),
                when_says=words.condition(b.when),
            )
            for b in owed.bars
        ),
        asked=tuple(Question(fact=q.fact, question=q.question) for q in owed.asked),
        rates=tuple(Rate(source=r.source, target=r.target, day=r.day, rate=r.rate) for r in owed.rates),
        contested={name: owed_report(text, other) for name, other in owed.contested.items()},
        unread=tuple(quote(text, span) for span in owed.unread),
        holding=owed.holding,
        options={name: owed_report(text, option) for name, option in owed.options.items()},
        texts=pieces(text),
        path=text.name,
    )


def _identity(text: Text, found: Identification) -> Identity:
    return Identity(
        base=found.base,
        known_as=found.known_as,
        expression=found.expression,
        modified=found.modified,
        departures=tuple(departure(text, d) for d in found.departures),
        name=found.name,
        parts=tuple(
            Part(
                base=p.base,
                known_as=p.known_as,
                expression=p.expression,
                form=p.form,
                modified=any(d.material for d in p.departures),
                start=p.span.start,
                end=p.span.end,
            )
            for p in found.parts
        ),
    )


def _counted(text: Text, found: Iterable[Way | None]) -> dict[Way | None, OneOf]:
    """Each way with the words that offer it, the ways of one choice counted from 1."""
    out: dict[Way | None, OneOf] = {}
    for way in sorted({w for w in found if w is not None}, key=lambda w: (w.head, w.item)):
        before = sum(other is not None and other.head == way.head for other in out)
        out[way] = OneOf(**place(text, way.head), way=before + 1)
    return out


def _term(text: Text, term: StageTerm, ways: Mapping[Way | None, OneOf]) -> Term:
    return Term(
        **place(text, term.span),
        kind=term.kind,
        action=term.action,
        also=term.also,
        actor=term.actor,
        when=None if term.when is None else term.when.to_json(),
        detail=term.detail,
        effect=term.effect,
        exempts=term.exempts,
        rule=term.rule,
        strength=term.strength,
        term=term.defines,
        says=words.says(term),
        when_says=words.condition(term.when),
        sized=words.sized(term.when),
        parse=term.parse,
        one_of=ways.get(term.way),
    )


def _verdict(text: Text, verdict: StageVerdict) -> Verdict:
    return Verdict(
        version=verdict.version,
        name=verdict.name,
        answer=str(verdict.answer),
        because=because(verdict),
        criteria={c.id: _criterion(text, c) for c in verdict.criteria},
    )


def _criterion(text: Text, found: CriterionVerdict) -> Criterion:
    return Criterion(
        answer=str(found.answer),
        why=found.why,
        evidence=tuple(quote(text, span) for span in found.evidence),
        readings={name: str(answer) for name, answer in found.readings},
    )


def because(verdict: StageVerdict) -> str:
    """The criteria that made the answer, and the first one's reason."""
    deciding = [c for c in verdict.criteria if c.answer == verdict.answer]
    if verdict.answer == "YES" or not deciding:
        return "each criterion is met by the words"
    few = len(deciding) <= 4
    names = (
        words.listed([c.id for c in deciding], "and")
        if few
        else f"{len(deciding)} of {len(verdict.criteria)}"
    )
    return f"{names}: {deciding[0].why}" if few else f"{names} criteria: {deciding[0].why}"
