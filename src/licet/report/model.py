"""What licet says about one text: frozen, versioned, and all that an output format may know.

The names are those of the JSON (version 1); every ``start`` and ``end`` counts characters of the text as
decoded, and ``quote`` is exactly what stands there. ``says`` fields hold the same in plain English.
"""

from __future__ import annotations

from typing import Any, Literal

from msgspec import Struct

VERSION = 1


class Quote(Struct, frozen=True, kw_only=True):
    """A stretch of the text; ``line`` counts from 1."""

    start: int
    end: int
    quote: str
    line: int


class Piece(Struct, frozen=True, kw_only=True):
    """One of several licences that stand one after another in the text that quotes are places of."""

    name: str
    start: int
    end: int


class Departure(Quote, frozen=True, kw_only=True):
    """One stretch in which the text is not its base; for ``removed``, ``start == end``."""

    kind: Literal["added", "removed", "changed"]
    material: bool
    base_quote: str | None
    why: str
    rule: str


class Part(Struct, frozen=True, kw_only=True):
    """One licence in a file of several."""

    base: str | None
    known_as: str | None
    expression: str | None
    form: str
    modified: bool
    start: int
    end: int


class Identity(Struct, frozen=True, kw_only=True):
    """Which licence a text is, or departs from."""

    base: str | None = None
    known_as: str | None = None
    expression: str | None = None
    modified: bool = False
    departures: tuple[Departure, ...] = ()
    name: str | None = None
    parts: tuple[Part, ...] = ()

    @property
    def material(self) -> tuple[Departure, ...]:
        return tuple(d for d in self.departures if d.material)


class OneOf(Quote, frozen=True, kw_only=True):
    """The words that say that one of several ways is enough; ``way`` counts the ways from 1."""

    way: int


class Term(Quote, frozen=True, kw_only=True):
    """One thing that the text permits, demands, forbids, limits, ends, disclaims or defines.

    ``says`` are the acts with their details, ``when_says`` the condition (empty for "always"); ``sized``
    if that measures something; ``parse`` is which words stated which facts of the condition.
    """

    kind: str
    action: str
    also: tuple[str, ...]
    actor: str
    when: dict[str, Any] | None
    detail: dict[str, Any] | str | None
    effect: str | None
    exempts: tuple[str, ...]
    rule: str
    strength: str | None = None
    term: str | None = None
    says: tuple[str, ...] = ()
    when_says: str = ""
    sized: bool = False
    parse: tuple[str, ...] = ()
    one_of: OneOf | None = None


class Effectless(Quote, frozen=True, kw_only=True):
    """A stretch without effect on the questions asked, and the rule that says so."""

    kind: str
    rule: str


class Criterion(Struct, frozen=True, kw_only=True):
    """One criterion of a definition."""

    answer: str
    why: str
    evidence: tuple[Quote, ...] = ()
    readings: dict[str, str] = {}


class Verdict(Struct, frozen=True, kw_only=True):
    """One definition. ``because`` is the reason for the whole in one sentence."""

    version: str
    name: str
    answer: str
    because: str
    criteria: dict[str, Criterion] = {}


class Decision(Struct, frozen=True, kw_only=True):
    """What a body decided about the unmodified licence: a fact beside the reading."""

    body: str
    decision: str
    date: str
    source: str


class Hidden(Struct, frozen=True, kw_only=True):
    """A character that a reader does not see, or takes for another one."""

    start: int
    end: int
    line: int
    kind: str
    what: str


class FalseClaim(Struct, frozen=True, kw_only=True):
    """Words by which the text calls itself something that its terms refute."""

    claim: Quote
    refuted_by: Quote
    why: str


class Duty(Quote, frozen=True, kw_only=True):
    """A duty and whether it is owed; ``on`` names the facts that a "depends" turns on.

    Of duties with the same ``one_of`` words those of one way are enough.
    """

    action: str
    status: Literal["owed", "not-owed", "depends"]
    on: tuple[str, ...] = ()
    also: tuple[str, ...] = ()
    detail: dict[str, Any] | str | None = None
    why: str = ""
    says: str = ""
    when_says: str = ""
    one_of: OneOf | None = None


class Bar(Quote, frozen=True, kw_only=True):
    """A prohibition, a limit of the grant or an ending, and whether it bites."""

    action: str
    status: Literal["bites", "no", "depends"]
    on: tuple[str, ...] = ()
    why: str = ""
    says: str = ""
    when_says: str = ""


class Question(Struct, frozen=True, kw_only=True):
    """A fact to ask for."""

    fact: str
    question: str


class Rate(Struct, frozen=True, kw_only=True, rename={"source": "from", "target": "to"}):
    """On ``day`` one unit of ``source`` was worth ``rate`` units of ``target``."""

    source: str
    target: str
    day: str
    rate: float


class Owed(Struct, frozen=True, kw_only=True):
    """What follows for one profile; ``contested`` maps a reading's name to the answer under it.

    ``unread`` are the stretches that nobody read: what they ask is not known. ``holding`` is what a reading
    other than by the letter holds. ``options`` are the answers under each licence that may be chosen;
    ``texts`` says where each licence stands, if there are several. ``ungranted`` are the acts of the use that
    no grant names.
    """

    permitted: Literal["yes", "no", "depends"]
    permitted_on: tuple[str, ...] = ()
    duties: tuple[Duty, ...] = ()
    bars: tuple[Bar, ...] = ()
    asked: tuple[Question, ...] = ()
    rates: tuple[Rate, ...] = ()
    contested: dict[str, Owed] = {}
    unread: tuple[Quote, ...] = ()
    ungranted: tuple[str, ...] = ()
    holding: str = ""
    options: dict[str, Owed] = {}
    texts: tuple[Piece, ...] = ()
    path: str = ""


class Report(Struct, frozen=True, kw_only=True, rename={"licence_class": "class"}):
    """Everything about one text. With ``error`` set, nothing was read and the rest is empty."""

    licet: int = VERSION
    path: str = ""
    error: str | None = None
    empty: bool = False  # the error is that there are no words
    encoding: str = ""
    characters: int = 0
    identity: Identity = Identity()
    terms: tuple[Term, ...] = ()
    unread: tuple[Quote, ...] = ()
    effectless: tuple[Effectless, ...] = ()
    hidden: tuple[Hidden, ...] = ()
    licence_class: str = "unknown"
    called: tuple[str, ...] = ()
    false_claims: tuple[FalseClaim, ...] = ()
    labels: dict[str, str] = {}
    verdicts: dict[str, Verdict] = {}
    decisions: tuple[Decision, ...] = ()
    owed: Owed | None = None

    @property
    def findings(self) -> bool:
        """Whether somebody should look: a departure, a hidden character, a false claim, a use barred."""
        barred = self.owed is not None and self.owed.permitted == "no"
        return bool(self.identity.material or self.hidden or self.false_claims or barred)
