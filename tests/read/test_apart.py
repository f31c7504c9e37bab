"""A clause joined to a sentence of a text nobody knows is read as one by itself, or it is unread."""

from __future__ import annotations

import pytest

from licet.pipeline import engine

OPEN = """Copyright (c) 2026 Acme Ltd

Anyone may use, copy, modify and distribute this software, in source or binary form, for any purpose and
without charge. Copies must carry this notice.

Your rights under this licence terminate automatically if you fail to comply with its terms.

The software is provided as is, without warranty of any kind. In no event shall the authors be liable for any
damages.
"""
ENDS = ("carry this notice", "with its terms", "warranty of any kind", "for any\ndamages", "without charge")
LIMITS = (
    "the software is provided as is to members of the guild",
    "it is our hope and condition that profits be shared with the authors",
    "binary distribution only",
    "reserved for members of the club",
    "in no event shall companies use the software or the authors be liable",
    "the headings are for convenience, and commercial use is excluded",
    "example is a trademark of Example Ltd, which alone may sell this",
    "nothing in this agreement limits Acme's right to revoke",
    "the authors wish for this work to remain among non-profits",
    "liability is excluded, as are cloud vendors",
    "Acme keeps commercial exploitation to itself",
    '"You" means a student',
    "redistribution rests with Acme",
    "no copying",
    "the work is provided by us to students as is, without warranty",
    "more than ten copies may not be in operation at one time",
)


def passes(text: str) -> set[str]:
    """The definitions of which licet says that the text meets them."""
    verdicts = engine().read(text).verdicts
    return {name for name in ("OSD", "FSD", "DFSG", "OD") if verdicts[name].answer == "YES"}


def test_the_text_is_open() -> None:
    assert passes(OPEN)


@pytest.mark.parametrize("limit", LIMITS)
@pytest.mark.parametrize("shape", ["{}, and {}", "{}; {}", "{} ({})"])
def test_a_limit_joined_on_is_seen(shape: str, limit: str) -> None:
    passed = [end for end in ENDS if passes(OPEN.replace(end, shape.format(end, limit), 1))]
    assert passed == []


@pytest.mark.parametrize("limit", ["No more than ten copies may be in operation at one time", "No copying"])
def test_a_limit_before_is_seen(limit: str) -> None:
    for start in ("Your rights", "In no event"):
        assert not passes(OPEN.replace(start, f"{limit}, and {start[0].lower()}{start[1:]}", 1))


@pytest.mark.parametrize("words", ["C o m m e r c i a l use is not here.", "This program is postcardware."])
def test_words_spelled_out_or_made_up_are_seen(words: str) -> None:
    assert not passes(f"{OPEN}\n{words}\n")
