"""The words one may honestly use for a licence, and claims in the text that its terms refute."""

from __future__ import annotations

from licet.answers import Answer
from licet.judge.criteria import Ground
from licet.judge.model import Verdict
from licet.knowledge.definitions import Word, words
from licet.knowledge.limits import Match
from licet.limits.match import compiled, matches
from licet.limits.model import Limit
from licet.spans import Span
from licet.text.model import Text


def called(verdicts: tuple[Verdict, ...], ground: Ground) -> tuple[str, ...]:
    """Every word of ``data/words`` whose rule holds."""
    answers = _answers(verdicts)
    return tuple(word.word for word in words() if _holds(word, answers, ground))


def false_claims(text: Text, verdicts: tuple[Verdict, ...]) -> tuple[tuple[Span, Span, str], ...]:
    """Places where the text calls itself by a word while its terms say NO: claim, refutation, why."""
    criteria = {c.id: c for v in verdicts for c in v.criteria}
    found: list[tuple[Span, Span, str]] = []
    for word in words():
        refuted = next(
            (
                criteria[c]
                for c in word.refuted_by
                if c in criteria and criteria[c].answer is Answer.NO and criteria[c].evidence
            ),
            None,
        )
        if refuted is None:
            continue
        why = f'it calls itself "{word.word}", but {refuted.id} says no: {refuted.why}'
        found.extend(
            (text.span(m.start(), m.end()), refuted.evidence[0], why)
            for pattern in word.claims
            for m in compiled(pattern).finditer(text.plain)
        )
    return tuple(found)


def _answers(verdicts: tuple[Verdict, ...]) -> dict[str, Answer]:
    out = {v.id: v.answer for v in verdicts}
    out.update((c.id, c.answer) for v in verdicts for c in v.criteria)
    return out


def _holds(word: Word, answers: dict[str, Answer], ground: Ground) -> bool:
    return (
        all(answers.get(key, Answer.UNKNOWN) in allowed for key, allowed in word.verdicts.items())
        and all(ground.granted.intersection(group) for group in word.granted)
        and (not word.limits or _some(word.limits, ground.limits))
        and not (word.no_limits and _some(word.no_limits, ground.limits))
        and (not word.actions or bool(ground.granted.intersection(word.actions)))
        and (not word.complete or not ground.gaps)
    )


def _some(wanted: tuple[Match, ...], limits: tuple[Limit, ...]) -> bool:
    return any(matches(when, limit) for when in wanted for limit in limits)
