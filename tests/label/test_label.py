"""Labels and classes from hand-made readings."""

from __future__ import annotations

import pytest

from licet.conditions import Atom, Not
from licet.knowledge.labels import classes, labels
from licet.label.from_reading import label
from licet.label.model import Labelling
from licet.read.model import Reading, Term
from licet.spans import Span
from licet.text.from_string import from_string

AT = Span(0, 1)
TEXT = from_string("x")
GRANT = Term("permission", "use", AT, "t", also=("modify", "distribute"))
ON_DISTRIBUTION = Atom("distribution", "is", True)
BUSINESS = Atom("use_purpose", "is", "commercial")
LARGE = Atom("annual_revenue", "gt", 1_000_000, currency="USD")
NOT_COMPETING = Not(Atom("use_purpose", "is", "competing-use"))


def of(*terms: Term) -> Labelling:
    return label(TEXT, Reading(terms))


def test_a_permissive_licence() -> None:
    found = of(
        GRANT,
        Term("duty", "keep-notice", AT, "t", when=ON_DISTRIBUTION),
        Term("disclaimer", "no-warranty", AT, "t"),
    )
    values = dict(found.labels)
    assert found.licence_class == "permissive"
    assert values["commercial-use"] == values["modify"] == values["distribute"] == "allowed"
    assert values["include-copyright"] == "required"
    assert values["warranty"] == "disclaimed"
    assert values["liability"] == values["disclose-source"] == "not-mentioned"
    assert values["same-license"] == "none"


@pytest.mark.parametrize(
    ("term", "wanted"),
    [
        (Term("prohibition", "commercial-use", AT, "t"), "non-commercial"),
        (Term("prohibition", "use", AT, "t", when=LARGE, effect="voids-grant"), "source-available"),
        (
            Term("prohibition", "use", AT, "t", when=Atom("use_purpose", "in", ("military",))),
            "use-restricted",
        ),
        (Term("duty", "display-attribution", AT, "t", when=BUSINESS), "attribution-display"),
        (Term("duty", "same-licence", AT, "t", when=ON_DISTRIBUTION), "strong-copyleft"),
        (
            Term("duty", "disclose-source", AT, "t", when=Atom("network_service", "is", True)),
            "network-copyleft",
        ),
        (Term("permission", "convert-licence", AT, "t", when=NOT_COMPETING), "fair-source"),
        (Term("grant-scope", "dedicate-public-domain", AT, "t"), "public-domain"),
    ],
)
def test_the_strongest_limit_decides(term: Term, wanted: str) -> None:
    assert of(GRANT, term).licence_class == wanted


def test_commercial_use_is_forbidden_where_the_grant_is_for_research() -> None:
    research = Atom("use_purpose", "is", "research")
    found = of(Term("permission", "use", AT, "t", also=("modify", "distribute"), when=research))
    assert dict(found.labels)["commercial-use"] == "forbidden"
    assert found.licence_class == "non-commercial"


def test_nothing_read_is_unknown() -> None:
    assert of().licence_class == "unknown"


def test_an_open_class_is_said_only_of_what_was_read() -> None:
    assert label(from_string("x and so on"), Reading((GRANT,), (), (Span(2, 8),))).licence_class == "unknown"


def test_encouragement_is_no_duty() -> None:
    found = of(GRANT, Term("duty", "state-changes", AT, "t", strength="encouraged"))
    assert dict(found.labels)["state-changes"] == "not-mentioned"


def test_labels_are_those_of_the_contract() -> None:
    wanted = (
        "commercial-use modify distribute sublicense patent-grant trademark-use include-copyright "
        "include-license state-changes disclose-source network-disclose same-license liability warranty "
        "patent-retaliation"
    )
    assert {row.name for row in labels()} == set(wanted.split())
    assert len({row.name for row in classes()}) == 11
