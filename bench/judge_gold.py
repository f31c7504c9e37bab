"""The judging rules alone: annotated terms, not licet's own reading, against the careful readers' verdicts.

``python bench/judge_gold.py [--misses N] [--both]``. Families are split in two; misses of the unseen side are
shown only with ``--both``.
"""

from __future__ import annotations

import argparse
import json
import os
import zlib
from collections import Counter
from pathlib import Path

from annotated import term

from licet.identify.model import Identification
from licet.judge.from_reading import judge
from licet.label.from_reading import label
from licet.read.model import Reading
from licet.spans import Span
from licet.text.from_string import from_string

TOP = Path(__file__).resolve().parents[1]
TEXTS = Path(os.environ.get("LICET_BENCH") or TOP.parent / "shared" / "bench")
ANSWER = {"pass": "YES", "fail": "NO", "contested": "CONTESTED"}
NOTHING = Identification(None, None, None, False)


def side(family: str) -> str:
    """Which side of the split a family is on."""
    return "seen" if zlib.crc32(family.encode()) % 5 < 3 else "unseen"


def kind_of(name: str) -> str:
    """A class of the annotations in the words of the JSON."""
    return name.partition(" (")[0].partition("/")[0].replace(" ", "-")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--misses", type=int, default=0)
    parser.add_argument("--both", action="store_true")
    options = parser.parse_args()
    count: Counter[tuple[str, str]] = Counter()
    table: Counter[tuple[str, str, str]] = Counter()
    misses: list[tuple[str, ...]] = []
    for path in sorted((TEXTS / "gold" / "gold").glob("*.json")):
        gold = json.loads(path.read_text(encoding="utf-8"))
        if not gold.get("complete_text", True):
            continue
        where = side(gold["family"])
        with (TEXTS / "gold" / gold["text_file"]).open(encoding="utf-8", newline="") as file:
            source = file.read()
        reading = Reading(tuple(term(row, whole=True) for row in gold["terms"]))
        text = from_string(source)
        found = {c.id: c for v in judge(text, NOTHING, reading).verdicts for c in v.criteria}
        count[where, "class"] += label(text, reading).licence_class == kind_of(gold["class"])
        count[where, "texts"] += 1
        for name, wanted in gold["criteria"].items():
            want, got = ANSWER[wanted["verdict"]], found[name]
            table[where, want, got.answer] += 1
            if want != got.answer and (options.both or where == "seen"):
                misses.append(
                    (f"{want} judged {got.answer}", gold["id"], name, got.why, wanted.get("why", ""))
                )
            if want != "YES" and got.answer in ("NO", "CONTESTED"):
                span = Span(wanted["start"], wanted["end"]) if "start" in wanted else None
                count[where, "both"] += span is not None
                count[where, "words"] += span is not None and any(e.overlap(span) > 0 for e in got.evidence)
    for where in ("seen", "unseen"):
        rows = {key[1:]: n for key, n in table.items() if key[0] == where}
        same, total = sum(n for (a, b), n in rows.items() if a == b), sum(rows.values())
        print(
            f"{where:7} same answer {same} of {total} ({same / total:.1%})"
            f"   FALSE PASS {rows.get(('NO', 'YES'), 0)}"
            f"   CONTESTED judged YES {rows.get(('CONTESTED', 'YES'), 0)}"
            f"   same words {count[where, 'words']} of {count[where, 'both']}"
            f"   same class {count[where, 'class']} of {count[where, 'texts']}"
        )
        print("       ", {f"{a}>{b}": n for (a, b), n in sorted(rows.items())})
    for miss in sorted(misses)[: options.misses]:
        print("  ", *miss, sep=" | ")


if __name__ == "__main__":
    main()
