"""``str`` to ``Text``: the plain form and the tokens, each character with its place in the source."""

from __future__ import annotations

import re
from array import array

from licet.text.model import Text

_ALIKE = str.maketrans({"“": '"', "”": '"', "‘": "'", "’": "'", "–": "-", "—": "-", "\u00a0": " ", "\t": " "})
_TOKEN = re.compile(r"[^\W_]+(?:'[^\W_]+)?")


def from_string(source: str, name: str = "") -> Text:
    """Read ``source`` into its three forms; never fails."""
    plain = source.translate(_ALIKE)
    offsets = array("l", range(len(plain)))
    ends = array("l", range(1, len(plain) + 1))
    tokens, starts, stops = [], array("l"), array("l")
    for match in _TOKEN.finditer(plain):
        tokens.append(match[0].lower())
        starts.append(match.start())
        stops.append(match.end())
    return Text(source, plain, offsets, ends, tuple(tokens), starts, stops, name=name)
