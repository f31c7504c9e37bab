"""Whole clauses with sizes as different lawyers draft them: the term, and the size in it."""

from __future__ import annotations

import pytest

from licet.conditions import Condition, Not, atoms
from licet.read.from_provisions import read
from licet.read.model import Term
from licet.text.from_string import from_string
from licet.text.provisions import provisions


def terms(text: str) -> dict[str, Term]:
    made = from_string(text)
    return {t.action: t for t in read(made, provisions(made)).terms}


def sizes(when: Condition | None) -> list[str]:
    return [f"{a.fact} {a.op} {a.value} {a.currency or a.unit}" for a in atoms(when)]


CLAUSES = [
    (
        "You may use the Software if your organisation has no more than ten (10) employees and its "
        "gross annual revenue (together with that of its affiliates) did not exceed EUR 500,000 in the last "
        "fiscal year.",
        "use",
        ["employees le 10 individuals", "annual_revenue le 500000 EUR"],
    ),
    (
        "Unless your organisation has an annual budget of less than $50,000, you may not use the Work.",
        "use",
        ["total_revenue lt 50000 USD"],
    ),
    (
        "In case the monthly turnover of the product exceeds HK$10 million or the number of daily active "
        "users exceeds 1,000,000, you shall apply to us for a licence.",
        "request-licence",
        ["monthly_revenue gt 10000000 HKD", "users gt 1000000 users"],
    ),
    (
        "Usage above 50 GB of stored data or by more than 10 named users requires an Enterprise Licence.",
        "request-licence",
        ["storage gt 0.05 TB", "users gt 10 users"],
    ),
    (
        "If you process more than one billion tokens per month using the Model, you must enter into a paid "
        "licence agreement.",
        "request-licence",
        ["tokens gt 1000000000 tokens"],
    ),
    (
        'Licensee shall display the words "Powered by Orbit" if the application has been downloaded more '
        "than one million times.",
        "display-attribution",
        ["downloads gt 1000000 downloads"],
    ),
    (
        "You must not exceed an annual revenue of EUR 1,000,000 while using the Software.",
        "use",
        ["annual_revenue gt 1000000 EUR"],
    ),
    (
        "Should the number of monthly active users of your products reach or exceed 50 million, you shall "
        "request a licence from us before continuing to use the Model.",
        "request-licence",
        ["monthly_active_users ge 50000000 users"],
    ),
]


@pytest.mark.parametrize(("text", "action", "wanted"), CLAUSES)
def test_sizes_as_drafted(text: str, action: str, wanted: list[str]) -> None:
    assert sizes(terms(text)[action].when) == wanted


def test_a_duty_after_a_trial_is_owed_beyond_it() -> None:
    text = (
        "The software may be used free of charge for a period not exceeding 30 days, after which a licence "
        "must be purchased."
    )
    read_terms = terms(text)
    assert sizes(read_terms["use"].when) == ["usage_days le 30 days"]
    assert isinstance(read_terms["request-licence"].when, Not)


def test_a_duty_that_follows_a_size_passed_is_owed_above_it() -> None:
    text = (
        "If your product has more than 1 million monthly active users, immediately thereafter you must "
        "request a license from us."
    )
    when = terms(text)["request-licence"].when
    assert not isinstance(when, Not)
    assert sizes(when) == ["monthly_active_users gt 1000000 users"]


@pytest.mark.parametrize(
    ("purposes", "wanted"),
    [
        ("any commercial, military, or illegal purposes", ("commercial", "military", "illegal")),
        ("military or commercial purposes", ("military", "commercial")),
    ],
)
def test_a_ban_for_several_purposes_holds_for_each(purposes: str, wanted: tuple[str, ...]) -> None:
    ban = terms(f"You may not use the software for {purposes}.")["use"]
    assert [a.value for a in atoms(ban.when)] == [wanted]


def test_a_ban_on_commercial_use_alone_stays_one() -> None:
    assert terms("You may not use the software for commercial purposes.")["commercial-use"].when is None
