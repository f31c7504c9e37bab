"""Python: installed distributions, wheels and projects (core metadata 2.4, PEP 621 and PEP 639)."""

from __future__ import annotations

import zipfile
from collections.abc import Iterator
from email.message import Message
from email.parser import HeaderParser
from pathlib import PurePosixPath
from typing import Any

from licet.components.folders import Folder, licence_folders
from licet.components.manifests import LARGEST, Unusable, line_of, strings, toml_of, words_of
from licet.components.model import Broken, Component, Declared, Shipped
from licet.components.purls import purl
from licet.knowledge.components import role_of

_CLASSIFIER = "License :: "
_LONGEST_NAME = 200  # characters; a longer License field is the text itself


def look(folder: Folder) -> Iterator[Component]:
    """What a folder holds of Python."""
    if folder.shown.endswith(".dist-info") and "METADATA" in folder.files:
        yield installed(folder)
    if "pyproject.toml" in folder.files:
        yield from project(folder)
    for name in folder.files:
        if name.endswith(".whl"):
            yield wheel(folder, name)


def installed(folder: Folder) -> Component:
    """One ``*.dist-info`` folder."""
    shown = folder.show("METADATA")
    try:
        words = words_of(folder.path / "METADATA", shown)
    except Unusable as error:
        name, _, version = PurePosixPath(folder.shown).name.removesuffix(".dist-info").partition("-")
        return Component(name, "python", folder.shown, version, broken=(error.broken,))
    below = tuple(f for f in folder.folders if role_of(f) or f == "licenses")
    named = HeaderParser().parsestr(words.split("\n\n", 1)[0]).get_all("License-File") or ()
    texts = folder.shipped(below, [f"{place}{name}" for name in named for place in ("", "licenses/")])
    return _distribution(words, shown, folder.shown, texts)


def _distribution(words: str, shown: str, place: str, texts: tuple[Shipped, ...]) -> Component:
    about = HeaderParser().parsestr(words.split("\n\n", 1)[0])
    name, version = (str(about.get(key, "")).strip() for key in ("Name", "Version"))
    return Component(
        name or place,
        "python",
        place,
        version,
        purl=purl("pypi", name, version) if name else "",
        declared=tuple(_declared(about, words, shown)),
        files=texts,
    )


def _declared(about: Message, words: str, shown: str) -> Iterator[Declared]:
    expression = str(about.get("License-Expression", "")).strip()
    if expression:
        line = line_of(words, "License-Expression:")
        yield Declared(expression, "License-Expression", shown, line, expression)
        return
    named = " ".join(str(about.get("License", "")).split())
    if named and named.upper() != "UNKNOWN" and len(named) <= _LONGEST_NAME:
        yield Declared(named, "License", shown, line_of(words, "License:"))
    for row in about.get_all("Classifier") or ():
        if str(row).startswith(_CLASSIFIER):
            yield Declared(str(row), "Classifier", shown, line_of(words, str(row)))


def project(folder: Folder) -> Iterator[Component]:
    """A ``pyproject.toml`` with a ``[project]`` table."""
    shown = folder.show("pyproject.toml")
    try:
        words = words_of(folder.path / "pyproject.toml", shown)
        table = toml_of(words, shown).get("project")
    except Unusable as error:
        yield Component(folder.name, "project", folder.shown, broken=(error.broken,))
        return
    if not isinstance(table, dict):
        return
    name, version = (v if isinstance(v := table.get(k, ""), str) else "" for k in ("name", "version"))
    licence = table.get("license")
    declared: list[Declared] = []
    if isinstance(licence, str):
        declared.append(Declared(licence, "license", shown, line_of(words, "license", licence), licence))
    elif isinstance(licence, dict) and isinstance(licence.get("text"), str):
        text = " ".join(licence["text"].split())
        if len(text) <= _LONGEST_NAME:
            declared.append(Declared(text, "license", shown, line_of(words, "license")))
    declared += [
        Declared(row, "classifiers", shown, line_of(words, row))
        for row in strings(table.get("classifiers"))
        if row.startswith(_CLASSIFIER)
    ]
    private = any(row.startswith("Private ::") for row in strings(table.get("classifiers")))
    yield Component(
        name or folder.name,
        "project",
        folder.shown,
        version,
        purl=purl("pypi", name, version) if name and version else "",
        declared=tuple(declared),
        files=folder.shipped(licence_folders(folder), _files(table)),
        private=private,
    )


def _files(table: dict[str, Any]) -> list[str]:
    """The files that ``license = {file = ...}`` and ``license-files`` name; patterns are left to the names of
    files."""
    licence = table.get("license")
    one = licence.get("file") if isinstance(licence, dict) else None
    named = [*strings(one), *strings(table.get("license-files"))]
    return [name for name in named if not set(name) & set("*?[")]


def wheel(folder: Folder, name: str) -> Component:
    """A ``*.whl``: metadata and licence texts are read from the archive; nothing is unpacked to disk."""
    place = folder.show(name)
    title, _, rest = name.removesuffix(".whl").partition("-")
    version = rest.partition("-")[0]
    try:
        with zipfile.ZipFile(folder.path / name) as archive:
            held = {i.filename: i for i in archive.infolist() if ".dist-info/" in i.filename}
            about = next((n for n in held if n.endswith(".dist-info/METADATA")), None)
            if about is None:
                raise ValueError("it holds no metadata")
            wanted = [n for n in held if role_of(PurePosixPath(n).name) in ("licence", "notice")]
            texts = {n: _member(archive, held[n]) for n in (about, *wanted)}
    except (OSError, ValueError, zipfile.BadZipFile, RuntimeError) as error:
        broken = Broken(place, f"is no wheel that can be read: {error}", "build or fetch it again")
        return Component(title, "python", place, version, broken=(broken,))
    shipped = tuple(
        Shipped(folder.path / name, f"{place}!{n}", role_of(PurePosixPath(n).name), texts[n])  # type: ignore[arg-type]
        for n in wanted
    )
    return _distribution(texts[about].decode("utf-8", "replace"), f"{place}!{about}", place, shipped)


def _member(archive: zipfile.ZipFile, info: zipfile.ZipInfo) -> bytes:
    """One member, never more than ``LARGEST`` bytes whatever the archive says of its size."""
    with archive.open(info) as member:
        data = member.read(LARGEST + 1)
    if len(data) > LARGEST:
        raise ValueError(f"{info.filename} has more than {LARGEST / 1e6:g} MB")
    return data
