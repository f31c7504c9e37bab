"""What holds in every world that is asked about."""

from __future__ import annotations

from collections.abc import Sequence

from licet.compare.facts import named, orders
from licet.compare.formula import Formula, Is, disj, is_opaque, names, neg
from licet.knowledge import axioms


def laws(formulas: Sequence[Formula]) -> list[tuple[str, Formula]]:
    """What holds in every world: the axioms that speak of what is asked, and that something is done."""
    known = {n for n in names(formulas) if not is_opaque(n)}
    out: list[tuple[str, Formula]] = []
    rows = [(row, [named(n) for n in row.when], [named(n) for n in row.then]) for row in axioms.clauses()]
    waiting = True
    while waiting:  # an axiom counts where all that it starts from can come up
        waiting = False
        for row in list(rows):
            _, when, then = row
            if names(when) <= known:
                out.append((row[0].id, disj(*(neg(f) for f in when), *then)))
                known |= names(then)
                rows.remove(row)
                waiting = True
    out += orders(known)
    acts = sorted(n for n in known if n.startswith("act:")) or ["act:use"]
    out.append(("act", disj(*(Is(n) for n in dict.fromkeys([*acts, "act:use"])))))
    return out
