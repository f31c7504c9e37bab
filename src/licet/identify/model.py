"""What a text is: the known licence it is or departs from, and every departure."""

from __future__ import annotations

import re
from typing import Literal

import msgspec

from licet.spans import Span, merged

WORD = re.compile(r"\w")
_EXCHANGE = 12  # characters by which words that stand for others may be longer
MENTION = "mention"  # the rule of a departure that names further terms, which are not in the file
Kind = Literal["added", "removed", "changed"]


class Departure(msgspec.Struct, frozen=True):
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

    @property
    def grows(self) -> bool:
        """Whether it adds words: it replaces none, or fewer."""
        return self.kind != "removed" and len(self.span) > len(self.base_quote or "") + _EXCHANGE


class Part(msgspec.Struct, frozen=True):
    """One licence in a file: what it is and where it stands."""

    base: str | None
    known_as: str | None
    expression: str | None
    span: Span
    form: Literal["text", "notice", "tag", "reference"]
    departures: tuple[Departure, ...] = ()
    exact: bool = False


class Identification(msgspec.Struct, frozen=True):
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

    def strange(self, source: str) -> tuple[Span, ...]:
        """The words of a text that are no known licence's, word for word where it counts."""
        known = merged(part.span for part in self.parts if part.base is not None)
        ends = [0, *(at for span in known for at in (span.start, span.end)), len(source)]
        outside = [
            Span(a, b) for a, b in zip(ends[::2], ends[1::2], strict=True) if WORD.search(source, a, b)
        ]
        changed = [d.span for part in self.parts for d in part.departures if d.material]
        return tuple(sorted({*outside, *changed, *(d.span for d in self.material)}))

    def added(self) -> tuple[Span, ...]:
        """Words that the base does not have, where they are no mere exchange of words for words."""
        every = [*self.departures, *(d for part in self.parts for d in part.departures)]
        return tuple(sorted({d.span for d in every if d.material and d.grows}))


class Words(msgspec.Struct, frozen=True):
    """Words of a pair of clauses: on both sides, or on one alone."""

    a: Span | None
    b: Span | None


class ClausePair(msgspec.Struct, frozen=True):
    """A clause of text A with its counterpart in text B; one of them is ``None`` where there is none.

    ``words`` are those of both in reading order. ``material`` is False for what a rule calls harmless, and
    for what is the same; ``rule`` and ``why`` speak of the first difference that counts.
    """

    kind: Literal["same", "changed", "added", "removed"]
    a: Span | None
    b: Span | None
    words: tuple[Words, ...] = ()
    material: bool = False
    rule: str = ""
    why: str = ""


class Difference(msgspec.Struct, frozen=True):
    """Two texts, clause by clause; words are counted in tokens."""

    pairs: tuple[ClausePair, ...]
    shared: int
    words_a: int
    words_b: int


class Relative(msgspec.Struct, frozen=True):
    """A known licence near to a text; ``shared`` of the text's ``words`` stand in it, in order."""

    spdx_id: str
    name: str
    listed: bool
    osi_approved: bool | None
    fsf_libre: bool | None
    shared: int
    of: int  # words of the licence
    departures: tuple[Departure, ...]


class Unsaid(msgspec.Struct, frozen=True):
    """A clause that no approved licence says; ``said_by`` is a licence that does, if one is known."""

    span: Span
    said_by: str | None


class Kinship(msgspec.Struct, frozen=True):
    """The relatives of a text, nearest first, and what in it is new to the approved licences."""

    words: int
    relatives: tuple[Relative, ...]
    unsaid_words: int
    unsaid: tuple[Unsaid, ...]
