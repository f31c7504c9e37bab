"""Copyright lines whose holders write their names in small letters."""

from __future__ import annotations

import pytest

from licet.identify.names import is_name


@pytest.mark.parametrize(
    "line",
    [
        "Copyright (c) 2015 Jane Example and the widget contributors",
        "Copyright (c) 2010-202x The widget developers",
        "Copyright (c) 2008-present The widget developers (see AUTHORS.txt file)",
        "Copyright 2020 widget-lib authors",
    ],
)
def test_a_name_is_a_name(line: str) -> None:
    assert is_name(line, handles=True)


@pytest.mark.parametrize(
    "line",
    [
        "Copyright (c) 2015 Jane Example for the paying contributors",
        "Copyright 2020 Example, free to use within your team",
        "Copyright 2020 Example, see the file for what it costs",
        "Copyright 2020 Example and the widget contributors only",
    ],
)
def test_what_says_more_is_none(line: str) -> None:
    assert not is_name(line, handles=True)
