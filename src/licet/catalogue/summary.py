"""What ``licet catalogue`` tells: the catalogue as a whole, and single entries."""

from __future__ import annotations

from pathlib import Path

import msgspec

from licet.catalogue.model import Catalogue, Counts, Entry


class Summary(msgspec.Struct, frozen=True):
    """The catalogue in use. ``size`` in bytes on disk."""

    release: str
    source: str
    place: str
    size: int
    counts: Counts


def summary(catalogue: Catalogue) -> Summary:
    """Release, counts, size and place of ``catalogue``."""
    from licet.catalogue.opening import newest, size

    place = Path(catalogue.place)
    return Summary(catalogue.release, str(newest().place), str(place), size(place), catalogue.counts)


def flags(entry: Entry) -> str:
    """One line on what published lists say of a licence."""
    said = [entry.category or "no category"]
    said += ["on the SPDX list"] if entry.listed else []
    said += ["approved by the OSI"] if entry.osi else []
    said += ["free after the FSF"] if entry.fsf_libre else []
    said += ["deprecated"] if entry.deprecated else []
    return ", ".join(said)
