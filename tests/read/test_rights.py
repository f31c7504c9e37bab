"""What grants and what does not: denials, open heads, brackets, provisos without "that"."""

import pytest

from licet.conditions import Atom, atoms
from licet.read.from_provisions import read
from licet.read.model import Reading
from licet.text.from_string import from_string
from licet.text.provisions import provisions


def reading(words: str) -> Reading:
    text = from_string(words)
    return read(text, provisions(text))


@pytest.mark.parametrize(
    "words",
    [
        "No commercial use is permitted.",
        "No copying or distribution of the software is allowed.",
        "Neither the name nor the marks of Grey Harbour, Inc. may be used to promote products.",
        "This licence does not restrict your use of data that are in the public domain.",
        "The licensor waives any such rights to the limited extent necessary.",
        "You may not remove works that use the software.",
    ],
)
def test_a_denial_grants_nothing(words: str) -> None:
    found = reading(words)
    assert not [t for t in found.terms if t.kind == "permission" or t.action == "dedicate-public-domain"]


def test_an_open_grant_is_what_its_items_say() -> None:
    found = reading(
        "The licensor hereby grants you a licence to exercise the rights in the work to:\n\n"
        "a. reproduce the work for non-commercial purposes only; and\n\n"
        "b. share the work for non-commercial purposes only.\n"
    )
    given = [t for t in found.terms if t.kind == "permission"]
    assert given and all(t.when is not None for t in given)


def test_an_exclusion_in_brackets_names_no_act() -> None:
    found = reading(
        "The contributor grants you a licence under its rights (other than patent or trademark) "
        "to use the work."
    )
    assert not [t for t in found.terms if "use-trademark" in t.actions]
    assert [t for t in found.terms if t.kind == "permission" and "use" in t.actions]


def test_a_proviso_without_that_is_a_duty() -> None:
    found = reading("Copying of this file is permitted provided the copyright notice is preserved.")
    assert [t for t in found.terms if t.kind == "duty" and "keep-notice" in t.actions] or found.unread


def test_a_loss_of_use_in_a_disclaimer_is_no_ban() -> None:
    found = reading("In no event shall the authors be liable for loss of use, data or profits.")
    assert {t.kind for t in found.terms} == {"disclaimer"}


def test_a_condition_with_a_bare_negation_forbids_nothing() -> None:
    found = reading("If you do not distribute the work you must keep it.")
    assert not [t for t in found.terms if t.kind == "prohibition"]


@pytest.mark.parametrize(
    "words",
    ["You may not share adapted material.", "You may copy, but not share, modified versions of the work."],
)
def test_a_ban_on_passing_on_changed_copies_forbids_no_change(words: str) -> None:
    (ban,) = [t for t in reading(words).terms if t.kind == "prohibition"]
    assert (ban.action, ban.also) == ("distribute", ())
    assert [atom.fact for atom in atoms(ban.when)] == ["derivative"]


def test_what_a_grant_leaves_out_turns_no_purpose_round() -> None:
    found = reading("You may use, but not modify, the model for research purposes only.")
    (given,) = [t for t in found.terms if t.kind == "permission"]
    assert given.when == Atom("use_purpose", "is", "research")


def test_new_versions_of_the_licence_change_no_terms() -> None:
    found = reading("The steward may publish revised and/or new versions of this License from time to time.")
    assert not found.terms and not found.unread
    bound = reading("The licensor may publish new versions of this License, which bind all users.")
    assert bound.unread


def test_a_heading_whose_word_limits_a_term_is_a_title() -> None:
    found = reading(
        "Noncommercial Organizations\n===========================\n\n"
        "Use by any charitable organization is permitted.\n\nYou may use it for noncommercial purposes.\n"
    )
    assert not found.unread


@pytest.mark.parametrize(
    "aside",
    [
        " (including in modified form)",
        ", whether modified or not",
        ", even in modified form",
        ", with or without changes",
    ],
)
def test_a_change_that_makes_no_difference_is_no_condition(aside: str) -> None:
    (duty,) = reading(f"If you share the material{aside}, you must retain this notice.").terms
    assert {atom.fact for atom in atoms(duty.when)} == {"distribution"}


def test_an_exception_between_the_modal_and_the_act_leaves_the_duty() -> None:
    found = reading("You must, unless asked not to, keep intact all copyright notices for the work.")
    assert [t.action for t in found.terms if t.kind == "duty"] == ["keep-notice"]


@pytest.mark.parametrize(
    "words",
    [
        "The licensor may make an additional grant permitting production use.",
        "The licensor may grant permission to use it in production.",
        "The copyright holder may allow you to sell copies.",
        "The authors may from time to time give you the right to modify it.",
        "We give it away to anglers.",
    ],
)
def test_what_a_licensor_may_grant_is_not_granted(words: str) -> None:
    found = reading(words)
    assert not [t for t in found.terms if t.kind == "permission"]
    assert found.unread


@pytest.mark.parametrize("word", ["individuals", "students"])
def test_a_grant_to_some_is_told_from_one_to_all(word: str) -> None:
    found = reading(f"Permission is granted to {word} to use this software for any purpose.")
    assert found.unread or any(t.when is not None for t in found.terms)
