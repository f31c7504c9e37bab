"""``str`` to ``Text``: the plain form and the tokens, each character with its place in the source."""

from __future__ import annotations

from array import array

import numpy as np

from licet.text.characters import plainer
from licet.text.comments import uncommented
from licet.text.draft import Draft, Places
from licet.text.hyphens import joined
from licet.text.markup import bared
from licet.text.model import Hidden, Text
from licet.text.tokens import tokens

_ROUNDS = 8  # a comment in an entity in a tag; nobody wraps deeper


def from_string(source: str, name: str = "") -> Text:
    """Read ``source`` into its three forms; never fails; time linear in its length."""
    draft, hidden = _plain(source)
    words, starts, stops = tokens(draft.words)
    hidden.sort(key=lambda h: h.span)
    return Text(
        source,
        draft.words,
        _array(draft.first),
        _array(draft.last),
        words,
        starts,
        stops,
        hidden=tuple(hidden),
        name=name,
    )


def _plain(source: str) -> tuple[Draft, list[Hidden]]:
    """Unwrapped until nothing is left to unwrap: an entity may hold a tag, a comment a list."""
    draft = Draft.of(source)
    hidden: list[Hidden] = []
    for _ in range(_ROUNDS):
        before = draft.words
        draft, found = plainer(draft)
        hidden += found
        draft = joined(bared(uncommented(draft)))
        if draft.words == before:
            break
    return draft, hidden


def _array(places: Places) -> array[int]:
    out = array("l")
    out.frombytes(places.astype(np.dtype("l")).tobytes())
    return out
