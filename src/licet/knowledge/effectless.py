"""Words that may carry an effect (``data/operative``) and rules for what has none (``data/effectless``)."""

from __future__ import annotations

from functools import cache

import msgspec

from licet.knowledge.load import items


class OperativeEntry(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A class of words that may carry an effect; ``words`` are RE2 alternatives over lower-case words."""

    kind: str
    words: tuple[str, ...]
    match: tuple[str, ...] = ()
    no_match: tuple[str, ...] = ()
    source: str = "licet"


class EffectlessEntry(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """One kind of provision without effect on the questions asked.

    The rule speaks where one of ``patterns`` occurs and none of ``unless`` does. Where only a heading above
    matches ``section``, it speaks of whole sentences, and ``section_tames`` stands for ``tames``. It holds
    only if each operative word of the provision lies in a match of ``patterns`` or ``calms``, or is of a kind
    in ``tames``: words that in such a provision carry no effect. ``form`` limits it to provisions of a form.
    ``by_itself`` rules speak of a whole clause, so that the head of a list above it changes nothing. The
    group of a pattern of ``named`` is a place where only a name stands ("in no event shall ... be liable"):
    words for persons, things, places and sizes in it bind nobody. ``of_names`` rules speak of a line of
    names: what they do not account for is written in capitals, or is a small word between names.
    ``language`` rules are of sentences in that language, which one of ``patterns`` takes from end to end;
    no other rule speaks of a sentence that is not English.
    """

    id: str
    kind: str
    patterns: tuple[str, ...] = ()
    calms: tuple[str, ...] = ()
    tames: tuple[str, ...] = ()
    named: tuple[str, ...] = ()
    unless: tuple[str, ...] = ()
    section: tuple[str, ...] = ()
    section_tames: tuple[str, ...] = ()
    form: str = ""
    by_itself: bool = False
    of_names: bool = False
    language: str = ""
    match: tuple[str, ...] = ()
    no_match: tuple[str, ...] = ()
    source: str = "licet"


@cache
def operative_entries() -> tuple[OperativeEntry, ...]:
    """Every class of operative words, in file order; the first that matches names the kind."""
    return items("operative", OperativeEntry)


@cache
def effectless_entries() -> tuple[EffectlessEntry, ...]:
    """Every effectless rule, in file order; the first that holds names the kind."""
    return items("effectless", EffectlessEntry)


class LanguageWords(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Function words of English, and of other languages where English has none such; finite verbs.

    ``foreign_limits`` are the beginnings of words by which other languages forbid or limit.
    """

    english: frozenset[str]
    foreign: frozenset[str]
    finite: tuple[str, ...]
    foreign_limits: tuple[str, ...] = ()
    particles: frozenset[str] = frozenset()  # of the foreign ones, those that stand in names


@cache
def language_words() -> LanguageWords:
    """The function words (``data/languages``)."""
    return items("languages", LanguageWords)[0]
