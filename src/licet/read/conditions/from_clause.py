"""The condition of one act of a provision."""

from __future__ import annotations

from licet.read.conditions.model import Defined, Found
from licet.text.model import Provision


def conditions(
    provision: Provision, act: tuple[int, int], *, kind: str, action: str, defined: Defined
) -> Found:
    """The condition under which ``act``, a stretch of ``provision.words``, is allowed, owed or forbidden."""
    return Found()


def defined_terms(provisions: tuple[Provision, ...]) -> Defined:
    """The defined terms of a text whose definitions state a condition."""
    return Defined()


def purposes(words: str) -> tuple[tuple[str, int, int], ...]:
    """``(value, start, end)`` of each purpose named in ``words``, left to right."""
    return ()
