"""Defined terms whose definitions state a condition: sizes, places, persons."""

from __future__ import annotations

import re

from licet.conditions import Condition
from licet.read.conditions.combine import combined
from licet.read.conditions.hits import Act, Region, hits_in
from licet.read.conditions.model import Defined, DefinedWord
from licet.read.conditions.segments import joined
from licet.text.model import Provision

_DEFINES = re.compile(
    r"^[(\[\d.a-z)\] ]{0,6}[\"'*_ ]*(?:the |an? )?[\"'*_]*(?P<word>[a-z][a-z0-9 ./'-]{2,50}?)[\"'*_]*(?: \([^)]{0,40}\))?[:,]?"
    r" (?:means?|shall mean|refers? to|is defined as|is any|is an?|are|includes?)\b"
)
_NAMED = re.compile(r"\((?:the |an? |each,? an? |collectively,? (?:the )?)?[\"'](?P<word>[a-z][a-z0-9 -]{2,40})[\"']\)")


def defined_terms(provisions: tuple[Provision, ...]) -> Defined:
    """The defined terms of a text whose definitions state a condition."""
    out: list[DefinedWord] = []
    for provision in provisions:
        if provision.form == "heading" or len(provision.words) > 4000:
            continue
        found = _DEFINES.match(provision.words)
        if found is None:
            continue
        when = _condition(provision, found.end())
        if when is not None:
            out.append(DefinedWord(found["word"].strip(), when, provision.index))
    return Defined(tuple(sorted(out, key=lambda d: (-len(d.word), d.word))))


def _condition(provision: Provision, body: int) -> Condition | None:
    """What the definition says of sizes, places and persons."""
    cut = joined(provision)
    start = cut.base + body
    act = Act(start, start, "definition", "define")
    hits = hits_in(Region(start, len(cut.words), "if"), cut.words, act, Defined())
    kept = [h for h in hits if not _about_use(h.condition)]
    return combined(kept, cut.words)


def _about_use(condition: Condition) -> bool:
    from licet.conditions import atoms

    return any(a.fact in ("use_purpose", "distribution", "modified", "derivative", "network_service", "legal_right") for a in atoms(condition))
