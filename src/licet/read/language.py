"""Is a stretch of words English? Only then may it be judged by the words of our lexicon."""

from __future__ import annotations

import re

from licet.knowledge.effectless import language_words

_TOKEN = re.compile(r"[^\W\d_]+")
_ADDRESS = re.compile(r"\S+@\S+\.\S+")  # of somebody's mail: in no language
_ENOUGH = 4  # words from which a sentence must show an English function word


def english(words: str, short: bool = False) -> bool:
    """Whether lower-case ``words`` are English; what is ``short``, as a title, need not show it."""
    tokens = _tokens(_ADDRESS.sub(" ", words))
    if not tokens:
        return True
    if not words.isascii():
        foreign_letters = sum(1 for t in tokens for c in t if ord(c) > 0x24F)
        if foreign_letters * 10 > sum(map(len, tokens)):
            return False
    known = language_words()
    own = sum(map(known.english.__contains__, tokens))
    foreign = sum(map(known.foreign.__contains__, tokens))
    if foreign > own:
        return False
    return own > 0 or short or sum(len(t) > 1 for t in tokens) < _ENOUGH  # "u.s." is no word


def shows_english(words: str) -> bool:
    """Whether an English function word stands in ``words``; one word alone need not show it."""
    tokens = _tokens(words)
    return len(tokens) < 2 or any(t in language_words().english for t in tokens)


def _tokens(words: str) -> list[str]:
    """The words; the ending of "contributor(s)" is none of them."""
    return _TOKEN.findall(words.replace("(s)", ""))
