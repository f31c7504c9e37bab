"""The nearest relatives of a text, and what in it no approved licence says."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from itertools import pairwise

import numpy as np

from licet.catalogue.grams import U32, keys
from licet.catalogue.model import LICENCES, Catalogue, Entry, Ids
from licet.identify.departures import departures, shared
from licet.identify.model import Kinship, Relative, Unsaid
from licet.identify.rules import line_rule
from licet.identify.side import Side
from licet.spans import Span
from licet.text.model import Text

_N = 4  # words in the n-grams by which a clause is known, as in the catalogue's tables
_SAID = 0.8  # share of a clause's words in known n-grams from which on it is said
_SAYS = 0.97  # share of it in one licence that then says it
_WORDED = 8  # words from which on a clause is said only if each of them stands in a known n-gram
_NEAR = (20, 0.4, 0.3)  # words shared, and the share of the text or of the licence that makes it a relative
_ASKED = 3  # times as many candidates as relatives wanted


def kin(text: Text, catalogue: Catalogue, most: int = 5) -> Kinship:
    """The ``most`` nearest known licences other than the text itself, and the clauses that are new."""
    ids = catalogue.ids(text.tokens)
    near = [c.entry for c in catalogue.candidates(ids, most * _ASKED, LICENCES) if not c.entry.generic]
    found = [(shared(text, 0, len(ids), entry, catalogue), entry) for entry in near]
    found = [(words, e) for words, e in found if _is_near(words, e.length, len(ids))]
    found.sort(key=lambda f: (-2 * f[0] / (len(ids) + f[1].length), not f[1].listed, f[1].index))
    relatives = tuple(_relative(text, words, entry, catalogue) for words, entry in found[:most])
    harmless = [d.span for r in relatives[:1] for d in r.departures if not d.material]
    unsaid, new = _unsaid(text, ids, catalogue, harmless)
    return Kinship(len(ids), relatives, new, unsaid)


def kinship(text: Text, catalogue: Catalogue, most: int = 60) -> dict[str, float]:
    """The share of words in common with each of the nearest known licences, by id; between 0 and 1."""
    ids = catalogue.ids(text.tokens)
    near = [c.entry for c in catalogue.candidates(ids, most, LICENCES)]
    return {
        entry.spdx_id or entry.key: 2
        * shared(text, 0, len(ids), entry, catalogue)
        / (len(ids) + entry.length)
        for entry in near
    }


def _is_near(words: int, length: int, own: int) -> bool:
    """Whether so many words shared make a relative; the text itself is none."""
    least, of_text, of_licence = _NEAR
    if words == length == own:
        return False
    return words >= min(least, length) and (words >= of_text * own or words >= of_licence * length)


def _relative(text: Text, words: int, entry: Entry, catalogue: Catalogue) -> Relative:
    return Relative(
        entry.spdx_id or entry.key,
        entry.name,
        entry.listed,
        entry.osi,
        entry.fsf_libre,
        words,
        entry.length,
        departures(text, 0, len(text.tokens), entry, catalogue),
    )


def _unsaid(
    text: Text, ids: Ids, catalogue: Catalogue, harmless: Sequence[Span]
) -> tuple[tuple[Unsaid, ...], int]:
    """The clauses that no approved licence says, and how many words they have; what lies in ``harmless``
    places (names, copyright lines) may be anything."""
    side = Side(text, 0, len(ids))
    said = _covered(ids, _approved(catalogue))  # type: ignore[arg-type]
    for at in np.flatnonzero(~said).tolist():
        span = text.token_span(at, at + 1)
        said[at] = any(h.covers(span) for h in harmless)
    cuts = side.clauses()
    out: list[Unsaid] = []
    words = 0
    for start, stop in pairwise(cuts):
        share = _SAID if stop - start < _WORDED else 1.0
        if said[start:stop].mean() >= share or _harmless(side, start, stop):
            continue
        words += stop - start
        out.append(Unsaid(side.span(start, stop), _said_by(ids[start:stop], catalogue)))
    return tuple(out), words


def _harmless(side: Side, start: int, stop: int) -> bool:
    """Whether every line is a title, a copyright line or the like."""
    lines = side.lines(start, stop)
    return all(line_rule(side.written(*line), side.title, above=line[1] == stop) for line in lines)


def _covered(ids: Ids, known: U32) -> np.ndarray[tuple[int], np.dtype[np.bool_]]:
    """Which tokens lie in a known n-gram; a text shorter than one is judged as unknown."""
    out = np.zeros(len(ids), bool)
    grams = keys(ids, _N)
    if len(grams) and len(known):
        at = np.minimum(np.searchsorted(known, grams), len(known) - 1)
        for shift in range(_N):
            out[shift : shift + len(grams)] |= known[at] == grams
    return out


@lru_cache(4)
def _approved(catalogue: Catalogue) -> U32:
    """Every n-gram of the licences that the OSI approved, sorted."""
    streams = [keys(catalogue.stream(e), _N) for e in catalogue.entries(("licence",)) if e.osi]
    return np.unique(np.concatenate(streams)) if streams else np.empty(0, np.uint32)


def _said_by(clause: Ids, catalogue: Catalogue) -> str | None:
    """A licence that says the clause, or most of it."""
    near = catalogue.candidates(clause, 8, LICENCES)
    best = max(near, key=lambda c: (round(c.covers, 2), c.score), default=None)
    return best.entry.spdx_id if best is not None and best.covers >= _SAYS else None
