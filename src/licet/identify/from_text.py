"""``Text`` to ``Identification``: what each part of a file is, and what the file is as a whole."""

from __future__ import annotations

import hashlib

from licet.catalogue.model import Catalogue, Entry
from licet.identify.claims import Claim
from licet.identify.cover import cover
from licet.identify.expression import conjunction
from licet.identify.model import Departure, Identification, Part
from licet.text.model import Text


def identify(text: Text, catalogue: Catalogue) -> Identification:
    """Which licences a text is or names, and how its principal one departs from what is known of it."""
    ids = catalogue.ids(text.tokens)
    claims = cover(text, ids, catalogue)
    parts = tuple(_part(c, text) for c in claims)
    if not parts:
        return Identification(None, None, None, False)
    principal = max(parts, key=lambda p: len(p.span))
    return Identification(
        principal.base,
        principal.known_as,
        conjunction([p.expression for p in parts if p.expression]),
        False,
        principal.departures,
        parts,
    )


def _part(claim: Claim, text: Text) -> Part:
    return Part(
        claim.expression, None, claim.expression, text.token_span(claim.first, claim.last), claim.form, (), claim.exact
    )
