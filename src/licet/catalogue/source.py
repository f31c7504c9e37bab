"""Where the licence data comes from: the installed package, or what ``licet catalogue update`` fetched.

The data is a folder ``licenses`` of ``KEY.LICENSE`` files and a folder ``rules`` of ``NAME.RULE`` files, each
YAML between two ``---`` lines and then a text; after an update also a folder ``spdx`` of ``ID.TXT`` files of
the same form, the SPDX list's own texts.
"""

from __future__ import annotations

import os
import re
import sys
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any

from licet.errors import CatalogueError

if TYPE_CHECKING:
    import zipfile

PACKAGE = "licensedcode-data"
_INFO = "licensedcode_data-*.dist-info"  # as wheels are unpacked (PEP 427)
_PARTS = {"licenses": ".LICENSE", "rules": ".RULE", "spdx": ".TXT"}
_FENCE = re.compile(r"^---[ \t]*(?:\r?\n|\Z)", re.MULTILINE)


@dataclass(frozen=True)
class Source:
    """One release of the licence data: a folder, or a zip file with the same two folders at its top."""

    release: str
    place: Path
    _cache: dict[str, zipfile.ZipFile] = field(default_factory=dict, repr=False, compare=False)

    @cached_property
    def paths(self) -> tuple[str, ...]:
        """Every file, licences first, in an order that depends on the names alone."""
        found: list[str] = []
        for part, suffix in _PARTS.items():
            if self.place.is_dir():
                folder = self.place / part
                names = [p.name for p in folder.iterdir()] if folder.is_dir() else []
            elif not self.place.is_file():
                names = []
            else:
                names = [n.removeprefix(f"{part}/") for n in self._zip.namelist() if n.startswith(f"{part}/")]
            found += [f"{part}/{name}" for name in sorted(names) if name.endswith(suffix)]
        return tuple(found)

    def read(self, path: str) -> str:
        """One file; bytes that are not UTF-8 are replaced, for one bad file is no reason to have none."""
        raw = (self.place / path).read_bytes() if self.place.is_dir() else self._zip.read(path)
        return raw.decode("utf-8", "replace")

    @property
    def _zip(self) -> zipfile.ZipFile:
        if "zip" not in self._cache:
            import zipfile

            self._cache["zip"] = zipfile.ZipFile(self.place)
        return self._cache["zip"]


def data_dir() -> Path:
    """Where fetched releases are kept; ``LICET_DATA`` overrides it."""
    import platformdirs

    chosen = os.environ.get("LICET_DATA") or platformdirs.user_data_dir("licet", appauthor=False)
    return Path(chosen) / "catalogue"


def fetched() -> Source | None:
    """The newest release that ``update`` has stored, or ``None``."""
    try:
        found = [Source(p.stem, p) for p in data_dir().iterdir() if p.suffix == ".zip"]
    except OSError:
        return None
    return max(found, key=lambda s: order(s.release), default=None)


def installed() -> Source | None:
    """The data of the installed package, or ``None`` without it."""
    for folder in sys.path:
        for told in Path(folder).glob(_INFO):
            place = told.parent / "licensedcode" / "data"
            if place.is_dir():
                return Source(told.stem.partition("-")[2], place)
    return _installed_elsewhere()


def _installed_elsewhere() -> Source | None:
    """The same, of a package that lies in no folder of the search path."""
    import importlib.metadata

    try:
        found = importlib.metadata.distribution(PACKAGE)
    except importlib.metadata.PackageNotFoundError:
        return None
    place = Path(str(found.locate_file("licensedcode/data")))
    return Source(found.version, place) if place.is_dir() else None


def split(raw: str) -> tuple[dict[str, Any], str]:
    """A file's front matter (strings, lists of strings) and its text; raises ``CatalogueError``."""
    import yaml  # only while an index is built

    # Every value is a string for the base loader: no "no" that turns into False, no 1.10 that turns into 1.1.
    loader = getattr(yaml, "CBaseLoader", yaml.BaseLoader)
    pieces = _FENCE.split(raw, maxsplit=2)
    if len(pieces) < 2 or pieces[0].strip():
        raise CatalogueError("no front matter")
    try:
        front = yaml.load(pieces[1], Loader=loader)
    except yaml.YAMLError as error:
        raise CatalogueError(f"front matter is not YAML: {error}") from error
    if not isinstance(front, dict):
        raise CatalogueError("front matter is not a table")
    return front, pieces[2].strip("\r\n") if len(pieces) > 2 else ""


def order(release: str) -> tuple[tuple[int, ...], str]:
    """A release as something to compare: its leading numbers, then the rest."""
    numbers = re.match(r"\d+(?:\.\d+)*", release)
    return tuple(int(n) for n in numbers[0].split(".")) if numbers else (), release
