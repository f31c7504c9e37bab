"""Known licences that stand in a text in other words than their own: where, and how much of them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from licet.catalogue.grams import Array, keys
from licet.catalogue.model import LICENCES, Catalogue, Entry, Ids, Kind
from licet.identify.claims import Claim, form_of

_N = 4  # words in the n-grams compared, as in the catalogue's tables
_LEAST = 12  # words of a stretch worth asking about
# What a word that the entry does not hold costs, against one that it holds: a stretch may have up to twice as
# many strange words as known ones in the middle, but none at its ends.
_STRANGE = 0.5
_SHARE = 0.5  # of the entry's n-grams that must be in the stretch
_ASKED = 5  # candidates looked at
# Another copy of an entry begins where the text goes back by this share of it, from late to early words.
_BACK, _LATE, _EARLY = 0.4, 0.65, 0.35
_RUN = 8  # n-grams on either side that must be late and early
_CLEAR = 0.97  # of both sides: no other wording need be asked
_ALIKE = 0.985  # candidates as good as this share of the best are a question of standing, not of words
_SAME = 0.003  # share of the best by which candidates count as equally good
_WITHDRAWN = 0.7  # what a withdrawn entry counts: its successor says the same


@dataclass(frozen=True, slots=True)
class Near:
    """``ids[first:last]`` holds ``held`` (0 to 1) of the entry's n-grams, and ``said`` of it are its.

    ``before`` and ``after`` are the words of the entry that come before and after those found.
    """

    entry: Entry
    first: int
    last: int
    held: float
    said: float
    before: int = 0
    after: int = 0

    @property
    def worth(self) -> float:
        """Words explained, less what of the entry is not there and what of the stretch is strange."""
        share = _WITHDRAWN if self.entry.deprecated else 1.0
        return self.held * self.said * (self.last - self.first) * share


def near_claims(ids: Ids, first: int, last: int, catalogue: Catalogue) -> list[Claim]:
    """The licences that ``ids[first:last]`` is a rework of, at most one at each place."""
    out: list[Claim] = []
    waiting = [(first, last)]
    while waiting:
        start, stop = waiting.pop()
        found = nearest(ids[start:stop], catalogue) if stop - start >= _LEAST else None
        if found is None:
            continue
        claim = claimed(found, start)
        out.append(claim)
        waiting += [(start, claim.first), (claim.last, stop)]
    return out


def claimed(near: Near, start: int) -> Claim:
    """The claim of a near text found in a stretch that begins at ``start``."""
    return Claim(
        start + near.first,
        start + near.last,
        form_of(near.entry),
        near.entry.expression,
        near.entry,
        weight=near.worth,
        quality=near.held * near.said,
        before=near.before,
        after=near.after,
    )


def nearest(
    ids: Ids, catalogue: Catalogue, asked: Sequence[Sequence[Kind]] = (LICENCES, ("text",))
) -> Near | None:
    """The known text that most of ``ids`` is a rework of, and where; groups of kinds are asked in turn until
    one holds a clear answer."""
    found: list[Near] = []
    for kinds in asked:
        for candidate in catalogue.candidates(ids, _ASKED, kinds):
            if candidate.covered >= _SHARE and candidate.entry.expression:
                found.append(located(ids, candidate.entry, catalogue))
        if any(n.held >= _CLEAR and n.said >= _CLEAR and not n.entry.deprecated for n in found):
            break
    found = [n for n in found if n.held >= _SHARE]
    if not found:
        return None
    most = max(n.worth for n in found)
    return min((n for n in found if n.worth >= _ALIKE * most), key=lambda n: _standing(n, most))


def _standing(near: Near, most: float) -> tuple[bool, bool, bool, bool, int, int, int]:
    entry = near.entry
    foreign = (entry.expression or "").startswith("LicenseRef-")
    # A text alone cannot tell "only" from "or later": such entries differ by a few words.
    steps = int((most - near.worth) / (_SAME * most))
    name = len(entry.expression or "")
    return (
        entry.deprecated,
        not entry.official,
        foreign,
        entry.kind not in LICENCES,
        steps,
        name,
        entry.index,
    )


def located(ids: Ids, entry: Entry, catalogue: Catalogue) -> Near:
    """The stretch of ``ids`` in which most of the entry stands."""
    own, grams = keys(catalogue.stream(entry), _N), keys(ids, _N)
    if not len(own) or not len(grams):
        return Near(entry, 0, 0, 0.0, 0.0)
    order = np.argsort(own, kind="stable")
    ordered = own[order]
    at = np.minimum(np.searchsorted(ordered, grams), len(own) - 1)
    known = ordered[at] == grams
    first, last = _densest(known)
    last = _once(first, last, known, order[at], _single(ordered)[at])
    hits = at[first:last][known[first:last]]
    if not len(hits):
        return Near(entry, 0, 0, 0.0, 0.0)
    there = np.zeros(len(own), bool)
    there[hits] = True
    different = 1 + int(np.count_nonzero(ordered[1:] != ordered[:-1]))
    ends = np.searchsorted(ordered, grams[last - 1], "right") - 1
    return Near(
        entry,
        first,
        min(last + _N - 1, len(ids)),
        held=int(np.count_nonzero(there)) / different,
        said=len(hits) / (last - first),
        before=int(order[hits[0]]),
        after=len(own) - 1 - int(order[ends]),
    )


def _single(ordered: Array) -> Array:
    """Which of the sorted keys occur once."""
    same = ordered[1:] == ordered[:-1]
    out: Array = np.ones(len(ordered), bool)
    out[1:] &= ~same
    out[:-1] &= ~same
    return out


def _once(first: int, last: int, known: Array, place: Array, single: Array) -> int:
    """Where the stretch ends if the entry stands in it only once: before it begins again.

    ``place`` is where in the entry each n-gram of the text stands; only those that stand there once count.
    """
    sure = first + np.flatnonzero(known[first:last] & single[first:last])
    where = place[sure] / max(len(single), 1)
    for at in np.flatnonzero(np.diff(where) < -_BACK):
        before, after = where[max(0, at - _RUN) : at + 1], where[at + 1 : at + 1 + _RUN]
        if at > _BACK * np.count_nonzero(single) and np.median(before) > _LATE and np.median(after) < _EARLY:
            return int(sure[at + 1])
    return last


def _densest(known: Array) -> tuple[int, int]:
    """The stretch with the most known places, less a fine for each strange one (Kadane's maximum sum)."""
    sums = np.concatenate(([0.0], np.cumsum(np.where(known, 1.0, -_STRANGE))))
    lowest = np.minimum.accumulate(sums)
    last = int(np.argmax(sums - lowest))
    first = int(np.argmin(sums[: last + 1]))
    return first, last
