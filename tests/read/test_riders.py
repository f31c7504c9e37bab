"""A clause that restricts or burdens, added to an open licence, is read as a limit or listed unread."""

import tomllib
from pathlib import Path

import pytest

from licet.read.from_provisions import read
from licet.read.model import Term
from licet.text.from_string import from_string
from licet.text.provisions import provisions

RIDERS = tomllib.loads((Path(__file__).parent / "riders.toml").read_text(encoding="utf-8"))["riders"]
GRANT = (
    "Permission is hereby granted to any person to use, copy, modify and distribute this software.\n\n"
    "The above copyright notice shall be included in all copies.\n\n"
)
LIMITING = {"duty", "prohibition", "grant-scope", "termination"}


def limits(term: Term) -> bool:
    return term.kind in LIMITING or term.when is not None or term.actor == "licensor"


@pytest.mark.parametrize("rider", RIDERS)
def test_a_rider_limits_or_is_unread(rider: str) -> None:
    source = f"{GRANT}{rider}\n"
    text = from_string(source)
    found = read(text, provisions(text))
    start = source.index(rider)
    terms = [t for t in found.terms if t.span.end > start and limits(t)]
    unread = [u for u in found.unread if u.end > start]
    assert terms or unread


def test_there_are_forty_of_them() -> None:
    assert len(set(RIDERS)) >= 40
