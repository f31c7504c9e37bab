"""Many patterns at the price of a few: the same matches as each pattern alone would find."""

import re2
from hypothesis import given
from hypothesis import strategies as st

from licet.read.patterns import Matcher, Patterns

SOURCES = [
    r"\bmay[^;]{0,6}? keep\b",
    r"\b(?:you|may)(?: [a-z]+){0,2} (?:keep|not)\b",
    r"^[^;]{1,8};",
    r"(?:may|may not)[a-z ]{0,9}(?:keep|you)",
    r"\bkeep\b",
    r"[^;]{2,4}?not",
]
words = st.lists(st.sampled_from(["may", "keep", "you", "not", ";", "mays", "x"]), max_size=12).map(" ".join)


@given(words, st.integers(0, 20))
def test_the_first_match_is_that_of_the_pattern_alone(text: str, at: int) -> None:
    raw = text.encode()
    patterns = Patterns(SOURCES, re2.Options())
    for number, source in enumerate(SOURCES):
        found, alone = patterns.first(number, raw, at), re2.compile(source.encode()).search(raw, at)
        assert found == (alone and alone.span())
        assert found is None or number in patterns.among(raw)


def test_many_failed_beginnings_do_not_hide_a_later_match() -> None:
    raw = b"may " * 50 + b"x x x x may keep"
    found = Patterns(SOURCES, re2.Options()).first(0, raw)
    assert found == (len(raw) - 8, len(raw))


def test_a_match_longer_than_the_reach_is_passed_over() -> None:
    matcher = Matcher([r"may [^;]* keep"], [12])
    assert [(h.start, h.end) for h in matcher.hits(b"may x x x x x x may x keep")] == [(16, 26)]
