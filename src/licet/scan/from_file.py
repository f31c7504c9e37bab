"""One file of a tree: what it says of licences."""

from __future__ import annotations

import os
from collections import OrderedDict
from collections.abc import Callable
from pathlib import Path

from licet.errors import InputError
from licet.identify.expression import conjunction
from licet.identify.model import Identification, Part
from licet.knowledge.components import role_of
from licet.knowledge.scan import document_endings
from licet.scan.model import Change, Found, Scanned
from licet.scan.walk import Item
from licet.scan.windows import hinted, windows
from licet.text.decode import decode

_HEAD = 8000  # bytes in which a null means that a file is no text
_WIDE = (b"\xff\xfe", b"\xfe\xff")  # marks of UTF-16, which is full of nulls
_WORDS = 5  # of a file that says something
_KEPT = 4096  # stretches whose answer is kept: trees repeat the same headers

Identify = Callable[[str], Identification]


class Scanner:
    """Looks at files one after the other; ``identify`` says what a stretch of text is."""

    def __init__(self, identify: Identify, max_size: int) -> None:
        self._identify = identify
        self._limit = max_size
        self._known: OrderedDict[str, Identification] = OrderedDict()

    def item(self, item: Item) -> Scanned | None:
        """What a file of a tree says; ``None`` if nothing. Never raises."""
        if item.error is not None:
            return Scanned(_printable(item.path), error=item.error)
        found = self.scan(item.path, asked=item.asked)
        return found if found.found or found.error or found.unknown else None

    def scan(self, path: str, *, asked: bool = False) -> Scanned:
        """What a file says; of one that was ``asked`` for, also that it is no text. Never raises."""
        name = _printable(path)
        try:
            data = read_start(path, self._limit)
            cut = len(data) > self._limit
            if cut:
                data = data[: self._limit]
            if not data or (is_binary(data) and not asked):
                return Scanned(name)
            known = data.startswith(_WIDE) or hinted(data)
            if not known and not asked and not _is_licence(path):
                return Scanned(name)
            text, _ = decode(data, name)
        except InputError as error:  # no text after all
            return Scanned(name, error=error.what if asked else None)
        except OSError as error:
            return Scanned(name, error=error.strerror or str(error))
        try:
            return self._told(text, name, cut)
        except Exception as error:  # one file must not stop the others
            if os.environ.get("LICET_DEBUG"):
                raise
            return Scanned(name, error=f"internal error, {type(error).__name__}: {error}")

    def _told(self, text: str, name: str, cut: bool) -> Scanned:
        found: list[Found] = []
        expressions: list[str] = []
        for start, end in windows(text, name):
            known = self._what(text[start:end])
            if known.expression is None:
                continue
            expressions.append(known.expression)
            found += [told(part, start, text) for part in known.parts if part.expression]
        modified = any(f.modified for f in found)
        unknown = not expressions and _is_licence(name) and len(text.split()) >= _WORDS
        return Scanned(name, conjunction(expressions), modified, tuple(found), cut=cut, unknown=unknown)

    def _what(self, words: str) -> Identification:
        known = self._known.get(words)
        if known is None:
            known = self._known[words] = self._identify(words)
            if len(self._known) > _KEPT:
                self._known.popitem(last=False)
        return known


def _is_licence(path: str) -> bool:
    return Path(path.lower()).suffix in document_endings() and role_of(Path(path).name) == "licence"


def _printable(path: str) -> str:
    """A file name as it can be written in UTF-8: bytes that are none become U+FFFD."""
    return path.encode("utf-8", "surrogateescape").decode("utf-8", "replace")


def read_start(path: str, limit: int) -> bytes:
    """The first ``limit`` bytes of a file and one more, if there are so many; no more than its head of what
    is no text. Raises ``OSError``."""
    handle = os.open(path, os.O_RDONLY | getattr(os, "O_BINARY", 0) | getattr(os, "O_NONBLOCK", 0))
    try:
        with os.fdopen(handle, "rb", buffering=0, closefd=False) as file:
            head = file.read(min(_HEAD, limit + 1)) or b""
            return head if is_binary(head) else head + (file.read(limit + 1 - len(head)) or b"")
    finally:
        os.close(handle)


def is_binary(data: bytes) -> bool:
    """Whether bytes are no text."""
    return data.find(b"\0", 0, _HEAD) >= 0 and not data.startswith(_WIDE)


def told(part: Part, shift: int, text: str) -> Found:
    """A part of an identification as found in ``text``, whose part of the file begins at ``shift``."""
    start, end = part.span.start + shift, part.span.end + shift
    changes = tuple(
        Change(
            d.kind,
            d.span.start + shift,
            d.span.end + shift,
            text[d.span.start + shift : d.span.end + shift],
            d.base_quote,
            d.why,
        )
        for d in part.departures
        if d.material
    )
    first = text.count("\n", 0, start) + 1
    last = first + text.count("\n", start, max(start, end - 1))
    return Found(part.expression, part.base, part.form, first, last, start, end, bool(changes), changes)
