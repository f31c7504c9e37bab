"""``--changed-since``: components with files that differ from a revision, and no others."""

from __future__ import annotations

import json
import subprocess
from pathlib import Path

import pytest
from tests.check.test_check import GPL_NOTICE, lay, text

from licet.cli.main import main


def git(root: Path, *arguments: str) -> None:
    who = ("-c", "user.name=a", "-c", "user.email=a@example.org", "-c", "commit.gpgsign=false")
    subprocess.run(["git", "-C", str(root), *who, *arguments], check=True, capture_output=True)


@pytest.fixture
def repository(tmp_path: Path) -> Path:
    root = lay(
        tmp_path / "repository",
        {
            "LICENSE": text("MIT"),
            "src/a.c": "int a;\n",
            "vendor/x/LICENSE": text("MIT") + "\nYou may not sell it.\n",
            "vendor/y/LICENSE": text("ISC"),
            "vendor/y/y.c": "int y;\n",
        },
    )
    git(root, "init", "-q", "-b", "main")
    git(root, "add", "-A")
    git(root, "commit", "-q", "-m", "one")
    return root


def names(root: Path, capsys: pytest.CaptureFixture[str], *more: str) -> tuple[int, set[str]]:
    status = main(["check", str(root), "--format", "json", "--changed-since", "HEAD", *more])
    out = capsys.readouterr().out
    return status, {c["path"] for c in json.loads(out)["components"]}


def test_nothing_changed(repository: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert names(repository, capsys) == (3, set())


def test_a_changed_new_or_removed_file_is_its_component(
    repository: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    lay(repository, {"vendor/y/y.c": "int z;\n"})
    assert names(repository, capsys) == (0, {"vendor/y"})
    (repository / "vendor" / "y" / "y.c").unlink()
    assert names(repository, capsys) == (0, {"vendor/y"})
    lay(repository, {"src/new file.c": GPL_NOTICE})
    assert names(repository, capsys) == (1, {".", "vendor/y"})


def test_a_folder_inside_the_repository(repository: Path, capsys: pytest.CaptureFixture[str]) -> None:
    lay(repository, {"vendor/x/x.c": "int x;\n", "src/a.c": "int b;\n"})
    assert names(repository / "vendor", capsys) == (1, {"x"})


def test_what_git_cannot_do_is_one_line(
    repository: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    for root, revision in ((repository, "no-such-revision"), (repository, "--output=x"), (tmp_path, "HEAD")):
        lay(tmp_path, {"LICENSE": text("MIT")})
        assert main(["check", str(root), "--changed-since", revision]) == 2
        said = capsys.readouterr().err
        assert len(said.strip().splitlines()) == 1 and "Traceback" not in said
    assert not (repository / "x").exists()
