"""Defined terms whose definitions state a condition: sizes, places, persons."""

from __future__ import annotations

import re
from functools import cache
from itertools import pairwise

from licet.conditions import Condition, all_of, atoms
from licet.knowledge.conditions import grammar
from licet.read.conditions.from_clause import conditions
from licet.read.conditions.hits import WORD
from licet.read.conditions.lexicon import raw
from licet.read.conditions.model import Defined, DefinedWord
from licet.read.conditions.quantities import thresholds
from licet.read.conditions.values import purposes
from licet.text.model import Provision

_USE = frozenset(
    {
        "use_purpose",
        "distribution",
        "modified",
        "derivative",
        "network_service",
        "legal_right",
        "breach",
        "use_scope",
    }
)
_QUOTE = "\"'*_"


@cache
def _opening() -> re.Pattern[str]:
    """A label, the defined word, perhaps in quotes, and the verb that defines it."""
    verb = "|".join(grammar()["defines"].patterns)
    word = r"(?P<word>[a-z][a-z0-9 ./'-]{2,50}?)"
    lead = rf"^[(\[\d.a-z)\] ]{{0,6}}[{_QUOTE} ]*(?:the |an? )?[{_QUOTE}]*"
    return re.compile(rf"{lead}{word}[{_QUOTE}]*(?: \([^)]{{0,40}}\))?[:,]? (?:{verb})")


@cache
def _labelled() -> re.Pattern[str]:
    """A parameter with a number: "use limitation: 25 users"."""
    return re.compile(
        rf"^[{_QUOTE} ]*(?P<word>[a-z][a-z -]{{2,40}}?)[{_QUOTE}]*:[{_QUOTE}]* (?=\W{{0,3}}[\d\[])"
    )


def defined_terms(provisions: tuple[Provision, ...]) -> Defined:
    """The defined terms of a text whose definitions state a condition."""
    out: list[DefinedWord] = []
    gathered: dict[int, list[Provision]] = {}
    for provision in provisions:
        if provision.heads:
            gathered.setdefault(provision.heads[-1].index, []).append(provision)
    under = {head: tuple(items) for head, items in gathered.items()}
    for provision in provisions:
        if provision.form == "heading" or len(provision.words) > 4000:
            continue
        found = _opening().match(provision.words) or _labelled().match(provision.words)
        if found is None:
            continue
        if purposes(found["word"]):
            continue  # the word says the purpose wherever it is used
        when = _condition(provision, found.end(), under)
        if when is not None:
            out.append(DefinedWord(found["word"].strip(), when, provision.index))
    return Defined(tuple(sorted(out, key=lambda d: (-len(d.word), d.word))), under, _before(provisions))


def _before(provisions: tuple[Provision, ...]) -> dict[int, Provision]:
    """The sentence before each one under the same heads."""
    return {
        one.index: last
        for last, one in pairwise(provisions)
        if last.form != "heading" != one.form and last.heads == one.heads and not one.label
    }


def _condition(provision: Provision, body: int, under: dict[int, tuple[Provision, ...]]) -> Condition | None:
    """What the definition says of sizes, places and persons."""
    found = conditions(provision, (body, body), kind="definition", action=WORD, defined=Defined(items=under))
    if found.when is not None and _about_use(found.when):
        return None
    if not any(a.op in ("gt", "ge", "lt", "le") for a in atoms(found.when)):
        named = thresholds(raw(provision.words[body:]), naming=True)
        sizes = [t.condition for t in named if all(a.value not in (0, 1) for a in atoms(t.condition))]
        return all_of(found.when, *sizes)
    return found.when


def _about_use(condition: Condition) -> bool:
    return any(a.fact in _USE for a in atoms(condition))
