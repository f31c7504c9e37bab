"""Whose words they are: the head's or the item's, the licensor's or the licensee's, a name or a purpose."""

from __future__ import annotations

import pytest

from licet.conditions import atoms
from licet.read.from_provisions import read
from licet.read.model import Term
from licet.text.from_string import from_string
from licet.text.provisions import provisions


def terms(source: str) -> list[Term]:
    text = from_string(source)
    return list(read(text, provisions(text)).terms)


def said(source: str) -> list[tuple[str, str]]:
    return [(t.kind, a) for t in terms(source) for a in t.actions]


def facts(source: str, kind: str, action: str) -> set[str]:
    found = [t for t in terms(source) if t.kind == kind and action in t.actions]
    assert found, said(source)
    return {a.fact for t in found for a in atoms(t.when)}


HEADS = [
    "Permission is granted to anyone to use this program for any purpose, including commercial applications,"
    " and to alter and redistribute it, subject to the following restrictions:",
    "You may use this program for commercial and private purposes, under these conditions:",
    "This program is free for commercial use, without fee, provided that:",
]


@pytest.mark.parametrize("head", HEADS)
def test_a_ban_of_an_item_holds_for_every_purpose_its_head_grants(head: str) -> None:
    source = (
        f"{head}\n\n1. The origin of this program must not be misrepresented.\n\n2. You keep this notice.\n"
    )
    assert "use_purpose" not in facts(source, "prohibition", "misrepresent-origin")


def test_what_a_head_forbids_for_a_purpose_its_items_do() -> None:
    source = "For commercial purposes, you may not:\n\n1. distribute the program;\n\n2. sell copies of it.\n"
    assert "use_purpose" in facts(source, "prohibition", "distribute")


@pytest.mark.parametrize(
    "purpose", ["any purpose, including research", "any purpose whatsoever, whether commercial or not"]
)
def test_an_example_of_any_purpose_narrows_no_ban(purpose: str) -> None:
    assert "use_purpose" not in facts(f"You may not use the program for {purpose}.", "prohibition", "use")


DENIED = [
    "The author does not permit use of this software for any purpose, including commercial applications.",
    "We do not allow use, copying and modification of the software for any purpose.",
    "We will never grant you permission to use, copy or change this software.",
    "The author refuses to grant anyone the right to use or copy this software.",
]


@pytest.mark.parametrize("source", DENIED)
def test_leave_that_is_denied_is_none(source: str) -> None:
    assert "permission" not in {kind for kind, _ in said(source)}


def test_a_purpose_in_the_name_of_a_body_is_none() -> None:
    grant = "the Corporation for Sheep Research Networks grants you a licence to use and copy the program"
    assert "use_purpose" not in facts(f"In this text {grant}.", "permission", "use")
    assert "use_purpose" in facts(f"In this text {grant} for research.", "permission", "use")


def test_any_body_for_a_purpose_is_one() -> None:
    source = "Permission is granted to any Corporation for Research to use and copy the program."
    assert "use_purpose" in facts(source, "permission", "use")


ASKED = [
    "You may change it provided that you place your modifications in the public domain.",
    "You must release all changes into the public domain.",
    "All changes must be placed in the public domain.",
]


@pytest.mark.parametrize("source", ASKED)
def test_what_the_licensee_must_give_to_the_public_is_no_gift_of_the_licensor(source: str) -> None:
    assert "dedicate-public-domain" not in {action for _, action in said(source)}


GIVEN = [
    "The authors hereby release their work into the public domain.",
    "I, the author, place my work in the public domain.",
]


@pytest.mark.parametrize("source", GIVEN)
def test_what_the_author_gives_to_the_public_is(source: str) -> None:
    assert "dedicate-public-domain" in {action for _, action in said(source)}


UNKNOWN = [
    "if the copies never leave the garden",
    "unless the sun shines",
    "provided the result does not mention gardens",
    "as it is, providing the copies never leave the garden",
]


