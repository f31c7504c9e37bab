"""What the condition reader takes and gives."""

from __future__ import annotations

from collections.abc import Mapping

import msgspec

from licet.conditions import Condition
from licet.text.model import Provision

Stretch = tuple[int, int]


class Found(msgspec.Struct, frozen=True):
    """The condition of one act.

    ``when`` is ``None`` where the provision states none. ``consumed`` are the stretches of
    ``provision.words`` that the condition rests on; ``leftover`` are clauses that open like a condition
    ("if", "unless", "only") and were not understood: a reader must list them as unread. ``items`` are the
    indices of the provisions under this one that the condition was read from; ``parse`` says for a reader
    which words stated which facts.
    """

    when: Condition | None = None
    consumed: tuple[Stretch, ...] = ()
    leftover: tuple[Stretch, ...] = ()
    items: tuple[int, ...] = ()
    parse: tuple[str, ...] = ()


class DefinedWord(msgspec.Struct, frozen=True):
    """A defined term whose definition states a condition: ``word`` in lower case, as it is used."""

    word: str
    when: Condition
    provision: int = -1


class Defined(msgspec.Struct, frozen=True):
    """Every defined term of a text that carries a condition, longest word first.

    ``items`` are the provisions under each head, by the head's index: a condition may be told in them.
    ``before`` is the sentence before each one, by index: its case may go on.
    """

    words: tuple[DefinedWord, ...] = msgspec.field(default=())
    items: Mapping[int, tuple[Provision, ...]] = msgspec.field(default_factory=dict)
    before: Mapping[int, Provision] = msgspec.field(default_factory=dict)
