"""One part of a file: the licence that a claim names, and how the words there depart from it."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Sequence
from functools import lru_cache

import msgspec
from msgspec.structs import replace

from licet.catalogue.model import LICENCES, TEXTS, Catalogue, Entry, Ids
from licet.identify.binding import binds as may_bind
from licet.identify.claims import Claim, named
from licet.identify.departures import departures
from licet.identify.model import Departure, Part
from licet.identify.near import located, rendition
from licet.text.model import Text

_MAINLY = 0.5  # share of a stretch in an exception, and of the exception in it, that is no more than that
# A wording that the catalogue holds under the licence's own name is the licence still if it differs from the
# licence in no more than this share of its words, nor in more than so many: more could be a clause.
_WORDING = (0.03, 60)
_EXACT = 0.05  # the share where the words are exactly those of the catalogue
_LETTERS = 24  # characters of a word on both sides, generously
_CLAUSE = 4  # spaces between the words of an addition from which on it is more than a word
_WORDINGS = 6  # texts among which those of the licence are looked for
_NOTICE, _OFFICIAL, _KNOWN = "known-notice", "official-wording", "known-wording"  # rules
_UNFIT = re.compile(r"[^A-Za-z0-9.-]+")


class Place(msgspec.Struct, frozen=True):
    """A claim in its text."""

    claim: Claim
    text: Text
    ids: Ids
    catalogue: Catalogue

    @property
    def stretch(self) -> Ids:
        return self.ids[self.claim.first : self.claim.last]

    def departures(self, entry: Entry) -> tuple[Departure, ...]:
        """How the stretch departs from an entry."""
        own = self.claim.entry
        if self.claim.exact and own is not None and (entry is own or _listed_as(own, entry)):
            return ()
        claim = self.claim
        return departures(self.text, claim.first, claim.last, entry, self.catalogue, ids=self.stretch)


def _listed_as(wording: Entry, licence: Entry) -> bool:
    """Whether ``wording`` is the SPDX list's own text of a licence."""
    return wording.official and wording.expression == licence.spdx_id


def part_of(place: Place, beside: Sequence[Departure]) -> tuple[Part, Entry | None]:
    """The claim as a part, and the licence that it is or departs from; ``beside`` stands around it."""
    claim, catalogue = place.claim, place.catalogue
    model = _model(place)
    licence = model if model and model.kind in LICENCES else named(claim.expression, catalogue)
    found = _allowed(place, model, place.departures(model)) if model else ()
    known_as = None
    if model is not None and model.parent is not None:
        known_as = None if any(d.material for d in (*found, *beside)) else model.spdx_id
        licence = catalogue.entry(model.parent)
        found = place.departures(licence)
    found = tuple(sorted((*found, *beside), key=lambda d: d.span))
    base = licence.spdx_id if licence else None
    if claim.vague:
        licence, base = None, None
    alone = _exception(place)
    if alone is not None:
        licence, base = alone, alone.spdx_id
    expression = known_as or (base if model and model.kind in LICENCES else claim.expression)
    if known_as is None and not claim.vague and any(d.material for d in found):
        expression = changed(place.text, base or claim.expression or "")
    span = place.text.token_span(claim.first, claim.last)
    return Part(base, known_as, expression, span, claim.form, found, claim.exact), licence


def _exception(place: Place) -> Entry | None:
    """The exception of an expression ``A WITH E`` where the words are mostly its own."""
    licence, _, exception = (place.claim.expression or "").partition(" WITH ")
    entry = named(exception, place.catalogue) if exception and " " not in licence else None
    if entry is None or not entry.is_exception or place.claim.form == "tag":
        return None
    near = located(place.stretch, entry, place.catalogue)
    long = near.last - near.first >= _MAINLY * place.claim.length
    return entry if long and near.held >= _MAINLY else None


def changed(text: Text, base: str) -> str:
    """The name of a changed text, after its base and its normalised words."""
    digest = hashlib.sha256(" ".join(text.tokens).encode()).hexdigest()[:8]
    return f"LicenseRef-licet-{_UNFIT.sub('-', base).strip('-')}-modified-{digest}"


def _model(place: Place) -> Entry | None:
    """The known text that a claim is held against: the licence itself where it is one."""
    entry = place.claim.entry
    if entry is None or entry.kind in LICENCES:
        return entry
    return rendition(entry, place.stretch, place.catalogue) or entry


