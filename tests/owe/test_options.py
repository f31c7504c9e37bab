"""What is owed under several licences and under a choice of them: laws over small answers."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from licet.owe.model import BarAnswer, DutyAnswer, Owed
from licet.owe.options import CHOICE, chosen, moved, together
from licet.spans import Span

SPAN = Span(0, 4)
RANK = {"no": 0, "depends": 1, "yes": 2}
duties = st.builds(
    DutyAnswer, st.sampled_from(["keep-notice", "pay"]), st.sampled_from(["owed", "not-owed"]), st.just(SPAN)
)
answers = st.builds(
    Owed, st.sampled_from(["yes", "no", "depends"]), duties=st.lists(duties, max_size=3).map(tuple)
)


@given(answers, answers)
def test_both_permit_what_each_permits(a: Owed, b: Owed) -> None:
    found = together([a, b])
    assert RANK[found.permitted] == min(RANK[a.permitted], RANK[b.permitted])
    assert found.duties == (*a.duties, *b.duties)


@given(answers, answers)
def test_a_choice_permits_what_one_permits(a: Owed, b: Owed) -> None:
    found = chosen({"A": a, "B": b})
    assert RANK[found.permitted] == max(RANK[a.permitted], RANK[b.permitted])
    assert set(found.options) == {"A", "B"}


@given(answers, answers)
def test_no_duty_of_an_open_option_vanishes(a: Owed, b: Owed) -> None:
    found = chosen({"A": a, "B": b})
    left = [o for o in (a, b) if o.permitted != "no"] or [a, b]
    due = [d.action for o in left for d in o.duties if d.status == "owed"]
    assert [d.action for d in found.duties if d.status != "not-owed"] == due


@given(answers)
def test_alone_it_is_itself(a: Owed) -> None:
    assert together([a]) == a
    assert chosen({"A": a}) == a


def test_an_option_that_alone_is_left_decides() -> None:
    open_ = Owed("yes", duties=(DutyAnswer("pay", "owed", SPAN),))
    closed = Owed("no", bars=(BarAnswer("use", "bites", SPAN),))
    found = chosen({"A": open_, "B": closed})
    assert (found.permitted, found.duties, found.bars) == ("yes", open_.duties, ())


def test_a_duty_turns_on_the_choice() -> None:
    paid, free = Owed("yes", duties=(DutyAnswer("pay", "owed", SPAN),)), Owed("yes")
    assert chosen({"A": paid, "B": free}).duties[0].on == (CHOICE,)


def test_another_reading_of_one_is_another_reading_of_all() -> None:
    split = Owed("no", contested={"by-purpose": Owed("yes", holding="the purpose counts")})
    found = together([split, Owed("yes")])
    assert found.permitted == "no"
    assert (found.contested["by-purpose"].permitted, found.contested["by-purpose"].holding) == (
        "yes",
        "the purpose counts",
    )


def test_places_move_with_the_text() -> None:
    owed = Owed("yes", duties=(DutyAnswer("pay", "owed", SPAN),), unread=(SPAN,))
    there = moved(owed, 10)
    assert (there.duties[0].span, there.unread) == (Span(10, 14), (Span(10, 14),))
