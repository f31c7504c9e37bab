"""The known licences as a whole: which there are, what each of them stops, and the order over them."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from functools import partial
from typing import TYPE_CHECKING

from licet.spread import spread

if TYPE_CHECKING:
    from licet.compare.model import Choice
    from licet.pipeline import Engine
    from licet.report.lattice import Lattice


def ids_of(engine: Engine, *, listed: bool = False, approved: bool = False) -> list[str]:
    """The ids of the known licences in English, by name, without deprecated and generic ones."""
    return sorted(
        {
            entry.spdx_id
            for entry in engine.catalogue.entries(("licence",))
            if entry.spdx_id
            and entry.language == "en"
            and not (entry.generic or entry.deprecated)
            and (entry.listed or not listed)
            and (entry.osi or not approved)
        }
    )


def lattice_of(engine: Engine, *, listed: bool = False, first: int | None = None) -> Lattice:
    """The order over the known licences, those of the SPDX list or the first by name."""
    from time import perf_counter

    from licet.compare.order import order
    from licet.report.from_order import lattice

    ids = engine.known_ids(listed=listed)[:first]
    began = perf_counter()
    choices = list(engine.choices(ids))
    read = perf_counter()
    return lattice(ids, order(choices), read - began, perf_counter() - read)


def choices_of(engine: Engine, ids: Sequence[str]) -> Iterator[Choice]:
    """What each known licence stops, in order; read once, then kept in the cache."""
    from licet.compare.codec import decoded
    from licet.kept import Kept

    with Kept("choices", engine.catalogue.release) as kept:
        missing = [one for one in ids if one not in kept]
        for done, (one, data) in enumerate(spread(partial(_chooser, engine.max_size), missing), 1):
            kept[one] = data
            if engine.progress:
                engine.progress("reading the known licences", done / len(missing))
        for one in ids:
            yield decoded(kept[one])


def _chooser(max_size: int) -> Callable[[str], tuple[str, bytes]]:
    """What one of many processes does with the id of a known licence."""
    from licet.compare.codec import encoded
    from licet.compare.compile import compiled
    from licet.compare.words import Words
    from licet.pipeline import Engine

    one = Engine(max_size=max_size)

    def choose(name: str) -> tuple[str, bytes]:
        text = one.text(name)
        return name, encoded(compiled(one.reading(text), Words(text.source), rates={"USD": 1.0}))

    return choose