def _allowed(place: Place, model: Entry, found: tuple[Departure, ...]) -> tuple[Departure, ...]:
    """The departures, less what is harmless for the kind of text that the claim is held against."""
    if not any(d.material for d in found):
        return found
    if model.kind not in TEXTS:
        return tuple(_named_only(d, place.text) for d in found)
    if model.kind not in LICENCES:
        return found
    if place.claim.exact and place.claim.kind == "notice":
        # What a known notice says beyond the licence is its own; what it leaves out of it is not.
        return tuple(
            _harmless(d, _NOTICE, "words of a known notice") if d.kind == "added" else d for d in found
        )
    known = _wording(place, model, found)
    return found if known is None else tuple(_harmless(d, *known) for d in found)


def _wording(place: Place, licence: Entry, found: tuple[Departure, ...]) -> tuple[str, str] | None:
    """The rule and reason by which the words are another known wording of the licence, if they are."""
    for official in _officials(place.catalogue).get(licence.spdx_id or "", ()):  # type: ignore[arg-type]
        if not any(d.material for d in place.departures(official)):
            return _OFFICIAL, f"the SPDX list's wording of {licence.spdx_id}"
    clause = any(_is_clause(d, place.text) for d in found)
    if not clause and (_exactly_known(place, licence) or _nearly_known(place, licence, found)):
        return _KNOWN, f"a wording in which {licence.spdx_id} is known as well"
    return None


def _is_clause(departure: Departure, text: Text) -> bool:
    """Whether a clause that may bind was added or left out: no curated wording makes that plain."""
    if not departure.material or departure.kind == "changed":
        return False
    words = " ".join((departure.base_quote or departure.span.of(text.source)).lower().split())
    return words.count(" ") >= _CLAUSE and may_bind(words)


def _exactly_known(place: Place, licence: Entry) -> bool:
    """Whether the words are exactly those of a wording with no room for a clause more or less."""
    own = place.claim.entry
    if own is None or not place.claim.exact or own.kind != "text":
        return False
    return abs(own.length - licence.length) <= min(_EXACT * licence.length, _WORDING[1])


def _nearly_known(place: Place, licence: Entry, found: Sequence[Departure]) -> bool:
    """Whether the words are those of the nearest other wording, and that is as good as the licence's own."""
    lost = sum(len(d.base_quote or "") + len(d.span) for d in found if d.material)
    if lost > _LETTERS * _most(licence):
        return False
    near = place.catalogue.candidates(place.stretch, _WORDINGS, ("text",))
    own = (c.entry for c in near if c.entry.expression == licence.spdx_id and not c.entry.official)
    wording = next(own, None)
    return wording is not None and _same(place, wording, licence)


@lru_cache(maxsize=4)
def _officials(catalogue: Catalogue) -> dict[str, tuple[Entry, ...]]:
    """The SPDX list's own texts by the id that they are the text of."""
    out: dict[str, tuple[Entry, ...]] = {}
    for entry in catalogue.entries(("text",)):
        if entry.official and entry.expression:
            out[entry.expression] = (*out.get(entry.expression, ()), entry)
    return out


def _harmless(departure: Departure, rule: str, why: str) -> Departure:
    return replace(departure, material=False, rule=rule, why=why) if departure.material else departure


def _named_only(departure: Departure, text: Text) -> Departure:
    """A departure from a notice: immaterial where only names differ, such as the program's."""
    words = f"{departure.span.of(text.source)} {departure.base_quote or ''}"
    if not departure.material or any(c.isdigit() for c in words) or may_bind(" ".join(words.lower().split())):
        return departure
    return replace(
        departure, material=False, rule="notice-names", why="other names in a notice that says the same"
    )


def _most(licence: Entry) -> float:
    return min(_WORDING[0] * licence.length, _WORDING[1])


def _same(place: Place, wording: Entry, licence: Entry) -> bool:
    """Whether the words are those of ``wording``, and these as good as the licence's own."""
    from rapidfuzz.distance import Indel

    most = _most(licence)
    if abs(wording.length - licence.length) > most:
        return False
    one, other = (place.catalogue.stream(e).tolist() for e in (wording, licence))
    if Indel.distance(one, other, score_cutoff=int(2 * most)) > 2 * most:
        return False
    return not any(d.material for d in place.departures(wording))
