"""A maker's and a work's name bind nobody; what restricts is no name."""

from licet.read.from_provisions import read
from licet.read.names import names_in
from licet.text.from_string import from_string
from licet.text.provisions import provisions


def test_a_company_and_what_it_is_called_are_names() -> None:
    names = names_in('Grey Harbour Labs Inc. ("we" or "Company") offers this.')
    assert names.blotted("grey harbour labs and company") == "x" * 17 + " and " + "x" * 7


def test_a_work_is_a_name_and_a_purpose_is_none() -> None:
    names = names_in('"Harbour Model" means the weights. "Commercial Purpose" means any sale.')
    assert names.stretches("the harbour model") == [(4, 17)]
    assert names.stretches("commercial purpose") == []


def test_words_that_restrict_are_no_company() -> None:
    names = names_in("Non-Commercial Research Inc. gives this away.")
    assert names.makers is None


def test_a_ban_stays_a_ban_beside_a_name() -> None:
    text = from_string('Harbour AI Ltd. ("Company") made it. Every company must pay Company a fee.')
    found = read(text, provisions(text))
    said = {term.action for term in found.terms}
    assert "pay" in said or found.unread
