"""A grant under the terms of another text is not all that binds."""

from __future__ import annotations

import pytest

from licet.read.elsewhere import names_itself
from licet.read.from_provisions import read
from licet.read.model import Reading
from licet.spans import Span
from licet.text.from_string import from_string
from licet.text.provisions import provisions


def reading(words: str) -> Reading:
    text = from_string(words)
    return read(text, provisions(text))


@pytest.mark.parametrize(
    "words",
    [
        "You may use, copy, modify and redistribute this program under the terms of the Acme Closed License.",
        "You can redistribute it and/or modify it under the terms of the Acme General Public License.",
        "You may distribute copies under the Foo Public Licence.",
        "You may copy and modify it under the terms of the AGPL.",
        "You may use and distribute it under the same terms as Perl itself.",
        "You may use and modify it according to the Acme Master Agreement.",
    ],
)
def test_the_terms_of_another_text_are_not_read(words: str) -> None:
    assert reading(words).unread


@pytest.mark.parametrize(
    "words",
    [
        "You may use, copy, modify and redistribute this program under the terms of this License.",
        "You may copy and distribute it under the terms of Sections 1 and 2 above.",
        "Acme Public License\n\nYou may copy and distribute it under the terms of the Acme Public License.",
    ],
)
def test_its_own_are(words: str) -> None:
    assert not reading(words).unread


NOTICE = 'The contents of this file are subject to the Acme Public License Version 1.1 (the "License")'


@pytest.mark.parametrize(
    ("title", "notice", "itself"),
    [
        ("Acme Public License (APL) Version 1.1", NOTICE, True),
        ("Grey Public License Version 1.1", NOTICE, False),
        ("Acme Public License", f"{NOTICE} and to our policy", False),
        ("Acme Public License", "You are subject to the Acme Public License", False),
    ],
)
def test_a_notice_may_name_the_licence_that_it_stands_in(title: str, notice: str, *, itself: bool) -> None:
    source = f"{title}\n\n{notice}"
    assert names_itself(source, Span(len(title) + 2, len(source))) is itself