@pytest.mark.parametrize("case", UNKNOWN)
def test_a_case_of_unknown_words_is_unread(case: str) -> None:
    text = from_string(f"You may use, copy and change the program {case}.")
    assert read(text, provisions(text)).unread


KNOWN = [
    "provided your use and copying of the program otherwise complies with the terms of this licence",
    "unless applicable law gives you more rights",
]


@pytest.mark.parametrize("case", KNOWN)
def test_a_case_of_usual_words_narrows_nothing(case: str) -> None:
    text = from_string(f"You may use, copy and change the program {case}.")
    assert not read(text, provisions(text)).unread


def test_lines_deleted_are_no_copies_destroyed() -> None:
    source = "Any additions, deletions or changes to the original files must be clearly indicated."
    assert ("duty", "state-changes") in said(source)
    assert "delete-materials" not in {action for _, action in said(source)}


def test_what_an_item_lifts_its_head_does_not_demand() -> None:
    source = (
        "You may copy and change the font, subject to the following conditions:\n\n"
        "1) It must be distributed under this licence.\n\n"
        "2) The requirement for fonts to remain under this licence does not apply to documents.\n"
    )
    assert [t.span.of(source)[:2] for t in terms(source) if "same-licence" in t.actions] == ["It"]


def test_leave_takes_no_part_from_the_ban_joined_to_it() -> None:
    source = "The font may be sold as part of a larger package but no copy of it may be sold by itself."
    assert facts(source, "permission", "sell") == set()
    assert facts(source, "prohibition", "sell") == {"component"}


def test_a_name_without_a_word_is_no_name_with_it() -> None:
    source = 'The fonts may be changed, only if they are renamed to names not containing the word "Acme".'
    assert ("duty", "rename") in said(source)
    assert "name-derivatives" not in {action for _, action in said(source)}


BINDING = [
    "The above notice must be kept, and both the copyright notice and this notice and warranty disclaimer"
    " appear in supporting documentation.",
    "The licence terms for any version or derivative of this code cannot be changed. i.e. this code cannot"
    " simply be copied and put under another distribution licence.",
]


@pytest.mark.parametrize("source", BINDING)
def test_what_binds_is_not_calm(source: str) -> None:
    text = from_string(source)
    found = read(text, provisions(text))
    assert found.unread or {t.kind for t in found.terms} & {"duty", "prohibition"}
    assert not found.effectless


def test_the_manual_of_this_distribution_is_no_duty_to_license() -> None:
    source = "The manual included with this distribution is covered by the same copyright terms."
    assert "same-licence" not in {action for _, action in said(source)}


def test_a_notice_of_source_distributions_is_kept_there() -> None:
    source = "This notice may not be removed or altered from any source distribution."
    assert facts(source, "prohibition", "remove-notice") == {"distribution"}
    source = "This notice may not be removed or altered from any distribution."
    assert facts(source, "prohibition", "remove-notice") == set()


def test_what_a_name_is_used_for_is_no_purpose_of_the_work() -> None:
    source = (
        "You shall not use the name of the authors for commercial or promotional purposes without permission."
    )
    assert facts(source, "prohibition", "use-trademark") <= {"written_permission"}


def test_an_occasion_that_no_comma_closes_is_one() -> None:
    source = "If you include any part of the applications you must include an acknowledgement."
    assert facts(source, "duty", "attribute") >= {"event"}


def test_an_advertising_clause_waits_for_advertising() -> None:
    source = "All advertising materials mentioning features of this software must display an acknowledgement."
    assert facts(source, "duty", "display-attribution") == {"event"}


DEPLOYED = "You must treat any external deployment of the work as a distribution under section 1."


def test_use_over_a_network_owes_a_licence_only_where_giving_copies_does() -> None:
    free = f"You may distribute the work under any licence of your choice. {DEPLOYED}"
    assert {"same-licence", "disclose-source"}.isdisjoint({action for _, action in said(free)})
    assert facts(free, "duty", "give-notice") == {"network_service"}
    bound = f"Copies that you distribute must be licensed under this licence. {DEPLOYED}"
    assert "network_service" in facts(bound, "duty", "disclose-source")
