"""Which words of one text stand for words of another: the names of the work, its parts and its licensor."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from itertools import pairwise

from rapidfuzz.distance import Indel

from licet.compare.shapes import may
from licet.compare.words import TOKEN, tokens

CONTEXT = 3  # equal words on both sides of a name that another one stands for
LONGEST = 5  # words of a name


def renamed(a: str, b: str) -> dict[str, str]:
    """For words of ``b``, the words of ``a`` in whose place they stand wherever both occur.

    A name is written with a capital wherever it stands (a number after it belongs to it), in ``b`` alone,
    always in the place of the same word, and is none of the words on which conditions turn. So "Llama 4" can
    stand for "Llama 3.1", but "Licensor" never for "Licensee", nor 50 for 100.
    """
    one, other = _Worded(a), _Worded(b)
    votes: dict[str, Counter[str]] = {}
    for left, right in _replaced(one.lower, other.lower):
        for i, j in zip(range(*left), range(*right), strict=True):
            if one.lower[i] != other.lower[j] and one.is_name(i) and other.is_name(j):
                votes.setdefault(other.lower[j], Counter())[one.lower[i]] += 1
    known = set(one.lower), set(other.lower)
    out = {
        new: next(iter(olds))
        for new, olds in votes.items()
        if len(olds) == 1 and new not in known[0] and next(iter(olds)) not in known[1]
    }
    clear = Counter(out.values())
    return {new: old for new, old in out.items() if clear[old] == 1}


class _Worded:
    def __init__(self, source: str) -> None:
        self.words = TOKEN.findall(source)
        self.lower = tokens(source)
        self.plain = {word for word in self.words if word.islower()}

    def is_name(self, at: int) -> bool:
        word, *number = self.words[at].split()
        if not any(c.isupper() for c in word) or may("limits", word.rstrip("0123456789.")):
            return False
        return bool(number) or word.lower() not in self.plain


def _replaced(one: list[str], other: list[str]) -> Iterator[tuple[tuple[int, int], tuple[int, int]]]:
    """Short stretches of equal length that stand in each other's place between equal words."""
    equal = [
        (o.src_start, o.src_end, o.dest_start, o.dest_end)
        for o in Indel.opcodes(one, other)
        if o.tag == "equal"
    ]
    for (a0, a1, _, b1), (c0, c1, d0, _) in pairwise(equal):
        gap = c0 - a1
        if gap == d0 - b1 and 0 < gap <= LONGEST and a1 - a0 >= CONTEXT and c1 - c0 >= CONTEXT:
            yield (a1, c0), (b1, d0)
