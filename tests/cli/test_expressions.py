"""SPDX expressions where a licence is asked for."""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import Any

import pytest
from tests.cli.conftest import Ran

from licet.pipeline import Engine

Licet = Callable[..., Ran]


def told(ran: Ran) -> Any:
    return json.loads(ran.out)


def test_a_choice_is_answered_for_each_option(licet: Licet) -> None:
    found = told(licet("owe", "--format", "json", "--distribution", "MIT OR GPL-2.0-only"))
    assert list(found["options"]) == ["MIT", "GPL-2.0-only"]
    assert {d["status"] for d in found["duties"]} <= {"depends", "not-owed"}
    assert {d["status"] for d in found["options"]["MIT"]["duties"]} == {"owed"}


def test_quotes_are_places_of_the_texts_one_after_another(licet: Licet) -> None:
    found = told(licet("owe", "--format", "json", "--distribution", "MIT AND ISC"))
    whole = Engine().offer("MIT AND ISC").text.source
    assert [p["name"] for p in found["texts"]] == ["MIT", "ISC"]
    assert all(whole[d["start"] : d["end"]] == d["quote"] for d in found["duties"])
    place = found["texts"][1]
    assert whole[place["start"] : place["end"]] == Engine().text("ISC").source
    last = found["duties"][-1]
    assert last["start"] >= place["start"]
    assert last["line"] == whole[place["start"] : last["start"]].count("\n") + 1


def test_an_exception_is_read_with_its_licence(licet: Licet) -> None:
    name = "GPL-2.0-only WITH Classpath-exception-2.0"
    found = told(licet("read", "--format", "json", name))
    quotes = [t["quote"] for t in found["terms"]]
    assert any("independent modules" in q for q in quotes)
    assert any("work based on the Program" in q for q in quotes)


@pytest.mark.parametrize(("a", "b"), [("MIT AND MIT", "MIT"), ("MIT OR MIT", "MIT"), ("(MIT)", "MIT")])
def test_a_licence_with_itself(licet: Licet, a: str, b: str) -> None:
    assert told(licet("compare", "--format", "json", a, b))["relation"] == "equal"


def test_more_licences_bind_more_and_a_choice_frees(licet: Licet) -> None:
    strict = told(licet("compare", "--format", "json", "MIT AND BSD-4-Clause", "MIT"))
    loose = told(licet("compare", "--format", "json", "MIT OR BSD-4-Clause", "MIT"))
    assert strict["b_permits_all"] is True
    assert loose["a_permits_all"] is True


def test_sweep_takes_an_expression(licet: Licet) -> None:
    found = told(licet("sweep", "--format", "json", "MIT AND ISC"))
    assert found["regions"][0]["permitted"] in ("yes", "depends")


def test_a_version_or_later_is_a_choice_of_versions(licet: Licet) -> None:
    found = told(licet("owe", "--format", "json", "Artistic-1.0+"))
    assert list(found["options"]) == ["Artistic-1.0", "Artistic-2.0"]
    assert told(licet("owe", "--format", "json", "GPL-2.0+"))["options"] == {}  # it has a text of its own


def test_read_gives_each_licence_of_an_expression(licet: Licet) -> None:
    lines = licet("read", "--format", "jsonl", "MIT OR ISC").out.splitlines()
    assert [json.loads(line)["path"] for line in lines] == ["MIT", "ISC"]


@pytest.mark.parametrize(
    ("expression", "says"),
    [
        ("MIT OR", "MIT OR"),
        ("MIT OR Nonsuch", "Nonsuch"),
        ("MIT WITH ISC", "ISC is no exception"),
        ("MIT AND (ISC", "is no SPDX expression"),
    ],
)
def test_a_broken_expression_is_one_line(licet: Licet, expression: str, says: str) -> None:
    ran = licet("owe", expression)
    assert ran.code == 2
    assert says in ran.err
    assert ran.err.count("\n") == 1
