"""Whether words are prose in a language that is not read: whatever it says is not known."""

from __future__ import annotations

import re

from licet.knowledge.effectless import language_words

_PLACES = re.compile(r"\S*(?:://|@|[\w.]/\w|\\|\w\.\w)\S*")  # addresses and file names
_WORD = re.compile(r"[^\W\d_]+")
_OTHER = re.compile(r"[^\W\d_\u0000-\u024f]")  # letters of scripts that the vocabulary does not cover
_LETTERS = 8  # of them that make more than a name
_LEAST = 8  # words that make prose
_PROSE = 0.5  # share of words in small letters in prose; names and headings have fewer
_OWN = 0.1  # share of English function words that English prose has at least
_FOREIGN = 2  # function words of other languages, more than English ones


def is_unread(words: str) -> bool:
    """Whether the words (as written) are prose that is not English."""
    if len(_OTHER.findall(words)) >= _LETTERS:
        return True
    found = _WORD.findall(_PLACES.sub(" ", words))
    if len(found) < _LEAST:
        return False
    known = language_words()
    lower = [w.lower() for w in found]
    own = sum(w in known.english for w in lower)
    foreign = sum(w in known.foreign and w not in known.particles for w in lower)
    if foreign >= _FOREIGN and foreign > own:
        return True
    small = sum(w.islower() for w in found)
    prose = small >= _PROSE * len(found) or not any(w[1:].islower() for w in found)
    return prose and own < _OWN * len(found)
