"""Answers for known licences that take minutes to make again, kept in the cache."""

from __future__ import annotations

import hashlib
import tempfile
from collections.abc import Iterator, MutableMapping
from pathlib import Path
from types import TracebackType
from typing import Self

import msgspec

from licet.knowledge.load import cache_dir


class Kept(MutableMapping[str, bytes]):
    """A table of bytes by name, read at the start of a ``with`` block and written at its end.

    Made anew when the code, the knowledge or ``release`` (of the catalogue) changes. A cache that cannot be
    read or written is no error.
    """

    def __init__(self, area: str, release: str) -> None:
        self._file = cache_dir() / f"{area}-{_signature(release)}.msgpack"
        self._table: dict[str, bytes] = {}
        self._changed = False

    def __enter__(self) -> Self:
        try:
            self._table = msgspec.msgpack.decode(self._file.read_bytes(), type=dict[str, bytes])
        except (OSError, msgspec.DecodeError):
            self._table = {}
        return self

    def __exit__(self, *_: type[BaseException] | BaseException | TracebackType | None) -> None:
        if self._changed:
            self._write()

    def __getitem__(self, name: str) -> bytes:
        return self._table[name]

    def __setitem__(self, name: str, data: bytes) -> None:
        self._table[name] = data
        self._changed = True

    def __delitem__(self, name: str) -> None:
        del self._table[name]
        self._changed = True

    def __iter__(self) -> Iterator[str]:
        return iter(self._table)

    def __len__(self) -> int:
        return len(self._table)

    def _write(self) -> None:
        try:
            self._file.parent.mkdir(parents=True, exist_ok=True)
            with tempfile.NamedTemporaryFile(dir=self._file.parent, delete=False) as part:
                part.write(msgspec.msgpack.encode(self._table))
            Path(part.name).replace(self._file)
        except OSError:
            pass


def _signature(release: str) -> str:
    """Of the catalogue's release and of every file of licet, by name, size and time."""
    root = Path(__file__).resolve().parent
    digest = hashlib.blake2b(release.encode(), digest_size=12)
    for file in sorted(root.rglob("*")):
        if file.suffix in (".py", ".toml"):
            stat = file.stat()
            digest.update(f"{file.relative_to(root)} {stat.st_size} {stat.st_mtime_ns}".encode())
    return digest.hexdigest()
