"""How patterns are written: macros for words of the lexicon, verbs in all their forms, edges of words."""

from __future__ import annotations

import re
from functools import cache

from licet.errors import KnowledgeError
from licet.knowledge.reading import lexicon

_MACRO = re.compile(r"\{([a-z_]+)\}")
LAST_MACRO = re.compile(r"\{[a-z_]+\}$")


def inflected(verb: str) -> str:
    """A regular verb in all its forms, as an RE2 group."""
    head, _, tail = verb.partition(" ")
    rest = f" {tail}" if tail else ""
    if head.endswith("e"):
        return f"{head[:-1]}(?:e|es|ed|ing){rest}"
    if re.search(r"[^aeiou]y$", head):
        return f"{head[:-1]}(?:y|ies|ied|ying){rest}"
    if re.search(r"(?:s|x|z|ch|sh)$", head):
        return f"{head}(?:es|ed|ing)?{rest}"
    if re.search(r"^[^aeiou]*[aeiou][bdglmnprt]$", head):
        return f"{head}(?:s|{head[-1]}ed|{head[-1]}ing)?{rest}"
    return f"{head}(?:s|ed|ing)?{rest}"


@cache
def macros() -> dict[str, str]:
    return {e.name: "(?:" + "|".join([*e.words, *map(inflected, e.verbs)]) + ")" for e in lexicon()}


def expand(pattern: str, depth: int = 0) -> str:
    """The pattern with every ``{macro}`` replaced; raises ``KnowledgeError`` on an unknown one."""

    def replace(found: re.Match[str]) -> str:
        if found[1] not in macros() or depth > 6:
            raise KnowledgeError(f"unknown macro {found[0]}", where=pattern, cure="add it to data/lexicon")
        return expand(macros()[found[1]], depth + 1)

    return _MACRO.sub(replace, pattern)


def framed(pattern: str) -> str:
    """The pattern, not inside a word, with its macros as they are."""
    left = "" if pattern.startswith(("^", '"', "[")) else r"(?:^|\b)"
    ends = pattern[-1:].isalnum() or pattern.endswith((")", "]", "?")) or LAST_MACRO.search(pattern)
    return rf"{left}(?:{pattern})(?:\b|$)" if ends else f"{left}(?:{pattern})"


def ascii_words(words: str) -> bytes:
    """The words as bytes with the same offsets; what is not ASCII becomes a question mark."""
    return words.encode("ascii", "replace")
