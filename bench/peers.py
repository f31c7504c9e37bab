"""licet and other detectors on the same texts in one run: how fast, and who sees that a text was changed.

    python bench/peers.py [--texts 60]

Each text is a known licence, once as published and once with a clause put into its middle. Times are seconds
of processor, which do not depend on what else the machine does. "Silent" counts the changed texts for which a
tool gives the very answer that it gives for the unchanged one. A peer that is not there is skipped:
LICET_SCANCODE, LICET_LICENSECHECK and LICET_LICENSECLASSIFIER (the Python that has the package of that name)
say where it is; the first two are looked for on the PATH as well.
"""

from __future__ import annotations

import argparse
import json
import os
import resource
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path

CLAUSE = "Anybody who operates more than ten data centres shall pay the maintainers a yearly fee."
PYTHON = """
import sys, licenseclassifier as tool
for path in sys.argv[1:]:
    found = tool.identify_license(open(path, encoding="utf-8").read())
    print(path, "\\t", " AND ".join(one.id for one in found))
"""
Answers = dict[str, str]
Tool = Callable[[list[str], Path], tuple[list[str], Callable[[str], Answers]]]


def licet(files: list[str], place: Path) -> tuple[list[str], Callable[[str], Answers]]:
    command = [
        sys.executable,
        "-m",
        "licet.cli.main",
        "scan",
        "--processes",
        "1",
        "--format",
        "jsonl",
        *files,
    ]
    return command, lambda out: {
        row["path"]: str(row["expression"]) for row in map(json.loads, out.splitlines())
    }


def scancode(files: list[str], place: Path) -> tuple[list[str], Callable[[str], Answers]]:
    folder, told = place / f"in{len(files)}", place / "scancode.json"
    folder.mkdir(exist_ok=True)
    for file in files:
        shutil.copy(file, folder)
    command = ["--license", "--quiet", "--processes", "1", "--json", str(told), str(folder)]

    def answers(_: str) -> Answers:
        rows = json.loads(told.read_text(encoding="utf-8"))["files"]
        named = {r["path"].rpartition("/")[2]: str(r["detected_license_expression_spdx"]) for r in rows}
        return {file: named.get(Path(file).name, "") for file in files}

    return command, answers


def licensecheck(files: list[str], place: Path) -> tuple[list[str], Callable[[str], Answers]]:
    return ["--machine", "--shortname-scheme=spdx", "--lines", "0", "--check", ".*", *files], _tabbed


def licenseclassifier(files: list[str], place: Path) -> tuple[list[str], Callable[[str], Answers]]:
    return ["-c", PYTHON, *files], _tabbed


def _tabbed(out: str) -> Answers:
    rows = (line.partition("\t") for line in out.splitlines())
    return {path.strip(): told.strip() for path, _, told in rows}


PEERS: tuple[tuple[str, Tool, str], ...] = (
    ("scancode", scancode, "pip install scancode-toolkit 'pluggy<1.6'"),
    ("licensecheck", licensecheck, "the Debian package licensecheck"),
    ("licenseclassifier", licenseclassifier, "pip install licenseclassifier"),
)


def texts(folder: Path, number: int) -> list[tuple[str, str]]:
    """Pairs of files: a licence as published, and with the clause in its middle."""
    from licet.catalogue import open_catalogue

    catalogue = open_catalogue()
    known = [e for e in catalogue.entries(("licence",)) if e.listed and not e.deprecated]
    known = [e for e in known if e.language == "en" and e.length > 60]
    out = []
    for entry in known[:: max(1, len(known) // number)][:number]:
        text = catalogue.text(entry)
        middle = text.find("\n\n", len(text) // 2)
        middle = len(text) // 2 if middle < 0 else middle
        pair = folder / f"{entry.key}-0.txt", folder / f"{entry.key}-1.txt"
        pair[0].write_text(text, encoding="utf-8")
        pair[1].write_text(f"{text[:middle]}\n\n{CLAUSE}\n\n{text[middle:]}", encoding="utf-8")
        out.append((str(pair[0]), str(pair[1])))
    return out


def _processor() -> float:
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


def run(name: str, head: list[str], tool: Tool, pairs: list[tuple[str, str]]) -> tuple[float, float] | None:
    """Processor seconds for one text, start-up included, and for each further one; prints the row."""
    files = [file for pair in pairs for file in pair]
    with tempfile.TemporaryDirectory() as folder:
        spent = []
        for some in (files[:1], files[:1], files):  # the first run warms what can be kept
            command, answers = tool(some, Path(folder))
            start = _processor()
            done = subprocess.run([*head, *command], capture_output=True, text=True, timeout=900, check=False)
            spent.append(_processor() - start)
        try:
            told = answers(done.stdout)
        except (OSError, ValueError, KeyError) as error:
            told = {"": str(error)}
        if not told.keys() >= set(files):
            print(f"| {name:18} | failed: {told.get('')} {done.stderr[-200:]!r} |")
            return None
    one, each = spent[1], (spent[2] - spent[1]) / (len(files) - 1)
    silent = sum(told[plain] == told[changed] for plain, changed in pairs)
    print(f"| {name:18} | {one:8.2f} s | {1000 * each:8.1f} ms | {silent:4} of {len(pairs)} |", flush=True)
    return one, each


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--texts", type=int, default=60)
    number = parser.parse_args().texts
    with tempfile.TemporaryDirectory() as folder:
        pairs = texts(Path(folder), number)
        print(f"{os.cpu_count()} processors, one used; {2 * len(pairs)} texts\n")
        print("| tool               | start and one | each further | silent |\n|---|---:|---:|---:|")
        ours = run("licet", [], licet, pairs)
        for name, tool, how in PEERS:
            found = shutil.which(os.environ.get(f"LICET_{name.upper()}", name))
            if found is None:
                print(f"| {name:18} | skipped: not installed ({how}) |")
                continue
            theirs = run(name, [found], tool, pairs)
            if ours and theirs:
                print(
                    f"|   {name}, of licet's | {theirs[0] / ours[0]:.1f} x | {theirs[1] / ours[1]:.1f} x | |"
                )


if __name__ == "__main__":
    main()
