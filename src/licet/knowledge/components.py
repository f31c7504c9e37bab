"""Which files speak of a component's licence (``data/components``)."""

from __future__ import annotations

from fnmatch import fnmatchcase
from functools import cache, lru_cache
from pathlib import PurePath
from typing import Literal

import msgspec

from licet.knowledge.load import items


class FileNames(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Shell patterns over names in lower case."""

    role: Literal["licence", "notice", "readme", "policy"]
    names: tuple[str, ...]
    match: tuple[str, ...] = ()
    no_match: tuple[str, ...] = ()
    source: str = "licet"


class Limits(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Endings of programs and of weight files, names of folders that are not entered, and of those that hold
    what was installed; patterns of names of files that tell of a work, in lower case: a manifest that names
    one as a licence makes it none."""

    programs: tuple[str, ...]
    weights: tuple[str, ...]
    skipped: tuple[str, ...]
    installed: tuple[str, ...]
    telling: tuple[str, ...]
    source: str = "licet"


@cache
def file_names() -> tuple[FileNames, ...]:
    """Every role with its patterns, the first that fits counts."""
    return items("components/roles", FileNames)


@cache
def limits() -> Limits:
    """What is left out."""
    return items("components/limits", Limits)[0]


@lru_cache(4096)
def role_of(name: str) -> str | None:
    """The role of a file of this name, or ``None``: policies before licences, programs never."""
    low = name.lower()
    if PurePath(low).suffix in limits().programs:
        return None
    return next((row.role for row in file_names() if any(fnmatchcase(low, p) for p in row.names)), None)
