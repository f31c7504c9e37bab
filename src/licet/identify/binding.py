"""Whether words may bind anybody: the vocabulary of ``data/operative``, less what a rule accounts for."""

from __future__ import annotations

import re
from functools import cache, lru_cache

import re2

from licet.knowledge.effectless import language_words, operative_entries
from licet.knowledge.surroundings import foreign_words

_MEMORY = 64 << 20
_FOREIGN = 2  # function words of other languages from which on we do not understand a line
_READABLE = re.compile(r"[^\W\u0000-\u024f]")  # letters of scripts that the vocabulary does not cover
_WORD = re.compile(r"[^\W\d_]+")


def binds(
    words: str,
    tames: tuple[str, ...] = (),
    calms: tuple[str, ...] = (),
    scripts: tuple[str, ...] = (),
) -> bool:
    """Whether a word may bind, of any kind but ``tames`` and outside matches of ``calms``.

    Words are lower case with single spaces. What is not English may say anything, but for names that
    ``scripts`` match.
    """
    if limits_elsewhere(words):
        return True
    if scripts:
        words = _alternation(scripts).sub("~", words)
    if _READABLE.search(words):
        return True
    if calms:
        words = _alternation(calms).sub("~", words)
    if _vocabulary(frozenset(tames)).search(words) is not None:
        return True
    known = language_words()
    return sum(w in known.foreign and w not in known.particles for w in _WORD.findall(words)) >= _FOREIGN


def limits_elsewhere(words: str) -> bool:
    """Whether a word of another language stands there that limits, forbids or demands; lower case."""
    return _like_elsewhere().search(words) is not None and _elsewhere().search(words) is not None


@cache
def _like_elsewhere():  # type: ignore[no-untyped-def]
    """The same and more, but no alphabet is spelt out in it: a small automaton."""
    loose = [word.replace(r"\pL", "[^ ]") for word in foreign_words().words]
    return compiled(loose, "(?:^|[^a-z])(?:{})(?:[^a-z]|$)")


@cache
def _elsewhere():  # type: ignore[no-untyped-def]
    return compiled(foreign_words().words, r"(?:^|\PL)(?:{})(?:\PL|$)")


@cache
def _vocabulary(tames: frozenset[str]):  # type: ignore[no-untyped-def]
    return compiled(
        [w for e in operative_entries() if e.kind not in tames for w in e.words], r"(?:^|\b)(?:{})(?:\b|$)"
    )


@lru_cache(64)
def _alternation(patterns: tuple[str, ...]):  # type: ignore[no-untyped-def]
    return compiled([_bounded(p) for p in patterns], "(?:{})")


def _bounded(pattern: str) -> str:
    """The pattern, not inside a word where it begins or ends with one."""
    left = r"\b" if pattern[0].isalnum() or pattern.startswith("(?:") else ""
    right = "" if pattern.endswith("]") else r"(?:\b|$)"
    return f"{left}(?:{pattern}){right}"


def compiled(patterns, frame: str):  # type: ignore[no-untyped-def]
    """The patterns as alternatives in a frame, by RE2: linear on hostile text."""
    options = re2.Options()
    options.log_errors = False
    options.max_mem = _MEMORY
    return re2.compile(frame.format("|".join(patterns)), options)
