"""The examples of declarations and surroundings hold."""

from __future__ import annotations

import re

import pytest
import re2

from licet.identify.binding import limits_elsewhere
from licet.identify.names import is_name
from licet.knowledge.declarations import declarations
from licet.knowledge.load import items
from licet.knowledge.scan import hints
from licet.knowledge.surroundings import (
    binding_words,
    choice_words,
    foreign_words,
    line_rules,
    name_words,
    paper_words,
    told_words,
)
from licet.knowledge.wordlist import WordList


@pytest.mark.parametrize("rule", declarations(), ids=lambda r: r.id)
def test_a_declaration_is_found_where_its_examples_say(rule: object) -> None:
    pattern = re2.compile(rule.pattern)  # type: ignore[attr-defined]
    assert [e for e in rule.match if not pattern.search(e)] == []  # type: ignore[attr-defined]
    assert [e for e in rule.no_match if pattern.search(e)] == []  # type: ignore[attr-defined]


@pytest.mark.parametrize("rule", line_rules(), ids=lambda r: r.id)
def test_harmless_lines(rule: object) -> None:
    patterns = [re2.compile(p) for p in rule.patterns]  # type: ignore[attr-defined]
    unless = re2.compile(rule.unless or r"\A\z.")  # type: ignore[attr-defined]

    def speaks(line: str) -> bool:
        return any(p.search(line) for p in patterns) and not unless.search(line)

    assert [e for e in rule.match if not speaks(e)] == []  # type: ignore[attr-defined]
    assert [e for e in rule.no_match if speaks(e)] == []  # type: ignore[attr-defined]


def holds(rule: object, frame: str) -> None:
    pattern = re2.compile("|".join(frame.format(w) for w in rule.words))  # type: ignore[attr-defined]
    assert rule.match and rule.no_match  # type: ignore[attr-defined]
    assert [e for e in rule.match if not pattern.search(e.lower())] == []  # type: ignore[attr-defined]
    assert [e for e in rule.no_match if pattern.search(e.lower())] == []  # type: ignore[attr-defined]


@pytest.mark.parametrize("rule", binding_words(), ids=lambda r: r.id)
def test_binding_words(rule: object) -> None:
    holds(rule, r"\b(?:{})(?:\b|\W|$)")


@pytest.mark.parametrize("rule", hints(), ids=lambda r: r.id)
def test_hints(rule: object) -> None:
    holds(rule, "(?:{})")


def test_choice_words() -> None:
    pattern = re2.compile("|".join(f"(?:{w})" for w in choice_words().words))
    assert [e for e in choice_words().match if not pattern.fullmatch(e)] == []
    assert [e for e in choice_words().no_match if pattern.fullmatch(e)] == []


def test_foreign_words() -> None:
    assert [e for e in foreign_words().match if not limits_elsewhere(e)] == []
    assert [e for e in foreign_words().no_match if limits_elsewhere(e)] == []


def test_told_words() -> None:
    pattern = re2.compile("^(?:" + "|".join(told_words().words) + ")$")
    assert [e for e in told_words().match if not pattern.search(e)] == []
    assert [e for e in told_words().no_match if pattern.search(e)] == []


def _words(name: str) -> WordList:
    return next(one for one in items("surroundings/words", WordList) if one.id == name)


def test_words_of_makers_lists_and_papers() -> None:
    for one in (*paper_words(), *(_words(name) for name in ("makers", "lists"))):
        pattern = re.compile(rf"(?i)\b(?:{'|'.join(one.words)})\b")
        assert [e for e in one.match if not pattern.search(e)] == []
    for one in (_words("makers"), _words("lists")):
        assert not any(re.search(rf"\b(?:{'|'.join(one.words)})\b", e) for e in one.no_match)
    assert not any(is_name(e) for one in paper_words() for e in one.match)
    assert [e for one in paper_words() for e in one.no_match if not is_name(e)] == []
    assert all(is_name(e, handles=True) for e in _words("makers").match)


def test_name_words() -> None:
    assert {"de", "contributors"} <= name_words() and not {"home", "loan"} & name_words()
