"""Which unlisted licences are reworked listed ones."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import msgspec
import numpy as np

from licet.catalogue.grams import Array
from licet.catalogue.model import Entry
from licet.catalogue.postings import Postings

# Below these shares two licences have phrases in common; above them one was made from the other. Set by
# reading the pairs that fall on either side in release 32.5.0 of the data.
_HELD = 0.6  # of the parent that stands in the child
_SCORE = 0.27  # that share, times the share of the child that stands in the parent
_WHOLE = (0.95, 0.24)  # the same two for a parent that stands there whole: what comes after it may be long


def parents(known: Sequence[Entry], sections: Mapping[str, Array]) -> list[Entry]:
    """The entries, each unlisted licence with the listed one that it reworks, if any.

    Of several the one that leaves the least unshared on both sides: a text that is MIT and a clause is kin
    of MIT and not of another licence that has MIT inside, or only a part of it.
    """
    postings = Postings(sections, "licences")
    at, stream = sections["stream.at"].astype(np.int64), sections["stream"]
    able = np.array([_fit_to_be_parent(known[i]) for i in postings.members.tolist()], bool)
    out = list(known)
    for own, index in enumerate(postings.members.tolist()):
        entry = known[index]
        if entry.kind != "licence" or entry.listed or entry.generic or not entry.length:
            continue
        shared, _ = postings.shared(stream[at[index] : at[index + 1]])
        held = shared / np.maximum(postings.weight, 1e-9)
        said = shared / max(float(postings.weight[own]), 1e-9)
        score = held * said
        enough = (score >= _SCORE) | ((held >= _WHOLE[0]) & (score >= _WHOLE[1]))
        near = np.flatnonzero(able & (held >= _HELD) & enough)
        if len(near):
            unshared = postings.weight[near] - 2 * shared[near]
            parent = int(postings.members[near[np.argmin(unshared)]])
            out[index] = msgspec.structs.replace(entry, parent=parent)
    return out


def _fit_to_be_parent(entry: Entry) -> bool:
    return entry.kind == "licence" and entry.listed and not entry.deprecated and not entry.generic
