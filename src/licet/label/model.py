"""Labels and class of a licence as a whole, in the vocabulary people know from choosealicense."""

from __future__ import annotations

import msgspec


class Labelling(msgspec.Struct, frozen=True):
    """``licence_class`` is one word of the class list; ``labels`` maps label to value."""

    licence_class: str
    labels: tuple[tuple[str, str], ...]
