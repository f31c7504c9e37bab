"""How fast `licet check` is on 1,000 installed packages and 2,000 releases, at first and again.

No assertion. The inputs are made here from the catalogue's texts: packages with copyright lines of their own,
so that every text is another one, and releases with cards of prose, a tenth of them with a clause in the
card, made from one another in chains of up to ten.
"""

from __future__ import annotations

import os
import random
import resource
import subprocess
import sys
import tempfile
import time
from functools import cache
from pathlib import Path

from licet.catalogue import open_catalogue

PACKAGES, RELEASES = 1000, 2000
CHAIN = 10
USUAL = {"MIT": 45, "Apache-2.0": 20, "BSD-3-Clause": 15, "BSD-2-Clause": 4, "ISC": 4, "MPL-2.0": 4,
         "GPL-3.0-only": 2, "LGPL-3.0-only": 2, "PSF-2.0": 2, "Unlicense": 1, "Zlib": 1}  # fmt: skip
CARDS = {
    "apache-2.0": "Apache-2.0",
    "mit": "MIT",
    "cc-by-nc-4.0": "CC-BY-NC-4.0",
    "llama2": "LicenseRef-scancode-llama-2-license-2023",
}
PROSE = (
    "the model was trained on web text and code with a long context and evaluated by people who measure the "
    "quality of answers in several languages and it runs with common libraries on small and large machines"
)


@cache
def text(name: str) -> str:
    """The catalogue's text of a licence."""
    catalogue = open_catalogue()
    return catalogue.text(catalogue.by_id(name))


def packages(root: Path, draw: random.Random) -> None:
    """An environment."""
    site = root / "lib" / "python3" / "site-packages"
    names = draw.choices(list(USUAL), list(USUAL.values()), k=PACKAGES)
    for number, name in enumerate(names):
        place = site / f"package{number}-1.{number}.dist-info"
        (place / "licenses").mkdir(parents=True)
        about = f"Metadata-Version: 2.4\nName: package{number}\nVersion: 1.{number}\n"
        (place / "METADATA").write_text(f"{about}License-Expression: {name}\n\n", encoding="utf-8")
        holder = f"Copyright (c) {1995 + number % 30} Person{number} Example\n\n"
        (place / "licenses" / "LICENSE").write_text(holder + text(name), encoding="utf-8")


def releases(root: Path, draw: random.Random) -> None:
    """Releases as a hub lays them out."""
    for number in range(RELEASES):
        name = draw.choice(list(CARDS))
        place = root / f"org{number % 97}" / f"model-{number}"
        place.mkdir(parents=True)
        before = number - RELEASES // CHAIN
        base = f"base_model: org{before % 97}/model-{before}\n" if before >= 0 else ""
        prose = "\n\n".join(" ".join(draw.choices(PROSE.split(), k=60)).capitalize() + "." for _ in range(16))
        clause = "\n\nThis model is for research purposes only.\n" if number % 10 == 0 else ""
        card = f"---\nlicense: {name}\n{base}---\n# Model {number}\n\n{prose}{clause}\n"
        (place / "README.md").write_text(card, encoding="utf-8")
        holder = f"Copyright (c) 2024 Org{number} Example\n\n"
        (place / "LICENSE").write_text(holder + text(CARDS[name]), encoding="utf-8")
        (place / "model.safetensors").write_bytes(b"\0")


def run(folder: Path, cache: Path) -> tuple[float, float, float]:
    """Seconds of a check, those of its processors, and the most memory of all its processes, in MB."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    command = [sys.executable, "-m", "licet.cli.main", "check", str(folder), "--format", "json"]
    start, most = time.perf_counter(), 0.0
    with subprocess.Popen(
        command, stdout=subprocess.DEVNULL, env={**os.environ, "LICET_CACHE": str(cache)}
    ) as done:
        while done.poll() is None:
            most = max(most, _memory(done.pid))
            time.sleep(0.1)
    seconds, used = time.perf_counter() - start, resource.getrusage(resource.RUSAGE_CHILDREN)
    return seconds, used.ru_utime + used.ru_stime - before.ru_utime - before.ru_stime, most


def _memory(pid: int) -> float:
    """The proportional share of a process and its children, in MB (Linux; elsewhere 0)."""
    total = 0.0
    for one in (pid, *_children(pid)):
        try:
            rows = Path(f"/proc/{one}/smaps_rollup").read_text(encoding="ascii").splitlines()
        except OSError:
            continue
        total += sum(int(row.split()[1]) for row in rows if row.startswith("Pss:")) / 1e3
    return total


def _children(pid: int) -> list[int]:
    try:
        words = Path(f"/proc/{pid}/task/{pid}/children").read_text(encoding="ascii").split()
    except OSError:
        return []
    return [int(word) for word in words]


def main() -> None:
    with tempfile.TemporaryDirectory() as name:
        top = Path(name)
        cache = top / "cache"
        warm = {**os.environ, "LICET_CACHE": str(cache)}
        subprocess.run(
            [sys.executable, "-m", "licet.cli.main", "catalogue"], env=warm, capture_output=True, check=False
        )
        for what, make in ((f"{PACKAGES:,} packages", packages), (f"{RELEASES:,} releases", releases)):
            folder = top / make.__name__
            make(folder, random.Random(1))
            first, busy, memory = run(folder, cache)
            again, _, _ = run(folder, cache)
            figure = f"{first:.1f} s ({busy:.0f} s of processors), then {again:.1f} s"
            note = f"{first / again:.1f} times faster, {memory:.0f} MB"
            print(f"| licet check of {what} | {figure} | {note} |", flush=True)


if __name__ == "__main__":
    main()
