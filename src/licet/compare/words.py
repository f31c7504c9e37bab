"""Whether two texts say the same: words without case, punctuation and the names of the work."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from functools import cache

import msgspec

from licet.knowledge.conditions import grammar
from licet.spans import Span

# A capitalised word with the number after it ("Llama 3.1", "Section 4") is one word.
TOKEN = re.compile(r"[A-Z][^\W_]*\s\d+(?:\.\d+)*(?![^\W_])|[^\W_]+(?:\.[^\W_]+)*")

LONG = 40  # characters of a key that can stand within another one


def tokens(words: str) -> list[str]:
    """The words, lower case, names whole with their numbers."""
    return [" ".join(found.lower().split()) for found in TOKEN.findall(words)]


@cache
def _said(name: str) -> re.Pattern[str]:
    """A piece of the grammar of clauses."""
    return re.compile("|".join(grammar()[name].patterns), re.I)


class Words(msgspec.Struct, frozen=True):
    """The words of one text.

    ``renamed`` are words of it that stand for others in the text it is held against, ``alike`` what it says
    that the other says too, in a sentence cut at other places.
    """

    source: str
    renamed: Mapping[str, str] = msgspec.field(default_factory=dict)
    alike: Mapping[str, str] = msgspec.field(default_factory=dict)

    def key(self, span: Span) -> str:
        """What stands at ``span``, so that two places that say the same have the same key."""
        said = self.say(span.of(self.source))
        return self.alike.get(said, said)

    def say(self, words: str) -> str:
        return " ".join(self.renamed.get(token, token) for token in tokens(words))

    def listed(self, span: Span) -> list[str]:
        """The words at a place, one by one."""
        return [self.renamed.get(token, token) for token in tokens(span.of(self.source))]

    def rest(self, span: Span, consumed: tuple[Span, ...], *, grants: bool = False) -> str:
        """The words of a term on which its reading does not rest; none where it is not known on which it
        does. In what ``grants``, an "only" beside a word that is read says no more: what is not granted is
        not permitted anyway."""
        if not consumed:
            return ""
        at, pieces = span.start, []
        for piece in (*sorted(consumed), Span(span.end, span.end)):
            if piece.start > at:
                left = self.source[at : min(piece.start, span.end)]
                if grants and at > span.start:
                    left = _said("only-behind-words").sub("", left)
                if grants and piece.start < span.end:
                    left = _said("only-before-words").sub("", left)
                pieces.append(left)
            at = max(at, piece.end)
        return " … ".join(part.strip() for part in pieces if part.strip())


def alike(one: Iterable[str], other: Iterable[str], harmless: Callable[[str], bool]) -> dict[str, str]:
    """For keys of ``other``, the keys of ``one`` that say the same but for words that are ``harmless``.

    A text may carry a list in one sentence where another gives each item a line: the longer key then holds
    the shorter one.
    """
    known = sorted(key for key in set(one) if len(key) >= LONG)
    out: dict[str, str] = {}
    for key in sorted(set(other) - set(known)):
        for candidate in known:
            short, long = sorted((key, candidate), key=len)
            if len(short) >= LONG and short in long and harmless(long.replace(short, " … ", 1)):
                out[key] = candidate
                break
    return out
