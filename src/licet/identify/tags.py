"""Licences that a file declares by an SPDX expression: tags, and fields of package manifests."""

from __future__ import annotations

from bisect import bisect_left
from functools import cache
from typing import Any

import re2

from licet.catalogue.model import Catalogue
from licet.identify.claims import Claim
from licet.identify.expression import read_expression
from licet.knowledge.declarations import declarations
from licet.text.model import Text

_HINT = "licen"  # what each pattern holds; a plain search before all of them


@cache
def _patterns() -> tuple[tuple[Any, str | None], ...]:
    return tuple((re2.compile(d.pattern), d.unknown) for d in declarations())


@cache
def _which() -> Any:
    """All patterns at once: one pass says which of them occur."""
    every = re2.Set.SearchSet()
    for one in declarations():
        every.Add(one.pattern)
    every.Compile()
    return every


def tag_claims(text: Text, catalogue: Catalogue) -> list[Claim]:
    """One claim for each declaration, over the words of the declaration."""
    out: list[Claim] = []
    if _HINT not in text.plain.lower():
        return out
    for number in sorted(_which().Match(text.plain) or ()):
        pattern, unknown = _patterns()[number]
        for found in pattern.finditer(text.plain):
            start, end = found.span(1)
            words = text.plain[start:end]
            told = read_expression(words, catalogue, unknown)
            if told is None or (unknown is None and words[told[1] :].strip(" \t;,.")):
                continue
            first = bisect_left(text.starts, found.start())
            last = bisect_left(text.starts, start + told[1])
            if last > first:
                out.append(Claim(first, last, "tag", told[0], declared=unknown is not None))
    return out
