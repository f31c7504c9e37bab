"""``find``: every component of a folder, an environment, a release or a bill of materials."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

from licet.components import hub, npm, python, sbom, vendored
from licet.components.folders import Folder, folders, licence_folders, printable
from licet.components.manifests import LARGEST, Unusable, json_of, words_of
from licet.components.model import Broken, Component, Ecosystem, Shipped

_LOOK: tuple[Callable[[Folder], Iterator[Component]], ...] = (
    python.look,
    npm.look,
    vendored.look,
    hub.look,
)
_BILLS = (".cdx.json", ".spdx.json", ".spdx3.json", ".bom.json", "bom.json", "sbom.json", "spdx.json")


def find(root: Path, only: frozenset[Ecosystem] = frozenset()) -> tuple[Component, ...]:
    """The components under ``root``, in path order; ``only`` keeps those of some ecosystems.

    A bill of materials may be given as a file. A licence text that belongs to no manifest makes a component
    of its folder. What cannot be used is said in ``broken`` of its component, never raised.
    """
    found = tuple(_in_file(root) if root.is_file() else _in_folder(root))
    return tuple(c for c in found if not only or c.ecosystem in only)


def _in_file(root: Path) -> Iterator[Component]:
    try:
        table = json_of(words_of(root, root.name), root.name)
    except Unusable as error:
        yield Component(root.name, "sbom", root.name, broken=(error.broken,))
        return
    if sbom.is_bill(table):
        yield from sbom.components(root, root.name)
    else:
        broken = Broken(root.name, "is no bill of materials", "give a folder, or CycloneDX or SPDX in JSON")
        yield Component(root.name, "sbom", root.name, broken=(broken,))


def _in_folder(root: Path) -> Iterator[Component]:
    broken: list[Broken] = []
    claimed: set[str] = set()
    for folder in folders(root, broken):
        here = list(_here(folder))
        claimed.update(text.shown for one in here for text in one.files)
        yield from here
        own = any(one.shown == folder.shown for one in here)
        below = licence_folders(folder) if folder.shown == "." and not own else ()
        left = tuple(
            text
            for text in folder.shipped(below)
            if text.shown not in claimed and text.role in ("licence", "policy")
        )
        if left and not own:
            claimed.update(text.shown for text in left)
            yield _plain(folder, left, root)
    if broken:
        yield Component(printable(root.name) or ".", "folder", ".", broken=tuple(broken))


def _here(folder: Folder) -> Iterator[Component]:
    seen: set[tuple[str, str]] = set()
    for look in _LOOK:
        for one in look(folder):
            # a release that is a package too, or a crate with a read-me, is one component
            if one.shown != folder.shown or (one.ecosystem, one.name) not in seen:
                seen.add((one.ecosystem, one.name))
                yield one
    for name in folder.files:
        if name.endswith(_BILLS):
            yield from sbom.components(folder.path / name, folder.show(name))


def _plain(folder: Folder, texts: tuple[Shipped, ...], root: Path) -> Component:
    shipped = (*texts, *(t for t in folder.shipped() if t.role in ("notice", "readme")))
    name = folder.shown if folder.shown != "." else printable(root.resolve().name)
    return Component(name, "project" if folder.shown == "." else "folder", folder.shown, files=shipped)


def bytes_of(text: Shipped) -> bytes:
    """What a shipped text holds; raises ``Unusable``."""
    if text.data is not None:
        return text.data
    try:
        with text.path.open("rb") as file:
            return file.read(LARGEST)
    except OSError as error:
        raise Unusable(Broken(text.shown, error.strerror or "cannot be read")) from error
