"""Lists that take nothing away are no unread limits, and what limits in them or beside them stays unread."""

from __future__ import annotations

import pytest

from licet.pipeline import engine
from licet.read.model import Reading
from licet.text.from_string import from_string

LEAVE = """We grant you the right to use, copy, modify and distribute the software for any permitted purpose.

A permitted purpose is any purpose other than a competing use.

Permitted purposes {} using the software:

1. for your internal use;

2. {}.
"""
BURDEN = """Anyone may use, copy, modify and distribute the software for any purpose.

{}

"Hosting" means giving others access to the software over a network.
It does not include:

(a) {}; or

(b) access by staff.
"""
ASKED = "If you operate a hosting business, you must obtain a separate licence from the author."


def reading(words: str) -> Reading:
    return engine().reading(from_string(words))


def unread(words: str) -> str:
    source = from_string(words)
    return " ".join(s.of(source.source) for s in engine().reading(source).unread)


def test_what_a_permitted_purpose_takes_in_takes_nothing_away() -> None:
    assert "research" not in unread(LEAVE.format("include", "for non-commercial research"))


@pytest.mark.parametrize(
    "words", ["for research, but not by companies", "for research only", "for research if you pay us"]
)
def test_what_limits_in_such_a_list_stays_unread(words: str) -> None:
    assert words in unread(LEAVE.format("include", words))


def test_another_list_is_not_taken_for_one() -> None:
    assert "research" in unread(LEAVE.format("and prohibited uses include", "for research"))


def test_what_a_burden_leaves_out_asks_less() -> None:
    assert not unread(BURDEN.format(ASKED, "access for teaching"))


def test_an_item_with_a_demand_of_its_own_stays_unread() -> None:
    words = "access for teaching, for which you must pay"
    assert "must pay" in unread(BURDEN.format(ASKED, words)) or any(
        t.action == "pay" for t in reading(BURDEN.format(ASKED, words)).terms
    )


@pytest.mark.parametrize(
    "leave",
    [
        "You may use the software for hosting.",
        "You may not use the software for any purpose other than hosting.",
        "Except for hosting, any use must be paid for.",
    ],
)
def test_what_leave_is_narrowed_by_stays_unread(leave: str) -> None:
    """The word stands in what is left free: what it does not mean is taken from somebody."""
    assert "access for teaching" in unread(BURDEN.format(leave, "access for teaching"))


def test_items_that_lift_a_burden_are_its_cases() -> None:
    words = """Anyone may use, copy, modify and distribute the software.

1. You must display our name if you have more than 100 employees.

2. The requirements of Section 1 do not apply to:

(a) internal use of the software; or

(b) research.
"""
    lifting = [t for t in reading(words).terms if t.effect == "exempts"]
    assert [a for t in lifting for a in str(t.when).split("'") if a in ("internal", "research")] == [
        "internal",
        "research",
    ]
