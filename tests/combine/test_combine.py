"""Which part may go out with which whole: small licences, written as what was read in them."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.compare.readings import COMMERCIAL, GRANT, NOTICE, SHARED, bar, duty, licence, permission

from licet.answers import Answer
from licet.combine.from_sides import combine
from licet.combine.model import Name, Passage, Side
from licet.compare.compile import compiled
from licet.compare.questions import Questions
from licet.compare.words import Words
from licet.conditions import Atom, Not

YES, NO, CONTESTED, UNKNOWN = Answer.YES, Answer.NO, Answer.CONTESTED, Answer.UNKNOWN
COPYLEFT = duty(
    "same-licence",
    when=SHARED,
    words="You must license the entire work, as a whole, under this license.",
)
FILES = duty("same-licence", when=SHARED, words="Files that you change must be under this license.")
NO_MORE = bar("impose-further-restrictions", words="You may not impose any further restrictions.")
LARGER = permission("combine", words="You may create a larger work under terms of your choice.")
ADVERT = duty("display-attribution", words="All advertising must display the author's name.")
NAMES = bar("endorse", words="The names may not be used to endorse products.")


def side(*rows: dict[str, Any], reach: str = "none", unread: tuple[str, ...] = (), **more: Any) -> Side:
    party = licence(*rows, unread=unread)
    choice = compiled(party.reading, Words(party.source))
    return Side(party.source, party.reading, choice, reach, **more)


def answers(part: Side, whole: Side) -> tuple[Answer, ...]:
    return tuple(p.answer for p in passages(part, whole))


def passages(part: Side, whole: Side) -> tuple[Passage, ...]:
    return combine(part, whole, Questions().covered)


FREE = side(GRANT, NOTICE)
STRONG = side(GRANT, NOTICE, COPYLEFT, NO_MORE, reach="work")
WEAK = side(GRANT, NOTICE, FILES, LARGER, reach="file")


@pytest.mark.parametrize(
    ("part", "whole", "expected"),
    [
        (FREE, STRONG, (YES, YES, YES)),
        (STRONG, FREE, (NO, NO, NO)),
        (STRONG, STRONG, (YES, YES, YES)),
        (WEAK, FREE, (NO, YES, NO)),
        (WEAK, STRONG, (NO, NO, NO)),
        (FREE, WEAK, (YES, YES, YES)),
        (side(GRANT, NOTICE, NAMES), STRONG, (YES, YES, YES)),
        (side(GRANT, NOTICE, ADVERT), STRONG, (NO, NO, NO)),
        (side(GRANT, NOTICE, ADVERT), FREE, (YES, YES, NO)),
        (side(GRANT, NOTICE, ADVERT), WEAK, (CONTESTED, YES, NO)),
        (side(GRANT, bar("use", when=COMMERCIAL)), FREE, (NO, YES, NO)),
        (side(GRANT, bar("use", when=COMMERCIAL)), STRONG, (NO, NO, NO)),
        (side(permission("use", "modify", when=Not(COMMERCIAL)), GRANT), FREE, (YES, YES, YES)),
        (
            side(permission("use", "reproduce", "modify", "distribute", when=Not(COMMERCIAL))),
            FREE,
            (NO, YES, NO),
        ),
        (side(permission("use", "reproduce")), FREE, (UNKNOWN, YES, UNKNOWN)),
        (side(NOTICE), FREE, (UNKNOWN, UNKNOWN, UNKNOWN)),
        (FREE, side(NOTICE), (UNKNOWN, UNKNOWN, UNKNOWN)),
    ],
)
def test_each_way(part: Side, whole: Side, expected: tuple[Answer, ...]) -> None:
    assert answers(part, whole) == expected


def test_what_was_not_read_in_the_part_keeps_it_open() -> None:
    vague = side(GRANT, unread=("Recipients must agree to what the author asks.",))
    assert answers(vague, FREE) == (UNKNOWN, UNKNOWN, UNKNOWN)
    harmless = side(GRANT, unread=("We like frogs.",))
    assert answers(harmless, FREE)[0] == YES


def test_a_notice_holds_no_terms() -> None:
    words = "You can redistribute it under the terms of the Acme License."
    notice = side(permission("use", "reproduce", "modify", "distribute", words=words))
    assert answers(notice, FREE) == (UNKNOWN, UNKNOWN, UNKNOWN)


def test_what_was_not_read_in_the_whole_matters_to_who_asks_for_more() -> None:
    vague = side(GRANT, unread=("You may not add terms to these.",))
    assert answers(FREE, vague)[0] == YES
    assert answers(side(GRANT, ADVERT), vague)[0] == UNKNOWN


def test_a_duty_that_the_whole_has_too_is_no_further_restriction() -> None:
    same = side(GRANT, ADVERT, COPYLEFT, NO_MORE, reach="work")
    shown = duty("display-attribution", detail={"show": "Acme"}, words="Show “Acme”.")
    both = side(GRANT, shown, COPYLEFT, NO_MORE, reach="work")
    assert answers(side(GRANT, ADVERT), same)[0] == YES
    assert answers(side(GRANT, shown), both)[0] == YES
    assert answers(side(GRANT, shown), STRONG)[0] == NO


def test_a_whole_may_allow_what_a_part_asks() -> None:
    lets = permission("modify", words="You may supplement the terms: requiring indemnification of authors.")
    whole = side(GRANT, COPYLEFT, NO_MORE, lets, reach="work")
    assert answers(side(GRANT, duty("indemnify")), STRONG)[0] == NO
    assert answers(side(GRANT, duty("indemnify")), whole)[0] == YES


def test_a_loss_of_patent_rights_is_matched_by_the_like() -> None:
    suit = Atom("litigation_by_licensee", "is", "patent")
    ends = {
        "kind": "termination",
        "actions": ("litigate-patent",),
        "when": suit,
        "effect": "patent licences end",
    }
    whole = side(GRANT, COPYLEFT, NO_MORE, bar("litigate-patent"), reach="work")
    assert answers(side(GRANT, ends), STRONG)[0] == NO
    assert answers(side(GRANT, ends), whole)[0] == YES


LATER = permission("modify", words="You may also choose to use it under the terms of any later version.")


@pytest.mark.parametrize(
    ("row", "mine", "theirs", "fixed", "expected"),
    [
        (LATER, Name("acme", (1,)), Name("acme", (2,)), False, YES),
        (LATER, Name("acme", (1,)), Name("acme", (2,)), True, NO),
        (LATER, Name("acme", (2,)), Name("acme", (1,)), False, NO),
        (LATER, Name("acme", (1,)), Name("other", (2,)), False, NO),
        (NOTICE, Name("acme", (1,)), Name("acme", (2,)), False, NO),
    ],
)
def test_a_later_version(
    row: dict[str, Any], mine: Name, theirs: Name, fixed: bool, expected: Answer
) -> None:
    part = side(GRANT, COPYLEFT, row, reach="work", id="a", base="a", name=mine, fixed=fixed)
    whole = side(GRANT, COPYLEFT, NO_MORE, reach="work", id="b", base="b", name=theirs)
    assert answers(part, whole)[0] == expected


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("You may apply the terms of the Acme License, version 2, instead of these.", YES),
        ("You may apply the terms of the Acme License, version 3, instead of these.", NO),
        (
            "You may apply the Acme License, version 2, if the author attached the notice in Exhibit A.",
            UNKNOWN,
        ),
    ],
)
def test_a_licence_that_is_named(words: str, expected: Answer) -> None:
    part = side(GRANT, COPYLEFT, permission("relicense", words=words), reach="work", id="a", base="a")
    whole = side(GRANT, COPYLEFT, NO_MORE, reach="work", id="b", base="b", name=Name("acme license", (2,)))
    assert answers(part, whole)[0] == expected


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("You may distribute it under the terms of the Acme License, version 2.", YES),
        ("You may distribute it under the Acme License, version 3.", NO),
        ("You may distribute it with code under the Acme License, version 2.", NO),
        ("You may distribute it. See the Acme License, version 2.", NO),
    ],
)
def test_a_grant_to_pass_it_on_under_another_licence(words: str, expected: Answer) -> None:
    part = side(GRANT, COPYLEFT, permission("distribute", words=words), reach="work", id="a", base="a")
    whole = side(GRANT, COPYLEFT, NO_MORE, reach="work", id="b", base="b", name=Name("acme license", (2,)))
    assert answers(part, whole)[0] == expected


def test_a_short_name_stands_for_the_long_one() -> None:
    rows = (
        permission("distribute", words="under the Acme PL, with none of these additional permissions."),
        {
            "kind": "definition",
            "actions": ("define",),
            "when": None,
            "words": "The “Acme PL” refers to version 2 of the Acme License.",
        },
    )
    part = side(GRANT, COPYLEFT, *rows, reach="work", id="a", base="a")
    for number, expected in ((2, YES), (3, NO)):
        name = Name("acme license", (number,))
        whole = side(GRANT, COPYLEFT, NO_MORE, reach="work", id="b", base="b", name=name)
        assert answers(part, whole)[0] == expected


def test_two_that_may_be_combined_keep_their_own_terms() -> None:
    words = "You have permission to combine it with a work licensed under version 2 of the Acme License."
    part = side(
        GRANT, COPYLEFT, permission("combine", "relicense", words=words), reach="work", id="a", base="a"
    )
    whole = side(GRANT, COPYLEFT, NO_MORE, reach="work", id="b", base="b", name=Name("acme license", (2,)))
    assert answers(part, whole) == (CONTESTED, YES, NO)
    assert answers(part, FREE)[1] == NO  # that is no larger work under terms of one's choice


def test_a_list_that_is_not_there_leaves_it_open() -> None:
    rows = (
        permission("relicense", words="It can be distributed under a Compatible Licence."),
        {
            "kind": "definition",
            "actions": ("define",),
            "when": None,
            "words": "‘Compatible Licence’ refers to the licences listed in the appendix.",
        },
    )
    part = side(GRANT, COPYLEFT, *rows, reach="work", id="a", base="a")
    whole = side(GRANT, COPYLEFT, NO_MORE, reach="work", id="b", base="b", name=Name("acme license", (2,)))
    assert answers(part, whole)[0] == UNKNOWN


def test_versions_to_come_need_leave() -> None:
    only = side(GRANT, COPYLEFT, reach="work", id="a", base="a", fixed=True)
    ever = side(GRANT, COPYLEFT, reach="work", id="a", base="a", fixed=True, ongoing=True)
    assert answers(only, ever)[0] == NO
    assert answers(ever, only)[0] == YES
    assert answers(ever, ever)[0] == YES


def test_every_reason_points_at_words_of_its_side() -> None:
    part = side(GRANT, NOTICE, ADVERT)
    for passage in passages(part, STRONG):
        for ground in (*passage.grounds, *passage.travelling):
            for quoted in ground.quoted:
                text = part.text if quoted.where == "part" else STRONG.text
                assert quoted.span.of(text).strip()


rows = st.lists(
    st.sampled_from(
        [NOTICE, ADVERT, NAMES, COPYLEFT, NO_MORE, bar("use", when=COMMERCIAL), duty("indemnify")]
    ),
    max_size=3,
    unique_by=id,
)
LAW = settings(max_examples=40, deadline=None, derandomize=True)
ORDER = (NO, UNKNOWN, CONTESTED, YES)


def made(terms: list[dict[str, Any]]) -> Side:
    return side(GRANT, *terms, reach="work" if COPYLEFT in terms else "none")


@LAW
@given(rows)
def test_a_licence_fits_itself(terms: list[dict[str, Any]]) -> None:
    assert answers(made(terms), made(terms)) == (YES, YES, YES)


@LAW
@given(rows, rows, st.sampled_from([ADVERT, bar("sell"), duty("indemnify", when=COMMERCIAL)]))
def test_a_part_that_asks_for_more_never_fits_better(
    mine: list[dict[str, Any]], theirs: list[dict[str, Any]], more: dict[str, Any]
) -> None:
    before, after = made(mine), made([*mine, more])
    whole = made(theirs)
    if before.text in (whole.text,) or after.text == whole.text:
        return
    for old, new in zip(answers(before, whole), answers(after, whole), strict=True):
        assert ORDER.index(new) <= ORDER.index(old)
