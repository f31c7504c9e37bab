"""What somebody owes under a reading, given what is known about them."""

from __future__ import annotations

from typing import Any, Literal

import msgspec

from licet.conditions import Condition
from licet.read.model import Way
from licet.spans import Span

Status = Literal["owed", "not-owed", "depends"]
Bite = Literal["bites", "no", "depends"]


class DutyAnswer(msgspec.Struct, frozen=True):
    action: str
    status: Status
    span: Span
    on: tuple[str, ...] = ()
    also: tuple[str, ...] = ()
    detail: dict[str, Any] | str | None = None
    why: str = ""
    when: Condition | None = None
    way: Way | None = None


class BarAnswer(msgspec.Struct, frozen=True):
    action: str
    status: Bite
    span: Span
    on: tuple[str, ...] = ()
    why: str = ""
    when: Condition | None = None


class Question(msgspec.Struct, frozen=True):
    fact: str
    question: str


class Rate(msgspec.Struct, frozen=True):
    """One conversion: a unit of ``source`` was worth ``rate`` units of ``target`` on ``day`` (ISO date)."""

    source: str
    target: str
    day: str
    rate: float


class Owed(msgspec.Struct, frozen=True):
    """``options``: the answer under each licence that may be chosen, by its name, where there is a choice.

    ``ungranted``: the acts of the use that no grant names.
    """

    permitted: Literal["yes", "no", "depends"]
    duties: tuple[DutyAnswer, ...] = ()
    bars: tuple[BarAnswer, ...] = ()
    asked: tuple[Question, ...] = ()
    rates: tuple[Rate, ...] = ()
    permitted_on: tuple[str, ...] = ()
    contested: dict[str, Owed] = msgspec.field(default_factory=dict)
    unread: tuple[Span, ...] = ()
    options: dict[str, Owed] = msgspec.field(default_factory=dict)
    ungranted: tuple[str, ...] = ()
    holding: str = ""  # under another reading than by the letter: what that reading holds
