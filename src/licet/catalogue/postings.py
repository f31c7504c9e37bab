"""Which entries hold which n-grams: the tables behind ``candidates`` and ``find``, built and read here."""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np

from licet.catalogue.grams import I64, U32, Array, distinct, fresh, keys, ranges

N = 4  # tokens in the n-grams of candidates and the longest anchors


def valid(starts: I64, lengths: I64, n: int) -> tuple[I64, I64]:
    """Positions in the concatenated streams at which an n-gram lies within one entry, and the entries."""
    counts = np.maximum(lengths - n + 1, 0)
    return ranges(starts, counts), np.repeat(np.arange(len(lengths), dtype=np.int64), counts)


def build_postings(stream: U32, starts: I64, lengths: I64, members: Array, name: str) -> dict[str, Array]:
    """Postings over the entries ``members``, by whose order they are numbered here: the sorted n-gram
    keys, where the holders of each begin, the holders, and the weight of all n-grams of each member."""
    positions, owners = valid(starts[members], lengths[members], N)
    grams = keys(stream, N)[positions] if len(stream) >= N else np.empty(0, np.uint32)
    pairs = distinct(grams.astype(np.uint64) << np.uint64(32) | owners.astype(np.uint64))
    gram = (pairs >> np.uint64(32)).astype(np.uint32)
    holder = (pairs & np.uint64(0xFFFFFFFF)).astype(np.int64)
    first = np.flatnonzero(fresh(gram))
    at = np.append(first, len(gram)).astype(np.uint32)
    weights = np.repeat(idf(np.diff(at), len(members)), np.diff(at))
    weight = np.bincount(holder, weights, minlength=len(members))
    narrow = np.uint16 if len(members) <= 0xFFFF else np.uint32
    return {
        f"{name}.keys": gram[first],
        f"{name}.at": at,
        f"{name}.holders": holder.astype(narrow),
        f"{name}.weight": weight.astype(np.float32),
        f"{name}.members": members.astype(np.uint32),
    }


def idf(counts: Array, total: int) -> Array:
    """Weight of an n-gram that ``counts`` of ``total`` entries hold; zero entries weigh like one."""
    return np.log1p(total / np.maximum(counts, 1))


class Postings:
    """The postings of one group of entries, mapped."""

    def __init__(self, sections: Mapping[str, Array], name: str) -> None:
        self.keys = sections[f"{name}.keys"]
        self.at = sections[f"{name}.at"]
        self.holders = sections[f"{name}.holders"]
        self.weight = sections[f"{name}.weight"]
        self.members = sections[f"{name}.members"]

    def shared(self, ids: U32) -> tuple[Array, float]:
        """For each member the weight of the n-grams it shares with ``ids``, and the weight of all of ``ids``.

        Linear in the text; each n-gram counts once however often it stands there.
        """
        grams = distinct(keys(ids, N))
        total = len(self.members)
        if not len(grams) or not len(self.keys):
            return np.zeros(total), 0.0
        where = np.searchsorted(self.keys, grams)
        where[where == len(self.keys)] = 0
        known = where[self.keys[where] == grams]
        begins = self.at[known].astype(np.int64)
        counts = self.at[known + 1].astype(np.int64) - begins
        weights = idf(counts, total)
        unknown = (len(grams) - len(known)) * float(idf(np.ones(1), total)[0])
        hits = self.holders[ranges(begins, counts)]
        found = np.bincount(hits, np.repeat(weights, counts), minlength=total)
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
        # By entry, then by rarity, then by place: the first of each entry is its anchor.
        order = np.lexsort((positions, _often(gram), owners))
        lead = order[np.flatnonzero(np.diff(owners[order], prepend=-1))]
        lead = lead[np.argsort(gram[lead], kind="stable")]
        sections[f"anchor{n}.keys"] = gram[lead]
        sections[f"anchor{n}.entries"] = owners[lead].astype(np.uint32)
        sections[f"anchor{n}.shift"] = (positions[lead] - starts[owners[lead]]).astype(np.uint32)
    return sections


def _often(gram: U32) -> I64:
    """For each n-gram how many there are of it."""
    order = np.argsort(gram, kind="stable")
    first = np.flatnonzero(fresh(gram[order]))
    counts = np.diff(first, append=len(gram))
    out = np.empty(len(gram), np.int64)
    out[order] = np.repeat(counts, counts)
    return out
