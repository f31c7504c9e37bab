"""What a text says: terms, what has no effect on the questions asked, and what is left unread."""

from __future__ import annotations

from typing import Any, Literal

import msgspec

from licet.conditions import Condition
from licet.spans import Span

Kind = Literal["permission", "duty", "prohibition", "grant-scope", "termination", "disclaimer", "definition"]


class Way(msgspec.Struct, frozen=True):
    """One of several ways, of which one is enough: ``head`` are the words that say so, ``item`` is which."""

    head: Span
    item: int


class Term(msgspec.Struct, frozen=True):
    """One thing that a text permits, demands, forbids, limits, ends, disclaims or defines.

    ``when`` is ``None`` for "always". ``detail`` is free data (``show``, ``where``, ``manner``, ...).
    ``consumed`` are the stretches of the quote that the reading rests on (modality, act, object,
    condition, purpose words): what lies in none of them had no part in the reading. ``parse`` says which
    words stated which facts of the condition. ``heads`` are the heads of its list, where they say what
    is done, or that it must, may or may not be. ``way`` is set where the term is one of a choice.
    """

    kind: Kind
    action: str
    span: Span
    rule: str
    actor: str = "licensee"
    also: tuple[str, ...] = ()
    when: Condition | None = None
    detail: dict[str, Any] | str | None = None
    effect: str | None = None
    exempts: tuple[str, ...] = ()
    defines: str | None = None
    strength: str | None = None
    provision: int = -1
    consumed: tuple[Span, ...] = ()
    parse: tuple[str, ...] = ()
    heads: tuple[Span, ...] = ()
    way: Way | None = None

    @property
    def actions(self) -> frozenset[str]:
        return frozenset((self.action, *self.also))


class Effectless(msgspec.Struct, frozen=True):
    """A stretch without effect on the questions asked, the kind it is, and the rule that says so.

    ``beside`` are the clauses in it that the rule does not speak of and that hold words which may bind.
    ``way`` is set where it is one of a choice.
    """

    span: Span
    kind: str
    rule: str
    beside: tuple[Span, ...] = ()
    way: Way | None = None


# Effectless kinds that no specific rule gave: too weak where a text departs from the licence it looks like.
WEAK = frozenset({"statement", "list-head", "names"})


class Reading(msgspec.Struct, frozen=True):
    """Everything that was read. Each provision lies in a term, an effectless stretch or ``unread``.

    ``standing`` are the places where whole provisions were put into a known licence: nothing in them rides on
    its words, so they were read like a text that nobody knows.
    """

    terms: tuple[Term, ...]
    effectless: tuple[Effectless, ...] = ()
    unread: tuple[Span, ...] = ()
    names: tuple[str, ...] = ()  # of makers and works, in lower case
    standing: tuple[Span, ...] = ()
