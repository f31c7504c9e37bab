"""What stands between licences that a body accepted and a YES: ``python bench/blockers.py [BODY ...]``.

For each accepted licence every criterion that is not YES, with the rule's reason and the words; then the
words left unread. ``--sum`` counts reasons and unread stretches over all of them; ``--only ID,...`` some.
"""

from __future__ import annotations

import argparse
import json
import os
from collections import Counter, defaultdict
from pathlib import Path

from licet.pipeline import Engine
from licet.report.model import Report

TOP = Path(__file__).resolve().parents[1]
TEXTS = Path(os.environ.get("LICET_BENCH") or TOP.parent / "shared" / "bench")
DEFINITION = {"osi": "OSD", "fsf": "FSD", "debian": "DFSG", "fedora": "FSD", "okfn_od": "OD"}
GOOD = {"approved", "libre", "free", "allowed", "conformant"}


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("bodies", nargs="*", default=list(DEFINITION))
    parser.add_argument("--sum", action="store_true")
    parser.add_argument("--only", default="")
    options = parser.parse_args()
    only = set(filter(None, options.only.split(",")))
    engine = Engine()
    reasons: dict[tuple[str, ...], set[str]] = defaultdict(set)
    stretches: Counter[str] = Counter()
    for line in (TEXTS / "decisions" / "dev.jsonl").read_text(encoding="utf-8").splitlines():
        row = json.loads(line)
        wanted = {DEFINITION[b] for b in options.bodies if row.get(b) in GOOD}
        if not wanted or (only and row["id"] not in only):
            continue
        report = engine.tried(str(TEXTS / "decisions" / row["text_file"]))
        shown = blockers(report, wanted)
        for where, answer, why, quote in shown:
            reasons[where, answer, why].add(f"{row['id']}: {quote[:160]}")
        if shown:
            stretches.update(" ".join(span.quote.split())[:160] for span in report.unread)
        if shown and not options.sum:
            print(f"\n== {row['id']}")
            for blocker in shown:
                print("  ", *blocker, sep=" | ")
            for span in report.unread:
                print("   unread |", " ".join(span.quote.split())[:300])
    if options.sum:
        for key, held in sorted(reasons.items(), key=lambda item: -len(item[1])):
            print(len(held), *key, sep=" | ")
            for quote in sorted(held)[:6]:
                print("      ", quote)


def blockers(report: Report, wanted: set[str]) -> list[tuple[str, str, str, str]]:
    """Criterion, answer, reason and words of each that is not YES; the most telling definition alone."""
    out: list[tuple[str, str, str, str]] = []
    for name in sorted(wanted):
        for criterion_id, criterion in report.verdicts[name].criteria.items():
            if criterion.answer == "YES" or "left unread" in criterion.why:
                continue
            quotes = criterion.evidence or ()
            words = " / ".join(" ".join(e.quote.split())[:300] for e in quotes[:3])
            out.append((criterion_id, str(criterion.answer), criterion.why, words))
    if not out and any(report.verdicts[name].answer != "YES" for name in wanted):
        out.append(("-", "UNKNOWN", "unread", ""))
    return out


if __name__ == "__main__":
    main()
