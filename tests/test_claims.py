"""docs/claims.md stays true: every command gives the answer shown, up to line breaks and what is left out."""

from __future__ import annotations

import re
import shlex
from pathlib import Path

import pytest

from licet.cli.main import main

TOP = Path(__file__).resolve().parents[1]
BLOCK = re.compile(r"```console\n\$ licet (?P<command>[^\n]*)\n(?P<shown>.*?)```", re.DOTALL)
BLOCKS = [(m["command"], m["shown"]) for m in BLOCK.finditer((TOP / "docs" / "claims.md").read_text("utf-8"))]


def flat(words: str) -> str:
    return " ".join(words.split())


@pytest.mark.parametrize(("command", "shown"), BLOCKS, ids=[command for command, _ in BLOCKS])
def test_a_claim_is_answered_as_shown(
    command: str, shown: str, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(TOP)
    monkeypatch.setenv("COLUMNS", "100")
    assert main(shlex.split(command)) in (0, 1)
    told = flat(capsys.readouterr().out)
    at = 0
    for line in shown.splitlines():
        piece = flat(line)
        if piece == "…" or not piece:
            continue
        found = told.find(piece, at)
        assert found >= 0, f"{piece!r} is not in (the rest of) {told[at:]!r}"
        at = found + len(piece)


def test_each_letter_has_an_answer() -> None:
    text = (TOP / "docs" / "claims.md").read_text("utf-8")
    assert re.findall(r"^## \((\w)\)", text, re.MULTILINE) == list("abcdefghij")
    assert len(BLOCKS) >= 10
