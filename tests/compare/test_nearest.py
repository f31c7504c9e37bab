"""The nearest of many licences, and what is kept of them."""

from __future__ import annotations

import pytest
from tests.compare.readings import GRANT, KIMI, MIT, NOTICE, bar, licence

from licet.compare.codec import decoded, encoded
from licet.compare.compile import compiled
from licet.compare.from_readings import Party
from licet.compare.model import Choice
from licet.compare.nearest import nearest
from licet.compare.words import Words


def choice(party: Party) -> Choice:
    return compiled(party.reading, Words(party.source))


OTHERS = {
    "mit": choice(MIT),
    "bare": choice(licence(GRANT)),
    "endorse": choice(licence(GRANT, NOTICE, bar("endorse"))),
    "nothing": choice(licence(NOTICE)),
}


def test_the_nearest_comes_first_with_what_is_gained_and_lost() -> None:
    first, *rest = nearest(choice(KIMI), OTHERS)
    assert (first.id, first.permits_all, first.is_permitted_all) == ("mit", True, False)
    assert [stop.what for stop in first.gained] == ["display-attribution"]
    assert first.lost == ()
    assert [near.id for near in rest] == ["bare", "endorse"]


def test_of_those_equally_near_in_terms_the_nearest_in_words_comes_first() -> None:
    others = {"a": choice(MIT), "b": choice(MIT)}
    assert [near.id for near in nearest(choice(KIMI), others, {"b": 0.8})] == ["b", "a"]


def test_an_open_answer_says_on_what_it_turns() -> None:
    vague = choice(licence(GRANT, NOTICE, unread=("You must heed the moon.",)))
    (near,) = nearest(choice(MIT), {"vague": vague})
    assert near.permits_all is None and [side for side, _ in near.turns] == ["A"]


def test_a_stricter_one_is_known_as_such() -> None:
    found = {near.id: near for near in nearest(choice(MIT), OTHERS)}
    assert found["endorse"].is_permitted_all is True
    assert [stop.what for stop in found["endorse"].lost] == ["endorse"]


@pytest.mark.parametrize("party", [MIT, KIMI, licence(GRANT, unread=("Heed the moon and its rules.",))])
def test_what_is_kept_stops_the_same(party: Party) -> None:
    before = choice(party)
    after = decoded(encoded(before))
    assert [(s.formula, s.what, s.span) for s in after.stops] == [
        (s.formula, s.what, s.span) for s in before.stops
    ]
    assert (after.granted, after.named, after.open_words) == (before.granted, before.named, before.open_words)


@pytest.mark.parametrize("data", [b"", b"\x01", b"\x93\x01\x02\x03"])
def test_what_is_broken_is_said_to_be(data: bytes) -> None:
    with pytest.raises(ValueError):
        decoded(data)


def test_to_what_grants_nothing_nothing_is_near() -> None:
    assert nearest(choice(licence(NOTICE)), OTHERS) == []
