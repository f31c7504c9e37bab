"""An index is whole, or rebuilt, or an error that says what to do."""

from __future__ import annotations

import errno
import os
import shutil
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest
from tests.catalogue.conftest import FILES, FREE, lay

from licet.catalogue import build as building
from licet.catalogue import normaliser, opening, store
from licet.catalogue.opening import open_source
from licet.catalogue.source import Source
from licet.catalogue.store import Damaged, Store
from licet.errors import CatalogueError
from licet.text.from_string import from_string

OPEN = """
import sys
from pathlib import Path
from licet.catalogue.opening import open_source
from licet.catalogue.source import Source
from licet.text.from_string import from_string
catalogue = open_source(Source("1.0", Path(sys.argv[1])), Path(sys.argv[2]))
print([e.key for e in catalogue.exact(from_string(sys.argv[3]).tokens)])
"""


def ask(source: Source, root: Path) -> list[str]:
    return [e.key for e in open_source(source, root).exact(from_string(FREE).tokens)]


def folder(root: Path) -> Path:
    (found,) = [p for p in root.iterdir() if (p / "manifest.json").is_file()]
    return found


def leftovers(root: Path) -> list[str]:
    return [p.name for p in root.iterdir() if p.name.startswith("part-")]


def test_the_second_opening_builds_nothing(
    source: Source, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    ask(source, tmp_path / "c")
    monkeypatch.setattr(building, "build", lambda *a: pytest.fail("built again"))
    assert ask(source, tmp_path / "c") == ["mit", "old"]
    assert leftovers(tmp_path / "c") == []


def test_progress_is_told_and_ends_at_one(source: Source, tmp_path: Path) -> None:
    told: list[tuple[str, float]] = []
    open_source(source, tmp_path / "c", lambda what, share: told.append((what, share)))
    shares = [share for _, share in told]
    assert shares == sorted(shares) and shares[-1] == 1.0
    assert {what for what, _ in told} >= {"reading licences", "indexing", "writing"}


@pytest.mark.parametrize("name", ["index.bin", "manifest.json"])
@pytest.mark.parametrize("harm", ["cut", "empty", "flip", "zeros", "gone", "longer"])
def test_a_damaged_index_is_noticed_and_built_again(
    source: Source, tmp_path: Path, name: str, harm: str
) -> None:
    root = tmp_path / "c"
    ask(source, root)
    path = folder(root) / name
    raw = bytearray(path.read_bytes())
    middle = len(raw) // 2
    if harm == "cut":
        path.write_bytes(raw[:middle])
    elif harm == "empty":
        path.write_bytes(b"")
    elif harm == "gone":
        path.unlink()
    elif harm == "longer":
        path.write_bytes(raw + b"x")
    else:
        at = next(i for i in range(middle, len(raw)) if raw[i])
        raw[at] = 0 if harm == "zeros" else raw[at] ^ 0x10
        path.write_bytes(raw)
    with pytest.raises((Damaged, FileNotFoundError)):
        Store(path.parent)
    assert ask(source, root) == ["mit", "old"]
    Store(folder(root))
    assert leftovers(root) == []


def test_every_flipped_byte_is_noticed(source: Source, tmp_path: Path) -> None:
    ask(source, tmp_path / "c")
    place = folder(tmp_path / "c")
    path = place / "index.bin"
    whole = path.read_bytes()
    for at in range(0, len(whole), max(1, len(whole) // 200)):
        path.write_bytes(whole[:at] + bytes([whole[at] ^ 1]) + whole[at + 1 :])
        with pytest.raises(Damaged):
            Store(place)


def test_two_processes_at_once_agree(source: Source, tmp_path: Path) -> None:
    command = [sys.executable, "-c", OPEN, str(source.place), str(tmp_path / "c"), FREE]
    both = [subprocess.Popen(command, stdout=subprocess.PIPE, text=True) for _ in range(3)]
    said = [p.communicate(timeout=60)[0].strip() for p in both]
    assert said == ["['mit', 'old']"] * 3
    assert leftovers(tmp_path / "c") == []


def test_without_locks_the_first_to_finish_stands(
    source: Source, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    root = tmp_path / "c"
    real = building.build

    def build_twice(data: Source, part: Path, progress: opening.Progress) -> None:
        real(data, part, progress)
        final = root / f"1.0-{opening.FORMAT}-{normaliser.version()}"
        shutil.copytree(part, final)  # another process has finished meanwhile

    monkeypatch.setattr(building, "build", build_twice)
    assert ask(source, root) == ["mit", "old"]
    assert leftovers(root) == []


@pytest.mark.skipif(not hasattr(signal, "SIGKILL"), reason="needs SIGKILL")
def test_a_killed_build_leaves_nothing_that_counts(source: Source, tmp_path: Path) -> None:
    root = tmp_path / "c"
    slow = OPEN.replace("import sys\n", "import sys, time\nimport licet.catalogue.store as s\n", 1).replace(
        "catalogue =",
        "s.write = lambda f, *a: ((f / 'index.bin').write_bytes(b'half'), time.sleep(60))\ncatalogue =",
    )
    process = subprocess.Popen([sys.executable, "-c", slow, str(source.place), str(root), FREE])
    deadline = time.monotonic() + 30
    while not list(root.glob("part-*/index.bin")):
        assert time.monotonic() < deadline
        time.sleep(0.05)
    process.send_signal(signal.SIGKILL)
    process.wait()
    assert leftovers(root)
    assert ask(source, root) == ["mit", "old"]
    assert leftovers(root) == []


def test_a_full_disk_is_said_plainly(source: Source, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(*arguments: object) -> None:
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    monkeypatch.setattr(store, "write", full)
    with pytest.raises(CatalogueError, match=r"No space.*free 200 MB"):
        ask(source, tmp_path / "c")
    assert leftovers(tmp_path / "c") == []
    monkeypatch.undo()
    assert ask(source, tmp_path / "c") == ["mit", "old"]


def test_a_cache_that_cannot_be_written_is_said_plainly(source: Source, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("in the way")
    with pytest.raises(CatalogueError, match="LICET_CACHE"):
        ask(source, tmp_path / "file" / "c")


def test_another_release_or_normaliser_has_its_own_index(
    source: Source, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    root = tmp_path / "c"
    ask(source, root)
    newer = lay(tmp_path / "newer", {k: v for k, v in FILES.items() if "old" not in k})
    assert ask(Source("1.1", newer.place), root) == ["mit"]
    assert ask(source, root) == ["mit", "old"]
    monkeypatch.setattr(opening, "version", lambda: "0" * 12)
    assert ask(newer, root) == ["mit"]


def test_old_indexes_do_not_pile_up(source: Source, tmp_path: Path) -> None:
    for n in range(6):
        ask(Source(f"1.{n}", source.place), tmp_path / "c")
    assert len([p for p in (tmp_path / "c").iterdir() if p.is_dir()]) <= opening._KEPT + 1


def test_data_that_is_mostly_broken_is_refused(tmp_path: Path) -> None:
    data = lay(tmp_path / "data")
    (data.place / "rules" / "bad.RULE").write_text("nothing here")
    with pytest.raises(CatalogueError, match="1 of 13 files"):
        ask(data, tmp_path / "c")


def test_no_data_is_refused(tmp_path: Path) -> None:
    with pytest.raises(CatalogueError, match="reinstall"):
        ask(Source("1.0", tmp_path / "nowhere"), tmp_path / "c")


def test_the_same_data_gives_the_same_bytes(source: Source, tmp_path: Path) -> None:
    for root in ("a", "b"):
        ask(source, tmp_path / root)
    first, second = (folder(tmp_path / r) / "index.bin" for r in ("a", "b"))
    assert first.read_bytes() == second.read_bytes()
