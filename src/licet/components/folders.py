"""A walk over a tree, folder by folder: no loop, nothing outside it, no file opened."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator
from fnmatch import fnmatchcase
from pathlib import Path, PurePath, PurePosixPath

import msgspec

from licet.components.model import Broken, Shipped
from licet.knowledge.components import limits, role_of

_INSTALLED = ".dist-info"
_DEEPEST = 60  # levels; deeper is a loop of mounts or a joke


class Folder(msgspec.Struct, frozen=True):
    """A folder and the names in it; ``shown`` is its path from where the walk began ("." there)."""

    path: Path
    shown: str
    files: tuple[str, ...]
    folders: tuple[str, ...]

    @property
    def name(self) -> str:
        """What it is called, for people."""
        return printable((self.path.resolve() if self.shown == "." else self.path).name)

    def show(self, name: str) -> str:
        """The path of a file in it, for people."""
        return _below(self.shown, name)

    def shipped(self, below: tuple[str, ...] = (), named: Iterable[str] = ()) -> tuple[Shipped, ...]:
        """Its licence texts, notices, read-mes and policies, those of the folders named in ``below`` too, and
        the files that a manifest has ``named`` as licences, whatever they are called."""
        own = [
            Shipped(self.path / name, self.show(name), role)  # type: ignore[arg-type]
            for name in self.files
            if (role := role_of(name))
        ]
        for folder in below:
            own += [
                Shipped(self.path / folder / name, self.show(f"{folder}/{name}"), role)  # type: ignore[arg-type]
                for name in names(self.path / folder)
                if (role := role_of(PurePath(name).name) or _bare(name))
            ]
        own += [text for name in named if (text := self._named(name, own))]
        return tuple(own)

    def _named(self, name: str, known: list[Shipped]) -> Shipped | None:
        """A file of the folder or below it, unless it is known already or lies elsewhere."""
        place = PurePosixPath(name.strip().removeprefix("./"))
        if not name.strip() or place.is_absolute() or ".." in place.parts:
            return None
        path = self.path / place
        shown = self.show(str(place))
        if any(text.shown == shown for text in known) or not path.is_file():
            return None
        telling = any(fnmatchcase(place.name.lower(), name) for name in limits().telling)
        return Shipped(path, shown, "readme" if telling else "licence")


def licence_folders(folder: Folder) -> tuple[str, ...]:
    """The folders in which a project keeps its licence texts, each called after its licence
    (reuse.software)."""
    return tuple(name for name in folder.folders if name.lower() in ("licenses", "licences"))


def printable(path: str) -> str:
    """A path as it can be written in UTF-8; bytes that are none become ``\\xff``: no two become one."""
    return path.encode("utf-8", "surrogateescape").decode("utf-8", "backslashreplace")


def _below(shown: str, name: str) -> str:
    return printable(name) if shown == "." else f"{shown}/{printable(name)}"


def _bare(name: str) -> str | None:
    """In a folder of licence texts a file may be named after its licence alone ("MIT.txt")."""
    return "licence" if PurePath(name).suffix.lower() in ("", ".txt") else None


def names(folder: Path) -> list[str]:
    """Files below a folder, relative to it, in order; nothing for what cannot be entered."""
    return sorted(
        os.path.relpath(Path(top) / name, folder) for top, _, files in os.walk(folder) for name in files
    )


def folders(root: Path, broken: list[Broken]) -> Iterator[Folder]:
    """Every folder of a tree, parents first; what cannot be entered is added to ``broken``."""
    waiting = [(root, ".", 0)]
    while waiting:
        path, shown, depth = waiting.pop()
        try:
            with os.scandir(path) as entries:
                found = sorted(entries, key=lambda e: e.name)
        except OSError as error:
            broken.append(Broken(shown, f"cannot be entered: {error.strerror}"))
            continue
        files = tuple(e.name for e in found if _is_file(e, shown, broken))
        below = (e.name for e in found if e.is_dir(follow_symlinks=False))
        inner = _entered(path, tuple(name for name in below if name not in limits().skipped))
        yield Folder(path, shown, files, inner)
        if depth >= _DEEPEST and inner:
            broken.append(Broken(shown, f"lies {depth} folders deep, and what is below was not looked at"))
        elif inner:
            waiting += [(path / name, _below(shown, name), depth + 1) for name in reversed(inner)]


def _entered(path: Path, inner: tuple[str, ...]) -> tuple[str, ...]:
    """What of a folder is entered: among installed packages only what belongs to a package as such, for what
    lies deeper is content of one that speaks for itself."""
    if any(name.endswith(_INSTALLED) for name in inner):
        return tuple(name for name in inner if name.endswith(_INSTALLED))
    above = path.parent.parent if path.parent.name.startswith("@") else path.parent
    if above.name == "node_modules" and not path.name.startswith("@"):
        return tuple(name for name in inner if name == "node_modules")
    return inner


def _is_file(entry: os.DirEntry[str], shown: str, broken: list[Broken]) -> bool:
    """Regular files, and links to them that stay readable; a dangling link is broken if it matters."""
    try:
        if entry.is_file():
            return True
        lost = entry.is_symlink() and not entry.is_dir()
    except OSError:  # a link to itself
        lost = True
    if lost and role_of(entry.name) in ("licence", "notice"):
        broken.append(Broken(_below(shown, entry.name), "is a link to nothing", "ship the file itself"))
    return False
