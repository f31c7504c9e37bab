"""What a pattern demands of a text: every text that it matches meets the demands, whatever the pattern."""

import re

import re2
from hypothesis import given
from hypothesis import strategies as st

from licet.knowledge.reading import acts, modality
from licet.read.marks import patterns_of
from licet.read.patterns import expand, framed
from licet.read.patterns.expression import parsed
from licet.read.patterns.necessary import Analysis
from licet.read.patterns.occurring import Index, keys_of

MACROS = {"you": "(?:you|licensees?)", "deed": "(?:us(?:e|es|ed)|cop(?:y|ies))"}
_LEAF = st.sampled_from(
    [
        "may",
        "not",
        "s",
        " ",
        "a",
        r"\b",
        "[sc]",
        "[^;]",
        "[a-z]",
        r"\w",
        "[0-9]",
        r"\(",
        '"',
        ",",
        "^",
        "$",
        ".",
        "{you}",
    ]
)


def _grown(inner: st.SearchStrategy[str]) -> st.SearchStrategy[str]:
    some = st.lists(inner, min_size=1, max_size=4)
    return st.one_of(
        some.map("".join),
        some.map(lambda parts: "(?:" + "|".join(parts) + ")"),
        st.tuples(inner, st.sampled_from(["?", "*", "+", "{0,3}?", "{1,2}", "*?"])).map(
            lambda p: f"(?:{p[0]}){p[1]}"
        ),
    )


patterns = st.recursive(_LEAF, _grown, max_leaves=14)
texts = st.lists(
    st.sampled_from(
        ["may", "not", "you", "licensees", "s", "a", "mays", "c", " ", " ", "(", '"', ",", "7", ";", "_", "é"]
    ),
    max_size=14,
).map("".join)


def _occurs(pattern: str, words: bytes) -> bool:
    written = re.sub(r"\{(you|deed)\}", lambda m: MACROS[m[1]], pattern)
    return re2.search(written.encode(), words) is not None


@given(st.lists(patterns, min_size=1, max_size=5), texts)
def test_what_matches_is_a_candidate(several: list[str], text: str) -> None:
    words = text.encode("ascii", "replace")
    index = Index(keys_of([Analysis(MACROS).clauses(p) for p in several]))
    assert {n for n, p in enumerate(several) if _occurs(p, words)} <= set(index.candidates(words))


def test_each_example_of_the_knowledge_is_a_candidate() -> None:
    entries = [(framed(p), w) for e in acts() for p in patterns_of(e) for w in e.match]
    entries += [(framed(p), w) for e in modality() for p in e.patterns for w in e.match]
    macros = _Expanded()
    analysis = Analysis(macros)
    index = Index(keys_of([analysis.clauses(p) for p, _ in entries]))
    for number, (pattern, words) in enumerate(entries):
        if re2.search(expand(pattern).encode(), words.encode("ascii", "replace")):
            assert number in index.candidates(words.encode("ascii", "replace")), pattern


class _Expanded(dict[str, str]):
    def __missing__(self, name: str) -> str:
        return expand(f"{{{name}}}")


def test_a_word_that_no_pattern_names_makes_no_candidate() -> None:
    clauses = [
        Analysis({}).clauses(p) for p in (r"\b(?:you may not)\b", r"\bshall [^;]{0,40}? keep", r'^"[a-z]+":')
    ]
    index = Index(keys_of(clauses))
    assert index.candidates(b"you may keep it") == []
    assert index.candidates(b"you may not shall") == [0]
    assert index.candidates(b"you shall, i say, keep it") == [1]
    assert index.candidates(b'"word": you may') == [2]


def test_a_pattern_is_not_candidate_for_parts_of_words() -> None:
    index = Index(keys_of([Analysis({}).clauses(r"\b(?:use|share)\b")]))
    assert index.candidates(b"because of the shareholders") == []
    assert index.candidates(b"to (use) it") == [0]


def test_what_is_not_understood_is_always_a_candidate() -> None:
    index = Index(keys_of([Analysis({}).clauses(p) for p in ("(?i)may", r"\pL+", "[[:alpha:]]+")]))
    assert index.candidates(b"nothing") == [0, 1, 2]


def test_a_long_word_is_looked_up_too() -> None:
    index = Index(keys_of([Analysis({}).clauses("licen[sc]e")]))
    assert index.candidates(b"a" * 5000 + b"licence" + b"b" * 5000) == [0]
    assert index.candidates(b"a" * 5000) == []


def test_the_tree_of_a_pattern() -> None:
    assert parsed("(?:a|a)") == parsed("a|a")
    assert parsed("a{0,1}") == parsed("a?")
    assert parsed("[ab]") == parsed("[a-b]")
