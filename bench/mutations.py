"""How often a changed licence passes as plain: thousands of mutants of every listed licence.

    python bench/mutations.py [--each 1] [--only MIT,ISC] [--seed 1] [--show 20]

Prints, by kind of change, how many mutants were called plain (must be 0), how many departures were found
where the change is, and how many bases are right; then how many merely reformatted texts were called changed.
"""

from __future__ import annotations

import argparse
import random
import sys
from collections import Counter
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "tests" / "identify"))

from mutations import Mutant, mutants, reformatted

from licet.catalogue import open_catalogue
from licet.catalogue.model import Catalogue, Entry
from licet.identify.from_text import identify
from licet.identify.model import Identification
from licet.text.from_string import from_string

_SLACK = 40  # characters between a change and a departure that still points at it


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--each", type=int, default=1, help="mutants of each kind for each licence")
    parser.add_argument("--only", default="", help="SPDX ids, with commas")
    parser.add_argument("--every", type=int, default=1, help="take every n-th licence")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--show", type=int, default=10, help="misses printed of each kind")
    args = parser.parse_args()
    catalogue = open_catalogue()
    known = _listed(catalogue, args.only)[:: args.every]
    _changed(catalogue, known, args)
    _reformatted(catalogue, known, args)


def _listed(catalogue: Catalogue, only: str) -> list[Entry]:
    wanted = set(only.split(",")) if only else None
    return [
        e
        for e in catalogue.entries(("licence",))
        if e.listed and not e.deprecated and e.language == "en" and e.length > 30
        if wanted is None or e.spdx_id in wanted
    ]


def _changed(catalogue: Catalogue, known: list[Entry], args: argparse.Namespace) -> None:
    count: Counter[tuple[str, str]] = Counter()
    shown: Counter[tuple[str, str]] = Counter()
    texts = [(e.spdx_id or "", catalogue.text(e)) for e in known]

    def miss(what: str, name: str, mutant: Mutant, found: Identification) -> None:
        shown[what, mutant.kind] += 1
        if shown[what, mutant.kind] <= args.show:
            print(f"{what}: {name}: {mutant.kind}: {mutant.what!r} -> {found.base} {found.expression}")
            for d in found.material[:3] if what != "plain" else found.departures:
                print(
                    "    ",
                    d.kind,
                    d.rule,
                    repr(d.span.of(mutant.text)[:90]),
                    "<=",
                    repr((d.base_quote or "")[:90]),
                )

    for name, mutant in mutants(texts, args.each, args.seed):
        found = identify(from_string(mutant.text), catalogue)
        count[mutant.kind, "n"] += 1
        right = any(_bare(base) == _bare(name) for base in (found.base, *(p.base for p in found.parts)))
        count[mutant.kind, "base"] += right
        plain = not found.modified and right
        count[mutant.kind, "plain"] += plain
        count[mutant.kind, "another"] += not found.modified and not plain
        there = any(
            min(d.span.end, mutant.end) - max(d.span.start, mutant.start) >= -_SLACK for d in found.material
        )
        count[mutant.kind, "located"] += there
        if not found.modified:
            miss("plain" if plain else "another", name, mutant, found)
        elif not there:
            miss("elsewhere", name, mutant, found)
        elif not right:
            miss("base", name, mutant, found)
    for kind in dict.fromkeys(k for k, _ in count):
        n = count[kind, "n"]
        print(
            f"{kind:20} {n:6}  plain {count[kind, 'plain']:4}  another {count[kind, 'another']:4}"
            f"  located {count[kind, 'located'] / n:6.1%}  base {count[kind, 'base'] / n:6.1%}"
        )


def _reformatted(catalogue: Catalogue, known: list[Entry], args: argparse.Namespace) -> None:
    n = modified = right = 0
    for entry in known:
        rng = random.Random(f"{args.seed} {entry.spdx_id}")
        text, done = reformatted(catalogue.text(entry), rng)
        found = identify(from_string(text), catalogue)
        n += 1
        right += found.base == entry.spdx_id
        if found.modified:
            modified += 1
            if modified <= args.show:
                print(f"called modified: {entry.spdx_id} ({done}) -> {found.base}")
                for d in found.material[:3]:
                    print(
                        "    ",
                        d.kind,
                        d.rule,
                        repr(d.span.of(text)[:90]),
                        "<=",
                        repr((d.base_quote or "")[:90]),
                    )
    print(f"{'reformatted':20} {n:6}  called modified {modified}  base {right / max(n, 1):6.1%}")


def _bare(name: str | None) -> str:
    """The id without what its text does not say."""
    return (name or "").removesuffix("-only").removesuffix("-or-later")


if __name__ == "__main__":
    main()
