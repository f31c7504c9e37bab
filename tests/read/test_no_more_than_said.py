"""Terms that a sentence does not state: endings that are only spoken of, words that only look like others."""

import pytest
from tests.read.test_rights import reading


@pytest.mark.parametrize(
    "line",
    [
        "If all your rights under this agreement terminate, you agree to cease use of the program.",
        "Where your right to use the material has terminated under section 6, it reinstates upon our word.",
        "The licensor may stop distributing the material; however, doing so will not terminate this licence.",
        "States should not allow patents to restrict software, and we wish to avoid that special danger.",
    ],
)
def test_an_ending_that_is_only_spoken_of_is_none(line: str) -> None:
    assert not [t for t in reading(line).terms if t.kind == "termination"]


@pytest.mark.parametrize(
    "line",
    [
        "If your revenue exceeds the limit, any licences granted to you shall terminate.",
        "The licensor may at any time terminate this licence.",
    ],
)
def test_an_ending_is_one(line: str) -> None:
    assert [t for t in reading(line).terms if t.kind == "termination"]


def test_leave_to_copy_the_licence_is_none_to_copy_the_work() -> None:
    line = "Everyone is permitted to copy and distribute verbatim copies of this license document"
    assert not reading(f"Copyright 1999 Example, Inc. {line}.").terms


def test_a_licence_in_force_is_no_condition() -> None:
    found = reading(
        "You may run the work, without conditions so long as your license otherwise remains in force."
    )
    assert not found.unread
    assert [t.when for t in found.terms] == [None]


def test_what_a_definition_tells_is_no_leave() -> None:
    line = 'The term "Deployment" means any use such that it may be used by anyone over a network.'
    assert [t.kind for t in reading(line).terms] == ["definition"]
    (leave,) = reading('You may use the software (the "Software").').terms
    assert leave.kind == "permission"


def test_what_states_should_not_do_is_forbidden_to_nobody() -> None:
    found = reading(
        "States should not allow patents to restrict use of software on general-purpose computers."
    )
    assert not found.terms
    assert not found.unread
