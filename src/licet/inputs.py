"""The bytes behind what a user named: a file, or ``-`` for standard input."""

from __future__ import annotations

import errno
import os
import stat
import sys
from pathlib import Path

from licet.errors import InputError

MAX_SIZE = 2_000_000  # bytes; the longest known licence has 0.2 MB
STDIN = "-"
_USUAL = ("LICENSE", "LICENCE", "COPYING", "UNLICENSE", "NOTICE")


def is_path(source: str) -> bool:
    """Whether ``source`` names something in the file system, usable or not."""
    if source == STDIN or "\0" in source:
        return True
    try:
        Path(source).stat()
    except OSError as error:
        absent = error.errno in (errno.ENOENT, errno.ENOTDIR)
        return not absent or any(mark in source for mark in "/\\") or os.path.lexists(source)
    return True


def read_bytes(source: str, limit: int = MAX_SIZE) -> bytes:
    """The bytes of a regular file or of standard input; raises ``InputError`` saying what is in the way."""
    if source == STDIN:
        return _limited(sys.stdin.buffer.read(limit + 1), "standard input", limit)
    try:
        mode = Path(source).stat().st_mode
        if stat.S_ISDIR(mode):
            raise InputError("is a directory", where=source, cure=_cure(Path(source)))
        if not stat.S_ISREG(mode):
            raise InputError("is not a regular file", where=source, cure="give a text file, or - for a pipe")
        with Path(source).open("rb") as file:
            return _limited(file.read(limit + 1), source, limit)
    except FileNotFoundError as error:
        raise InputError(
            "no such file", where=source, cure="give a file, or an SPDX id such as MIT"
        ) from error
    except OSError as error:
        raise InputError(error.strerror or "cannot be read", where=source) from error
    except ValueError as error:  # a null character in the name
        raise InputError("not a file name", where=ascii(source)) from error


def _limited(data: bytes, source: str, limit: int) -> bytes:
    if len(data) > limit:
        raise InputError(
            f"more than {limit / 1e6:g} MB", where=source, cure="no licence is that long; --max-size lifts it"
        )
    return data


def _cure(folder: Path) -> str:
    """The licence files in a folder, if any."""
    try:
        names = sorted(p.name for p in folder.iterdir() if p.name.upper().startswith(_USUAL))
    except OSError:
        names = []
    return f"name a file in it: {', '.join(names[:3])}" if names else "name a file in it"
