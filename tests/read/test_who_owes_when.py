"""On whom and when a duty lies: what was changed, what is given out and how, what is warranted by oneself."""

import tomllib
from pathlib import Path

import pytest
from tests.read.test_rights import reading

from licet.conditions import Any_, Atom, Not, atoms
from licet.read.model import Term

CASES = tomllib.loads((Path(__file__).parent / "duties.toml").read_text(encoding="utf-8"))["item"]
PROVISO = """You may convey a combined work under terms of your choice, if you also do each of the following:

 a) Give prominent notice with each copy that the library is used in it.

 b) Accompany the combined work with a copy of this license.
"""


def owed(words: str, action: str) -> Term:
    found = reading(words).terms
    return next(t for t in found if t.kind in ("duty", "prohibition") and action in (t.action, *t.also))


@pytest.mark.parametrize("case", CASES, ids=lambda c: c["words"][:40])
def test_a_duty_is_owed_where_its_words_say(case: dict[str, str]) -> None:
    term = owed(case["words"], case["action"])
    assert sorted({a.fact for a in atoms(term.when)}) == case["facts"]


def test_source_and_object_code_are_told_apart() -> None:
    source = "When the program is made available in source code form:\n\n a) it must be made available under"
    assert owed(f"{source} this agreement.", "same-licence").when == Atom("distribution", "is", "source")
    other = "You must inform recipients of such software in executable form how they can get its source code."
    assert owed(other, "give-notice").when == Atom("distribution", "is", "object")


def test_items_under_a_proviso_in_other_words_are_duties() -> None:
    duties = [t.action for t in reading(PROVISO).terms if t.kind == "duty"]
    assert duties == ["attribute", "include-licence"]
    words = "A data recipient may share the data, so long as the data recipient makes available the text of"
    assert owed(f"{words} this agreement with the shared data.", "include-licence")


def test_what_is_excepted_by_leave_or_by_law_needs_one_of_them() -> None:
    words = "Except as otherwise agreed in writing by the licensor or as may be otherwise permitted by"
    ban = owed(f"{words} applicable law, you must not modify the work.", "modify")
    assert isinstance(ban.when, Not)
    assert isinstance(ban.when.part, Any_)


def test_the_purpose_of_a_grant_does_not_limit_the_ban_within_it() -> None:
    words = "The licensor grants you a licence to produce and reproduce, but not share, adapted material for"
    ban = owed(f"{words} noncommercial purposes only.", "distribute")
    assert {a.fact for a in atoms(ban.when)} == {"derivative"}


def test_one_whose_licence_ended_may_not_go_on() -> None:
    words = "A licensee whose agreement is terminated shall no longer be authorized to use it."
    (ban,) = reading(words).terms
    assert (ban.kind, {a.fact for a in atoms(ban.when)}) == ("prohibition", {"terminated"})


def test_a_licence_that_comes_back_is_no_ending() -> None:
    words = "If we notify you of your violation, and you cease all violation no later than 30 days after,"
    (term,) = reading(f"{words} your licenses will be reinstated retroactively.").terms
    assert term.action == "reinstate"
