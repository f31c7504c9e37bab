"""What a text is: the known licence it is or departs from, and every departure."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from licet.spans import Span

Kind = Literal["added", "removed", "changed"]


@dataclass(frozen=True, slots=True)
class Departure:
    """One stretch in which the text is not its base.

    ``span`` lies in the text read (empty, at the place where it is missing, for ``removed``);
    ``base_quote`` holds the base's words (``None`` for ``added``). ``rule`` names what made it
    material or immaterial; ``why`` says it in a sentence.
    """

    kind: Kind
    material: bool
    span: Span
    base_quote: str | None
    rule: str
    why: str


@dataclass(frozen=True, slots=True)
class Part:
    """One licence in a file: what it is and where it stands."""

    base: str | None
    known_as: str | None
    expression: str | None
    span: Span
    form: Literal["text", "notice", "tag", "reference"]
    departures: tuple[Departure, ...] = ()
    exact: bool = False


@dataclass(frozen=True, slots=True)
class Identification:
    """The answer for a whole file. ``base`` and ``departures`` speak of the principal part."""

    base: str | None
    known_as: str | None
    expression: str | None
    modified: bool
    departures: tuple[Departure, ...] = ()
    parts: tuple[Part, ...] = ()
    name: str | None = None  # the base's full name, for people
    osi_approved: bool | None = None  # flag of the SPDX list, a fact beside the reading
    fsf_libre: bool | None = None

    @property
    def material(self) -> tuple[Departure, ...]:
        return tuple(d for d in self.departures if d.material)
