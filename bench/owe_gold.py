"""What is owed, with the terms of careful readers instead of our own reading: reasoning measured by itself.

usage: owe_gold.py [all|tune|total] [--list] [--only LICENCE] [--own]. Needs the annotated texts (see run.py).
`tune` are the families looked at while building, `total` those of which only the sums were looked at.
"""

from __future__ import annotations

import argparse
import collections
import importlib.util
import json
import os
import zlib
from functools import cache
from pathlib import Path
from typing import Any

from licet.conditions import from_json
from licet.owe.from_reading import owe
from licet.owe.model import Owed
from licet.owe.profile import from_tree
from licet.pipeline import Engine
from licet.read.model import Reading, Term
from licet.report.from_stages import owed_report
from licet.report.model import Owed as OwedReport
from licet.spans import Span
from licet.text.from_string import from_string
from licet.text.model import Text

TOP = Path(__file__).resolve().parents[1]
BENCH = Path(os.environ.get("LICET_BENCH") or TOP.parent / "shared" / "bench")


def scorer() -> Any:
    spec = importlib.util.spec_from_file_location("score_owe", BENCH / "owe" / "score_owe.py")
    assert spec and spec.loader
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def reading(record: dict[str, Any]) -> Reading:
    """The annotated terms as a reading that left nothing unread."""
    terms = [
        Term(
            kind=t["kind"],
            action=t["action"],
            span=Span(t["start"], t["end"]),
            rule="annotated",
            actor=t.get("actor", "licensee"),
            also=tuple(t.get("also") or ()),
            when=from_json(t.get("when")),
            detail=t.get("detail"),
            effect=t.get("effect"),
            exempts=tuple(t.get("exempts") or ()),
            defines=t.get("term"),
            strength=t.get("strength"),
        )
        for t in record["terms"]
    ]
    return Reading(tuple(sorted(terms, key=lambda t: t.span)))


def answer(owed: Owed, text: Text) -> dict[str, Any]:
    import msgspec

    found: OwedReport = owed_report(text, owed)
    tree: dict[str, Any] = msgspec.json.decode(msgspec.json.encode(found))
    return tree


@cache
def _engine() -> Engine:
    return Engine()


_read: dict[str, Reading] = {}


def own(text: Text) -> Reading:
    """What licet itself reads."""
    if text.name not in _read:
        _read[text.name] = _engine().reading(text)
    return _read[text.name]


def side(record: dict[str, Any]) -> str:
    """Families are split by a checksum of their name, so that no choice of ours is in it."""
    return "total" if zlib.crc32(record["family"].encode()) % 3 == 0 else "tune"


def main() -> None:
    ap = argparse.ArgumentParser()
    ap.add_argument("side", nargs="?", default="all")
    ap.add_argument("--list", action="store_true")
    ap.add_argument("--only")
    ap.add_argument("--own", action="store_true", help="our own reading instead of the annotated terms")
    asked = ap.parse_args()
    score = scorer()
    records = {p.stem: json.loads(p.read_text("utf-8")) for p in (BENCH / "gold" / "gold").glob("*.json")}
    rows = [json.loads(x) for x in (BENCH / "owe" / "scenarios.jsonl").read_text("utf-8").splitlines() if x]
    count: collections.Counter[str] = collections.Counter()
    for row in rows:
        record = records[row["licence"]]
        if asked.side not in ("all", side(record)) or (asked.only and asked.only != row["licence"]):
            continue
        file = BENCH / "gold" / row["text_file"]
        with file.open(encoding="utf-8", newline="") as handle:
            text = from_string(handle.read(), file.name)
        terms = own(text) if asked.own else reading(record)
        found = answer(owe(terms, from_tree(row["profile"]), text), text)
        results = score.score(row, found, text.source)
        good = all(right for kind, _, right, _, _ in results if kind not in score.SOFT)
        sure = not row.get("contested")
        count["rows" if sure else "contested"] += 1
        count["right" if sure else "contested agreeing"] += good
        for kind, _, right, dangerous, note in results:
            count["FALSE"] += dangerous and sure
            count[f"{kind}: right"] += right
            count[f"{kind}: all"] += 1
            if asked.list and not right and kind not in score.SOFT:
                mark = "" if sure else " contested"
                print(f"{row['id']} [{row['trap']}]{mark}{' FALSE' if dangerous else ''}: {note}")
    for name in ("rows", "right", "FALSE", "contested", "contested agreeing"):
        print(f"{name:20} {count[name]}")
    for kind in ("permitted", "owed", "not-owed", "depends", "bites", "bites-action", "detail", "quote"):
        print(f"{kind:20} {count[f'{kind}: right']} / {count[f'{kind}: all']}")


if __name__ == "__main__":
    main()
