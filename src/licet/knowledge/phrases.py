"""How actions and facts read in English sentences."""

from __future__ import annotations

from functools import cache

import msgspec

from licet.knowledge.load import items


class Phrase(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """One action or fact.

    ``says`` may hold ``{op}``, ``{value}``, ``{whose}`` and ``{has}``. ``yes`` and ``no`` are said where the
    fact holds or does not; ``shows`` where the term gives the string; ``subject`` is whose size is meant
    where the term names nobody.
    """

    id: str
    says: str
    shows: str = ""
    yes: str = ""
    no: str = ""
    subject: str = ""


@cache
def actions() -> dict[str, Phrase]:
    """By action."""
    return {p.id: p for p in items("phrases/actions", Phrase)}


@cache
def facts() -> dict[str, Phrase]:
    """By fact."""
    return {p.id: p for p in items("phrases/facts", Phrase)}


@cache
def currencies() -> dict[str, str]:
    """The names of currencies by ISO 4217 code."""
    return {p.id: p.says for p in items("phrases/currencies", Phrase)}


@cache
def values() -> dict[str, str]:
    """How the values of conditions read."""
    return {p.id: p.says for p in items("phrases/values", Phrase)}
