"""Laws of licences that bind together and of a choice among them, by proof and by brute force."""

from __future__ import annotations

from hypothesis import HealthCheck, given, settings
from tests.compare.readings import COMMERCIAL, GRANT, bar, duty, licence
from tests.compare.test_laws import Rows, licences, permits, small_licences, worlds

from licet.compare.algebra import chosen, together
from licet.compare.compile import compiled
from licet.compare.from_readings import Party
from licet.compare.model import Choice, Comparison
from licet.compare.offers import Placed, compare_offers
from licet.compare.words import Words

LAW = settings(max_examples=20, deadline=None, derandomize=True)
BRUTE = settings(max_examples=40, deadline=None, derandomize=True, suppress_health_check=list(HealthCheck))


def both(*parties: Party) -> list[list[Placed]]:
    """All of them bind."""
    return [[Placed(party, at * 10_000) for at, party in enumerate(parties)]]


def one_of(*parties: Party) -> list[list[Placed]]:
    """One may be chosen."""
    return [[Placed(party, at * 10_000)] for at, party in enumerate(parties)]


def related(a: list[list[Placed]], b: list[list[Placed]]) -> Comparison:
    return compare_offers(a, b)


def stopping(party: Party) -> Choice:
    return compiled(party.reading, Words(party.source))


@LAW
@given(licences)
def test_a_licence_with_itself_is_itself(rows: Rows) -> None:
    a = licence(*rows)
    assert related(both(a, a), both(a)).relation == "equal"
    assert related(one_of(a, a), both(a)).relation == "equal"


@LAW
@given(licences, licences)
def test_both_bind_as_strictly_as_each(one: Rows, other: Rows) -> None:
    a, b = licence(*one), licence(*other)
    for single in (a, b):
        assert related(both(single), both(a, b)).a_permits_all is True


@LAW
@given(licences, licences)
def test_a_choice_is_as_loose_as_each_option(one: Rows, other: Rows) -> None:
    a, b = licence(*one), licence(*other)
    for single in (a, b):
        assert related(one_of(a, b), both(single)).a_permits_all is True


@LAW
@given(licences, licences)
def test_the_order_does_not_matter(one: Rows, other: Rows) -> None:
    a, b = licence(*one), licence(*other)
    assert related(both(a, b), both(b, a)).relation == "equal"
    assert related(one_of(a, b), one_of(b, a)).relation == "equal"


@BRUTE
@given(small_licences, small_licences)
def test_brute_force_agrees(one: Rows, other: Rows) -> None:
    a, b = stopping(licence(*one)), stopping(licence(*other))
    joint, choice = together([a, b]), chosen([a, b])
    stops = [[stop.formula for stop in c.stops] for c in (a, b, joint, choice)]
    for world in worlds([f for some in stops for f in some]):
        first, second, under_both, under_one = (permits(some, world) for some in stops)
        assert under_both is (first and second)
        assert under_one is (first or second)


def test_a_choice_shows_whom_every_option_stops() -> None:
    closed = licence(GRANT, bar("use", when=COMMERCIAL))
    owing = licence(GRANT, duty("indemnify", when=COMMERCIAL))
    free = licence(GRANT)
    found = related(one_of(closed, owing), both(free))
    assert found.relation == "stricter"
    assert found.witnesses[0].situation.deeds == ()
    assert related(both(closed, owing), one_of(closed, owing)).relation == "stricter"


def test_places_are_those_of_the_whole_text() -> None:
    free, closed = licence(GRANT), licence(GRANT, bar("use", when=COMMERCIAL))
    found = related(both(free, closed), both(free))
    assert {w.stop.span.start >= 10_000 for w in found.witnesses} == {True}


def test_words_that_nobody_read_keep_a_choice_open() -> None:
    vague = licence(GRANT, unread=("Use must end when the licensor says so.",))
    closed = licence(GRANT, bar("use", when=COMMERCIAL))
    assert related(one_of(vague, closed), both(licence(GRANT))).a_permits_all is None
