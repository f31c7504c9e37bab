"""Which unlisted licences are reworked listed ones."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import msgspec
import numpy as np

from licet.catalogue.grams import Array
from licet.catalogue.model import Entry
from licet.catalogue.postings import Postings

# Measured on the licence data (docs/catalogue.md): below these shares two licences have phrases in common,
# above them one was made from the other.
_HELD = 0.6  # of the parent's words that stand in the child
_SAID = 0.25  # of the child's words that stand in the parent


def parents(known: Sequence[Entry], sections: Mapping[str, Array]) -> list[Entry]:
    """The entries, each unlisted licence with the listed one that it reworks, if any.

    Of several the one that leaves the least unshared on both sides: a text that is MIT and a clause is kin
    of MIT and not of another licence that has MIT inside, or only a part of it.
    """
    licences = [e for e in known if e.kind == "licence"]
    postings = Postings(sections, "texts", 0)
    postings.total = int(np.count_nonzero(postings.weight))
    able = np.zeros(len(known), bool)
    able[[e.index for e in licences if e.listed and not e.deprecated and not e.generic]] = True
    at, stream = sections["stream.at"].astype(np.int64), sections["stream"]
    out = list(known)
    for entry in licences:
        if entry.listed or entry.generic or not entry.length:
            continue
        shared, _ = postings.shared(stream[at[entry.index] : at[entry.index + 1]])
        own, others = float(postings.weight[entry.index]), postings.weight
        fit = able & (shared >= _HELD * others) & (shared >= _SAID * own) & (shared > 0)
        near = np.flatnonzero(fit)
        if len(near):
            unshared = own + others[near] - 2 * shared[near]
            out[entry.index] = msgspec.structs.replace(entry, parent=int(near[np.argmin(unshared)]))
    return out
