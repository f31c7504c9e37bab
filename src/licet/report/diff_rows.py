"""A difference as rows that every format lays out: runs of what is the same, and pairs with their words."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import PurePath
from typing import Literal

import msgspec

from licet.report.related import DiffClause, Diffed
from licet.report.words import plural, visible

Kind = Literal["same", "removed", "added"]


class Piece(msgspec.Struct, frozen=True):
    """Words of one side, white space flattened; a blank at the end stands between them and the next."""

    kind: Kind
    words: str


class Row(msgspec.Struct, frozen=True):
    """A pair of clauses; or, with ``count``, a run of so many that are the same."""

    clause: DiffClause | None
    count: int = 0

    @property
    def label(self) -> str:
        """What happened to the clause, and whether a rule calls it harmless."""
        if self.clause is None:
            return f"{plural(self.count, 'clause')} the same"
        harmless = "" if self.clause.material or self.clause.kind == "same" else ", harmless"
        return f"{self.clause.kind}{harmless}"

    @property
    def why(self) -> str:
        """The rule's reason, if one calls it harmless."""
        return self.clause.why if self.clause and not self.clause.material else ""

    def place(self, found: Diffed) -> str:
        """Where the clause stands, in B if it is there."""
        if self.clause is None:
            return ""
        quote, name = (self.clause.b, found.b) if self.clause.b else (self.clause.a, found.a)
        return f"{visible(PurePath(name).name or 'line')}:{quote.line}" if quote else ""

    def pieces(self, side: Literal["a", "b", ""] = "") -> list[Piece]:
        """The words in reading order, of both sides or of one."""
        out: list[Piece] = []
        for words in self.clause.words if self.clause else ():
            if words.a and words.b:
                out.append(Piece("same", _flat((words.a if side == "a" else words.b).quote)))
            elif words.a and side != "b":
                out.append(Piece("removed", _flat(words.a.quote)))
            elif words.b and side != "a":
                out.append(Piece("added", _flat(words.b.quote)))
        return out


def rows(found: Diffed, *, everything: bool = False) -> Iterator[Row]:
    """The pairs in order, runs of the same folded unless ``everything`` is wanted."""
    count = 0
    for clause in found.clauses:
        if clause.kind == "same" and not everything:
            count += 1
            continue
        if count:
            yield Row(None, count)
        count = 0
        yield Row(clause)
    if count:
        yield Row(None, count)


def headline(found: Diffed) -> str:
    """How far the two are apart, in a sentence."""
    kinds = [c.kind for c in found.clauses]
    told = [plural(kinds.count(k), "clause") + f" {k}" for k in ("changed", "added", "removed") if k in kinds]
    if not told:
        return "The same words."
    matters = sum(c.material for c in found.clauses)
    tail = f"{matters} of them may matter" if matters else "none of them matters"
    return f"{', '.join(told)}; {tail}."


def title(found: Diffed) -> str:
    """The two names."""
    return f"{visible(found.a)} against {visible(found.b)}"


def _flat(words: str) -> str:
    flat = visible(" ".join(words.split()))
    return f" {flat}"[words[:1].strip() != "" :] + (" " if words[-1:].isspace() else "")
