"""Reads and normalises a share of the licence data, in a process of its own.

``python -m licet.catalogue.worker`` takes msgpack messages on standard input, each a ``Share``, and answers
each with a ``Portion``; both are preceded by their length in eight bytes. Plain pipes rather than
``multiprocessing``, so that a program that calls licet as a library needs no ``__main__`` guard.
"""

from __future__ import annotations

import re
import sys
import zlib
from array import array
from pathlib import Path
from typing import IO, Any

import msgspec

from licet.catalogue.source import Source, split
from licet.errors import CatalogueError
from licet.text.from_string import from_string

# What an entry may keep of its front matter.
_KEEP = re.compile(
    """key|short_name|name|category|language|notes|license_expression|spdx_license_key|other_spdx_license_keys
    |is_(exception|generic|unknown|deprecated|continuous|false_positive|license_(text|notice|tag|reference|intro|clue))
    |relevance|minimum_coverage|referenced_filenames|ignorable_(urls|copyrights|holders|authors|emails)""",
    re.VERBOSE,
)


class Share(msgspec.Struct, frozen=True):
    """Files to read."""

    release: str
    place: str
    paths: list[str]


class Portion(msgspec.Struct, frozen=True):
    """What was read, file by file; token numbers count in ``words``, which are this portion's own."""

    fronts: list[dict[str, Any]]
    texts: list[bytes]  # zlib
    words: list[str]
    lengths: list[int]
    stream: bytes  # uint32
    broken: list[str]


def portion(share: Share) -> Portion:
    """Read and normalise ``share``; a file that cannot be read is named in ``broken`` and left out."""
    source = Source(share.release, Path(share.place))
    numbers: dict[str, int] = {}
    stream = array("I")
    out = Portion([], [], [], [], b"", [])
    for path in share.paths:
        try:
            front, text = split(source.read(path))
        except (CatalogueError, OSError, KeyError) as error:
            out.broken.append(f"{path}: {error}")
            continue
        if path.startswith("rules/"):
            text = text.replace("{{", "").replace("}}", "")  # marks of required phrases
        tokens = from_string(text).tokens
        stream.extend([numbers.setdefault(token, len(numbers)) for token in tokens])
        out.fronts.append({"path": path, **{k: v for k, v in front.items() if v and _KEEP.fullmatch(k)}})
        out.texts.append(zlib.compress(text.encode("utf-8", "replace"), 6))
        out.lengths.append(len(tokens))
    return msgspec.structs.replace(out, words=list(numbers), stream=stream.tobytes())


def send(pipe: IO[bytes], message: msgspec.Struct) -> None:
    """One message, its length first."""
    raw = msgspec.msgpack.encode(message)
    pipe.write(len(raw).to_bytes(8, "little") + raw)
    pipe.flush()


def receive(pipe: IO[bytes]) -> bytes | None:
    """The next message, or ``None`` at the end; raises ``EOFError`` if it is cut."""
    head = pipe.read(8)
    if not head:
        return None
    size = int.from_bytes(head, "little")
    raw = pipe.read(size)
    if len(head) < 8 or len(raw) < size:
        raise EOFError
    return raw


def main() -> None:
    """Serve shares until standard input ends."""
    while (raw := receive(sys.stdin.buffer)) is not None:
        send(sys.stdout.buffer, portion(msgspec.msgpack.decode(raw, type=Share)))


if __name__ == "__main__":
    main()
