"""Compare annotated licences with one another: the comparison alone, apart from the reading.

usage: gold_pairs.py [--list] [WORD...]: pairs whose ids hold a word. ``LICET_BENCH`` names the folder of the
annotated texts (default ``../shared/bench``). Pairs without annotations on both sides are left out.
"""

from __future__ import annotations

import json
import os
import sys
import time
from pathlib import Path

from annotated import term

from licet.compare.from_readings import Party, compare
from licet.compare.model import Comparison
from licet.read.model import Reading

TEXTS = Path(os.environ.get("LICET_BENCH") or Path(__file__).resolve().parents[2] / "shared" / "bench")
GOLD = TEXTS / "gold"
REVERSE = {"looser": "stricter", "stricter": "looser"}


def party(name: str) -> Party:
    """An annotated licence, as if it had been read so."""
    record = json.loads((GOLD / "gold" / f"{name}.json").read_text(encoding="utf-8"))
    with (GOLD / record["text_file"]).open(encoding="utf-8", newline="") as file:
        source = file.read()
    return Party(source, Reading(tuple(term(row) for row in record["terms"])))


def main() -> int:
    shown = "--list" in sys.argv
    words = [w for w in sys.argv[1:] if not w.startswith("--")]
    lines = (TEXTS / "owe" / "pairs.jsonl").read_text(encoding="utf-8").splitlines()
    right = asked = false = 0
    for row in (json.loads(line) for line in lines if line):
        if words and not any(w in row["id"] for w in words):
            continue
        if not all((GOLD / "gold" / f"{row[k]}.json").exists() for k in "ab"):
            continue
        a, b, want = party(row["a"]), party(row["b"]), row["relation"]
        began = time.perf_counter()
        got = compare(a, b)
        took = time.perf_counter() - began
        wrong = false_claim(want, got.relation)
        if row["sure"]:
            asked += 1
            right += got.relation == want
            false += wrong
        mark = "ok" if got.relation == want else "FALSE" if wrong else "miss"
        sure = "" if row["sure"] else "(unsure)"
        print(f"{mark:5} {row['id']} want {want} got {got.relation} {sure} {took:.2f}s")
        if shown:
            tell(got, {"A": a.source, "B": b.source})
    print(f"right {right} / {asked} sure, FALSE {false}")
    return 0


def false_claim(want: str, got: str) -> bool:
    """Whether a stop that is there is denied."""
    return (want in ("stricter", "incomparable") and got in ("equal", "looser")) or (
        want in ("looser", "incomparable") and got in ("equal", "stricter")
    )


def tell(got: Comparison, sources: dict[str, str]) -> None:
    for w in got.witnesses:
        facts = [c.to_json() for c in w.situation.facts]
        quote = " ".join(w.stop.span.of(sources[w.stopped_by]).split())
        print("     ", w.permitted_by, "permits", facts, w.situation.acts, w.situation.deeds)
        print("          stopped by", w.stop.what, quote[:120])
    for side, span in got.conditional_on:
        print("      on", side, " ".join(span.of(sources[side]).split())[:150])
    print("      axioms", got.axioms)


if __name__ == "__main__":
    sys.exit(main())
