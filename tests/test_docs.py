"""The documentation stays true: output, commands, links."""

from __future__ import annotations

import os
import re
import shlex
import subprocess
import sys
from importlib.util import find_spec
from pathlib import Path

import pytest

from licet.cli.main import COMMANDS, main
from licet.report.model import Criterion, Departure, Identity, Owed, Report, Term, Verdict

TOP = Path(__file__).resolve().parents[1]
README = (TOP / "README.md").read_text(encoding="utf-8")
SHOWN = re.compile(r"```console\n\$ licet (?P<command>[^\n]*)\n(?P<output>.*?)```", re.DOTALL)
CALLED = re.compile(r"^licet (?P<command>[^#\n]*)", re.MULTILINE)


def run(command: str, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> str:
    monkeypatch.chdir(TOP)
    monkeypatch.setenv("COLUMNS", "80")
    main(shlex.split(command))
    return capsys.readouterr().out


def test_the_output_shown_is_the_output(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    shown = SHOWN.search(README)
    assert shown
    told = run(shown["command"], capsys, monkeypatch)
    if os.environ.get("LICET_SNAPSHOTS") == "write":
        start, end = shown.span("output")
        (TOP / "README.md").write_text(README[:start] + first_screen(told) + README[end:], encoding="utf-8")
        return
    assert shown["output"] == first_screen(told)


def first_screen(told: str) -> str:
    """The answer, up to the details."""
    head = told.split("\nYou may\n", maxsplit=1)[0]
    assert head != told
    return head + "\n…\n"


def test_every_command_shown_exists(capsys: pytest.CaptureFixture[str]) -> None:
    shown = [match["command"] for match in CALLED.finditer(README)]
    assert len(shown) >= 5
    for command in shown:
        name, *rest = shlex.split(command)
        assert name in COMMANDS
        if find_spec(f"licet.cli.{name}") is None:
            continue  # announced, not landed
        main([name, "--help"])
        told = capsys.readouterr().out
        for word in rest:
            assert not word.startswith("--") or word in told, word


@pytest.mark.parametrize(
    "page", ["README.md", "CONTRIBUTING.md", *(f"docs/{p.name}" for p in TOP.glob("docs/*.md"))]
)
def test_links_lead_somewhere(page: str) -> None:
    file = TOP / page
    for target in re.findall(r"\]\(([^)#]+)", file.read_text(encoding="utf-8")):
        assert target.startswith("http") or (file.parent / target).exists(), target


def test_the_library_example_runs() -> None:
    code = re.search(r"```python\n(.*?)```", README, re.DOTALL)
    assert code
    folder = TOP / "examples" / "modified-mit"
    done = subprocess.run(
        [sys.executable, "-c", code[1]], cwd=folder, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stderr
    assert "display-attribution" in done.stdout


def test_the_makefile_has_what_the_readme_names() -> None:
    makefile = (TOP / "Makefile").read_text(encoding="utf-8")
    assert all(re.search(rf"^{name}:", makefile, re.MULTILINE) for name in ("demo", "test", "check", "bench"))


def test_every_key_of_the_json_is_described() -> None:
    page = (TOP / "docs" / "json.md").read_text(encoding="utf-8")
    for kind in (Report, Identity, Departure, Term, Verdict, Criterion, Owed):
        for name in kind.__struct_encode_fields__:
            assert re.search(rf"`{name}[\[`]", page), f"{kind.__name__}.{name}"


def test_every_example_profile_loads() -> None:
    load_profile = pytest.importorskip("licet.owe.profile").load_profile

    for file in (TOP / "examples" / "profiles").glob("*.toml"):
        load_profile(file)
