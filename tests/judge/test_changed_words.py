"""One phrase of a known licence changed so that it limits somebody: the text is never open."""

from __future__ import annotations

import pytest

from licet.answers import Answer
from licet.pipeline import engine

CHANGES = [
    ("ISC", "for any purpose", "for the purpose"),
    ("ISC", "for any purpose", "for that purpose"),
    ("ISC", "to use, copy", "to the members, copy"),
    ("MIT", "any person obtaining", "this person obtaining"),
    ("MIT", 'THE SOFTWARE IS PROVIDED "AS IS"', 'THE SOFTWARE IS PROVIDED TO MEMBERS "AS IS"'),
    ("MIT", 'THE SOFTWARE IS PROVIDED "AS IS"', 'THE SOFTWARE IS PROVIDED FOR EVALUATION "AS IS"'),
    ("MIT", "WITHOUT WARRANTY OF ANY KIND", "WITHOUT ANY RIGHT TO SELL IT, WITHOUT WARRANTY OF ANY KIND"),
    ("MIT", "IN NO EVENT SHALL THE AUTHORS", "GARDENERS MAY HAVE IT, IN NO EVENT SHALL THE AUTHORS"),
    ("BSD-3-Clause", "and the following disclaimer.", "and the following disclaimer, in this country."),
    ("BSD-3-Clause", "are permitted", "are hereby granted to schools"),
    ("BSD-3-Clause", "derived from this software", "derived from this software at home"),
    ("Zlib", "to anyone", "to the author"),
]


@pytest.mark.parametrize(("name", "words", "instead"), CHANGES)
def test_a_changed_phrase_that_limits_is_not_open(name: str, words: str, instead: str) -> None:
    known = " ".join(engine().text(name).source.split())
    assert words in known
    verdict = engine().read(known.replace(words, instead, 1)).verdicts["OSD"]
    assert verdict.answer != Answer.YES


@pytest.mark.parametrize(
    ("name", "words", "instead"),
    [
        ("ISC", "TORTIOUS ACTION", "TORTUOUS ACTION"),
        ("MIT", "EXPRESS OR IMPLIED", "EXPRESSED OR IMPLIED"),
    ],
)
def test_a_slip_of_the_pen_leaves_it_open(name: str, words: str, instead: str) -> None:
    known = " ".join(engine().text(name).source.split())
    assert words in known
    assert engine().read(known.replace(words, instead, 1)).verdicts["OSD"].answer == Answer.YES
