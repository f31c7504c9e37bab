"""Which entries hold which n-grams: the tables behind ``candidates`` and ``find``, built and read here."""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np

from licet.catalogue.grams import U32, Array, I64, keys, ranges

N = 4  # tokens in the n-grams of candidates and the longest anchors


def valid(starts: I64, lengths: I64, n: int) -> tuple[I64, I64]:
    """Positions in the concatenated streams at which an n-gram lies within one entry, and the entries."""
    counts = np.maximum(lengths - n + 1, 0)
    return ranges(starts, counts), np.repeat(np.arange(len(lengths), dtype=np.int64), counts)


def build_postings(stream: U32, starts: I64, lengths: I64, chosen: Array, name: str) -> dict[str, Array]:
    """Postings over the chosen entries: sorted n-gram keys, where each key's entries begin, the entries."""
    positions, owners = valid(starts, np.where(chosen, lengths, 0), N)
    grams = keys(stream, N)[positions] if len(stream) >= N else np.empty(0, np.uint32)
    pairs = np.unique(grams.astype(np.uint64) << np.uint64(32) | owners.astype(np.uint64))
    gram = (pairs >> np.uint64(32)).astype(np.uint32)
    entry = (pairs & np.uint64(0xFFFFFFFF)).astype(np.uint32)
    first = np.flatnonzero(np.diff(gram, prepend=gram[:1] ^ np.uint32(1))) if len(gram) else np.empty(0, int)
    at = np.append(first, len(gram)).astype(np.uint32)
    weights = np.repeat(idf(np.diff(at), int(chosen.sum())), np.diff(at))
    weight = np.bincount(entry, weights, minlength=len(lengths)).astype(np.float32)
    narrow = np.uint16 if len(lengths) <= 0xFFFF else np.uint32
    return {
        f"{name}.keys": gram[first],
        f"{name}.at": at,
        f"{name}.entries": entry.astype(narrow),
        f"{name}.weight": weight,
    }


def idf(counts: Array, total: int) -> Array:
    """Weight of an n-gram that ``counts`` of ``total`` entries hold; zero entries weigh like one."""
    return np.log1p(total / np.maximum(counts, 1))


class Postings:
    """The postings of one group of entries, mapped."""

    def __init__(self, sections: Mapping[str, Array], name: str, total: int) -> None:
        self.keys = sections[f"{name}.keys"]
        self.at = sections[f"{name}.at"]
        self.entries = sections[f"{name}.entries"]
        self.weight = sections[f"{name}.weight"]
        self.total = total

    def shared(self, ids: U32) -> tuple[Array, float]:
        """For each entry the weight of the n-grams it shares with ``ids``, and the weight of all of ``ids``.

        Linear in the text; each n-gram counts once however often it stands there.
        """
        grams = np.unique(keys(ids, N))
        if not len(grams) or not len(self.keys):
            return np.zeros(len(self.weight)), 0.0
        where = np.searchsorted(self.keys, grams)
        where[where == len(self.keys)] = 0
        known = where[self.keys[where] == grams]
        begins = self.at[known].astype(np.int64)
        counts = self.at[known + 1].astype(np.int64) - begins
        weights = idf(counts, self.total)
        unknown = (len(grams) - len(known)) * float(idf(np.ones(1), self.total)[0])
        hits = self.entries[ranges(begins, counts)]
        found = np.bincount(hits, np.repeat(weights, counts), minlength=len(self.weight))
        return found, float(weights.sum()) + unknown


def build_anchors(stream: U32, starts: I64, lengths: I64) -> dict[str, Array]:
    """For each entry its rarest n-gram, by which ``find`` recognises where it may stand.

    Entries of fewer than ``N`` tokens are anchored by all they have.
    """
    sections: dict[str, Array] = {}
    for n in range(1, N + 1):
        mine = lengths >= N if n == N else lengths == n
        positions, owners = valid(starts, np.where(mine, lengths, 0), n)
        gram = keys(stream, n)[positions] if len(stream) >= n else np.empty(0, np.uint32)
        _, number, often = np.unique(gram, return_inverse=True, return_counts=True)
        # By entry, then by rarity, then by place: the first of each entry is its anchor.
        order = np.lexsort((positions, often[number], owners)) if len(gram) else np.empty(0, int)
        lead = order[np.flatnonzero(np.diff(owners[order], prepend=-1))]
        lead = lead[np.argsort(gram[lead], kind="stable")]
        sections[f"anchor{n}.keys"] = gram[lead]
        sections[f"anchor{n}.entries"] = owners[lead].astype(np.uint32)
        sections[f"anchor{n}.shift"] = (positions[lead] - starts[owners[lead]]).astype(np.uint32)
    return sections
