"""``judge``: the published definitions applied to a reading."""

from __future__ import annotations

from licet.answers import conjunction
from licet.identify.model import Identification
from licet.judge.criteria import Ground, judged
from licet.judge.gaps import beyond, gaps, read_inside
from licet.judge.model import CriterionVerdict, Judgement, Verdict
from licet.judge.words import called, false_claims
from licet.knowledge.definitions import criteria, definitions
from licet.limits.from_terms import granted, grants, limits
from licet.read.model import Reading
from licet.text.model import Text


def judge(text: Text, identification: Identification, reading: Reading) -> Judgement:
    """Every definition, criterion by criterion, the words one may use, and claims that the terms refute."""
    found = limits(reading.terms, text.source)
    unread = gaps(text, identification, reading)
    inside = read_inside(text, identification, reading)
    ground = Ground(
        found,
        granted(reading.terms),
        unread,
        grants(reading.terms),
        text.source,
        inside,
        reading.names,
        beyond(identification),
    )
    by_definition: dict[str, list[CriterionVerdict]] = {}
    for criterion in criteria():
        by_definition.setdefault(criterion.definition, []).append(judged(criterion, ground))
    verdicts = tuple(
        Verdict(d.id, d.name, d.version, conjunction(c.answer for c in rows), tuple(rows))
        for d in definitions()
        if (rows := by_definition.get(d.id))
    )
    return Judgement(verdicts, called(verdicts, ground), false_claims(text, verdicts))
