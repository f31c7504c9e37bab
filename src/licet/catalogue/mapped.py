"""The catalogue over a mapped index: nothing is decoded before it is asked for."""

from __future__ import annotations

import zlib
from collections.abc import Iterator, Sequence
from functools import cached_property

import msgspec
import numpy as np

from licet.catalogue.grams import U32, Array, fresh, keys, powers, prefix, ranges, whole
from licet.catalogue.model import (
    GROUPS,
    KINDS,
    LICENCES,
    TEXTS,
    Candidate,
    Counts,
    Entry,
    Ids,
    Kind,
    Occurrence,
)
from licet.catalogue.postings import N, Postings
from licet.catalogue.store import Store
from licet.errors import InputError

_BLOCK = 1 << 20  # tokens compared at once
_ENTRY = msgspec.msgpack.Decoder(Entry)


class MappedCatalogue:
    """See ``licet.catalogue.model.Catalogue``."""

    def __init__(self, store: Store) -> None:
        self._store = store
        self.release: str = store.facts["release"]
        self.place = str(store.folder)
        self.counts = msgspec.convert(store.facts["counts"], Counts)
        self.words = self.counts.words
        self._at = store.array("stream.at")
        self._stream = store.array("stream")
        self._kinds = store.array("kinds")
        self._entries: dict[int, Entry] = {}
        self._masks: dict[tuple[Kind, ...], Array] = {}

    def __len__(self) -> int:
        return len(self._kinds)

    # Entries

    def entry(self, index: int) -> Entry:
        found = self._entries.get(index)
        if found is None:
            found = _ENTRY.decode(self._piece("meta", index))
            self._entries[index] = found
        return found

    def entries(self, kinds: Sequence[Kind] = LICENCES) -> Iterator[Entry]:
        return (self.entry(int(i)) for i in np.flatnonzero(self._mask(kinds)))

    def known_id(self, name: str) -> Entry | None:
        wanted = " ".join(name.lower().split())
        index = self._names.get(wanted)
        if index is None and wanted.startswith("licenseref-scancode-"):
            index = self._names.get(wanted.removeprefix("licenseref-scancode-"))
        return None if index is None else self.entry(index)

    def by_id(self, name: str) -> Entry:
        found = self.known_id(name)
        if found is not None:
            return found
        wanted = " ".join(name.lower().split())
        import difflib

        near = difflib.get_close_matches(wanted, self._names, 12, 0.6)
        ids = list(dict.fromkeys(self.entry(self._names[n]).spdx_id or n for n in near))[:4]
        cure = (
            f"did you mean {', '.join(ids)}?" if ids else "`licet catalogue search TEXT` lists what is known"
        )
        raise InputError(f"no licence is called {name!r}", cure=cure)

    def search(self, words: str, most: int = 50) -> tuple[Entry, ...]:
        wanted = words.lower().split()
        found: dict[int, tuple[int, int]] = {}
        for name, index in self._names.items():
            if wanted and all(w in name for w in wanted):
                rank = (0 if name == " ".join(wanted) else 1, len(name))
                found[index] = min(rank, found.get(index, rank))
        for entry in self.entries() if wanted else ():
            about = f"{entry.name} {entry.category} {entry.spdx_id} {entry.key}".lower()
            if entry.index not in found and all(w in about for w in wanted):
                found[entry.index] = (2, len(about))
        order = sorted(found, key=lambda i: (found[i][0], not self.entry(i).listed, found[i][1], i))
        return tuple(self.entry(i) for i in order[:most])

    def text(self, entry: Entry | int) -> str:
        return zlib.decompress(self._piece("text", _number(entry))).decode("utf-8")

    # Tokens

    def ids(self, tokens: Sequence[str]) -> Ids:
        numbers = self._numbers
        out = list(map(numbers.get, tokens))
        if None in out:
            fresh: dict[str, int] = {}
            for at, (number, token) in enumerate(zip(out, tokens, strict=True)):
                if number is None:
                    out[at] = fresh.setdefault(token, self.words + len(fresh))
        return np.array(out, np.uint32)

    def token(self, number: int) -> str:
        return self._words[number]

    def stream(self, entry: Entry | int) -> Ids:
        index = _number(entry)
        found: Ids = self._stream[int(self._at[index]) : int(self._at[index + 1])]
        return found

    # Questions

    def exact(self, tokens: Sequence[str] | Ids) -> tuple[Entry, ...]:
        ids = self._as_ids(tokens)
        if not len(ids) or int(ids.max()) >= self.words:
            return ()
        hashes, value = self._store.array("exact.hash"), whole(ids)
        first, last = np.searchsorted(hashes, value), np.searchsorted(hashes, value, "right")
        same = (int(i) for i in self._store.array("exact.entries")[first:last])
        return tuple(self.entry(i) for i in same if np.array_equal(self.stream(i), ids))

    def candidates(
        self, tokens: Sequence[str] | Ids, most: int = 8, kinds: Sequence[Kind] = TEXTS
    ) -> tuple[Candidate, ...]:
        ids = self._as_ids(tokens)
        best: list[tuple[float, int, float, float]] = []
        wanted = self._mask(kinds)
        for group in self._groups(kinds):
            shared, total = group.shared(ids)
            if total <= 0:
                continue
            hit = np.flatnonzero(shared > 0)
            hit = hit[wanted[group.members[hit]]]
            covered = np.minimum(shared[hit] / group.weight[hit], 1.0)
            covers = shared[hit] / total
            score = covered * covers
            top = np.argpartition(-score, most)[:most] if len(hit) > most else np.arange(len(hit))
            best += zip(
                score[top].tolist(),
                group.members[hit[top]].tolist(),
                covered[top].tolist(),
                covers[top].tolist(),
                strict=True,
            )
        best.sort(key=lambda b: (-round(b[0], 9), self.entry(b[1]).deprecated, b[1]))
        return tuple(Candidate(self.entry(i), s, held, said) for s, i, held, said in best[:most])

    def find(
        self, tokens: Sequence[str] | Ids, kinds: Sequence[Kind] | None = None, *, maximal: bool = True
    ) -> tuple[Occurrence, ...]:
        ids = self._as_ids(tokens)
        entry, start = self._anchored(ids)
        if kinds is not None and len(entry):
            keep = self._mask(kinds)[entry]
            entry, start = entry[keep], start[keep]
        stop = start + self._lengths[entry]
        entry, start, stop = self._confirmed(ids, entry, start, stop)
        order = np.lexsort((entry, -stop, start))
        entry, start, stop = entry[order], start[order], stop[order]
        if maximal:
            keep = _outermost(start, stop)
            entry, start, stop = entry[keep], start[keep], stop[keep]
        return tuple(map(Occurrence, start.tolist(), stop.tolist(), entry.tolist()))

    def _anchored(self, ids: U32) -> tuple[Array, Array]:
        """Entries whose rarest n-gram stands in the text, and where each would begin."""
        entries, starts = [np.empty(0, np.int64)], [np.empty(0, np.int64)]
        for n in range(1, N + 1):
            table = self._store.array(f"anchor{n}.keys")
            grams = keys(ids, n)
            first = np.searchsorted(table, grams)
            near = (
                np.flatnonzero(table[np.minimum(first, len(table) - 1)] == grams) if len(table) else first[:0]
            )
            first = first[near]
            counts = np.searchsorted(table, grams[near], "right") - first
            hits = ranges(first, counts)
            entries.append(self._store.array(f"anchor{n}.entries")[hits].astype(np.int64))
            shift = self._store.array(f"anchor{n}.shift")[hits].astype(np.int64)
            starts.append(np.repeat(near, counts) - shift)
        entry, start = np.concatenate(entries), np.concatenate(starts)
        inside = (start >= 0) & (start + self._lengths[entry] <= len(ids))
        return entry[inside], start[inside]

    def _confirmed(self, ids: U32, entry: Array, start: Array, stop: Array) -> tuple[Array, Array, Array]:
        """Those of the given that stand there word for word: hashes first, then the words."""
        weights = powers(len(ids) + 1)
        sums = prefix(ids, weights)
        same = sums[stop] - sums[start] == self._store.array("hash")[entry] * weights[start]
        entry, start, stop = entry[same], start[same], stop[same]
        true = np.ones(len(entry), bool)
        order = np.argsort(entry, kind="stable")
        for rows in np.split(order, np.flatnonzero(fresh(entry[order]))[1:]) if len(order) else ():
            words = self.stream(int(entry[rows[0]]))
            if len(rows) == 1:  # nearly always
                at = int(start[rows[0]])
                true[rows[0]] = (ids[at : at + len(words)] == words).all()
                continue
            windows = np.lib.stride_tricks.sliding_window_view(ids, len(words))
            step = max(1, _BLOCK // len(words))
            for block in (rows[i : i + step] for i in range(0, len(rows), step)):
                true[block] = (windows[start[block]] == words).all(axis=1)
        return entry[true], start[true], stop[true]

    # Parts decoded when first needed

    @cached_property
    def _lengths(self) -> Array:
        return np.diff(self._at.astype(np.int64))

    @cached_property
    def _words(self) -> list[str]:
        return msgspec.msgpack.decode(self._store.bytes("words"), type=list[str])

    @cached_property
    def _numbers(self) -> dict[str, int]:
        return dict(zip(self._words, range(self.words), strict=True))

    @cached_property
    def _names(self) -> dict[str, int]:
        return msgspec.msgpack.decode(self._store.bytes("names"), type=dict[str, int])

    @cached_property
    def _postings(self) -> dict[str, Postings]:
        parts = ("keys", "at", "holders", "weight", "members")
        sections = {
            f"{name}.{part}": self._store.array(f"{name}.{part}") for name in GROUPS for part in parts
        }
        return {name: Postings(sections, name) for name in GROUPS}

    def _groups(self, kinds: Sequence[Kind]) -> list[Postings]:
        return [self._postings[name] for name, group in GROUPS.items() if set(group) & set(kinds)]

    def _mask(self, kinds: Sequence[Kind]) -> Array:
        found = self._masks.get(tuple(kinds))
        if found is None:
            table = np.zeros(len(KINDS), bool)
            table[[KINDS.index(k) for k in kinds]] = True
            found = self._masks[tuple(kinds)] = table[self._kinds]
        return found

    def _as_ids(self, tokens: Sequence[str] | Ids) -> Ids:
        return tokens if isinstance(tokens, np.ndarray) else self.ids(tokens)

    def _piece(self, name: str, index: int) -> memoryview:
        at = self._store.array(f"{name}.at")
        return self._store.bytes(name)[int(at[index]) : int(at[index + 1])]


def _number(entry: Entry | int) -> int:
    return entry if isinstance(entry, int) else entry.index


def _outermost(start: Array, stop: Array) -> Array:
    """Which of the stretches, sorted by start and then longest first, lie strictly inside no other."""
    if not len(start):
        return np.empty(0, bool)
    reach = np.maximum.accumulate(stop)
    fresh = np.append(True, (np.diff(start) != 0) | (np.diff(stop) != 0))
    # Of equal stretches all share the fate of the first.
    alone = np.append(True, stop[1:] > reach[:-1])
    first = np.maximum.accumulate(np.where(fresh, np.arange(len(start)), 0))
    kept: Array = alone[first]
    return kept
