"""A component: something that carries a licence of its own, what it declares, and the texts it ships."""

from __future__ import annotations

from pathlib import Path
from typing import Literal, get_args

import msgspec

Ecosystem = Literal["project", "folder", "python", "npm", "cargo", "go", "model", "dataset", "sbom"]
ECOSYSTEMS: tuple[Ecosystem, ...] = get_args(Ecosystem)
Role = Literal["licence", "notice", "readme", "policy"]
ROLES: tuple[Role, ...] = get_args(Role)


class Shipped(msgspec.Struct, frozen=True):
    """A text that comes with a component. ``shown`` is its path for people; ``data`` holds the bytes of what
    is no file by itself (a text inside a wheel or a bill of materials), else ``None``."""

    path: Path
    shown: str
    role: Role
    data: bytes | None = None


class Declared(msgspec.Struct, frozen=True):
    """A licence as a manifest names it. ``line`` counts from 1; 0 where the manifest has no lines."""

    words: str
    field: str  # the manifest's own name for it: license, classifier, license_name
    shown: str
    line: int = 0
    expression: str | None = None  # the same as an SPDX expression, where the manifest speaks SPDX
    grants: bool = True  # false where the manifest says that nothing is granted


class Base(msgspec.Struct, frozen=True):
    """Something that a model or dataset was made from, as its card says."""

    name: str
    relation: str  # base_model | datasets
    shown: str
    line: int = 0


class Broken(msgspec.Struct, frozen=True):
    """A file that a component needs and that cannot be used: what is wrong, and how to mend it."""

    shown: str
    what: str
    cure: str = ""


class Stated(msgspec.Struct, frozen=True):
    """A licence that source files state, as a bill of materials carries it: the first place, the words, and
    how many files say so."""

    expression: str
    path: str
    line: int
    start: int
    end: int
    quote: str
    base: str | None = None
    modified: bool = False
    why: str = ""
    files: int = 1
    others: tuple[str, ...] = ()


class Component(msgspec.Struct, frozen=True):
    """One thing with a licence. ``shown`` is where it stands, for people; ``weights`` names weight files."""

    name: str
    ecosystem: Ecosystem
    shown: str
    version: str = ""
    purl: str = ""
    declared: tuple[Declared, ...] = ()
    files: tuple[Shipped, ...] = ()
    bases: tuple[Base, ...] = ()
    broken: tuple[Broken, ...] = ()
    weights: tuple[str, ...] = ()
    private: bool = False  # says of itself that it is not published
    stated: tuple[Stated, ...] = ()  # what a bill of materials carries of source files

    @property
    def label(self) -> str:
        """Name and version."""
        return f"{self.name} {self.version}".strip()
