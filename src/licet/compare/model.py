"""What a comparison is made of, and what comes out of it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

import msgspec
import numpy as np
import numpy.typing as npt

from licet.compare.formula import Formula
from licet.conditions import Condition
from licet.read.model import Reading, Term
from licet.spans import Span

Relation = Literal["equal", "looser", "stricter", "incomparable", "unknown"]
Side = Literal["A", "B"]
Reason = Literal["duty", "prohibition", "not-granted", "scope", "ending", "unread"]


class Stop(msgspec.Struct, frozen=True):
    """One thing that a text stops: every world in which ``formula`` holds.

    ``act`` or deed is what the stop turns on, in the words of the vocabulary. ``axioms`` were used to see
    the term so.
    """

    formula: Formula
    reason: Reason
    what: str
    span: Span
    term: Term | None = None
    axioms: frozenset[str] = frozenset()


class Choice(msgspec.Struct, frozen=True):
    """One licence as the worlds it stops; ``granted`` unless no grant was read in it.

    ``open_words`` are the stretches behind each opaque name: what is unread, or said in words that a term
    abstracts from. ``implied`` are the acts that no grant names but one covers, each with the axiom;
    ``named`` those that a grant names.
    """

    stops: tuple[Stop, ...]
    open_words: dict[str, Span] = msgspec.field(default_factory=dict)
    granted: bool = True
    implied: dict[str, str] = msgspec.field(default_factory=dict)
    named: frozenset[str] = frozenset()


class Situation(msgspec.Struct, frozen=True):
    """Somebody: the facts that matter, each an atom or its denial, the acts done and the deeds done."""

    facts: tuple[Condition, ...]
    acts: tuple[str, ...]
    deeds: tuple[str, ...]

    @property
    def size(self) -> int:
        return len(self.facts) + len(self.acts) + len(self.deeds)


class Witness(msgspec.Struct, frozen=True):
    """Somebody whom one licence permits what the other stops, and the stop."""

    permitted_by: Side
    stopped_by: Side
    situation: Situation
    stop: Stop


class Difference(msgspec.Struct, frozen=True):
    """A stop that one licence has and the other lacks in this form.

    ``covered``: the other licence stops all of it by other words.
    """

    side: Side
    stop: Stop
    covered: bool


class Comparison(msgspec.Struct, frozen=True):
    """How A stands to B: ``stricter`` means that A permits less.

    ``a_permits_all``, ``b_permits_all``: whether A permits all that B does, and the reverse; ``None`` where
    that turns on ``conditional_on``, which are stretches of A or B on whose meaning the answer turns.
    ``axioms`` are the ids of those that a proof used.
    """

    relation: Relation
    a_permits_all: bool | None
    b_permits_all: bool | None
    witnesses: tuple[Witness, ...] = ()
    differences: tuple[Difference, ...] = ()
    axioms: tuple[str, ...] = ()
    conditional_on: tuple[tuple[Side, Span], ...] = ()


class Split(msgspec.Struct, frozen=True):
    """One way to split a licence: by ``condition``, under which the duties ``terms`` fall on somebody.

    ``equivalent``: the licence is the choice "without the duties, if the condition does not hold, or with
    them for everyone"; ``None`` where that turns on words that were not read. ``without_guard`` is the same
    question with the first option open to all; its ``witness`` is somebody whom the licence stops and the
    unguarded option does not. ``first`` and ``second`` are the options as readings.
    """

    condition: Condition
    terms: tuple[Term, ...]
    equivalent: bool | None
    refuted_by: tuple[Witness, ...]
    without_guard: bool | None
    witness: Witness | None
    first: Reading
    second: Reading
    conditional_on: tuple[Span, ...] = ()


class Decomposition(msgspec.Struct, frozen=True):
    """Every split of a licence, and its unconditional core: all duties that fall on some, on everyone."""

    splits: tuple[Split, ...]
    core: Reading


Bits = npt.NDArray[np.bool_]


@dataclass(frozen=True)
class Order:
    """``permits_all[a, b]``: licence a is proved to permit all that b does; ``refuted[a, b]``: it does not.

    Neither where that turns on words. ``asked`` is how many questions went to the solver.
    """

    permits_all: Bits
    refuted: Bits
    stops: int
    asked: int


class Near(msgspec.Struct, frozen=True):
    """A licence near another: whether it permits all that the other does, and the reverse.

    ``gained`` are stops of the other that it lacks, ``lost`` its own that the other lacks; each of them stops
    somebody whom the one without it lets through. ``kinship`` is the share of words that the two have in
    common. Where an answer is ``None`` it turns on ``turns``: stretches of this one ("A") or the other ("B").
    """

    id: str
    permits_all: bool | None
    is_permitted_all: bool | None
    gained: tuple[Stop, ...]
    lost: tuple[Stop, ...]
    kinship: float = 0.0
    turns: tuple[tuple[Side, Span], ...] = ()

    @property
    def distance(self) -> int:
        return len({s.span for s in self.gained}) + len({s.span for s in self.lost})
