"""Two texts side by side, clause by clause."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import numpy as np

from licet.identify.align import Edit, align
from licet.identify.materiality import Judge, Known
from licet.identify.model import ClausePair, Difference, Words
from licet.identify.pieces import pieces
from licet.identify.side import Side
from licet.identify.slide import slid
from licet.knowledge.departures import DepartureRule
from licet.text.model import Text

_ALIKE = 0.35  # share of the shorter clause's words that must stand in the other for the two to be a pair


def difference(a: Text, b: Text) -> Difference:
    """How ``b`` differs from ``a``; linear in their lengths."""
    one, other = Side(a, 0, len(a.tokens)), Side(b, 0, len(b.tokens))
    numbers: dict[str, int] = {}
    left, right = (
        np.array([numbers.setdefault(t, len(numbers)) for t in text.tokens], np.uint32) for text in (a, b)
    )
    edits = slid(align(left, right), left, right, one, other)
    pairing = _Pairing(one, other, edits)
    return Difference(tuple(pairing.pairs()), sum(p >= 0 for p in pairing.partner), len(one), len(other))


class _Pairing:
    """Which words and clauses of two texts belong together."""

    def __init__(self, a: Side, b: Side, edits: list[Edit]) -> None:
        self.a, self.b = a, b
        self.partner = _partners(len(a), len(b), edits)
        self.judged_a: list[DepartureRule | bool] = [False] * len(a)
        self.judged_b: list[DepartureRule | bool] = [False] * len(b)
        judge = Judge(Known(a, a.title | b.title), b, edits)
        for edit in edits:
            for piece, rule in pieces(judge, edit):
                self.judged_a[piece.a : piece.b] = [rule or True] * (piece.b - piece.a)
                self.judged_b[piece.c : piece.d] = [rule or True] * (piece.d - piece.c)

    def pairs(self) -> Iterator[ClausePair]:
        """Every clause of both texts, in order."""
        for low_a, high_a, low_b, high_b in self._rows():
            yield self._pair((low_a, high_a), (low_b, high_b))

    def _rows(self) -> Iterator[tuple[int, int, int, int]]:
        """Token ranges of clauses that belong together, and of those that stand alone."""
        cuts_a, cuts_b = self.a.clauses(), self.b.clauses()
        i = j = 0
        for first_a, last_a, first_b, last_b in _linked(cuts_a, cuts_b, self.partner):
            for k in range(i, first_a):
                yield cuts_a[k], cuts_a[k + 1], cuts_b[first_b], cuts_b[first_b]
            for k in range(j, first_b):
                yield cuts_a[first_a], cuts_a[first_a], cuts_b[k], cuts_b[k + 1]
            yield cuts_a[first_a], cuts_a[last_a + 1], cuts_b[first_b], cuts_b[last_b + 1]
            i, j = last_a + 1, last_b + 1
        for k in range(i, len(cuts_a) - 1):
            yield cuts_a[k], cuts_a[k + 1], cuts_b[-1], cuts_b[-1]
        for k in range(j, len(cuts_b) - 1):
            yield cuts_a[-1], cuts_a[-1], cuts_b[k], cuts_b[k + 1]

    def _pair(self, a: tuple[int, int], b: tuple[int, int]) -> ClausePair:
        span_a = self.a.span(*a) if a[0] < a[1] else None
        span_b = self.b.span(*b) if b[0] < b[1] else None
        words = tuple(self._words(a, b))
        differ = [j for j in (*self.judged_a[slice(*a)], *self.judged_b[slice(*b)]) if j is not False]
        if all(w.a and w.b for w in words):
            return ClausePair("same", span_a, span_b, words)
        kind = "added" if span_a is None else "removed" if span_b is None else "changed"
        material = any(j is True for j in differ)
        rule = next((j for j in differ if isinstance(j, DepartureRule)), None) if not material else None
        return ClausePair(
            kind,  # type: ignore[arg-type]
            span_a,
            span_b,
            words,
            material,
            rule.id if rule else "other" if material else "moved",
            rule.why if rule else "",
        )

    def _words(self, a: tuple[int, int], b: tuple[int, int]) -> Iterator[Words]:
        """The words of a row: stretches on both sides, and on one alone."""
        i, j = a[0], b[0]
        while i < a[1] or j < b[1]:
            start_i, start_j = i, j
            while i < a[1] and j < b[1] and self.partner[j] == i:
                i, j = i + 1, j + 1
            if j > start_j:
                yield Words(self.a.stretch(start_i, i, a[1]), self.b.stretch(start_j, j, b[1]))
                continue
            while j < b[1] and not a[0] <= self.partner[j] < a[1]:
                j += 1
            stop = self.partner[j] if j < b[1] else a[1]
            i = max(i, stop)
            if i > start_i:
                yield Words(self.a.stretch(start_i, i, a[1]), None)
            if j > start_j:
                yield Words(None, self.b.stretch(start_j, j, b[1]))


def _partners(length_a: int, length_b: int, edits: list[Edit]) -> list[int]:
    """For each token of B the token of A that it is, or -1."""
    out = [-1] * length_b
    a = c = 0
    for edit in [*edits, Edit(length_a, length_a, length_b, length_b)]:
        out[c : edit.c] = range(a, edit.a)
        a, c = edit.b, edit.d
    return out


def _linked(
    cuts_a: Sequence[int], cuts_b: Sequence[int], partner: Sequence[int]
) -> list[tuple[int, int, int, int]]:
    """Runs of clauses of A and B that share most of their words: first and last of each, in order."""
    shared: dict[tuple[int, int], int] = {}
    i = j = 0
    for token, other in enumerate(partner):
        while token >= cuts_b[j + 1]:
            j += 1
        if other >= 0:
            while other >= cuts_a[i + 1]:
                i += 1
            shared[i, j] = shared.get((i, j), 0) + 1
    out: list[tuple[int, int, int, int]] = []
    for (i, j), count in shared.items():
        shorter = min(cuts_a[i + 1] - cuts_a[i], cuts_b[j + 1] - cuts_b[j])
        if count < _ALIKE * shorter:
            continue
        if out and (i <= out[-1][1] or j <= out[-1][3]):
            out[-1] = (out[-1][0], max(i, out[-1][1]), out[-1][2], max(j, out[-1][3]))
        else:
            out.append((i, i, j, j))
    return out
