"""A heading that names a limit withholds nothing where a term says it; anything more stays in doubt."""

from __future__ import annotations

import pytest

from licet.owe.titles import only_names
from licet.read.from_provisions import read
from licet.spans import Span
from licet.text.from_string import from_string
from licet.text.provisions import provisions

LIMITED = "You may use the software for noncommercial purposes only. You may not compete with us.\n"
FREE = "Permission is granted to use, copy, modify and distribute the software.\n"


def named(heading: str, rest: str) -> bool:
    source = f"{heading}\n\n{rest}"
    text = from_string(source)
    start = len(heading) - len(heading.lstrip("#*0123456789. "))
    return only_names(Span(start, len(heading)), read(text, provisions(text)).terms, source)


@pytest.mark.parametrize(
    "heading", ["Acme NonCommercial 1.0", "## Competition", "3. Noncommercial", "# Restrictions"]
)
def test_a_heading_is_a_name_where_a_term_says_it(heading: str) -> None:
    assert named(heading, LIMITED)
    assert not named(heading, FREE)


@pytest.mark.parametrize(
    "heading",
    [
        "Evaluation copy",
        "# Research use",
        "# Noncommercial use only",
        "# For research",
        "Academic version for students of the club",
        "# Members",
        "Noncommercial software, which may not be hosted, of Acme",
        "# No hosting",
    ],
)
def test_more_than_a_name_stays_in_doubt(heading: str) -> None:
    assert not named(heading, LIMITED)


def test_a_line_that_goes_on_is_no_heading() -> None:
    source = f"# Noncommercial\nuse by schools. Noncommercial 1.0 it is\n\n{LIMITED}"
    start = source.index("Noncommercial 1.0")
    assert not only_names(Span(start, start + len("Noncommercial 1.0")), (), source)
