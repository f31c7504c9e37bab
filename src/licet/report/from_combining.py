"""Answers about works that are put together, as a report: places become quotes, reasons English."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import cast

from licet.answers import Answer, conjunction
from licet.combine.model import WAYS, Ground
from licet.combine.model import Passage as StagePassage
from licet.report import words
from licet.report.combined import Answer as Word
from licet.report.combined import Combined, Passage, Reason, Way, Whole, Words
from licet.report.places import place
from licet.text.model import Text

BEST = (Answer.YES, Answer.CONTESTED, Answer.UNKNOWN, Answer.NO)
_SAYS = {
    "same": "it is the same licence",
    "without-exception": "an exception gives more; it may be left out",
    "later-version": "its own terms let a later version be chosen",
    "named-free": "its own terms name the other licence as one that may stand for it",
    "named-condition": "its own terms name the other licence, if somebody said so with the work",
    "named-beside": "its own terms let the two be combined, each for its own part",
    "no-copyleft": "it asks nothing that the other licence rules out, and no licence for the whole",
    "larger-work": "a larger work may have other terms",
    "copyleft": "it must stay under its own terms, and these do not name the other licence",
    "copyleft-reach": "it must stay under its own terms; whether they reach the whole is not said",
    "copyleft-open": "it must stay under its own terms, unless words not read or not there say more",
    "part-bans-more": "it lets nobody ask more of its recipients, and the other licence may",
    "no-grant": "no grant was read in it",
    "terms-elsewhere": "its terms stand in another text: give the licence that it names",
    "no-grant-whole": "no grant was read in the other licence",
    "later-too": "the whole lets versions to come be chosen, and its own terms hold in this version alone",
    "unread": "words that could bind were not read",
    "sublicense": "it may be passed on under further terms",
    "no-sublicense": "nothing in it says that other terms may take the place of its own",
    "kept": "{} (kept by everybody)",
    "burden": "the part goes on asking: {}",
    "limit": "the other licence gives more than this lets it: {}",
    "lost": "those who get it under the other licence alone would not be told: {}",
    "further-restriction": "a further restriction, which the other licence does not let anybody impose: {}",
    "allowed-addition": "the other licence lets a part ask this: {}",
}
_MANNERS = {
    "duty": "you must {}",
    "prohibition": "you may not {}",
    "ending": "rights end if you {}",
    "not-granted": "you may {} only within the grant",
    "scope": "you may {} only within these words",
}


def reason(found: Ground, part: tuple[str, Text], whole: tuple[str, Text]) -> Reason:
    """A ground with its words and in English."""
    texts: Mapping[str, tuple[str, Text]] = {"part": part, "whole": whole}
    quotes = tuple(Words(of=texts[q.where][0], **place(texts[q.where][1], q.span)) for q in found.quoted)
    return Reason(
        code=found.code,
        answer=_word(found.answer),
        says=_SAYS[found.code].format(_asked(found)),
        quotes=quotes,
    )


def _asked(found: Ground) -> str:
    if not found.about:
        return ""
    return _MANNERS.get(found.reason, "{}").format(words.act(found.about, None))


def way(
    at: int, answer: Answer, pairs: Iterable[tuple[tuple[str, Text], tuple[str, Text], StagePassage]]
) -> Way:
    """One way, with the reasons of every pair of licences that it comes to, those that decide first."""
    reasons: list[Reason] = []
    travelling: list[Reason] = []
    for part, whole, passage in pairs:
        reasons += [reason(g, part, whole) for g in passage.grounds]
        travelling += [reason(g, part, whole) for g in passage.travelling]
    reasons, travelling = list(dict.fromkeys(reasons)), list(dict.fromkeys(travelling))
    order = [_word(a) for a in reversed(BEST)]
    reasons.sort(key=lambda r: order.index(r.answer))
    deciding = [r for r in reasons if r.answer == answer] + [r for r in reasons if r.answer != answer]
    return Way(way=WAYS[at], answer=_word(answer), reasons=tuple(deciding), travelling=tuple(travelling))


def whole(under: str, parts: Iterable[Passage]) -> Whole:
    """A licence that the whole might carry, for all parts together."""
    parts = tuple(parts)
    merged, beside, instead = (
        _word(conjunction(Answer(part.ways[at].answer) for part in parts)) for at in range(len(WAYS))
    )
    return Whole(under=under, merged=merged, beside=beside, instead=instead, parts=parts)


def combined(sources: Iterable[str], wholes: Iterable[Whole]) -> Combined:
    """All that ``licet combine`` prints."""
    wholes = tuple(wholes)
    return Combined(
        sources=tuple(sources),
        merged=_best(w.merged for w in wholes),
        beside=_best(w.beside for w in wholes),
        wholes=wholes,
    )


def _best(answers: Iterable[Word]) -> Word:
    return min(answers, key=lambda answer: BEST.index(Answer(answer)))


def _word(answer: Answer) -> Word:
    return cast(Word, str(answer))
