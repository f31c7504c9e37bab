"""What must be done and what must not, in phrasings of our own."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from licet.read.from_provisions import read
from licet.read.model import Reading, Term
from licet.text.from_string import from_string
from licet.text.provisions import provisions


def reading(source: str) -> Reading:
    text = from_string(source)
    return read(text, provisions(text))


def said(source: str) -> list[tuple[str, str]]:
    return [(t.kind, t.action) for t in reading(source).terms]


def one(source: str, action: str) -> Term:
    found = [t for t in reading(source).terms if action in t.actions]
    assert len(found) == 1, said(source)
    return found[0]


SHAPES = [
    ("You must keep all copyright notices.", "duty", "keep-notice"),
    ("All copyright notices must be kept.", "duty", "keep-notice"),
    ("You may not distribute it without keeping the copyright notices.", "duty", "keep-notice"),
    ("You may copy it provided that you keep the copyright notices.", "duty", "keep-notice"),
    ("You may copy it if you keep this notice.", "duty", "keep-notice"),
    ("If you pass it on, give every recipient a copy of this licence.", "duty", "include-licence"),
    ("A copy of this agreement must be provided with the work.", "duty", "include-licence"),
    ("Make sure everyone who gets the work also gets the text of this license.", "duty", "include-licence"),
    ("You must say prominently that you changed the files.", "duty", "state-changes"),
    ("You must acknowledge the use of the model in your publication.", "duty", "attribute"),
    ('The words "Made with Foo" must be shown on the user interface.', "duty", "display-attribution"),
    ("Advertising materials must display an acknowledgement.", "duty", "display-attribution"),
    ("You must make the complete source code available to your users.", "duty", "disclose-source"),
    ("Copies may only be distributed under this licence.", "duty", "same-licence"),
    ("Copies must not be distributed under any other licence.", "duty", "same-licence"),
    ("Modified versions must be given a different name.", "duty", "rename"),
    ("It may not be changed unless the name is changed.", "duty", "rename"),
    ("Commercial use requires a separate commercial licence.", "duty", "request-licence"),
    ("If you want to sell it, please contact us to obtain a licence.", "duty", "request-licence"),
    ("A registration with the licensor is required: you must register.", "duty", "register"),
    ("You shall pay a royalty of two percent.", "duty", "pay"),
    ("Your use must comply with the acceptable use policy.", "duty", "follow-aup"),
    ("You must require your users to comply with these terms.", "duty", "pass-restrictions"),
    ("Upon termination you must destroy all copies of the software.", "duty", "delete-materials"),
    ("You may not use our trademarks.", "prohibition", "use-trademark"),
    ("No trademark licenses are granted.", "prohibition", "use-trademark"),
    ("Nothing in this licence permits you to use the licensor's logos.", "prohibition", "use-trademark"),
    ("The names of the authors may not be used to endorse products.", "prohibition", "endorse"),
    ("You must not remove or alter any copyright notice.", "prohibition", "remove-notice"),
    ("This notice may not be removed.", "prohibition", "remove-notice"),
    ("You may not use the model to train another model.", "prohibition", "train-other-models"),
    ("You may not offer the software as a hosted service.", "prohibition", "host-as-service"),
    ("You agree not to circumvent the licence key.", "prohibition", "circumvent"),
    (
        "You may not impose any further restrictions on recipients.",
        "prohibition",
        "impose-further-restrictions",
    ),
    ("You shall not assign this agreement.", "prohibition", "assign"),
    ("You may only use it for research.", "prohibition", "use"),
    ("You hereby assign all changes to the licensor.", "grant-scope", "assign-derivatives"),
]


@pytest.mark.parametrize(("source", "kind", "action"), SHAPES)
def test_a_shape_is_read(source: str, kind: str, action: str) -> None:
    assert (kind, action) in [(t.kind, a) for t in reading(source).terms for a in t.actions]


NO_COMMANDS = [
    "You are encouraged to keep the copyright notices.",
    "An acknowledgement in the documentation would be appreciated but is not required.",
    "The courts of Hamburg shall have exclusive jurisdiction.",
    "By using the software you agree to be bound by this agreement.",
    "For any questions about the licence, please contact us at a@b.example.",
    "No one other than the steward has the right to modify this agreement.",
    "The wording of this agreement may only be modified by its authors.",
    "The contents of the NOTICE file do not modify the License.",
    "Share means to provide material by any process that requires permission.",
    "You may not use this file except in compliance with the License.",
    "The licensor shall provide support to you.",
]


@pytest.mark.parametrize("source", NO_COMMANDS)
def test_what_commands_nothing_is_no_duty_and_no_ban(source: str) -> None:
    assert [t for t in reading(source).terms if t.kind in ("duty", "prohibition") and not t.strength] == []


def test_every_item_of_a_ban_is_a_ban() -> None:
    source = (
        "You agree that you will not use, or allow others to use, the Model to:\n\n"
        "1. Break the law, including to:\n    a. Plan violence\n    b. Traffic in people\n"
        "2. Deceive others\n3. Harm children\n"
    )
    found = reading(source)
    assert {t.kind for t in found.terms} == {"prohibition"}
    for item in ("Plan violence", "Traffic in people", "Deceive others", "Harm children"):
        start = source.index(item)
        assert any(t.span.start <= start < t.span.end and "use" in t.actions for t in found.terms), item


def test_items_set_in_by_indent_alone_keep_their_head() -> None:
    source = (
        "You may not use the Model to:\n\n    Deceive others.\n\n    Harm children.\n\nYou may copy it.\n"
    )
    assert said(source) == [("prohibition", "use"), ("prohibition", "use"), ("permission", "reproduce")]


def test_items_complete_the_verb_of_their_head() -> None:
    source = (
        "If you share it, you must include:\n\na. a copy of this License; and\nb. all copyright notices.\n"
    )
    assert said(source) == [("duty", "include-licence"), ("duty", "keep-notice")]


def test_what_is_shown_where_and_how() -> None:
    detail = one(
        'You shall prominently display "Foo 2" on a website, app page, or banner.', "display-attribution"
    )
    assert detail.detail == {
        "show": "Foo 2",
        "where": ["website", "app page", "banner"],
        "manner": "prominently",
    }


def test_a_choice_of_words_is_a_choice() -> None:
    term = one(
        'You shall display "Built with Foo" or "Improved by Foo" in the documentation.', "display-attribution"
    )
    assert isinstance(term.detail, dict)
    assert (term.detail["show"], term.detail["choice"]) == (["Built with Foo", "Improved by Foo"], "any")


def test_a_name_begins_with_what_it_must() -> None:
    term = one('Any model built on it must include "Foo" at the beginning of its name.', "name-derivatives")
    assert isinstance(term.detail, dict)
    assert term.detail["show"] == "Foo"


@pytest.mark.parametrize(
    ("source", "effect"),
    [
        (
            "Above 100 million users you must request a licence from us, and you are not authorized to "
            "exercise any of the rights unless we grant it.",
            "suspends-grant",
        ),
        (
            "You must enter into a separate agreement before using it for any commercial purpose.",
            "before-commercial-use",
        ),
        ("You must request a licence from us.", None),
    ],
)
def test_a_licence_to_be_had_first_holds_the_rights_back(source: str, effect: str | None) -> None:
    assert one(source, "request-licence").effect == effect


@given(st.sampled_from(SHAPES), st.sampled_from(SHAPES))
def test_one_sentence_does_not_change_the_next(
    first: tuple[str, str, str], second: tuple[str, str, str]
) -> None:
    apart = [*said(first[0]), *said(second[0])]
    assert said(f"{first[0]}\n\n{second[0]}\n") == apart


@given(st.sampled_from(SHAPES))
def test_capitals_change_nothing(shape: tuple[str, str, str]) -> None:
    assert said(shape[0].upper()) == said(shape[0])


LISTS = [
    ("* ", "* "),
    ("- ", "- "),
    ("\N{BULLET}\t", "\N{BULLET}\t"),
    ("1. ", "2. "),
    ("(a) ", "(b) "),
    ("a) ", "b) "),
    ("i. ", "ii. "),
    ("    ", "    "),
    ("    * ", "    * "),
]
BAN_HEADS = [
    "You may not:",
    "You may not",
    "You must not, and must not permit others to:",
    "You may not and you agree not to:",
    "The Licensee shall not:",
]


@pytest.mark.parametrize("gap", ["\n", "\n\n"])
@pytest.mark.parametrize("head", BAN_HEADS)
@pytest.mark.parametrize("marks", LISTS)
def test_no_list_of_bans_goes_on_with_a_list_of_grants(marks: tuple[str, str], head: str, gap: str) -> None:
    first, second = marks
    source = gap.join(
        [
            "You may:",
            f"{first}run the software;",
            f"{second}copy the software.",
            head,
            f"{first}sell the software;",
            f"{second}rent the software to others.",
        ]
    )
    found = reading(f"{source}\n")
    start = source.index(head)
    assert [t for t in found.terms if t.kind == "permission" and t.span.end > start] == []
    for item in ("sell the software", "rent the software"):
        at = source.index(item)
        read_or_not = [*(t.span for t in found.terms), *found.unread]
        assert any(s.start <= at < s.end for s in read_or_not), item
