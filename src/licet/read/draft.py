"""A provision as bytes with its marks and acts, and the drafts of terms found in it."""

from __future__ import annotations

from dataclasses import dataclass, field

from licet.read.marks import Act, Mark
from licet.read.model import Kind
from licet.text.model import Provision

KIND_OF: dict[str, Kind] = {
    "duty": "duty",
    "ban": "prohibition",
    "no-grant": "prohibition",
    "only": "prohibition",
    "permit": "permission",
    "grant": "permission",
    "waive": "permission",
    "encourage": "permission",
}


@dataclass(slots=True)
class Clause:
    """A provision after its heads, as bytes; ``base`` is where its own words begin."""

    provision: Provision
    words: bytes
    base: int
    marks: list[Mark] = field(default_factory=list)
    acts: list[Act] = field(default_factory=list)
    used: set[int] = field(default_factory=set)  # starts of marks that some term rests on
    nouns: frozenset[int] = frozenset()  # starts of acts named as things
    loose: set[tuple[int, int]] = field(default_factory=set)  # clauses like conditions that nobody understood
    told: set[int] = field(default_factory=set)  # indices of items that a condition was read from
    silent: set[int] = field(default_factory=set)  # starts of marks inside a disclaimer or an ending


@dataclass(slots=True)
class Draft:
    """A term in the making: its acts, the mark that governs them and the kind they take."""

    kind: Kind
    acts: list[Act]
    mark: Mark | None
    sense: str
    instead: list[Act] = field(default_factory=list)  # what an item does where its head has no condition
