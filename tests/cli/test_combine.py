"""``licet combine`` on known licences: what everybody agrees on, and what must never pass."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from tests.cli.conftest import Ran

from licet.pipeline import Engine
from licet.pipeline_combine import Combiner

Licet = Callable[..., Ran]


@pytest.fixture(scope="module")
def combiner() -> Combiner:
    return Combiner(Engine())


@pytest.mark.parametrize(
    ("part", "whole", "merged"),
    [
        ("MIT", "GPL-2.0-only", "YES"),
        ("GPL-2.0-only", "MIT", "NO"),
        ("Apache-2.0", "GPL-2.0-only", "NO"),
        ("Apache-2.0", "GPL-3.0-only", "YES"),
        ("Apache-2.0", "GPL-2.0-or-later", "NO"),
        ("Apache-2.0", "MIT", "YES"),
        ("MPL-2.0", "GPL-2.0-only", "YES"),
        ("MPL-2.0", "GPL-3.0-or-later", "YES"),
        ("MPL-2.0", "MIT", "NO"),
        ("LGPL-2.1-only", "GPL-2.0-only", "YES"),
        ("LGPL-2.1-only", "GPL-3.0-only", "YES"),
        ("LGPL-3.0-only", "GPL-3.0-only", "YES"),
        ("LGPL-3.0-only", "GPL-2.0-only", "NO"),
        ("LGPL-3.0-only", "GPL-3.0-or-later", "NO"),
        ("LGPL-3.0-or-later", "GPL-3.0-or-later", "NO"),
        ("GPL-2.0-only", "GPL-3.0-only", "NO"),
        ("GPL-2.0-or-later", "GPL-3.0-only", "YES"),
        ("GPL-2.0-only", "GPL-2.0-or-later", "NO"),
        ("GPL-3.0-only", "GPL-3.0-or-later", "NO"),
        ("GPL-3.0-or-later", "GPL-3.0-only", "YES"),
        ("GPL-3.0-only", "AGPL-3.0-only", "CONTESTED"),
        ("BSD-3-Clause", "GPL-2.0-only", "YES"),
        ("BSD-4-Clause", "GPL-2.0-only", "NO"),
        ("BSD-4-Clause", "GPL-3.0-only", "NO"),
        ("BSD-4-Clause", "MIT", "YES"),
        ("CDDL-1.0", "GPL-2.0-only", "NO"),
        ("EPL-2.0", "GPL-2.0-only", "UNKNOWN"),
        ("CC-BY-NC-4.0", "MIT", "NO"),
        ("CC-BY-SA-4.0", "MIT", "NO"),
        ("GPL-2.0-only WITH Classpath-exception-2.0", "GPL-2.0-only", "YES"),
        ("GPL-2.0-only", "GPL-2.0-only WITH Classpath-exception-2.0", "NO"),
        ("MIT OR GPL-2.0-only", "Apache-2.0", "YES"),
        ("MIT AND GPL-2.0-only", "Apache-2.0", "NO"),
        ("GPL-2.0-only", "MIT OR GPL-2.0-only", "NO"),
        ("GPL-2.0-only", "MIT AND GPL-2.0-only", "YES"),
        ("GPL-2.0-only", "CDDL-1.0 AND GPL-2.0-only", "NO"),
        ("MIT", "MIT AND GPL-2.0-only", "YES"),
    ],
)
def test_one_work(combiner: Combiner, part: str, whole: str, merged: str) -> None:
    assert str(combiner.verdict(part, whole).answers[0]) == merged


@pytest.mark.parametrize(
    ("part", "whole", "beside"),
    [
        ("MPL-2.0", "MIT", "YES"),
        ("CDDL-1.0", "MIT", "YES"),
        ("GPL-2.0-only", "MIT", "NO"),
        ("GPL-3.0-only", "MIT", "NO"),
        ("CDDL-1.0", "GPL-2.0-only", "NO"),
        ("GPL-3.0-only", "AGPL-3.0-only", "YES"),
    ],
)
def test_parts_of_their_own(combiner: Combiner, part: str, whole: str, beside: str) -> None:
    assert str(combiner.verdict(part, whole).answers[1]) == beside


def test_a_choice_never_fits_worse_and_both_never_better(combiner: Combiner) -> None:
    rank = ["NO", "UNKNOWN", "CONTESTED", "YES"]
    names = ["MIT", "Apache-2.0", "MPL-2.0", "GPL-2.0-only"]
    for whole in names:
        for a in names:
            for b in names:
                one, other = combiner.verdict(a, whole), combiner.verdict(b, whole)
                either, both = (combiner.verdict(f"{a} {j} {b}", whole) for j in ("OR", "AND"))
                for at in range(3):
                    alone = [rank.index(str(v.answers[at])) for v in (one, other)]
                    assert rank.index(str(either.answers[at])) == max(alone)
                    assert rank.index(str(both.answers[at])) <= min(alone)


def told(ran: Ran) -> Any:
    return json.loads(ran.out)


def test_each_licence_is_tried_for_the_whole(licet: Licet) -> None:
    found = told(licet("combine", "--format", "json", "MIT", "GPL-2.0-only"))
    assert {w["under"]: w["merged"] for w in found["wholes"]} == {"MIT": "NO", "GPL-2.0-only": "YES"}
    assert found["merged"] == "YES"


def test_every_quote_is_there(licet: Licet) -> None:
    found = told(licet("combine", "--format", "json", "Apache-2.0", "--under", "GPL-2.0-only"))
    ways = found["wholes"][0]["parts"][0]["ways"]
    quotes = [q for way in ways for r in (*way["reasons"], *way["travelling"]) for q in r["quotes"]]
    assert {q["of"] for q in quotes} == {"Apache-2.0", "GPL-2.0-only"}
    for quote in quotes:
        text = Engine().text(quote["of"]).source
        assert text[quote["start"] : quote["end"]] == quote["quote"]


def test_no_way_is_a_finding(licet: Licet) -> None:
    ran = licet("combine", "GPL-2.0-only", "CDDL-1.0")
    assert ran.code == 1
    assert "Not as one work" in ran.out


def test_a_file_is_a_licence_too(licet: Licet, tmp_path: Path) -> None:
    file = tmp_path / "LICENSE"
    file.write_text(Engine().text("MPL-2.0").source, encoding="utf-8")
    found = told(licet("combine", "--format", "json", file, "--under", "GPL-2.0-only"))
    assert found["merged"] == "YES"
    changed = file.read_text(encoding="utf-8") + "\nYou may not use it for business.\n"
    file.write_text(changed, encoding="utf-8")
    assert told(licet("combine", "--format", "json", file, "--under", "GPL-2.0-only"))["merged"] != "YES"


def test_one_licence_alone_is_no_question(licet: Licet) -> None:
    ran = licet("combine", "MIT")
    assert ran.code == 2
    assert "--under" in ran.err
