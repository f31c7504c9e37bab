"""Whatever is given: a report or one line that says what is wrong, where and how to mend it."""

from __future__ import annotations

import io
import json
import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from tests.cli.conftest import Ran

Licet = Callable[..., Ran]
WORDS = (
    "Permission is granted to use, copy and modify the software. You must keep this notice in all copies.\n"
)


@pytest.fixture
def good(tmp_path: Path) -> Path:
    file = tmp_path / "LICENSE"
    file.write_text(WORDS, encoding="utf-8")
    return file


def one_line(ran: Ran) -> str:
    assert "Traceback" not in ran.err
    assert ran.err.startswith("licet: ")
    assert ran.err.count("\n") == 1
    return ran.err


def test_a_good_file(licet: Licet, good: Path) -> None:
    ran = licet("read", good)
    assert ran.code in (0, 1)
    assert "not legal advice" in ran.out
    assert ran.err == ""


@pytest.mark.parametrize("data", [b"", b"  \n\t\n", b"\xef\xbb\xbf", b"--- *** ---\n"])
def test_nothing_to_read(licet: Licet, tmp_path: Path, data: bytes) -> None:
    file = tmp_path / "empty"
    file.write_bytes(data)
    ran = licet("read", file)
    assert ran.code == 3
    assert "nothing to read" in one_line(ran)


def test_a_binary(licet: Licet, tmp_path: Path) -> None:
    file = tmp_path / "program"
    file.write_bytes(b"\x7fELF\x02\x01\x01" + bytes(range(256)) * 40)
    ran = licet("read", file)
    assert ran.code == 2
    one_line(ran)


def test_too_long_is_refused_before_it_is_read(licet: Licet, tmp_path: Path) -> None:
    file = tmp_path / "long"
    with file.open("wb") as out:
        out.truncate(50_000_000)
    ran = licet("read", file)
    assert ran.code == 2
    assert "2 MB" in one_line(ran)
    assert "--max-size" in ran.err


def test_a_smaller_limit(licet: Licet, good: Path) -> None:
    assert licet("read", "--max-size", "0.00001", good).code == 2


def test_a_directory_names_the_licences_in_it(licet: Licet, good: Path) -> None:
    ran = licet("read", good.parent)
    assert ran.code == 2
    assert "LICENSE" in one_line(ran)


def test_a_symlink_loop(licet: Licet, tmp_path: Path) -> None:
    loop = tmp_path / "loop"
    loop.symlink_to(loop)
    ran = licet("read", loop)
    assert ran.code == 2
    one_line(ran)


def test_a_dangling_symlink(licet: Licet, tmp_path: Path) -> None:
    link = tmp_path / "link"
    link.symlink_to(tmp_path / "nowhere")
    assert "no such file" in one_line(licet("read", link))


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no pipes in this file system")
def test_a_fifo_does_not_hang(licet: Licet, tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe")
    assert "not a regular file" in one_line(licet("read", tmp_path / "pipe"))


def test_a_device(licet: Licet) -> None:
    assert "not a regular file" in one_line(licet("read", os.devnull))


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() == 0, reason="root reads everything")
def test_unreadable(licet: Licet, good: Path) -> None:
    good.chmod(0)
    assert "denied" in one_line(licet("read", good)).lower()


def test_no_such_file(licet: Licet, tmp_path: Path) -> None:
    assert "no such file" in one_line(licet("read", tmp_path / "absent"))


def test_an_unknown_id_names_the_nearest(licet: Licet) -> None:
    ran = licet("read", "Apache-2.1")
    assert ran.code == 2
    assert "Apache-2.0" in one_line(ran)


def test_an_id(licet: Licet) -> None:
    ran = licet("read", "--format", "json", "MIT")
    assert json.loads(ran.out)["identity"]["base"] == "MIT"
    assert ran.code == 0


def test_a_name_that_steers_the_terminal(licet: Licet, tmp_path: Path) -> None:
    name = tmp_path / "a\x1b[2J\nb"
    assert "\x1b" not in one_line(licet("read", name))
    name.write_text(WORDS, encoding="utf-8")
    assert "\x1b" not in licet("read", name).out
    assert json.loads(licet("read", "--format", "json", name).out)["path"] == str(name)


def test_a_null_character_in_a_name(licet: Licet) -> None:
    one_line(licet("read", "a\0b"))


def test_a_name_that_is_not_utf_8(licet: Licet, tmp_path: Path) -> None:
    file = tmp_path / os.fsdecode(b"LICENSE-\xff")
    try:
        file.write_text(WORDS, encoding="utf-8")
    except OSError:
        pytest.skip("the file system wants UTF-8 names")
    ran = licet("read", "--format", "jsonl", file)
    assert ran.code in (0, 1)
    assert json.loads(ran.out)["error"] is None


