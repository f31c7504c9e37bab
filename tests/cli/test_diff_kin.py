"""``licet diff`` and ``licet kin`` on the command line."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest
from tests.cli.conftest import Ran

Licet = Callable[..., Ran]
OLD = "You may use the work.\n\nYou must keep <b>this</b> notice in all copies.\n"
NEW = "You may use the work.\n\nYou must keep <b>this</b> notice in most copies.\n\nNo commercial use.\n"


@pytest.fixture
def texts(tmp_path: Path) -> tuple[str, str]:
    for name, text in (("OLD", OLD), ("NEW", NEW)):
        (tmp_path / name).write_text(text, encoding="utf-8")
    return str(tmp_path / "OLD"), str(tmp_path / "NEW")


def test_words_are_marked(licet: Licet, texts: tuple[str, str]) -> None:
    ran = licet("diff", *texts)
    assert ran.code == 1
    assert "[-all-] {+most+} copies." in " ".join(ran.out.split())
    assert "1 clause the same" in ran.out
    assert all(line == line.rstrip() for line in ran.out.splitlines())


def test_two_columns_where_there_is_room(
    licet: Licet, texts: tuple[str, str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("COLUMNS", "120")
    ran = licet("diff", *texts)
    row = next(line for line in ran.out.splitlines() if "[-all-]" in line)
    assert "{+most+}" in row


def test_markdown_and_html_cannot_be_written_by_the_text(licet: Licet, texts: tuple[str, str]) -> None:
    markdown = licet("diff", "--format", "markdown", *texts).out
    assert "~~all~~ **most** copies." in markdown
    assert "<b>" not in markdown.replace("\\<b", "")
    html = licet("diff", "--format", "html", "--all", *texts).out
    assert "<del>all</del>" in html and "<ins>most</ins>" in html
    assert "<b>" not in html
    assert html.count("<tr") == html.count("</tr>") == 4


def test_json_quotes_both_sides(licet: Licet, texts: tuple[str, str]) -> None:
    found = json.loads(licet("diff", "--format", "json", *texts).out)
    assert [c["kind"] for c in found["clauses"]] == ["same", "changed", "added"]
    for clause in found["clauses"]:
        for side, text in (("a", OLD), ("b", NEW)):
            for quote in (clause[side], *(w[side] for w in clause["words"])):
                assert quote is None or text[quote["start"] : quote["end"]] == quote["quote"]


def test_the_same_is_fine(licet: Licet) -> None:
    ran = licet("diff", "MIT", "MIT")
    assert ran.code == 0
    assert "The same words." in ran.out


@pytest.mark.parametrize(
    "argv", [("diff", "MIT", "no-such-licence"), ("kin", "no-such-licence"), ("diff", "MIT")]
)
def test_wrong_input(licet: Licet, argv: tuple[str, ...]) -> None:
    ran = licet(*argv)
    assert ran.code == 2
    assert ran.out == ""


def test_kin_names_relatives_and_what_is_new(licet: Licet, texts: tuple[str, str]) -> None:
    ran = licet("kin", "--most", "2", "ISC")
    assert ran.code == 0
    assert "Nearest: " in ran.out
    found = json.loads(licet("kin", "--format", "json", texts[1]).out)
    assert found["words"] == 16
    assert any("No commercial use" in u["quote"] for u in found["unsaid"])
