"""What licet says about two texts side by side, and about a text and its relatives: types of the JSON.

Every ``start`` and ``end`` counts characters of the text that the quote is from; ``line`` counts from 1.
"""

from __future__ import annotations

from typing import Literal

from msgspec import Struct

from licet.report.model import VERSION, Departure, Quote


class DiffWords(Struct, frozen=True, kw_only=True):
    """Words of a pair of clauses: in both texts, or in one alone."""

    a: Quote | None = None
    b: Quote | None = None


class DiffClause(Struct, frozen=True, kw_only=True):
    """A clause of A beside its counterpart in B."""

    kind: Literal["same", "changed", "added", "removed"]
    material: bool
    a: Quote | None = None
    b: Quote | None = None
    words: tuple[DiffWords, ...] = ()
    rule: str = ""
    why: str = ""


class Diffed(Struct, frozen=True, kw_only=True):
    """Two texts, clause by clause. ``shared`` words stand in both, in order."""

    licet: int = VERSION
    a: str = ""
    b: str = ""
    words_a: int = 0
    words_b: int = 0
    shared: int = 0
    clauses: tuple[DiffClause, ...] = ()

    @property
    def findings(self) -> bool:
        """Whether anything differs that counts."""
        return any(c.material for c in self.clauses)


class Relative(Struct, frozen=True, kw_only=True):
    """A known licence near to the text: ``shared`` words of the text stand in its ``words``."""

    id: str
    name: str
    listed: bool
    osi_approved: bool | None
    fsf_libre: bool | None
    shared: int
    words: int
    departures: tuple[Departure, ...] = ()

    @property
    def material(self) -> tuple[Departure, ...]:
        return tuple(d for d in self.departures if d.material)


class Unsaid(Quote, frozen=True, kw_only=True):
    """A clause that no approved licence says; ``said_by`` names a licence that does."""

    said_by: str | None = None


class Kin(Struct, frozen=True, kw_only=True):
    """The relatives of a text, nearest first, and how many of its words are new to the approved licences."""

    licet: int = VERSION
    path: str = ""
    words: int = 0
    relatives: tuple[Relative, ...] = ()
    unsaid_words: int = 0
    unsaid: tuple[Unsaid, ...] = ()