@pytest.mark.parametrize("form", ["text", "json", "jsonl", "markdown"])
def test_hostile_unicode(licet: Licet, tmp_path: Path, form: str) -> None:
    file = tmp_path / "hostile"
    words = (
        "You may u\u200bse it.\u2028You m\u0430y not \u202esell\u202c it.\x85\x1b[31mred\n"
        + "e"
        + "\u0301" * 5000
    )
    file.write_text(words, encoding="utf-8")
    ran = licet("read", "--format", form, file)
    assert ran.code == 1  # hidden characters are a finding
    assert "\x1b" not in ran.out
    if form == "jsonl":
        assert len(ran.out.splitlines()) == 1
        told = json.loads(ran.out)
        assert {h["kind"] for h in told["hidden"]} >= {"zero-width", "bidi-control"}
        for term in told["terms"]:
            assert words[term["start"] : term["end"]] == term["quote"]


@pytest.mark.parametrize(
    "encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "latin-1", "windows-1252"]
)
def test_encodings(licet: Licet, tmp_path: Path, encoding: str) -> None:
    file = tmp_path / "LICENSE"
    text = "Copyright José Müller.\r\n" + WORDS
    file.write_bytes(text.encode(encoding))
    told = json.loads(licet("read", "--format", "json", file).out)
    assert any(t["action"] == "keep-notice" for t in told["terms"])
    decoded = f"\ufeff{text}" if encoding == "utf-8-sig" else text  # as when opened as UTF-8
    assert all(decoded[t["start"] : t["end"]] == t["quote"] for t in told["terms"])


@pytest.mark.parametrize(
    ("data", "what"),
    [
        (b"%PDF-1.7\n%rest", "a PDF file"),
        (b"PK\x03\x04rest", "a zip archive"),
        (b"\x89PNG\r\n\x1a\n", "an image"),
        (b"You may use it.\0", "a null"),
    ],
)
def test_what_is_no_text_is_named(licet: Licet, tmp_path: Path, data: bytes, what: str) -> None:
    file = tmp_path / "LICENSE"
    file.write_bytes(data)
    ran = licet("read", file)
    assert ran.code == 2
    assert what in one_line(ran)


@pytest.mark.parametrize(
    "text",
    ["may not " * 20_000, "(" * 100_000, "_a " * 50_000, "<!-- " * 30_000, "a" * 150_000, "* \n" * 40_000],
    ids=["words", "brackets", "emphasis", "comments", "one word", "bullets"],
)
def test_long_and_odd_texts_end(licet: Licet, tmp_path: Path, text: str) -> None:
    file = tmp_path / "LICENSE"
    file.write_text(text, encoding="utf-8")
    ran = licet("read", "--format", "jsonl", file)
    assert ran.code in (0, 1, 3)
    assert "Traceback" not in ran.err


def test_standard_input(licet: Licet, monkeypatch: pytest.MonkeyPatch) -> None:
    class In:
        buffer = io.BytesIO(WORDS.encode())

    monkeypatch.setattr(sys, "stdin", In)
    told = json.loads(licet("read", "--format", "json", "-").out)
    assert any(t["kind"] == "permission" for t in told["terms"])


def test_many_paths_one_fails(licet: Licet, good: Path, tmp_path: Path) -> None:
    ran = licet("read", "--format", "jsonl", good, tmp_path / "absent", good)
    told = [json.loads(line) for line in ran.out.splitlines()]
    assert ran.code == 2
    assert [bool(t["error"]) for t in told] == [False, True, False]
    assert told[1]["terms"] == [] and told[1]["path"].endswith("absent")
    assert told[0] == told[2]


def test_more_paths_than_one_process_takes(licet: Licet, tmp_path: Path) -> None:
    files = []
    for number in range(60):
        file = tmp_path / f"{number:02}"
        file.write_text(f"{WORDS}You must pay {number + 2} dollars.\n", encoding="utf-8")
        files.append(file)
    ran = licet("read", "--format", "jsonl", *files)
    told = [json.loads(line) for line in ran.out.splitlines()]
    assert [t["path"] for t in told] == [str(f) for f in files]
    assert json.loads(licet("read", "--format", "jsonl", files[7]).out) == told[7]


def test_an_error_of_ours_is_one_line(licet: Licet, good: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(*_: object) -> None:
        raise ZeroDivisionError("oh")

    monkeypatch.setattr("licet.pipeline.Engine.reading", broken)
    ran = licet("read", good)
    assert ran.code == 2
    assert "internal error" in one_line(ran)
    assert "LICET_DEBUG" in ran.err


def test_a_reader_that_stops_early(good: Path) -> None:
    command = f"{sys.executable} -m licet.cli.main read {good} {good} | head -n 1"
    done = subprocess.run(command, shell=True, capture_output=True, text=True, check=False)
    assert done.stderr == ""


def test_json_is_for_one(licet: Licet, good: Path) -> None:
    ran = licet("read", "--format", "json", good, good)
    assert ran.code == 2
    assert "jsonl" in ran.err
