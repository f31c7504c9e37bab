"""Cargo and Go: manifests and vendored sources."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

from licet.components.folders import Folder, licence_folders
from licet.components.manifests import Unusable, line_of, strings, toml_of, words_of
from licet.components.model import Component, Declared, Shipped
from licet.components.purls import purl

_ABOVE = 5  # folders above a crate in which its workspace is looked for
_MODULE = re.compile(r"^module\s+(\S+)", re.MULTILINE)
_VENDORED = re.compile(r"^# (\S+) (v\S+)", re.MULTILINE)


def look(folder: Folder) -> Iterator[Component]:
    """What a folder holds of Cargo and Go."""
    if "Cargo.toml" in folder.files:
        yield from crate(folder)
    if "go.mod" in folder.files:
        yield from module(folder)
    if folder.path.name == "vendor" and "modules.txt" in folder.files:
        yield from go_vendor(folder)


def crate(folder: Folder) -> Iterator[Component]:
    """A ``Cargo.toml`` with a ``[package]``; crates in a ``vendor`` folder are dependencies."""
    shown = folder.show("Cargo.toml")
    try:
        words = words_of(folder.path / "Cargo.toml", shown)
        table = toml_of(words, shown).get("package")
    except Unusable as error:
        yield Component(folder.name, "cargo", folder.shown, broken=(error.broken,))
        return
    if not isinstance(table, dict):
        return
    name, version = (v if isinstance(v := table.get(k, ""), str) else "" for k in ("name", "version"))
    licence = table.get("license")
    if isinstance(licence, dict) and licence.get("workspace") is True:
        licence = _workspace(folder)
    said: tuple[Declared, ...] = ()
    if isinstance(licence, str) and licence.strip():
        # "MIT/Apache-2.0" is Cargo's old way to write OR
        expression = licence.replace("/", " OR ")
        said = (Declared(licence, "license", shown, line_of(words, "license", licence), expression),)
    dependency = "vendor/" in f"{folder.shown}/"
    yield Component(
        name or folder.name,
        "cargo" if dependency else "project",
        folder.shown,
        version,
        purl=purl("cargo", name, version) if name else "",
        declared=said,
        files=folder.shipped(licence_folders(folder), strings(table.get("license-file"))),
        private=table.get("publish") is False,
    )


def _workspace(folder: Folder) -> object:
    """The licence that the workspace above a crate gives to its members."""
    for above in list(folder.path.resolve().parents)[:_ABOVE]:
        if (above / "Cargo.toml").is_file():
            try:
                table = toml_of(words_of(above / "Cargo.toml", "Cargo.toml"), "Cargo.toml")
            except Unusable:
                return None
            workspace = table.get("workspace")
            package = workspace.get("package") if isinstance(workspace, dict) else None
            if isinstance(package, dict):
                return package.get("license")
    return None


def module(folder: Folder) -> Iterator[Component]:
    """A ``go.mod``: Go declares no licence, so its texts speak alone."""
    shown = folder.show("go.mod")
    try:
        found = _MODULE.search(words_of(folder.path / "go.mod", shown))
    except Unusable as error:
        yield Component(folder.name, "go", folder.shown, broken=(error.broken,))
        return
    if found:
        yield Component(
            found[1], "project", folder.shown, purl=_go_purl(found[1], ""), files=folder.shipped()
        )


def go_vendor(folder: Folder) -> Iterator[Component]:
    """Every module of ``vendor/modules.txt`` with the texts in its folder."""
    shown = folder.show("modules.txt")
    try:
        words = words_of(folder.path / "modules.txt", shown)
    except Unusable as error:
        yield Component("vendor", "go", folder.shown, broken=(error.broken,))
        return
    for name, version in _VENDORED.findall(words):
        place = folder.path / name
        inner = Folder(place, folder.show(name), _files(place), ())
        texts: tuple[Shipped, ...] = inner.shipped()
        yield Component(name, "go", inner.shown, version, _go_purl(name, version), files=texts)


def _files(place: Path) -> tuple[str, ...]:
    try:
        return tuple(sorted(p.name for p in place.iterdir() if p.is_file()))
    except OSError:
        return ()


def _go_purl(name: str, version: str) -> str:
    namespace, _, bare = name.rpartition("/")
    return purl("golang", bare, version, namespace)
