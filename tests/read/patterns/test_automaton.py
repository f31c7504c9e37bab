"""Places of matches: those that the library itself gives, with and without its inner automaton."""

import re2
from hypothesis import given
from hypothesis import strategies as st

from licet.read.patterns.automaton import match_of, places, search_of, tiled

PATTERNS = [re2.compile(p) for p in (rb"\bmay\b", rb"^may", rb"[^;]*?x", rb"", rb"x*", rb"\b", rb"may$")]
words = st.lists(st.sampled_from(["may", " ", "x", ";", "xx", "mays"]), max_size=10).map(
    lambda w: "".join(w).encode()
)


class _Public:
    """A pattern of which only the public methods can be seen."""

    def __init__(self, pattern: re2._Regexp) -> None:
        self.search, self.match = pattern.search, pattern.match


@given(words, st.integers(0, 30))
def test_a_match_is_where_the_library_finds_it(raw: bytes, at: int) -> None:
    for pattern in PATTERNS:
        for found, expected in ((search_of, pattern.search(raw, at)), (match_of, pattern.match(raw, at))):
            place = expected and expected.span()
            assert found(pattern)(raw, at) == place
            assert found(_Public(pattern))(raw, at) == place


@given(words)
def test_every_match_is_that_of_the_library(raw: bytes) -> None:
    for pattern in PATTERNS:
        assert list(places(pattern, raw)) == [m.span() for m in pattern.finditer(raw)]


@given(
    words, st.lists(st.sampled_from(["may", "mays", "x+", "xx;", "; *", "a[^;]*x"]), min_size=1, max_size=4)
)
def test_several_patterns_are_tiled_like_one_of_all_of_them(raw: bytes, several: list[str]) -> None:
    options = re2.Options()
    options.longest_match = True
    one = re2.compile("|".join(several).encode(), options)
    each = [search_of(re2.compile(p.encode(), options)) for p in several]
    assert list(tiled(each, raw)) == [m.span() for m in one.finditer(raw)]
