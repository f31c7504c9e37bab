"""Licence data to an index on disk, in one pass."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path

import msgspec
import numpy as np

from licet.catalogue import store
from licet.catalogue.entries import aliases, entries, usable
from licet.catalogue.gather import Gathered, gather
from licet.catalogue.grams import I64, U64, Array, powers, prefix
from licet.catalogue.kinship import parents
from licet.catalogue.model import GROUPS, KINDS, LICENCES, Counts, Entry
from licet.catalogue.postings import build_anchors, build_postings
from licet.catalogue.source import Source
from licet.errors import CatalogueError

Progress = Callable[[str, float], None]
# Any file may be broken, but not many: then it is not the data we know.
_MOST_BROKEN = 0.01


def build(source: Source, folder: Path, progress: Progress) -> None:
    """Write the index of ``source`` into the existing ``folder``; raises ``CatalogueError``, ``OSError``."""
    read = gather(source, lambda share: progress("reading licences", share * 0.7))
    if not read.fronts or len(read.broken) > _MOST_BROKEN * len(read.fronts):
        raise CatalogueError(
            f"{len(read.broken)} of {len(source.paths)} files cannot be read",
            where=str(source.place),
            cure="reinstall licensedcode-data",
        )
    progress("indexing", 0.7)
    read = _without_withdrawn(read)
    known = entries(read.fronts, read.lengths)
    lengths = np.array(read.lengths, np.int64)
    starts = np.cumsum(lengths) - lengths
    kinds = np.array([KINDS.index(e.kind) for e in known], np.uint8)
    sections: dict[str, Array] = {"stream": read.stream, "stream.at": _offsets(lengths), "kinds": kinds}
    for name, group in GROUPS.items():
        members = np.flatnonzero(np.isin(kinds, [KINDS.index(k) for k in group]))
        sections |= build_postings(read.stream, starts, lengths, members, name)
    progress("indexing", 0.8)
    sections |= build_anchors(read.stream, starts, lengths)
    progress("relating licences", 0.9)
    known = parents(known, sections)
    sections |= _hashes(read, known, starts, lengths)
    sections |= _packed("meta", [msgspec.msgpack.encode(e) for e in known])
    sections |= _packed("text", read.texts)
    sections["words"] = np.frombuffer(msgspec.msgpack.encode(read.words), np.uint8)
    sections["names"] = np.frombuffer(msgspec.msgpack.encode(_names(known, read)), np.uint8)
    progress("writing", 0.95)
    store.write(
        folder, sections, {"release": source.release, "counts": msgspec.to_builtins(_counts(known, read))}
    )
    progress("writing", 1.0)


def _without_withdrawn(read: Gathered) -> Gathered:
    keep = np.array([usable(front) for front in read.fronts], bool)
    lengths = np.array(read.lengths, np.int64)
    kept = keep.tolist()
    return msgspec.structs.replace(
        read,
        fronts=[f for f, k in zip(read.fronts, kept, strict=True) if k],
        texts=[t for t, k in zip(read.texts, kept, strict=True) if k],
        lengths=lengths[keep].tolist(),
        stream=read.stream[np.repeat(keep, lengths)],
    )


def _offsets(lengths: I64) -> U64:
    return np.concatenate(([0], np.cumsum(lengths))).astype(np.uint64)


def _packed(name: str, pieces: Sequence[bytes]) -> dict[str, Array]:
    sizes = np.array([len(p) for p in pieces], np.int64)
    return {name: np.frombuffer(b"".join(pieces), np.uint8), f"{name}.at": _offsets(sizes)}


def _hashes(read: Gathered, known: Sequence[Entry], starts: I64, lengths: I64) -> dict[str, Array]:
    """The hash of each whole stream, and the entries by hash, the ones to name first in front."""
    longest = int(lengths.max(initial=0))
    weights = powers(longest)
    hashes = np.zeros(len(known), np.uint64)
    for index, (start, length) in enumerate(zip(starts.tolist(), lengths.tolist(), strict=True)):
        hashes[index] = prefix(read.stream[start : start + length], weights)[-1]
    rank = np.array([standing(e) for e in known], np.int64)
    order = np.lexsort((np.arange(len(known)), rank, hashes))
    order = order[lengths[order] > 0]
    return {"hash": hashes, "exact.hash": hashes[order], "exact.entries": order.astype(np.uint32)}


def standing(entry: Entry) -> int:
    """Which of several entries with the same words is named: lower first.

    A withdrawn entry comes last of all: what replaced it is often a rule with an expression.
    """
    return (
        100 * entry.deprecated
        + 4 * KINDS.index(entry.kind)
        + 2 * (entry.kind in LICENCES and not entry.listed)
        + entry.generic
    )


def _names(known: Sequence[Entry], read: Gathered) -> dict[str, int]:
    """Lower-case names of licences and exceptions; a firmer name is never taken by a weaker one."""
    tiers: list[tuple[int, int, str, int]] = []
    for entry, front in zip(known, read.fronts, strict=True):
        if entry.spdx_id is not None:
            for tier, name in enumerate([*aliases(front)[:2], entry.name, *aliases(front)[2:]]):
                tiers.append((min(tier, 3), standing(entry), name.lower(), entry.index))
    out: dict[str, int] = {}
    for _, _, name, index in sorted(tiers):
        if name:
            out.setdefault(name, index)
    return out


def _counts(known: Sequence[Entry], read: Gathered) -> Counts:
    own = [e for e in known if e.spdx_id is not None]
    texts = sum(e.kind == "text" for e in known)
    return Counts(
        licences=sum(e.kind == "licence" for e in own),
        exceptions=sum(e.kind == "exception" for e in own),
        listed=sum(e.listed for e in own),
        texts=texts,
        mentions=len(known) - len(own) - texts,
        words=len(read.words),
    )
