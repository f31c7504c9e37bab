"""Where a release's bases are among what is checked."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import msgspec

from licet.check.model import Evidence
from licet.components.model import Base


class Above(msgspec.Struct, frozen=True):
    """A base, and the evidence about it; ``None`` for one that is not here."""

    base: Base
    evidence: Evidence | None


class Known(msgspec.Struct, frozen=True):
    """What is here by name: as written, and by the last part of a name that only one of them bears."""

    exact: dict[str, Evidence]
    bare: dict[str, Evidence]

    def get(self, name: str) -> Evidence | None:
        """The release of this name."""
        low = name.lower()
        return self.exact.get(low) or self.bare.get(_last(low))

    def above(self, row: Evidence) -> Iterator[Above]:
        """Every base of a release and the bases of those, each once, the nearest first."""
        seen = {row.component.name.lower()}
        waiting = list(row.component.bases)
        for base in waiting:
            if base.name.lower() in seen:
                continue
            seen.add(base.name.lower())
            found = self.get(base.name)
            if found is row:
                continue
            yield Above(base, found)
            if found is not None:
                waiting += found.component.bases


def known(rows: Sequence[Evidence]) -> Known:
    """The names of what is checked."""
    exact: dict[str, Evidence] = {}
    held: dict[str, list[Evidence]] = {}
    for row in rows:
        exact.setdefault(row.component.name.lower(), row)
        held.setdefault(_last(row.component.name.lower()), []).append(row)
    return Known(exact, {name: found[0] for name, found in held.items() if len(found) == 1})


def _last(name: str) -> str:
    return name.rpartition("/")[2]
