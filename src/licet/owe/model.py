"""What somebody owes under a reading, given what is known about them."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any, Literal

from licet.conditions import Condition
from licet.read.model import Way
from licet.spans import Span

Status = Literal["owed", "not-owed", "depends"]
Bite = Literal["bites", "no", "depends"]


@dataclass(frozen=True, slots=True)
class DutyAnswer:
    action: str
    status: Status
    span: Span
    on: tuple[str, ...] = ()
    also: tuple[str, ...] = ()
    detail: dict[str, Any] | str | None = None
    why: str = ""
    when: Condition | None = None
    way: Way | None = None


@dataclass(frozen=True, slots=True)
class BarAnswer:
    action: str
    status: Bite
    span: Span
    on: tuple[str, ...] = ()
    why: str = ""
    when: Condition | None = None


@dataclass(frozen=True, slots=True)
class Question:
    fact: str
    question: str


@dataclass(frozen=True, slots=True)
class Rate:
    """One conversion: a unit of ``source`` was worth ``rate`` units of ``target`` on ``day`` (ISO date)."""

    source: str
    target: str
    day: str
    rate: float


@dataclass(frozen=True, slots=True)
class Owed:
    """``options``: the answer under each licence that may be chosen, by its name, where there is a choice.

    ``ungranted``: the acts of the use that no grant names.
    """

    permitted: Literal["yes", "no", "depends"]
    duties: tuple[DutyAnswer, ...] = ()
    bars: tuple[BarAnswer, ...] = ()
    asked: tuple[Question, ...] = ()
    rates: tuple[Rate, ...] = ()
    permitted_on: tuple[str, ...] = ()
    contested: dict[str, Owed] = field(default_factory=dict)
    unread: tuple[Span, ...] = ()
    options: dict[str, Owed] = field(default_factory=dict)
    ungranted: tuple[str, ...] = ()
    holding: str = ""  # under another reading than by the letter: what that reading holds
