"""``licet owe``, ``licet sweep`` and ``licet profile`` from the command line."""

from __future__ import annotations

import io
import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from licet.cli import owe as command
from licet.owe.profile import Profile, load_profile, parsed
from licet.report.model import Owed, Question

GRANT = "Permission is granted to use, copy, modify and distribute this software for any purpose.\n"
CLAUSE = (
    "If your product has more than 5 million monthly active users, you must prominently display "
    '"Acme" in the user interface of the product.\n'
)


@pytest.fixture
def text(tmp_path: Path) -> Path:
    file = tmp_path / "LICENSE"
    file.write_text(GRANT + "\n" + CLAUSE, encoding="utf-8")
    return file


def test_flags_make_a_profile(licet: Callable[..., Any], text: Path) -> None:
    above = licet("owe", "--format", "json", "--mau", "6M", "--hosts", "--no-distribution", text)
    below = licet("owe", "--format", "json", "--mau", "2 million", "--hosts", "--no-distribution", text)
    told = [json.loads(ran.out) for ran in (above, below)]
    assert [above.code, below.code] == [0, 0]
    assert [t["duties"][0]["status"] for t in told] == ["owed", "not-owed"]
    source = text.read_text(encoding="utf-8")
    for duty in told[0]["duties"]:
        assert source[duty["start"] : duty["end"]] == duty["quote"]


def test_what_was_not_read_stands_in_the_verdict(licet: Callable[..., Any], tmp_path: Path) -> None:
    file = tmp_path / "LICENSE"
    file.write_text(GRANT + "\nWhoever ships it owes us a postcard.\n", encoding="utf-8")
    ran = licet("owe", "--distributes", "--commercial", "--unmodified", "--no-hosting", file)
    assert "1 passage was not read" in " ".join(ran.out.split("What you owe")[0].split())
    assert "owes us a postcard" in ran.out


def test_a_file_and_options_over_it(licet: Callable[..., Any], text: Path, tmp_path: Path) -> None:
    me = tmp_path / "me.toml"
    me.write_text("[facts]\nmonthly_active_users = 6_000_000\n", encoding="utf-8")
    for more, status in ([], "owed"), (["--set", "monthly_active_users=10"], "not-owed"):
        told = json.loads(licet("owe", "--format", "json", "--profile", me, *more, text).out)
        assert told["duties"][0]["status"] == status


def test_a_fact_that_takes_a_word_can_be_denied(licet: Callable[..., Any], tmp_path: Path) -> None:
    file = tmp_path / "LICENSE"
    gate = "If you use it commercially, you must obtain a separate licence from the licensor.\n"
    file.write_text(GRANT + "\n" + gate, encoding="utf-8")
    told = licet("owe", "--format", "json", "--commercial", "--no-agreement", "--no-permission", file)
    assert json.loads(told.out)["permitted"] == "no"
    told = licet("owe", "--format", "json", "--commercial", "--has-agreement", "yes", file)
    assert json.loads(told.out)["permitted"] != "no"


def test_the_first_screen_is_the_answer(licet: Callable[..., Any], text: Path) -> None:
    told = licet("owe", "--mau", "6M", text).out.splitlines()
    assert any("you owe" in line and "Acme" in line for line in told[:8])
    assert any("LICENSE:3" in line for line in told[:12])
    told = licet("owe", text).out
    assert "How many users a month" in told


@pytest.mark.parametrize(
    ("argv", "words"),
    [
        (["--mau", "many"], "monthly_active_users"),
        (["--monthly-revenue", "25M"], "names no currency"),
        (["--set", "employes=3"], "did you mean 'employees'"),
        (["--set", "employees"], "FACT=VALUE"),
        (["--on", "soon"], "not a date"),
        (["--internal", "--distributes"], "cannot both be so"),
        (["--profile", "nowhere.toml"], "cannot be read"),
    ],
)
def test_wrong_profiles_are_one_line(
    licet: Callable[..., Any], text: Path, argv: list[str], words: str
) -> None:
    ran = licet("owe", *argv, text)
    assert (ran.code, ran.out) == (2, "")
    assert words in ran.err
    assert ran.err.count("\n") == 1


def test_asking_needs_a_terminal(licet: Callable[..., Any], text: Path) -> None:
    assert licet("owe", "--ask", text).code == 2


def test_asking_stops_when_nothing_is_open(monkeypatch: pytest.MonkeyPatch) -> None:
    open_ = Owed(permitted="depends", asked=(Question(fact="employees", question="How many?"),))
    monkeypatch.setattr("sys.stdin", io.StringIO("lots\n12\n"))
    seen: list[Profile] = []

    def again(profile: Profile) -> Owed:
        seen.append(profile)
        return Owed(permitted="yes")

    assert command._asked(again, Profile(), open_).permitted == "yes"
    assert seen == [Profile({"employees": 12})]
    monkeypatch.setattr("sys.stdin", io.StringIO("\n"))
    assert command._asked(again, Profile(), open_) == open_


def test_a_barred_use_is_a_finding(licet: Callable[..., Any], tmp_path: Path) -> None:
    file = tmp_path / "LICENSE"
    file.write_text(GRANT + "\nYou may not use the software for commercial purposes.\n", encoding="utf-8")
    assert licet("owe", "--commercial", file).code == 1


@pytest.mark.parametrize("form", ["text", "markdown", "json", "svg"])
def test_sweep(licet: Callable[..., Any], text: Path, form: str) -> None:
    ran = licet("sweep", "--format", form, text)
    assert ran.code == 0
    assert "5 million" in ran.out or "5000000" in ran.out


def test_sweep_to_a_file_and_over_what_is_not_measured(
    licet: Callable[..., Any], text: Path, tmp_path: Path
) -> None:
    out = tmp_path / "map.svg"
    assert licet("sweep", "--format", "svg", "-o", out, text).code == 0
    assert out.read_text(encoding="utf-8").startswith("<svg")
    ran = licet("sweep", "--over", "employees", text)
    assert ran.code == 2
    assert "it measures: monthly_active_users" in ran.err


def test_profile_new(licet: Callable[..., Any], tmp_path: Path) -> None:
    file = tmp_path / "me.toml"
    assert licet("profile", "new", file).code == 0
    assert load_profile(file) == Profile()
    ran = licet("profile", "new", file)
    assert ran.code == 2
    assert "--force" in ran.err
    assert licet("profile", "new", "-").out == file.read_text(encoding="utf-8")


def test_profile_check_and_facts(licet: Callable[..., Any], tmp_path: Path) -> None:
    file = tmp_path / "me.toml"
    file.write_text('[facts]\nannual_revenue = "1.5bn EUR"\nuse_purpose = ["research"]\n', encoding="utf-8")
    assert licet("profile", "check", file).out == (
        "annual_revenue = 1,500,000,000 EUR\nuse_purpose = research\n"
    )
    assert "annual_revenue" in licet("profile", "facts").out


def test_commas_separate_words() -> None:
    from licet.cli.who import _typed

    assert parsed("use_purpose", _typed("research, education")) == ("research", "education")
    assert parsed("employees", _typed("1,200")) == 1200
