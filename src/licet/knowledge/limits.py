"""How terms are seen as limits on rights: grounds, implied rights, and the language that picks limits."""

from __future__ import annotations

from functools import cache
from typing import Literal

import msgspec

from licet.knowledge.load import items

Nature = Literal["bar", "gate", "narrow", "burden", "end", "power", "definition"]


class Match(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Which limits a rule is about; an empty field says nothing, every other field must hold.

    ``actions``, ``grounds``, ``facts``, ``effects``: at least one of these. ``no_...``: none of these.
    ``only_facts``: every fact of the condition is one of these. ``bound``: a limit with a ground (true) or
    without any (false). ``words``: re2 patterns, one of which occurs in the words of the term;
    ``no_words``: none of which does.
    """

    natures: tuple[Nature, ...] = ()
    actions: tuple[str, ...] = ()
    no_actions: tuple[str, ...] = ()
    grounds: tuple[str, ...] = ()
    no_grounds: tuple[str, ...] = ()
    facts: tuple[str, ...] = ()
    no_facts: tuple[str, ...] = ()
    only_facts: tuple[str, ...] | None = None
    effects: tuple[str, ...] = ()
    no_effects: tuple[str, ...] = ()
    actors: tuple[str, ...] = ()
    bound: bool | None = None
    words: tuple[str, ...] = ()
    no_words: tuple[str, ...] = ()


class Ground(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """On what a condition turns: the facts, or the values of one fact, that make it so.

    ``defined``: words typical of the names of definitions on which such a condition turns.
    ``stripped``: a condition of this ground is read as always true in the unconditional core.
    """

    name: str
    what: str
    facts: tuple[str, ...] = ()
    values: tuple[str, ...] = ()
    defined: tuple[str, ...] = ()
    stripped: bool = True
    source: str = "licet"


class Implied(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Whoever is granted ``action``, or owes it (``by = "duty"``), is granted ``grants`` too."""

    action: str
    grants: tuple[str, ...]
    why: str
    by: Literal["right", "duty"] = "right"
    source: str = "licet"


@cache
def grounds() -> tuple[Ground, ...]:
    """What conditions turn on."""
    return items("grounds", Ground)


@cache
def implied() -> tuple[Implied, ...]:
    """Which rights go with a right."""
    return items("implied", Implied)
