"""The only code that opens ``data/``.

An area of knowledge is a folder of TOML files; each file is one item, or a small table of items under
``[[item]]``. Items are decoded into a frozen ``msgspec.Struct`` that forbids unknown fields, so a wrong key
is an error naming file, key and cure. Decoded items are cached as MessagePack in the user's cache
directory, keyed by the names, sizes and times of the files and by licet's version; the cache is only ever
a copy, so losing it costs time and nothing else.
"""

from __future__ import annotations

import hashlib
import os
import re
from collections.abc import Callable
from pathlib import Path
from typing import TypeVar

import msgspec
import platformdirs

from licet.errors import KnowledgeError

DATA = Path(__file__).resolve().parent.parent / "data"
_FORMAT = 1
S = TypeVar("S", bound=msgspec.Struct)
T = TypeVar("T")


def cache_dir() -> Path:
    """Where licet keeps what it can make again; ``LICET_CACHE`` overrides it."""
    return Path(os.environ.get("LICET_CACHE") or platformdirs.user_cache_dir("licet", appauthor=False))


def items(area: str, kind: type[S], *, root: Path = DATA) -> tuple[S, ...]:
    """Every item of ``data/<area>`` in file order; raises ``KnowledgeError`` listing every broken file."""
    files = sorted((root / area).rglob("*.toml"))
    if not files:
        raise KnowledgeError("no knowledge found", where=str(root / area), cure="reinstall licet")
    store = cache_dir() / "knowledge" / f"{area.replace('/', '-')}-{_signature(files, kind)}.msgpack"
    try:
        return tuple(msgspec.msgpack.decode(store.read_bytes(), type=list[kind]))  # type: ignore[valid-type]
    except (OSError, msgspec.DecodeError):
        pass
    decoded = parse(files, kind)
    _keep(store, msgspec.msgpack.encode(decoded))
    return tuple(decoded)


def made(name: str, key: bytes, kind: type[T], make: Callable[[], T]) -> T:
    """What ``make`` computes from knowledge, kept in the cache under ``name`` for as long as ``key`` is the
    same: all that it is computed from."""
    store = cache_dir() / "knowledge" / f"{name}-{hashlib.blake2b(key, digest_size=12).hexdigest()}.msgpack"
    try:
        return msgspec.msgpack.decode(store.read_bytes(), type=kind)
    except (OSError, msgspec.DecodeError):
        pass
    computed = make()
    _keep(store, msgspec.msgpack.encode(computed))
    return computed


def parse(files: list[Path], kind: type[S]) -> list[S]:
    """Decode ``files`` without the cache; collects every mistake and raises once."""
    import tomllib

    out: list[S] = []
    wrong: list[str] = []
    for file in files:
        try:
            table = tomllib.loads(file.read_text(encoding="utf-8"))
        except (tomllib.TOMLDecodeError, UnicodeDecodeError, OSError) as error:
            wrong.append(f"{file.name}: {error}")
            continue
        for row in table.get("item", [table]):
            try:
                out.append(msgspec.convert(row, kind))
            except msgspec.ValidationError as error:
                wrong.append(f"{file.name}: {error}{_hint(str(error), kind)}")
    if wrong:
        raise KnowledgeError("; ".join(wrong), where=str(files[0].parent), cure="see docs/knowledge.md")
    return out


def _hint(message: str, kind: type[msgspec.Struct]) -> str:
    named = re.search(r"unknown field `(\w+)`", message)
    if not named:
        return ""
    import difflib

    close = difflib.get_close_matches(named[1], kind.__struct_encode_fields__, 1)
    known = ", ".join(kind.__struct_encode_fields__)
    return f" (did you mean `{close[0]}`?)" if close else f" (known keys: {known})"


def _signature(files: list[Path], kind: type[msgspec.Struct]) -> str:
    digest = hashlib.blake2b(digest_size=12)
    digest.update(repr((_FORMAT, kind.__qualname__, kind.__struct_encode_fields__)).encode())
    for file in files:
        stat = file.stat()
        digest.update(repr((str(file), stat.st_size, stat.st_mtime_ns)).encode())
    return digest.hexdigest()


def _keep(store: Path, payload: bytes) -> None:
    """Write atomically; a cache that cannot be written is no error."""
    import tempfile

    try:
        store.parent.mkdir(parents=True, exist_ok=True)
        with tempfile.NamedTemporaryFile(dir=store.parent, delete=False) as part:
            part.write(payload)
        Path(part.name).replace(store)
    except OSError:
        pass
