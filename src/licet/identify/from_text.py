"""``Text`` to ``Identification``: what each part of a file is, and what the file is as a whole."""

from __future__ import annotations

from collections.abc import Sequence

from licet.catalogue.model import Catalogue
from licet.identify.cover import cover
from licet.identify.model import Departure, Identification, Part
from licet.identify.parts import Place, part_of
from licet.identify.surroundings import mentions, surroundings
from licet.identify.whole import expression_of
from licet.text.model import Text

_PRINCIPAL = 0.05  # of the longest text: the first one of at least that length is what the file is about


def identify(text: Text, catalogue: Catalogue) -> Identification:
    """Which licences a text is or names, and how its principal one departs from what is known of it.

    ``departures`` holds those of the principal part and what is material in any other, so that nothing that
    changes a file's terms is out of sight.
    """
    ids = catalogue.ids(text.tokens)
    claims = cover(text, ids, catalogue)
    if not claims:
        return Identification(None, None, None, False)
    beside: dict[int, list[Departure]] = {}
    for number, departure in (*surroundings(text, claims), *mentions(text, claims, catalogue)):
        beside.setdefault(number, []).append(departure)
    parts, entries = zip(
        *(part_of(Place(c, text, ids, catalogue), beside.get(i, [])) for i, c in enumerate(claims)),
        strict=True,
    )
    number = _principal(parts)
    principal, entry = parts[number], entries[number]
    found = tuple(d for p in parts for d in p.departures if d.material or p is principal)
    return Identification(
        principal.base,
        principal.known_as,
        expression_of(parts, claims, text),
        principal.known_as is not None or any(d.material for d in found),
        found,
        parts,
        name=entry.name if entry else None,
        osi_approved=entry.osi if entry else None,
        fsf_libre=entry.fsf_libre if entry else None,
    )


def _principal(parts: Sequence[Part]) -> int:
    """The part that the file is about: the first text of some length, else the longest part."""
    texts = [i for i, p in enumerate(parts) if p.form == "text"]
    if not texts:
        return max(range(len(parts)), key=lambda i: len(parts[i].span))
    longest = max(len(parts[i].span) for i in texts)
    return next(i for i in texts if len(parts[i].span) >= _PRINCIPAL * longest)
