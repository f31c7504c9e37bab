"""A duty waits for copies to be given only where its words say so, and no duty vanishes."""

from __future__ import annotations

from typing import Any

import pytest

from licet.read.from_provisions import read
from licet.read.model import Term
from licet.text.from_string import from_string
from licet.text.provisions import provisions

COPIES = {"fact": "distribution", "op": "is", "value": True}
CHANGED = {"fact": "modified", "op": "is", "value": True}
DERIVED = {"fact": "derivative", "op": "is", "value": True}
TRADE = {"fact": "use_purpose", "op": "is", "value": "commercial"}
HEAD = "Redistribution and use, in source and binary forms, are permitted provided that:\n\n"


def duty(source: str, action: str) -> Term:
    text = from_string(source)
    terms = read(text, provisions(text)).terms
    return next(t for t in terms if t.kind == "duty" and action in t.actions)


@pytest.mark.parametrize(
    ("source", "action", "when"),
    [
        (HEAD + "1. If any files are modified, you must mark the changes.", "state-changes", CHANGED),
        ("Contribute software you build or run with this software.", "disclose-source", None),
        ("When using, copying and sharing the model, you must attribute the source.", "attribute", None),
        ("You must attribute the source in any copy you distribute.", "attribute", COPIES),
        (
            "The above copyright notice must be included in all copies or modified versions of the tool.",
            "keep-notice",
            {"any": [COPIES, CHANGED]},
        ),
        (
            "You must display, without modification, this License on each redistributed or derivative copy.",
            "include-licence",
            {"any": [COPIES, DERIVED]},
        ),
        ("If the use is commercial, you must obtain a separate licence from us.", "request-licence", TRADE),
    ],
)
def test_the_words_alone_say_what_a_duty_waits_for(source: str, action: str, when: Any) -> None:
    condition = duty(source, action).when
    assert (None if condition is None else condition.to_json()) == when


def test_a_named_copyright_notice_is_both_kept_and_a_credit() -> None:
    term = duty("You must include the following copyright notice in all copies: Acme 2020.", "attribute")
    assert {"keep-notice", "attribute"} <= set(term.actions)


def test_registration_that_counts_as_a_licence_is_owed() -> None:
    assert duty("Your registration with us will be deemed a business licence.", "register").span.start == 0


@pytest.mark.parametrize(
    "source",
    [
        "You may distribute changed copies provided that it is clearly stated who last changed the program.",
        "Redistribution is permitted provided that the above copyright and these terms are retained.",
        "You may use and extend it, as long as a pointer to the original author is maintained.",
        "Such description must be included in the list described in Section 3.2.",
    ],
)
def test_a_duty_said_of_the_thing_is_a_duty(source: str) -> None:
    text = from_string(source)
    assert any(t.kind == "duty" for t in read(text, provisions(text)).terms)


def test_leave_to_copy_the_licence_is_none_to_copy_the_work() -> None:
    text = from_string("This Agreement may be freely reproduced and published, provided it is not altered.")
    assert not read(text, provisions(text)).terms


def test_the_negation_of_a_ban_turns_no_size() -> None:
    text = from_string("You don't use it on more than five machines.")
    term = read(text, provisions(text)).terms[0]
    assert term.when is not None
    assert "not" not in term.when.to_json()
