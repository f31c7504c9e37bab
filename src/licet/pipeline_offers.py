"""What a file, an id or an SPDX expression offers: choices, each of licences that bind together, read.

``A AND B``: one choice of two licences. ``A OR B``: two choices. ``A WITH E``: one licence whose text is
that of A followed by that of the exception, read as one.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from typing import TYPE_CHECKING

import msgspec

from licet.errors import InputError
from licet.expressions import WITH, choices, is_expression, versions
from licet.inputs import is_path

if TYPE_CHECKING:
    from licet.pipeline import Engine
    from licet.read.model import Reading
    from licet.text.model import Text

APART = "\n\n"  # between the texts of an offer


class Licence(msgspec.Struct, frozen=True):
    """One licence of an offer; its text begins at character ``at`` of the offer's."""

    text: Text
    reading: Reading
    at: int = 0


class Option(msgspec.Struct, frozen=True):
    """Licences that bind together, and the expression that names them."""

    name: str
    licences: tuple[Licence, ...]


class Offer(msgspec.Struct, frozen=True):
    """``text`` holds every licence once, one after another; ``options`` are the choices."""

    text: Text
    options: tuple[Option, ...]

    @property
    def licences(self) -> tuple[Licence, ...]:
        """Every licence once, in the order of the text."""
        found = {one.at: one for option in self.options for one in option.licences}
        return tuple(found[at] for at in sorted(found))


def offer_of(engine: Engine, source: str) -> Offer:
    """What a path, an id or an expression offers. Raises ``LicetError``."""
    from licet.text.from_string import from_string

    written = _options(engine, source)
    if written is None:
        text = engine.text(source)
        return alone(text, engine.reading(text))
    texts = {name: text_of(engine, name) for option in written for name in option}
    at, begins = 0, {}
    for name, text in texts.items():
        begins[name] = at
        at += len(text.source) + len(APART)
    whole = from_string(APART.join(text.source for text in texts.values()), source)
    parts = tuple((begins[name], name) for name in texts) if len(texts) > 1 else ()
    licences = {name: Licence(text, engine.reading(text), begins[name]) for name, text in texts.items()}
    options = [Option(" AND ".join(option), tuple(licences[n] for n in option)) for option in written]
    return Offer(replace(whole, parts=parts), tuple(options))


def alone(text: Text, reading: Reading) -> Offer:
    """The offer of one text by itself."""
    return Offer(text, (Option(text.name, (Licence(text, reading),)),))


def names(engine: Engine, source: str) -> tuple[str, ...] | None:
    """The licences of an expression, each once; ``None`` for a path or a single id."""
    written = _options(engine, source)
    return None if written is None else tuple(dict.fromkeys(name for option in written for name in option))


def _options(engine: Engine, source: str) -> tuple[tuple[str, ...], ...] | None:
    """The choices of an expression; ``X+`` is one of the known versions from X on, unless it has a text of
    its own."""
    if is_path(source) or engine.catalogue.known_id(source) is not None:
        return None
    if not is_expression(source) and not source.endswith("+"):
        return None
    out: list[tuple[str, ...]] = []
    for option in choices(source):
        ways: list[tuple[str, ...]] = [()]
        for name in option:
            known = engine.catalogue.known_id(name.partition(WITH)[0]) is not None
            each = (name,) if known else versions(name, engine.listed)
            ways = [(*before, version) for before in ways for version in each]
        out += ways
    return tuple(dict.fromkeys(out))


def expanded(engine: Engine, sources: Iterable[str]) -> Iterator[str]:
    """The sources, each expression replaced by its licences."""
    for source in sources:
        yield from names(engine, source) or (source,)


def text_of(engine: Engine, name: str) -> Text:
    """The text of a licence, followed by that of its exception."""
    from licet.text.from_string import from_string

    if WITH not in name or engine.catalogue.known_id(name) is not None:
        return engine.of_id(name)
    licence, _, exception = name.partition(WITH)
    text = engine.of_id(licence)
    if not engine.catalogue.by_id(exception).is_exception:
        raise InputError(f"{exception} is no exception", where=name, cure="join licences by AND or OR")
    return from_string(text.source + APART + engine.of_id(exception).source, name)
