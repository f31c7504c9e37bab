"""A case of a burden that nobody read makes the burden smaller: it withholds no use."""

from __future__ import annotations

import pytest

from licet.owe.from_reading import owe
from licet.owe.profile import from_tree
from licet.pipeline import engine
from licet.text.from_string import from_string

LEAVE = "You may use, copy, modify and distribute the software for any purpose.\n\n"
ALONE = {"commercial": True, "distribution": False, "network_service": False, "purposes_complete": True}


def permitted(words: str) -> str:
    text = from_string(LEAVE + words)
    return owe(engine().reading(text), from_tree({"facts": ALONE}), text).permitted


def test_an_unread_case_of_a_ban_leaves_other_uses_free() -> None:
    ban = "You may not provide the software to third parties as a hosted or managed service, {}."
    assert (
        permitted(ban.format("where the service provides users with access to any of its features")) == "yes"
    )


@pytest.mark.parametrize(
    "words",
    [
        "You may not provide the software to third parties as a hosted service, or where you earn money.",
        "Students alone, where the service gives users access to its features.",
        "You may not offer it as a hosted service, where it gives access to its features, or by staff.",
    ],
)
def test_what_is_joined_on_or_stands_alone_may_withhold(words: str) -> None:
    assert permitted(words) != "yes"
