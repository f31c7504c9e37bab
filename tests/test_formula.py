"""Decisions over open questions are exact."""

from __future__ import annotations

from itertools import product

from hypothesis import given
from hypothesis import strategies as st

from licet.formula import Bound, Formula, Question, both, contrary, decide, either

P, Q, R = (Question(n, n) for n in "pqr")


def size(low: float) -> Question:
    return Question("size", "size", low=Bound(low, closed=False))


def formulas() -> st.SearchStrategy[Formula]:
    leaves: st.SearchStrategy[Formula] = st.sampled_from([True, False, P, Q, R, size(1), size(5)])
    return st.recursive(
        leaves,
        lambda inner: st.one_of(
            st.lists(inner, max_size=3).map(lambda x: both(*x)),
            st.lists(inner, max_size=3).map(lambda x: either(*x)),
            inner.map(contrary),
        ),
        max_leaves=8,
    )


def value(formula: Formula, answers: dict[str, float]) -> bool:
    from licet.formula import Both, Contrary, Either

    match formula:
        case bool():
            return formula
        case Question() if formula.low is not None:
            return answers["size"] > formula.low.value
        case Question():
            return bool(answers[formula.variable])
        case Both(parts):
            return all(value(p, answers) for p in parts)
        case Either(parts):
            return any(value(p, answers) for p in parts)
        case Contrary(part):
            return not value(part, answers)


@given(formulas())
def test_exact(formula: Formula) -> None:
    worlds = [
        dict(zip(("p", "q", "r", "size"), case, strict=True))
        for case in product((0, 1), (0, 1), (0, 1), (0, 1, 3, 5, 9))
    ]
    found = decide(formula)
    outcomes = {value(formula, w) for w in worlds}
    assert found.holds == (outcomes.pop() if len(outcomes) == 1 else None)
    matters = {
        name
        for name in ("p", "q", "r", "size")
        for w in worlds
        for other in worlds
        if all(w[n] == other[n] for n in w if n != name) and value(formula, w) != value(formula, other)
    }
    assert set(found.on) == matters


def test_a_question_that_cannot_matter_is_not_asked() -> None:
    assert decide(either(P, contrary(P), Q)).holds is True
    assert decide(both(P, either(Q, contrary(Q)))).on == ("p",)


def test_what_is_known_of_a_number_counts() -> None:
    at_least_two = Question("size", "size", low=Bound(1, closed=False), floor=Bound(2))
    assert decide(at_least_two).holds is True
    assert decide(Question("size", "size", low=Bound(9), floor=Bound(2))).holds is None


def test_many_independent_questions_stay_quick() -> None:
    many = [Question(str(n), str(n)) for n in range(60)]
    assert len(decide(both(*many)).on) == 60
    assert decide(both(*many, False)).holds is False
