"""Which verbs a ban reaches: not those of a clause about its object, and none that is about the licence."""

from __future__ import annotations

import re
from functools import cache

from licet.knowledge.reading import lexicon
from licet.read.marks import Act, Mark
from licet.read.patterns import expand

_RELATIVE = re.compile(rb"\b(?:that|which|who)(?: \w+ly| would| could| might)? $")
_INFINITIVE = re.compile(rb" to(?: \w+ly)? $")
_ABLE = re.compile(rb"\babilit(?:y|ies) of [^,;]{1,40} to $")
_OWNER = re.compile(rb"[a-z]s?'s?(?: \w+)? $")
_JOINED = re.compile(rb"(?:,|\b(?:and|or|nor|and/or)|/|:)(?: (?:to|also|otherwise|thereby|\w+ly))? $|^ ?$")
_HANGING = re.compile(
    rb"\b(?:to|on|of|in|with|for|from|by|under|upon), $"
)  # "apply measures to, adapted works"
_ENDED = re.compile(rb"[.;,)]| and\b|$")
_ITSELF = re.compile(rb"this (?:document|licen[sc]e|agreement|dedication|waiver|deed) .*\band it $")
_SENTENCE = re.compile(rb"[.;:]")
_FAR = 160  # characters of the subject that are looked at


def reached(act: Act, mark: Mark, words: bytes, others: list[Act]) -> bool:
    """Whether ``mark`` forbids ``act``, a right, given the ``others`` that it forbids before it."""
    if act.start < mark.end:
        return act.end <= mark.start and not _about_the_text(words, mark.start)
    between = words[mark.end : act.start]
    if _RELATIVE.search(between) or _OWNER.search(between):
        return False
    if _INFINITIVE.search(between) and not _trying().search(between):
        return False
    if any(o.end <= act.start and not _joined(words[o.end : act.start]) for o in others):
        return False
    if between.rstrip().endswith(b"be") or words[mark.start : mark.end].rstrip().endswith(b" be"):
        return not _about_the_text(words, mark.start)
    return not on_the_text(act, words) and not _excepted_text(act, mark, words)


def _joined(between: bytes) -> bool:
    if b" to " in between or _HANGING.search(between):
        return False
    return _JOINED.search(between) is not None


def on_the_text(act: Act, words: bytes, leave: Mark | None = None) -> bool:
    """Whether the words of the licence itself are what is copied, used or changed, by ``leave`` or not."""
    if (
        leave is not None
        and b" be " in words[leave.start : act.start]
        and _about_the_text(words, leave.start)
    ):
        return True
    return _text().match(words, act.end) is not None


def told_of_another(act: Act, mark: Mark, words: bytes) -> bool:
    """Whether the act after a denial tells of its object: "no leave to add terms that restrict its use"."""
    between = words[mark.end : act.start]
    return _RELATIVE.search(between) is not None or _ABLE.search(between) is not None


def of_another_right(mark: Mark, words: bytes) -> bool:
    """What is not granted is a patent or a mark, not the work: "no patent license is granted to use"."""
    return mark.sense == "no-grant" and _other_right().search(words, mark.start, mark.end) is not None


def _about_the_text(words: bytes, at: int) -> bool:
    """The subject before ``at`` is the licence itself: "this agreement may only be modified by"."""
    before = words[max(at - _FAR, 0) : at]
    cut = max((m.end() for m in _SENTENCE.finditer(before)), default=0)
    return _subject().search(before[cut:]) is not None or _ITSELF.match(before[cut:]) is not None


def _excepted_text(act: Act, mark: Mark, words: bytes) -> bool:
    """The licence is what the act takes as its object: "except this agreement, which you may not modify"."""
    if _ENDED.match(words, act.end) is None:
        return False
    return _which().search(words[max(mark.start - _FAR, 0) : mark.start]) is not None


@cache
def _macro(name: str) -> bytes:
    made = next(e for e in lexicon() if e.name == name)
    return ("(?:" + "|".join(map(expand, made.words)) + ")").encode()


@cache
def _text() -> re.Pattern[bytes]:
    return re.compile(rb"(?:,? (?:or|and) \w+)* " + _macro("licence_text") + rb"(?:\b|$)")


@cache
def _other_right() -> re.Pattern[bytes]:
    return re.compile(rb"\b" + _macro("other_right") + rb"\b")


@cache
def _subject() -> re.Pattern[bytes]:
    return re.compile(_macro("licence_subject") + rb"(?: (?:is|are) [a-z]+,? and)? $")


@cache
def _which() -> re.Pattern[bytes]:
    owner = rb",? (?:which|that)(?: you| the licensee| licensee)? $"
    return re.compile(rb"\b" + _macro("licence_subject") + owner)


@cache
def _trying() -> re.Pattern[bytes]:
    return re.compile(rb"\b" + _macro("means_doing") + rb"\b")
