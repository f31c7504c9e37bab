"""One criterion applied to the limits, grants and gaps of a reading."""

from __future__ import annotations

import msgspec
from msgspec.structs import replace

from licet.answers import Answer, conjunction
from licet.judge.bearing import bearing
from licet.judge.model import CriterionVerdict
from licet.knowledge.definitions import Criterion, Rule
from licet.knowledge.limits import Nature
from licet.limits.from_terms import core
from licet.limits.match import matches
from licet.limits.model import Limit
from licet.spans import Span

LETTER, OPTION, IMPLIED = "by-letter", "by-option", "by-implication"
SHOWN = 12  # unread stretches shown with a criterion; the report lists all of them apart


class Ground(msgspec.Struct, frozen=True):
    """What every criterion is judged on."""

    limits: tuple[Limit, ...]
    granted: frozenset[str]
    gaps: tuple[Span, ...] = ()
    grants: tuple[tuple[frozenset[str], Span], ...] = ()  # which rights are granted where
    source: str = ""  # the text; without it every gap may bear on everything
    read: tuple[Span, ...] = ()  # what was read, also inside a gap
    names: tuple[str, ...] = ()  # of makers and works
    beyond: tuple[Span, ...] = ()  # mentions of terms that are elsewhere


class Hit(msgspec.Struct, frozen=True):
    """A rule and the limit it is about."""

    rule: Rule
    limit: Limit


def judged(criterion: Criterion, ground: Ground) -> CriterionVerdict:
    """The answer, its reason in a sentence, the words that decide, and the named readings."""
    ground = replace(ground, gaps=_bearing(criterion, ground))
    hits = _hits(criterion, ground.limits)
    letter = conjunction(Answer(hit.rule.answer) for hit in hits)
    missing = _missing(criterion, ground.granted)
    if letter is Answer.NO:
        return _against(criterion, hits, ground, bool(missing))
    if not ground.granted and criterion.needs:
        return _unknown(criterion, ground, "no grant of rights was read")
    if missing:
        readings = {LETTER: Answer.NO, IMPLIED: _open(letter, ground)}
        why = f"{criterion.needs_why or 'a needed right is not granted in words'}: {', '.join(missing)}"
        evidence = _spans(hits, ground) or tuple(dict.fromkeys(span for _, span in ground.grants))
        return _verdict(criterion, Answer.CONTESTED, why, evidence, readings)
    if letter is Answer.CONTESTED:
        return _contested(criterion, hits, ground, {})
    return _not_against(criterion, hits, ground)


def _bearing(criterion: Criterion, ground: Ground) -> tuple[Span, ...]:
    found = bearing(criterion.bears, ground.gaps, ground.source, ground.read, ground.names)
    return (*ground.beyond, *found)


def _against(criterion: Criterion, hits: list[Hit], ground: Ground, missing: bool) -> CriterionVerdict:
    """NO by the letter: refused, or contested where the unconditional core meets the criterion."""
    option = conjunction(Answer(hit.rule.answer) for hit in _hits(criterion, core(ground.limits)))
    if option is not Answer.NO and not missing:
        return _contested(criterion, hits, ground, {LETTER: Answer.NO, OPTION: _open(option, ground)})
    decisive = [hit for hit in hits if hit.rule.answer == Answer.NO]
    return _verdict(criterion, Answer.NO, decisive[0].rule.why, _spans(decisive, ground), {})


def _not_against(criterion: Criterion, hits: list[Hit], ground: Ground) -> CriterionVerdict:
    if ground.gaps:
        return _unknown(criterion, ground, "words were left unread that could bear on it")
    unknown = next((hit for hit in hits if hit.rule.answer == Answer.UNKNOWN), None)
    if unknown or criterion.release:
        why = unknown.rule.why if unknown else criterion.release
        return _verdict(criterion, Answer.UNKNOWN, why, _spans(hits, ground), {})
    return _verdict(criterion, Answer.YES, "nothing read goes against it", (), {})


def _hits(criterion: Criterion, limits: tuple[Limit, ...]) -> list[Hit]:
    """Rules that apply, the gravest first, then in text order."""
    about = {nature: _about(criterion, nature) for nature in {limit.nature for limit in limits}}
    found = [Hit(rule, one) for one in limits for rule in about[one.nature] if matches(rule.when, one)]
    rank = (Answer.NO, Answer.UNKNOWN, Answer.CONTESTED, Answer.YES)
    return sorted(found, key=lambda hit: (rank.index(Answer(hit.rule.answer)), hit.limit.span))


def _about(criterion: Criterion, nature: Nature) -> list[Rule]:
    """The rules that speak of limits of such a nature: most rules ask for a few natures alone."""
    return [r for r in criterion.rules if not r.when.natures or nature in r.when.natures]


def _missing(criterion: Criterion, given: frozenset[str]) -> list[str]:
    return [" or ".join(group) for group in criterion.needs if not given.intersection(group)]


def _open(answer: Answer, ground: Ground) -> Answer:
    """A YES under a reading still needs everything to have been read."""
    return Answer.UNKNOWN if answer is Answer.YES and ground.gaps else answer


def _contested(
    criterion: Criterion, hits: list[Hit], ground: Ground, readings: dict[str, Answer]
) -> CriterionVerdict:
    """Answers by named reading: the conjunction over the rules that know the reading's name."""
    names = list(dict.fromkeys(name for hit in hits for name in hit.rule.readings))
    for name in names:
        answers = [Answer(hit.rule.readings[name]) for hit in hits if name in hit.rule.readings]
        readings.setdefault(name, _open(conjunction(answers), ground))
    return _verdict(criterion, Answer.CONTESTED, hits[0].rule.why, _spans(hits, ground), readings)


def _unknown(criterion: Criterion, ground: Ground, why: str) -> CriterionVerdict:
    return _verdict(criterion, Answer.UNKNOWN, why, ground.gaps[:SHOWN], {})


def _spans(hits: list[Hit], ground: Ground) -> tuple[Span, ...]:
    """The words that decide: the limits, what they rest on, and grants that a rule wants shown beside."""
    out: dict[Span, None] = {}
    for hit in hits:
        out.update(dict.fromkeys((hit.limit.span, *hit.limit.also_at)))
        out.update((span, None) for actions, span in ground.grants if actions.intersection(hit.rule.show))
    return tuple(out)


def _verdict(
    criterion: Criterion, answer: Answer, why: str, evidence: tuple[Span, ...], readings: dict[str, Answer]
) -> CriterionVerdict:
    return CriterionVerdict(criterion.id, answer, why, evidence, tuple(readings.items()))
