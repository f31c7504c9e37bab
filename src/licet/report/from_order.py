"""The order over many licences as a report."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from licet.compare.model import Bits, Order
from licet.report.lattice import Lattice, Node


def lattice(ids: Sequence[str], found: Order, reading: float, ordering: float) -> Lattice:
    """All that ``licet lattice`` prints; times in seconds."""
    classes, edges = reduced(found.permits_all)
    heads = [members[0] for members in classes]
    above = found.permits_all[np.ix_(heads, heads)]
    above &= ~above.T
    apart = ~np.eye(len(ids), dtype=bool)
    proved, refuted = int((found.permits_all & apart).sum()), int((found.refuted & apart).sum())
    return Lattice(
        licences=len(ids),
        stops=found.stops,
        nodes=tuple(
            Node(
                ids=tuple(ids[i] for i in members),
                looser_than=int(above[n].sum()),
                stricter_than=int(above[:, n].sum()),
            )
            for n, members in enumerate(classes)
        ),
        edges=tuple(edges),
        proved=proved,
        refuted=refuted,
        open=int(apart.sum()) - proved - refuted,
        asked=found.asked,
        seconds_reading=round(reading, 1),
        seconds_ordering=round(ordering, 1),
    )


def reduced(permits_all: Bits) -> tuple[list[list[int]], list[tuple[int, int]]]:
    """Classes of equal licences, and between classes the edges (looser, stricter) that no third lies on."""
    equal = permits_all & permits_all.T
    classes: dict[int, list[int]] = {}
    for i in range(len(equal)):
        classes.setdefault(int(np.argmax(equal[i])) if equal[i].any() else i, []).append(i)
    heads = list(classes)
    above = permits_all[np.ix_(heads, heads)] & ~equal[np.ix_(heads, heads)]
    between = _through(above)
    edges = [(int(a), int(b)) for a, b in np.argwhere(above & ~between)]
    return list(classes.values()), edges


def _through(above: Bits) -> Bits:
    """Pairs with a third between them."""
    wide = above.astype(np.float32)
    return np.asarray((wide @ wide) > 0.5)
