"""Laws of judging: restrictions never help, and unread words never make a YES."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from licet.answers import Answer
from licet.conditions import Atom
from licet.judge.criteria import Ground, judged
from licet.knowledge.definitions import criteria
from licet.limits.from_terms import granted, grants, limits
from licet.read.model import Term
from licet.spans import Span

ACTIONS = st.sampled_from(
    [
        "use",
        "modify",
        "distribute",
        "sell",
        "commercial-use",
        "host-as-service",
        "display-attribution",
        "request-licence",
        "pay",
        "report",
        "same-licence",
        "use-trademark",
        "train-other-models",
        "export",
    ]
)
CONDITIONS = st.one_of(
    st.none(),
    st.sampled_from(
        [
            Atom("distribution", "is", True),
            Atom("use_purpose", "is", "commercial"),
            Atom("use_purpose", "in", ("military",)),
            Atom("monthly_active_users", "gt", 1000),
            Atom("jurisdiction", "in", ("sanctioned",)),
            Atom("competing_product", "is", "the work"),
        ]
    ),
)
RESTRICTIONS = st.builds(
    lambda kind, action, when: Term(kind, action, Span(5, 9), "law", when=when),
    st.sampled_from(["prohibition", "duty", "termination"]),
    ACTIONS,
    CONDITIONS,
)
GRANTS = st.builds(
    lambda actions, when: Term("permission", "use", Span(0, 4), "law", also=tuple(actions), when=when),
    st.lists(st.sampled_from(["modify", "distribute", "sell"]), max_size=3),
    CONDITIONS,
)
TERMS = st.builds(lambda a, b: [*a, *b], st.lists(GRANTS, max_size=2), st.lists(RESTRICTIONS, max_size=4))


def answers(terms: list[Term], unread: tuple[Span, ...] = ()) -> dict[str, Answer]:
    ground = Ground(limits(terms), granted(terms), unread, grants(terms))
    return {criterion.id: judged(criterion, ground).answer for criterion in criteria()}


@settings(max_examples=60, deadline=None)
@given(TERMS, RESTRICTIONS)
def test_a_further_restriction_never_makes_a_yes(terms: list[Term], more: Term) -> None:
    before, after = answers(terms), answers([*terms, more])
    assert not [key for key in before if before[key] is not Answer.YES and after[key] is Answer.YES]


@settings(max_examples=60, deadline=None)
@given(TERMS, RESTRICTIONS)
def test_a_no_stays_a_no_under_a_further_restriction(terms: list[Term], more: Term) -> None:
    before, after = answers(terms), answers([*terms, more])
    assert not [key for key in before if before[key] is Answer.NO and after[key] is not Answer.NO]


@settings(max_examples=60, deadline=None)
@given(TERMS)
def test_unread_words_never_make_a_yes_and_never_hide_a_no(terms: list[Term]) -> None:
    whole, torn = answers(terms), answers(terms, (Span(20, 30),))
    assert Answer.YES not in torn.values()
    assert not [key for key in whole if whole[key] is Answer.NO and torn[key] is not Answer.NO]


@settings(max_examples=40, deadline=None)
@given(TERMS)
def test_the_order_of_terms_does_not_matter_to_restrictions(terms: list[Term]) -> None:
    again = sorted(terms, key=lambda t: (t.kind != "permission", t.action))
    assert answers(terms) == answers(again)
