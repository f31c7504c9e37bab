"""How fast, how large: medians of repeated runs, and ratios to what cannot be avoided. No assertion.

Inputs are made here from the catalogue's own texts, so that the figures can be made anywhere. Words choose
parts: files, stages, afterwards, identification, tree, hostile.
"""

from __future__ import annotations

import json
import os
import resource
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import TypeVar

T = TypeVar("T")
LICET = [sys.executable, "-m", "licet.cli.main"]
TOP = Path(__file__).resolve().parents[1]
EXAMPLE = TOP / "examples" / "modified-mit" / "LICENSE"
MANY = 200
# byte code is kept, as for everybody who installs licet: without it each start compiles all modules again
KEEPING = {name: told for name, told in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
WORDS = "You may not remove this notice from any copy of the software that you distribute. "


def timed(command: list[str], limit: float = 120) -> tuple[float, int]:
    """Seconds and the exit status of a command; infinite seconds if it takes longer than ``limit``."""
    start = time.perf_counter()
    try:
        done = subprocess.run(
            command,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            timeout=limit,
            check=False,
            env=KEEPING,
        )
    except subprocess.TimeoutExpired:
        return float("inf"), -1
    return time.perf_counter() - start, done.returncode


def median(command: list[str], times: int = 7) -> float:
    """Median seconds of a warm command."""
    timed(command)
    return statistics.median(timed(command)[0] for _ in range(times))


def peak(command: list[str]) -> float:
    """Peak resident memory of a command in MB."""
    program = (
        "import json,resource,subprocess,sys;"
        "subprocess.run(json.loads(sys.argv[1]),stdout=subprocess.DEVNULL,stderr=subprocess.DEVNULL);"
        "print(resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss)"
    )
    told = subprocess.run(
        [sys.executable, "-c", program, json.dumps(command)],
        capture_output=True,
        text=True,
        check=True,
        env=KEEPING,
    )
    return int(told.stdout) / (1e6 if sys.platform == "darwin" else 1e3)


def row(what: str, figure: str, note: str = "") -> None:
    print(f"| {what:52} | {figure:>12} | {note} |", flush=True)


def texts(folder: Path) -> list[str]:
    """``MANY`` licence texts, evenly drawn from the catalogue."""
    from licet.catalogue import open_catalogue

    catalogue = open_catalogue()
    entries = [e for e in catalogue.entries(("licence",)) if e.language == "en"]
    out = []
    for number, entry in enumerate(entries[:: max(1, len(entries) // MANY)][:MANY]):
        file = folder / f"{number:03}.txt"
        file.write_text(catalogue.text(entry), encoding="utf-8")
        out.append(str(file))
    return out


def one_and_many(folder: Path) -> None:
    bare = median([sys.executable, "-c", "pass"])
    row("python -c pass", f"{bare:.3f} s", "what cannot be avoided")
    for what, command in {
        "licet --version": ["--version"],
        "licet read FILE (warm)": ["read", str(EXAMPLE)],
        "licet read --format jsonl FILE (warm)": ["read", "--format", "jsonl", str(EXAMPLE)],
        "licet read GPL-3.0 (warm)": ["read", "GPL-3.0-only"],
    }.items():
        seconds = median([*LICET, *command])
        row(what, f"{seconds:.3f} s", f"{seconds / bare:.1f} x python")
    row("peak memory of licet read FILE", f"{peak([*LICET, 'read', str(EXAMPLE)]):.0f} MB")
    files = texts(folder)
    size = sum(Path(f).stat().st_size for f in files) / 1e3
    seconds = median([*LICET, "read", "--format", "jsonl", *files], 3)
    row(
        f"{len(files)} files in one call",
        f"{1000 * seconds / len(files):.1f} ms/file",
        f"{size:.0f} kB in all",
    )
    row("peak memory of a process of it", f"{peak([*LICET, 'read', '--format', 'jsonl', *files]):.0f} MB")


def reading(folder: Path) -> None:
    """The stages of a report on texts in one process, for 10 kB: the first time each, and again."""
    from licet.catalogue import open_catalogue
    from licet.identify.from_text import identify
    from licet.judge.from_reading import judge
    from licet.read.from_provisions import read
    from licet.text.from_string import from_string
    from licet.text.provisions import provisions

    catalogue = open_catalogue()
    spent: dict[str, list[float]] = {}

    def clocked(stage: str, run: Callable[[], T]) -> T:
        start = time.process_time()
        made = run()
        spent.setdefault(stage, []).append(time.process_time() - start)
        return made

    size = 0
    sources = [p.read_text(encoding="utf-8") for p in sorted(folder.glob("[0-9]*.txt"))[::3]]
    for turn in ("first", "again"):
        for source in sources:
            size += len(source.encode()) if turn == "first" else 0
            text = from_string(source)
            found = clocked(f"identify, {turn}", partial(identify, text, catalogue))
            cut = clocked(f"cut into provisions, {turn}", partial(provisions, text))
            made = clocked(f"read, {turn}", partial(read, text, cut))
            clocked(f"judge, {turn}", partial(judge, text, found, made))
    for stage, times in spent.items():
        row(f"{stage}: of 10 kB", f"{1e4 * 1000 * sum(times) / size:.1f} ms", "processor time")


def afterwards() -> None:
    """What comes after reading: two of the longest licences compared, and one swept over all sizes."""
    from licet.owe.profile import load_profile
    from licet.pipeline import Engine

    engine = Engine()
    both = ("GPL-3.0-only", "CC-BY-NC-SA-4.0")
    spent = []
    for _ in range(3):
        start = time.process_time()
        offers = [engine.offer(one) for one in both]
        read = time.process_time()
        engine.compared(*both)
        spent.append(time.process_time() - read - (read - start))
    row("licet compare {} {}".format(*both), f"{statistics.median(spent):.2f} s", "without reading them")
    profile = load_profile(TOP / "examples" / "profiles" / "start-up.toml")
    for name in (str(EXAMPLE), both[0]):
        offer = engine.offer(name)
        start = time.process_time()
        engine.sweep_report(offer, profile)
        row(f"licet sweep {Path(name).name}", f"{time.process_time() - start:.3f} s", "without reading it")
    del offers


def hostile(folder: Path) -> None:
    """Inputs that would show a time growing faster than their length; longer files are refused (exit 2)."""
    lines = "\n".join(WORDS for _ in range(5_000_000 // (len(WORDS) + 1)))
    cases = {
        "5 MB in lines": lines,
        "1.8 MB in lines": lines[:1_800_000],
        "0.9 MB in lines": lines[:900_000],
        "1.8 MB of one paragraph": lines[:1_800_000].replace("\n", ""),
        "0.9 MB of one paragraph": lines[:900_000].replace("\n", ""),
        "100,000 x 'may not'": "may not " * 100_000,
        "200,000 x 'may not'": "may not " * 200_000,
        "one line of 1 MB": "word " * 200_000,
        "one word of 1 MB": "a" * 1_000_000,
        "100,000 x '('": "(" * 100_000 + " you may use it",
        "50,000 list items": "You may not:\n"
        + "".join(f"({n}) use it for purpose {n};\n" for n in range(50_000)),
    }
    for what, words in cases.items():
        file = folder / "hostile.txt"
        file.write_text(words, encoding="utf-8")
        seconds, code = timed([*LICET, "read", "--format", "jsonl", str(file)])
        row(what, f"{seconds:.2f} s", f"exit {code}")


def identification(folder: Path) -> None:
    """One text at a time, warm, in one process: as published, and with a clause put into the middle."""
    from licet.catalogue import open_catalogue
    from licet.identify.from_text import identify
    from licet.text.from_string import from_string

    catalogue = open_catalogue()
    plain = [p.read_text(encoding="utf-8") for p in sorted(folder.glob("[0-9]*.txt"))]
    changed = [f"{t[: len(t) // 2]}\n\n{WORDS}\n\n{t[len(t) // 2 :]}" for t in plain]
    for what, sources in {"as published": plain, "with a clause inside": changed}.items():
        spent = []
        for source in sources:
            identify(from_string(source), catalogue)
            start = time.thread_time()  # of the processor: others may use the machine
            identify(from_string(source), catalogue)
            spent.append(1000 * (time.thread_time() - start))
        middle, most = statistics.median(spent), max(spent)
        row(f"identify one text {what}, median", f"{middle:.1f} ms", f"slowest {most:.0f} ms")


def tree() -> None:
    """A tree of many files: ``LICET_TREE`` names it. Peers that are slow see every fiftieth file."""
    place = os.environ.get("LICET_TREE")
    if not place:
        row("licet scan of a tree", "skipped", "LICET_TREE names no folder")
        return
    files = sorted(p for p in Path(place).rglob("*") if p.is_file())
    start = time.perf_counter()
    size = sum(len(p.read_bytes()) for p in files)
    bare = time.perf_counter() - start
    row(f"read {len(files):,} files, {size / 1e6:.0f} MB", f"{bare:.2f} s", "what cannot be avoided")
    command = [*LICET, "scan", "--format", "jsonl", place]
    seconds = median(command, 3)
    ours = len(files) / seconds
    row(
        "licet scan, all processors",
        f"{ours:,.0f} files/s",
        f"{seconds:.2f} s, {seconds / bare:.0f} x reading",
    )
    row("peak memory of a process of it", f"{peak(command):.0f} MB")
    for name, tool, few in TREE_PEERS:
        found = shutil.which(os.environ.get(f"LICET_{name.upper()}", name))
        sample = [str(p) for p in (files[::few] if few > 1 else files)]
        if found is None:
            row(f"{name}, the same tree", "skipped", "not installed")
            continue
        with tempfile.TemporaryDirectory() as folder:
            seconds, code = timed([found, *tool(folder, sample)], 900)
        if code != 0:
            row(f"{name}, the same tree", "failed", f"exit {code}")
            continue
        rate = len(sample) / seconds
        row(f"{name}, {len(sample):,} of the files", f"{rate:,.0f} files/s", f"licet {ours / rate:,.0f} x")


def _scancode(folder: str, files: list[str]) -> list[str]:
    for number, file in enumerate(files):
        shutil.copy(file, Path(folder) / f"{number}{Path(file).suffix}")
    return ["--license", "--quiet", "--processes", "2", "--json", f"{folder}.json", folder]


# name, its arguments for a folder to work in and files, every how many files
TREE_PEERS = [
    ("licensecheck", lambda folder, files: ["--machine", *files], 10),
    ("scancode", _scancode, 50),
]


def main() -> None:
    print(f"{os.cpu_count()} processors, Python {sys.version.split()[0]}\n")
    row("what", "figure", "")
    print("|---|---:|---|")
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        parts: dict[str, Callable[[], None]] = {
            "files": partial(one_and_many, folder),
            "stages": partial(reading, folder),
            "afterwards": afterwards,
            "identification": partial(identification, folder),
            "tree": tree,
            "hostile": partial(hostile, folder),
        }
        wanted = sys.argv[1:] or list(parts)
        if "files" not in wanted and {"stages", "identification"} & set(wanted):
            texts(folder)
        for part in wanted:
            parts[part]()
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    print(f"\n{used.ru_utime + used.ru_stime:.0f} s of processor time in all")


if __name__ == "__main__":
    main()
