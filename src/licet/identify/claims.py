"""What a stretch of a text may be: claims of known texts on it, and which of them stand."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Literal

import msgspec
from msgspec.structs import replace

from licet.catalogue.model import KINDS, LICENCES, TEXTS, Catalogue, Entry, Ids, Kind

Form = Literal["text", "notice", "tag", "reference"]
_FORMS: dict[Kind, Form] = {
    "licence": "text",
    "exception": "text",
    "text": "text",
    "notice": "notice",
    "tag": "tag",
}


_RESERVES = ("Commercial", "Proprietary Free")  # the data's categories
RESTRICT = (*_RESERVES, "Free Restricted", "Source-available")  # of those, what more than copyleft restricts
_GRANT_NOTHING = ("Unstated License", *_RESERVES, None)


class Claim(msgspec.Struct, frozen=True):
    """``tokens[first:last]`` of a text is said to be ``entry``, or, of a tag, to declare ``expression``."""

    first: int
    last: int
    form: Form
    expression: str | None
    entry: Entry | None = None
    exact: bool = False
    declared: bool = False  # written by the author as an expression, not recognised by its words
    # Of a near claim: the words that it explains, less what is strange or missing; that as a share; and the
    # words of the entry before the first and after the last that was found.
    weight: float = 0.0
    quality: float = 0.0
    before: int = 0
    after: int = 0
    vague: bool = False  # names no licence, only a kind of words
    reserves: bool = False  # vague words that keep rights back

    @property
    def length(self) -> int:
        return self.last - self.first

    @property
    def kind(self) -> Kind:
        return "tag" if self.entry is None else self.entry.kind


def form_of(entry: Entry) -> Form:
    return _FORMS.get(entry.kind, "reference")


def exact_claims(ids: Ids, catalogue: Catalogue) -> list[Claim]:
    """One claim for each stretch at which known texts stand word for word: the firmest of equal ones."""
    best: dict[tuple[int, int], Entry] = {}
    for found in catalogue.find(ids):
        entry, place = catalogue.entry(found.index), (found.start, found.stop)
        if place not in best or firmness(entry) < firmness(best[place]):
            best[place] = entry
    return [
        described(Claim(first, last, form_of(entry), entry.expression, entry, exact=True), catalogue)
        for (first, last), entry in best.items()
    ]


def described(claim: Claim, catalogue: Catalogue) -> Claim:
    """The claim with what its licence is like."""
    entry = named(claim.expression, catalogue)
    if not is_vague(entry):
        return claim
    return replace(claim, vague=True, reserves=entry is not None and entry.category in _RESERVES)


def named(expression: str | None, catalogue: Catalogue) -> Entry | None:
    """The licence of an expression that names one, with an exception or without."""
    name, _, more = (expression or "").partition(" WITH ")
    return catalogue.known_id(name) if name and " " not in name + more else None


def is_vague(entry: Entry | None) -> bool:
    """Whether the entry stands for words that grant nothing in particular ("all rights reserved")."""
    return entry is not None and entry.generic and entry.category in _GRANT_NOTHING


def firmness(entry: Entry) -> tuple[bool, bool, int, bool, int, int, int]:
    """By which of several entries with the same words one is chosen: the least."""
    return (
        entry.deprecated,
        not entry.official,
        KINDS.index("licence") if entry.kind == "false-positive" else KINDS.index(entry.kind),
        entry.kind in LICENCES and not entry.listed,
        -entry.relevance,
        len(entry.expression or ""),
        entry.index,
    )


def standing(claims: Iterable[Claim]) -> list[Claim]:
    """The claims that do not overlap, by place: the longest first; of equal ones what the author declared."""
    order = sorted(claims, key=lambda c: (-c.length, not c.declared, not c.exact, c.first))
    taken = bytearray(max((c.last for c in order), default=0))
    out = []
    for claim in order:
        if taken.find(1, claim.first, claim.last) < 0:
            taken[claim.first : claim.last] = b"\1" * claim.length
            out.append(claim)
    return sorted(out, key=lambda c: c.first)


def gaps(claims: Sequence[Claim], length: int) -> list[tuple[int, int]]:
    """The stretches of ``length`` tokens that no claim covers; claims are sorted and do not overlap."""
    out, at = [], 0
    for claim in claims:
        if claim.first > at:
            out.append((at, claim.first))
        at = max(at, claim.last)
    if at < length:
        out.append((at, length))
    return out


def is_text(claim: Claim) -> bool:
    """Whether the claim is of a whole licence text or exception, in any wording."""
    return claim.entry is not None and claim.entry.kind in TEXTS
