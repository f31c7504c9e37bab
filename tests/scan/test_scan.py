"""A tree: what its files say, in order, and what is in the way."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from pathlib import Path

import msgspec
import pytest
from click.testing import CliRunner

from licet.catalogue import open_catalogue
from licet.cli.scan import scan
from licet.scan.walk import walk
from licet.scan.windows import hinted, windows

TAG = "// SPDX-License-Identifier: MIT\nint main() {}\n"


@pytest.fixture
def tree(tmp_path: Path) -> Path:
    (tmp_path / "a").mkdir()
    (tmp_path / "a" / "x.c").write_text(TAG)
    (tmp_path / "a" / "plain.c").write_text("int f(void);\n")
    (tmp_path / "a" / "image.bin").write_bytes(b"\x89PNG\0\0SPDX-License-Identifier: MIT\n")
    (tmp_path / "b").mkdir()
    mit = open_catalogue().text(open_catalogue().by_id("MIT"))
    (tmp_path / "b" / "LICENSE").write_text(mit + "\n\nThe Software may not be used commercially.\n")
    (tmp_path / "b" / "skip.o").write_text(TAG)
    return tmp_path


def run(*arguments: str) -> tuple[int, list[dict[str, object]], str]:
    done = CliRunner().invoke(scan, list(arguments), standalone_mode=False)
    lines = [msgspec.json.decode(line) for line in done.stdout.splitlines() if line.startswith("{")]
    return done.return_value, lines, done.output


def test_what_files_say_in_order(tree: Path) -> None:
    code, found, _ = run("--format", "jsonl", str(tree))
    assert [Path(str(f["path"])).name for f in found] == ["x.c", "LICENSE", "skip.o"]
    assert found[0]["expression"] == "MIT"
    assert found[1]["modified"] is True
    change = found[1]["found"][0]["changes"][0]  # type: ignore[index]
    text = (tree / "b" / "LICENSE").read_text()
    assert text[change["start"] : change["end"]] == change["quote"]
    assert "may not be used commercially" in change["quote"]
    assert code == 1


def test_places_count_characters_and_lines_of_the_file(tree: Path) -> None:
    (tree / "far.c").write_text("int é;\n" * 300 + TAG)
    _, found, _ = run("--format", "jsonl", str(tree / "far.c"))
    part = found[0]["found"][0]  # type: ignore[index]
    text = (tree / "far.c").read_text()
    assert part["line"] == 301
    assert text[part["start"] : part["end"]].endswith("MIT")


def test_processes_change_nothing(tree: Path) -> None:
    for number in range(120):
        (tree / f"n{number:03}.c").write_text(TAG if number % 3 else "int x;")
    assert run("--format", "jsonl", str(tree)) == run("--format", "jsonl", "--processes", "1", str(tree))


def test_gitignore_is_honoured_on_request(tree: Path) -> None:
    (tree / ".gitignore").write_text("*.o\n/a/\n")
    (tree / "b" / ".gitignore").write_text("!skip.o\nLICENSE\n")
    names = [Path(i.path).name for i in walk(str(tree), gitignore=True)]
    assert names == [".gitignore", ".gitignore", "skip.o"]


def test_loops_and_dead_links_are_told(tree: Path) -> None:
    (tree / "a" / "up").symlink_to(tree)
    (tree / "a" / "gone").symlink_to(tree / "nowhere")
    told = {Path(i.path).name: i.error for i in walk(str(tree)) if i.error}
    assert told == {"up": "a link to a folder that holds it", "gone": "a link that leads nowhere"}
    assert len([i for i in walk(str(tree)) if i.path.endswith("x.c")]) == 1


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no named pipes here")
def test_pipes_do_not_stop_it(tree: Path) -> None:
    os.mkfifo(tree / "pipe")
    assert run("--format", "jsonl", str(tree))[0] == 1


def test_wide_characters_are_read(tree: Path) -> None:
    (tree / "wide.txt").write_text("SPDX-License-Identifier: MIT\n", encoding="utf-16")
    _, found, _ = run("--format", "jsonl", str(tree / "wide.txt"))
    assert found[0]["expression"] == "MIT"


def test_what_is_not_there(tree: Path) -> None:
    code, found, _ = run("--format", "jsonl", str(tree / "nothing"))
    assert (code, found[0]["error"]) == (2, "No such file or directory")


def test_nothing_to_read(tmp_path: Path) -> None:
    assert run(str(tmp_path))[0] == 3


def test_a_long_file_is_read_to_the_limit(tree: Path) -> None:
    (tree / "long.c").write_text(TAG + "x" * 5000)
    _, found, _ = run("--format", "jsonl", "--max-size", "0.001", str(tree / "long.c"))
    assert (found[0]["cut"], found[0]["expression"]) == (True, "MIT")


@pytest.mark.skipif(sys.platform == "win32", reason="signals are of another kind")
def test_an_interrupted_scan_keeps_what_was_found(tmp_path: Path) -> None:
    for number in range(4000):
        (tmp_path / f"{number:04}.c").write_text(f"// {number}\n{TAG}")
    command = [sys.executable, "-m", "licet.cli.main", "scan", "--format", "jsonl", str(tmp_path)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE) as process:
        assert process.stdout is not None and process.stderr is not None
        first = process.stdout.readline()
        process.send_signal(signal.SIGINT)
        rest, said = process.stdout.read(), process.stderr.read()
    found = [msgspec.json.decode(line) for line in (first + rest).splitlines()]
    assert found and {f["expression"] for f in found} == {"MIT"}
    assert b"Traceback" not in said
    assert process.returncode == 0 or (process.returncode == 130 and b"stopped after" in said)


def test_windows_stop_at_code() -> None:
    text = "int a;\n" * 3 + "void f() {\n// SPDX-License-Identifier: MIT\n// more\n}\n" + "int b;\n" * 100
    (found,) = windows(text)
    assert text[slice(*found)] == "// SPDX-License-Identifier: MIT\n// more\n"
    assert windows("int a;\n") == []


def test_hints_are_found_in_bytes_of_any_encoding() -> None:
    assert hinted("Licence à voir".encode("latin-1"))
    assert not hinted(b"\xff\xfe\x00 nothing here")


def test_windows_keep_to_a_comment_and_to_what_a_heading_announces() -> None:
    comment = "# Licensed under the MIT license.\n# Second line.\n"
    (found,) = windows(f"x = 1\n{comment}y = 2\nz = 3\n")
    assert text_of(f"x = 1\n{comment}y = 2\nz = 3\n", found) == comment
    page = "# Project\n\nWords.\n\n## License\n\nMIT\n"
    assert text_of(page, windows(page)[0]).endswith("MIT\n")


def text_of(text: str, window: tuple[int, int]) -> str:
    return text[slice(*window)]


def test_a_licence_in_unknown_words_is_told(tmp_path: Path) -> None:
    (tmp_path / "COPYING").write_text("You may use this only on Sundays.\n")
    (tmp_path / "notes.txt").write_text("You may use this only on Sundays.\n")
    code, lines, _ = run(str(tmp_path), "--format", "jsonl")
    assert [Path(str(line["path"])).name for line in lines] == ["COPYING"]
    assert (code, lines[0]["unknown"], lines[0]["expression"]) == (1, True, None)


def test_what_was_asked_for_by_name_and_is_no_text_is_told(tmp_path: Path) -> None:
    (tmp_path / "x.tgz").write_bytes(b"\x1f\x8b\x08\0\0\0\0\0")
    assert run(str(tmp_path), "--format", "jsonl")[:2] == (0, [])
    code, lines, _ = run(str(tmp_path / "x.tgz"), "--format", "jsonl")
    assert (code, lines[0]["error"]) == (2, "is a gzip file, not text")


def test_a_change_shows_what_was_there(tree: Path) -> None:
    (tree / "b" / "LICENSE").write_text(
        open_catalogue()
        .text(open_catalogue().by_id("MIT"))
        .replace("without restriction", "with restriction")
    )
    assert "changed: without -> with" in run(str(tree))[2]
