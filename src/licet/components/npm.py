"""npm: packages with a ``package.json``, and what a lock file names that is not installed."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import PurePosixPath
from typing import Any

from licet.components.folders import Folder, licence_folders
from licet.components.manifests import Unusable, json_of, line_of, words_of
from licet.components.model import Component, Declared
from licet.components.purls import npm_purl

_NONE, _SEE = "UNLICENSED", "SEE LICENSE IN"  # docs.npmjs.com/cli/configuring-npm/package-json#license


def look(folder: Folder) -> Iterator[Component]:
    """What a folder holds of npm."""
    if "package.json" in folder.files:
        yield from package(folder)
    if "package-lock.json" in folder.files and "node_modules" not in folder.folders:
        yield from locked(folder)


def package(folder: Folder) -> Iterator[Component]:
    """One ``package.json``; a nested one without a name is a marker for loaders, not a package."""
    shown = folder.show("package.json")
    try:
        words = words_of(folder.path / "package.json", shown)
        table = json_of(words, shown)
    except Unusable as error:
        yield Component(folder.name, "npm", folder.shown, broken=(error.broken,))
        return
    name, version = _text(table.get("name")), _text(table.get("version"))
    inside = "node_modules/" in f"{folder.shown}/"
    if not name or (inside and not version):
        return
    yield Component(
        name,
        "npm" if inside else "project",
        folder.shown,
        version,
        purl=npm_purl(name, version),
        declared=tuple(declared(table, words, shown)),
        files=folder.shipped(licence_folders(folder) if not inside else (), _see(table)),
        private=table.get("private") is True,
    )


def declared(table: dict[str, Any], words: str, shown: str) -> Iterator[Declared]:
    """``license`` as an expression, or the old forms: an object, or a list under ``licenses``."""
    value = table.get("license")
    if isinstance(value, str) and value.strip():
        low = value.strip().upper()
        speaks = None if low == _NONE or low.startswith(_SEE) else value.strip()
        line = line_of(words, '"license"')
        yield Declared(value.strip(), "license", shown, line, speaks, grants=low != _NONE)
        return
    rows = [value] if isinstance(value, dict) else table.get("licenses")
    for row in rows if isinstance(rows, list) else ():
        named = _text(row.get("type")) if isinstance(row, dict) else _text(row)
        if named:
            yield Declared(named, "licenses", shown, line_of(words, '"license'), named)


def _see(table: dict[str, Any]) -> list[str]:
    """The file that ``SEE LICENSE IN x`` names."""
    said = _text(table.get("license"))
    return [said[len(_SEE) :].strip().strip("<>")] if said.upper().startswith(_SEE) else []


def locked(folder: Folder) -> Iterator[Component]:
    """Packages of a lock file (version 2 and 3) beside which nothing is installed."""
    shown = folder.show("package-lock.json")
    try:
        words = words_of(folder.path / "package-lock.json", shown)
        packages = json_of(words, shown).get("packages")
    except Unusable as error:
        yield Component(folder.name, "npm", shown, broken=(error.broken,))
        return
    for key, row in packages.items() if isinstance(packages, dict) else ():
        if not key or not isinstance(row, dict):
            continue
        name, version = key.rpartition("node_modules/")[2], _text(row.get("version"))
        found = _text(row.get("license"))
        line = line_of(words, f'"{key}"')
        said = (Declared(found, "license", shown, line, found),) if found else ()
        yield Component(
            name or PurePosixPath(key).name, "npm", shown, version, npm_purl(name, version), declared=said
        )


def _text(value: object) -> str:
    return value.strip() if isinstance(value, str) else ""
