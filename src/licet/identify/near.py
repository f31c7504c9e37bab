"""Known licences that stand in a text in other words than their own: where, and how much of them."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cached_property, lru_cache

import msgspec
import numpy as np
from msgspec.structs import replace

from licet.catalogue.grams import Array, keys
from licet.catalogue.model import LICENCES, Catalogue, Entry, Ids, Kind
from licet.identify.claims import Claim, described, form_of, named

_N = 4  # words in the n-grams compared, as in the catalogue's tables
_LEAST = 12  # words of a stretch worth asking about
# What a word that the entry does not hold costs, against one that it holds: a stretch may have up to twice as
# many strange words as known ones in the middle, but none at its ends.
_STRANGE = 0.5
_SHARE = 0.5  # of the entry's n-grams that must be in the stretch
_ASKED = 5  # candidates looked at
# Another copy of an entry begins where the text goes from late to early words of it: shares of its length.
_LATE, _EARLY = 0.65, 0.35
_BEGUN = 0.4  # share of an entry that makes a copy of it
_RUN = 8  # n-grams on either side that must be late and early
_RENDITION = (0.25, 0.5)  # share of a licence in a stretch, and of the stretch in it: another wording of it
_SHORT = 250  # words of a text that may be a mere notice
_VERSION = re.compile(r"v?[0-9](?:\.[0-9]{1,2}){0,2}")
_OTHER_VERSION = 0.8
# A licence of which so much is there, with so little else in the stretch, and so little beside it.
_HELD, _SAID, _CLEAR = 0.95, 0.9, 0.97
_ALIKE = 0.985  # candidates as good as this share of the best are a question of standing, not of words
_SAME = 0.003  # share of the best by which candidates count as equally good
_RIVAL = 0.4  # of the best candidate's score
_WITHDRAWN = 0.7  # what a withdrawn entry counts: its successor says the same


class Near(msgspec.Struct, frozen=True):
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
        if _like_a_notice(found.entry, ids[start + found.first : start + found.last], catalogue):
            # Short texts are notices in all but name: the nearest notice may say the same, with its version.
            other = nearest(ids[start + found.first : start + found.last], catalogue, (("notice",),))
            if other is not None and other.worth > found.worth:
                found = replace(other, first=other.first + found.first, last=other.last + found.first)
        claim = claimed(found, start, catalogue)
        out.append(claim)
        waiting += [(start, claim.first), (claim.last, stop)]
    return out


def _like_a_notice(entry: Entry, stretch: Ids, catalogue: Catalogue) -> bool:
    """Whether a short text names its licence and is not another wording of it."""
    if entry.kind != "text" or entry.length >= _SHORT:
        return False
    return named(entry.expression, catalogue) is not None and not rendition(entry, stretch, catalogue)


def rendition(entry: Entry, stretch: Ids, catalogue: Catalogue) -> Entry | None:
    """The licence that an entry names, if the words are another wording of its text."""
    licence = named(entry.expression, catalogue)
    if licence is None or licence.spdx_id != entry.expression:
        return None
    near = located(stretch, licence, catalogue)
    return licence if near.held >= _RENDITION[0] and near.said >= _RENDITION[1] else None


def claimed(near: Near, start: int, catalogue: Catalogue) -> Claim:
    """The claim of a near text found in a stretch that begins at ``start``."""
    claim = Claim(
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
    return described(claim, catalogue)


def nearest(
    ids: Ids, catalogue: Catalogue, asked: Sequence[Sequence[Kind]] = (LICENCES, ("text",))
) -> Near | None:
    """The known text that most of ``ids`` is a rework of, and where; groups of kinds are asked in turn until
    one holds a clear answer."""
    found: list[Near] = []
    versions = _Versions(ids, catalogue)
    for kinds in asked:
        candidates = catalogue.candidates(ids, _ASKED, kinds)
        for candidate in candidates:
            good = candidate.covered >= _SHARE and candidate.score >= _RIVAL * candidates[0].score
            if good and candidate.entry.expression:
                near = located(ids, candidate.entry, catalogue)
                found.append(near if near.entry.kind in LICENCES else versions.weighed(near))
        if any(_is_clear(n, len(ids)) for n in found):
            break
    found = [n for n in found if n.held >= _SHARE]
    if not found:
        return None
    most = max(n.worth for n in found)
    return min((n for n in found if n.worth >= _ALIKE * most), key=lambda n: _standing(n, most))


def _is_clear(near: Near, length: int) -> bool:
    """Whether no other text need be asked: the entry is there, and with it all that is asked about."""
    share = (near.last - near.first) / length
    return near.held >= _HELD and near.said >= _SAID and share >= _CLEAR and not near.entry.deprecated


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


class _Versions:
    """The words of a text that look like the version of a licence, found when they are first asked for."""

    def __init__(self, ids: Ids, catalogue: Catalogue) -> None:
        self.ids, self.catalogue = ids, catalogue

    def weighed(self, near: Near) -> Near:
        """The near text, held for less if it names other versions than stand there."""
        if near.entry.length >= _SHORT or near.last <= near.first:
            return near
        there = frozenset(word for at, word in self.there if near.first <= at < near.last)
        same = there == _own_versions(self.catalogue, near.entry.index)  # type: ignore[arg-type]
        return near if same else replace(near, said=near.said * _OTHER_VERSION)

    @cached_property
    def there(self) -> list[tuple[int, str]]:
        return _versions(self.ids, self.catalogue)


@lru_cache(maxsize=1 << 12)
def _own_versions(catalogue: Catalogue, index: int) -> frozenset[str]:
    return frozenset(word for _, word in _versions(catalogue.stream(index), catalogue))


def _versions(ids: Ids, catalogue: Catalogue) -> list[tuple[int, str]]:
    words = ((at, catalogue.token(n)) for at, n in enumerate(ids.tolist()) if n < catalogue.words)
    return [(at, word) for at, word in words if _is_version(word)]


@lru_cache(maxsize=1 << 14)
def _is_version(word: str) -> bool:
    return _VERSION.fullmatch(word) is not None


def located(ids: Ids, entry: Entry, catalogue: Catalogue) -> Near:
    """The stretch of ``ids`` in which most of the entry stands."""
    grams = keys(ids, _N)
    held = _grams(catalogue, entry.index)  # type: ignore[arg-type]  # every catalogue is hashable
    if not len(held.ordered) or not len(grams):
        return Near(entry, 0, 0, 0.0, 0.0)
    ordered, order, count = held.ordered, held.order, len(held.ordered)
    at = np.minimum(np.searchsorted(ordered, grams), count - 1)
    known = ordered[at] == grams
    first, last = _densest(known)
    begun = int(_BEGUN * np.count_nonzero(held.single))
    last = _once(first, last, known & held.single[at], order[at] / count, begun)
    hits = at[first:last][known[first:last]]
    if not len(hits):
        return Near(entry, 0, 0, 0.0, 0.0)
    there = np.zeros(count, bool)
    there[hits] = True
    ends = np.searchsorted(ordered, grams[last - 1], "right") - 1
    return Near(
        entry,
        first,
        min(last + _N - 1, len(ids)),
        held=int(np.count_nonzero(there)) / held.different,
        said=len(hits) / (last - first),
        before=int(order[hits[0]]),
        after=count - 1 - int(order[ends]),
    )


class _Grams(msgspec.Struct, frozen=True):
    """The n-grams of an entry in the order of their keys: key, place, and whether it stands there once."""

    ordered: Array
    order: Array
    single: Array
    different: int


@lru_cache(maxsize=256)
def _grams(catalogue: Catalogue, index: int) -> _Grams:
    own = keys(catalogue.stream(index), _N)
    order = np.argsort(own, kind="stable")
    ordered = own[order]
    different = 1 + int(np.count_nonzero(ordered[1:] != ordered[:-1]))
    return _Grams(ordered, order, _single(ordered), different)


def _single(ordered: Array) -> Array:
    """Which of the sorted keys occur once."""
    same = ordered[1:] == ordered[:-1]
    out: Array = np.ones(len(ordered), bool)
    out[1:] &= ~same
    out[:-1] &= ~same
    return out


def _once(first: int, last: int, sure: Array, share: Array, begun: int) -> int:
    """Where the stretch ends if the entry stands in it only once: before it begins again.

    ``share`` is how far in the entry each n-gram of the text stands; only the ``sure`` ones count, which
    stand there once, and a copy has ``begun`` of them at least.
    """
    at = first + np.flatnonzero(sure[first:last])
    if len(at) < 2 * _RUN:
        return last
    where = share[at]
    if not np.any((where[:-1] > _LATE) & (where[1:] < _EARLY)):
        return last
    runs = np.median(np.lib.stride_tricks.sliding_window_view(where, _RUN), axis=1)
    before, after = runs[:-_RUN], runs[_RUN:]
    turns = np.flatnonzero((before > _LATE) & (after < _EARLY))
    turns = turns[turns + _RUN >= begun]
    if not len(turns):
        return last
    # Runs on both sides of the turn qualify; the copy begins at the longest way back among them.
    low, high = int(turns[0]), min(int(turns[0]) + 3 * _RUN, len(where))
    turn = low + int(np.argmin(np.diff(where[low:high]))) + 1
    return int(at[turn - 1]) + 1


def _densest(known: Array) -> tuple[int, int]:
    """The stretch with the most known places, less a fine for each strange one (Kadane's maximum sum)."""
    sums = np.concatenate(([0.0], np.cumsum(np.where(known, 1.0, -_STRANGE))))
    lowest = np.minimum.accumulate(sums)
    last = int(np.argmax(sums - lowest))
    first = int(np.argmin(sums[: last + 1]))
    return first, last
