"""Whatever is broken is one finding, on its component; the rest is checked as if it were not there."""

from __future__ import annotations

import datetime
import json
import os
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest

from licet.check.config import Config
from licet.cli.main import main
from licet.pipeline import engine
from licet.pipeline_check import configured

TODAY = datetime.date(2026, 11, 1)
METADATA = "Metadata-Version: 2.1\nName: x\nVersion: 1\nLicense: MIT\n\n"


def mit() -> bytes:
    catalogue = engine().catalogue
    return catalogue.text(catalogue.by_id("MIT")).encode()


def write(path: Path, data: str | bytes) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(data if isinstance(data, bytes) else data.encode())
    return path


def toml(root: Path) -> None:
    write(root / "pyproject.toml", "[project\nname = 1")


def nested_json(root: Path) -> None:
    write(root / "package.json", '{"a":' * 50_000)


def dangling(root: Path) -> None:
    (root / "LICENSE").symlink_to(root / "gone")


def bomb(root: Path) -> None:
    with zipfile.ZipFile(root / "bomb-1-py3-none-any.whl", "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("bomb-1.dist-info/METADATA", METADATA)
        archive.writestr("bomb-1.dist-info/LICENSE", b"0" * 50_000_000)


def endless_licence(root: Path) -> None:
    write(root / "package.json", json.dumps({"name": "x", "version": "1.0.0", "license": "MIT"}))
    with (root / "LICENSE").open("wb") as file:
        file.truncate(2 << 30)


def deep(root: Path) -> None:
    place = root
    for _ in range(100):
        place = place / "d"
    write(place / "LICENSE", mit())


def bill(root: Path) -> None:
    write(root / "x.cdx.json", '{"bomFormat": "CycloneDX", "specVersion": "99", "components": []}')


def front_matter(root: Path) -> None:
    write(root / "README.md", "---\nlicense: [mit\n---\n")
    write(root / "config.json", "{}")


def cargo(root: Path) -> None:
    write(root / "Cargo.toml", b"\xff\xfe[package]")


@pytest.mark.parametrize(
    "break_it",
    [toml, nested_json, dangling, bomb, endless_licence, deep, bill, front_matter, cargo],
    ids=lambda f: f.__name__,
)
def test_one_finding_and_the_rest_is_checked(break_it: Callable[[Path], None], tmp_path: Path) -> None:
    for name in ("bad", "good"):
        (tmp_path / name).mkdir()
    break_it(tmp_path / "bad")
    write(tmp_path / "good" / "package.json", json.dumps({"name": "good", "version": "1.0.0"}))
    write(tmp_path / "good" / "LICENSE", mit())
    found, _ = configured(engine(), Config()).check(tmp_path, TODAY)
    broken = [f for f in found.findings if f.code == "broken"]
    assert [f.at.path.startswith("bad") for f in broken] == [True], broken
    assert {f.code for f in found.findings} == {"broken"}
    assert next(c for c in found.components if c.name == "good").expression == "MIT"


def sparse_weights(root: Path) -> None:
    write(root / "README.md", "---\nlicense: mit\n---\n")
    write(root / "LICENSE", mit())
    with (root / "model.safetensors").open("wb") as file:
        file.truncate(2 << 30)


def loop(root: Path) -> None:
    write(root / "LICENSE", mit())
    (root / "again").symlink_to(root, target_is_directory=True)
    (root / "self").symlink_to(root / "self")


def latin(root: Path) -> None:
    words = METADATA.replace("Name: x", "Name: x\nAuthor: J\u00fcrgen").encode("latin-1")
    write(root / "x-1.dist-info" / "METADATA", words)
    write(root / "x-1.dist-info" / "LICENSE", mit() + "\nJ\u00fcrgen\n".encode("latin-1"))


def odd_files(root: Path) -> None:
    write(root / "LICENSE", mit())
    os.mkfifo(root / "NOTICE")
    (root / "COPYING").mkdir()
    write(root / "src" / "a.c", b"\0\xff" * 1000)
    write(root / "src" / os.fsdecode(b"b\xff.c"), "/* SPDX-License-Identifier: MIT */\n")
    write(root / "empty" / "README.md", b"")


@pytest.mark.parametrize("odd", [sparse_weights, loop, latin, odd_files], ids=lambda f: f.__name__)
def test_what_is_odd_is_not_broken(odd: Callable[[Path], None], tmp_path: Path) -> None:
    odd(tmp_path)
    found, _ = configured(engine(), Config()).check(tmp_path, TODAY)
    assert [f.code for f in found.findings if f.code != "modified-text"] == []
    assert [c.declared_expression or c.expression for c in found.components] == ["MIT"]


@pytest.mark.parametrize("form", ["text", "json", "html", "sarif", "junit", "github", "markdown"])
def test_a_name_that_is_no_text_is_written_in_every_format(
    form: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    write(tmp_path / os.fsdecode(b"b\xff\x1b[31m") / "LICENSE", "Do what you are told.\n")
    assert main(["check", str(tmp_path), "--format", form]) == 1
    said = capsys.readouterr().out
    assert "\x1b" not in said and said.encode("utf-8")
