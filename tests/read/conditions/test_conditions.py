"""Conditions read from clauses: sizes, purposes, persons, places, permission, and what was not understood."""

from __future__ import annotations

from typing import Any

import pytest

from licet.conditions import atoms
from licet.read.conditions import Found, conditions, defined_terms
from licet.text.from_string import from_string
from licet.text.provisions import provisions


def found(text: str, act: str, kind: str = "duty", action: str = "request-licence") -> Found:
    """The condition of the first place of ``act`` in ``text``."""
    parts = provisions(from_string(text))
    defined = defined_terms(parts)
    one = next(p for p in parts if act in p.words)
    at = one.words.index(act)
    return conditions(one, (at, at + len(act)), kind=kind, action=action, defined=defined)


def when(text: str, act: str, kind: str = "duty", action: str = "request-licence") -> Any:
    condition = found(text, act, kind, action).when
    return None if condition is None else condition.to_json()


def short(tree: Any) -> Any:
    """The tree with its atoms as ``fact op value``."""
    if tree is None:
        return None
    if "fact" in tree:
        return f"{tree['fact']} {tree['op']} {tree['value']}"
    if "not" in tree:
        return {"not": short(tree["not"])}
    key = "all" if "all" in tree else "any"
    return {key: [short(part) for part in tree[key]]}


SIZES = [
    ("If your product has more than 100 million monthly active users", "monthly_active_users gt 100000000"),
    ("If your product has 50,000 or more monthly active users", "monthly_active_users ge 50000"),
    ("If your company employs fewer than 250 people", "employees lt 250"),
    ("If your annual revenue exceeds RMB 1 billion", "annual_revenue gt 1000000000"),
    ("If your gross revenue was at least US$ 1,000,000 in the last fiscal year", "annual_revenue ge 1000000"),
    ("If your group's revenue is above ten million dollars over any 12 months", "total_revenue gt 10000000"),
    ("If you raised more than two million US dollars ($2,000,000) in total funding", "funding gt 2000000"),
    ("If more than 50% of the shares are held by others", None),
    ("If you do not reply within 30 days", None),
]


@pytest.mark.parametrize(("text", "wanted"), SIZES)
def test_sizes(text: str, wanted: str | None) -> None:
    text += ", you must request a licence."
    sizes = [a for a in atoms(found(text, "request a licence").when) if a.fact not in ("event", "breach")]
    assert [f"{a.fact} {a.op} {a.value}" for a in sizes] == ([] if wanted is None else [wanted])


def test_whose_size_and_when() -> None:
    text = (
        "If, on the Foo version release date, the monthly active users of the products made available by "
        "or for Licensee, or Licensee's affiliates, is greater than 7 million in the preceding month, "
        "you must request a licence."
    )
    (size,) = atoms(found(text, "request a licence").when)
    assert (size.scope, size.as_of) == ("licensee+affiliates", "foo version release date")


CASES = [
    ("use the model solely for research purposes", "permission use", "use_purpose is research"),
    ("use the model for any purpose, including commercial purposes", "permission use", None),
    ("use the model for military purposes", "prohibition use", "use_purpose in ['military']"),
    (
        "assign it without our prior written consent",
        "prohibition assign",
        {"not": "written_permission is True"},
    ),
    ("terminate this licence if you breach any of its terms", "termination terminate", "breach is True"),
    ("include this licence if you distribute the work", "duty include-licence", "distribution is True"),
    ("keep this notice in all copies of the work", "duty keep-notice", "distribution is True"),
]


@pytest.mark.parametrize(("clause", "act", "wanted"), CASES)
def test_conditions(clause: str, act: str, wanted: Any) -> None:
    kind, action = act.split()
    assert short(when(f"You may {clause}.", clause.split(maxsplit=1)[0], kind, action)) == wanted


def test_upon_termination() -> None:
    text = "Upon termination of this licence, you must delete all copies."
    assert short(when(text, "delete", "duty", "delete-materials")) == "terminated is True"


def test_items_take_the_conditions_of_their_head() -> None:
    text = "If you distribute the work, you must:\n\n(a) include this licence; and\n\n(b) keep all notices.\n"
    assert short(when(text, "keep all notices", "duty", "keep-notice")) == "distribution is True"


def test_a_defined_word_brings_its_condition() -> None:
    text = (
        '"Large Firm" means any company whose annual revenue exceeds 5 million euros.\n\n'
        "If you are a Large Firm, you must request a licence.\n"
    )
    assert short(when(text, "request a licence")) == "annual_revenue gt 5000000"


def test_what_is_not_understood_is_left_over() -> None:
    text = "You may use the work if your goldfish belongs to a farmer."
    got = found(text, "use", "permission", "use")
    assert got.leftover and not got.when


LIST = """{head}

1. had fewer than 20 total individuals working as employees; {join}

2. earned less than $1,000,000 total revenue in the last tax year.
"""


@pytest.mark.parametrize(
    ("head", "join", "key"),
    [
        ("You may use it if your company meets all of these criteria:", "and", "all"),
        ("You may use it if your company:", "or", "any"),
        ("You may use it if your company meets any of the following criteria:", "", "any"),
    ],
)
def test_a_condition_may_be_told_in_a_list(head: str, join: str, key: str) -> None:
    got = found(LIST.format(head=head, join=join), "use", "permission", "use")
    assert got.when is not None
    assert short(got.when.to_json()) == {key: ["employees lt 20", "annual_revenue lt 1000000"]}
    assert len(got.items) == 2


def test_a_parameter_is_compared_where_it_is_named() -> None:
    text = "Use Limitation: 25 users\n\nIf you exceed the Use Limitation, you must request a licence.\n"
    assert short(when(text, "request a licence")) == "users gt 25"


def test_an_amount_that_no_limit_used_is_left_over() -> None:
    text = "If your company has 100 employees or more, or spends 7 million dollars on paper, you must pay."
    assert found(text, "pay", "duty", "pay").leftover


def test_freeing_words_narrow_no_grant() -> None:
    text = "Permission is granted, without written agreement and without fee, to use the work."
    assert when(text, "to use the work", "permission", "use") is None


def test_a_case_that_was_lost_is_left_over() -> None:
    text = "If you use it for commercial purposes or for gardening businesses, you must pay us."
    assert found(text, "pay us", "duty", "pay").leftover


def test_a_sentence_may_go_on_with_the_case_before_it() -> None:
    first = (
        "If your product has more than 9 million monthly active users, you must request a licence from us."
    )
    goes_on = "You may not exercise your rights until then."
    carried = when_in(f"{first} {goes_on}", "exercise")
    assert carried == "monthly_active_users gt 9000000"
    assert when_in(f"{first}\n\n{goes_on}", "exercise") is None
    assert when_in(f"{first} You may not sell it.", "sell") is None


def when_in(text: str, act: str) -> Any:
    parts = provisions(from_string(text))
    one = next(p for p in parts if act in p.words)
    at = one.words.index(act)
    got = conditions(
        one, (at, at + 1), kind="prohibition", action="use", defined=defined_terms(parts), source=text
    )
    return None if got.when is None else short(got.when.to_json())
