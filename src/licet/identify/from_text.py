"""``Text`` to ``Identification``: the known licence, and every departure from it."""

from __future__ import annotations

import hashlib

from licet.catalogue.model import Catalogue, Entry
from licet.identify.departures import departures
from licet.identify.model import Identification, Part
from licet.spans import Span
from licet.text.model import Text

_LEAST = 0.1  # of a candidate's score: below it a text is none of the known licences


def identify(text: Text, catalogue: Catalogue) -> Identification:
    """What the text is."""
    found = catalogue.exact(text.tokens)
    if found:
        entry = found[0]
    else:
        near = catalogue.candidates(text.tokens, 1, ("licence", "exception"))
        if not near or near[0].score < _LEAST:
            return Identification(None, None, None, False)
        entry = near[0].entry
    return _identified(text, entry, catalogue, exact=bool(found))


def _identified(text: Text, entry: Entry, catalogue: Catalogue, exact: bool) -> Identification:
    known_as = None
    found = () if exact else departures(text, 0, len(text.tokens), entry, catalogue)
    if entry.parent is not None:  # a reworked licence of the list: the licence, and how it was reworked
        known_as = None if any(d.material for d in found) else entry.spdx_id
        entry = catalogue.entry(entry.parent)
        found = departures(text, 0, len(text.tokens), entry, catalogue)
    base = entry.spdx_id or entry.expression
    modified = any(d.material for d in found)
    expression = known_as or (_changed(text, base) if modified else base)
    whole = Span(0, len(text.source))
    part = Part(base, known_as, expression, whole, "text", found, exact)
    return Identification(
        base,
        known_as,
        expression,
        modified,
        found,
        (part,),
        name=entry.name,
        osi_approved=entry.osi,
        fsf_libre=entry.fsf_libre,
    )


def _changed(text: Text, base: str | None) -> str:
    digest = hashlib.sha256(" ".join(text.tokens).encode()).hexdigest()[:8]
    return f"LicenseRef-licet-{base}-modified-{digest}"
