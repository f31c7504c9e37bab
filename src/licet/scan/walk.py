"""The files of a tree, in the order of their names; what is in the way is told, not raised."""

from __future__ import annotations

import os
import stat
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import msgspec

if TYPE_CHECKING:
    from pathspec import GitIgnoreSpec

_HISTORY = frozenset({".git", ".hg", ".svn", ".bzr", "_darcs"})  # of version control: no files of the project


class Item(msgspec.Struct, frozen=True):
    """A regular file, or with ``error`` something that cannot be looked at; ``asked`` for by its own name."""

    path: str
    error: str | None = None
    asked: bool = False


class _Folder(msgspec.Struct, frozen=True):
    path: str
    above: tuple[tuple[int, int], ...]  # device and inode of the folders that hold it, the outermost first
    rules: tuple[tuple[str, GitIgnoreSpec], ...] = ()


def walk(
    root: str, *, gitignore: bool = False, skipped: Callable[[str], bool] | None = None
) -> Iterator[Item]:
    """Every regular file under ``root`` (or ``root`` itself), links followed, each folder once.

    A link to a folder that holds it is told as a loop. ``gitignore`` leaves out what the ``.gitignore`` files
    of the tree exclude; ``skipped`` says by its name whether a folder is not entered. Memory grows with the
    depth of the tree and the width of its folders only.
    """
    try:
        found = Path(root).stat()
    except (OSError, ValueError) as error:
        yield Item(root, _why(error))
        return
    if not stat.S_ISDIR(found.st_mode):
        yield Item(root, asked=True) if stat.S_ISREG(found.st_mode) else Item(root, "is not a regular file")
        return
    seen = {(found.st_dev, found.st_ino)}
    stack = [iter(_listed(_Folder(root, ((found.st_dev, found.st_ino),)), gitignore))]
    while stack:
        item = next(stack[-1], None)
        if item is None:
            stack.pop()
        elif isinstance(item, Item):
            yield item
        elif item.above[-1] in item.above[:-1]:
            yield Item(item.path, "a link to a folder that holds it")
        elif skipped and skipped(Path(item.path).name):
            continue
        elif item.above[-1] not in seen:
            seen.add(item.above[-1])
            stack.append(iter(_listed(item, gitignore)))


def _listed(folder: _Folder, gitignore: bool) -> Iterator[Item | _Folder]:
    try:
        with os.scandir(folder.path) as entries:
            held = sorted(entries, key=lambda e: e.name)
    except OSError as error:
        yield Item(folder.path, _why(error))
        return
    rules = folder.rules
    if gitignore and any(e.name == ".gitignore" for e in held):
        rules = _with_rules(folder)
    for entry in held:
        try:
            if entry.is_dir():
                if entry.name not in _HISTORY and not (rules and _ignored(rules, entry.path + "/")):
                    found = entry.stat()
                    yield _Folder(entry.path, (*folder.above, (found.st_dev, found.st_ino)), rules)
            elif entry.is_file():
                if not (rules and _ignored(rules, entry.path)):
                    yield Item(entry.path)
            elif entry.is_symlink():
                yield Item(entry.path, "a link that leads nowhere")
        except OSError as error:
            yield Item(entry.path, _why(error))


def _with_rules(folder: _Folder) -> tuple[tuple[str, GitIgnoreSpec], ...]:
    from pathspec import GitIgnoreSpec

    file = Path(folder.path) / ".gitignore"
    try:
        lines = file.read_text(encoding="utf-8", errors="replace").splitlines()
        return (*folder.rules, (folder.path, GitIgnoreSpec.from_lines(lines)))
    except (OSError, ValueError):
        return folder.rules


def _ignored(rules: tuple[tuple[str, GitIgnoreSpec], ...], path: str) -> bool:
    """Whether the nearest ``.gitignore`` that speaks of ``path`` excludes it (gitignore(5))."""
    for place, spec in reversed(rules):
        told = spec.check_file(path[len(place) :].lstrip("/")).include
        if told is not None:
            return bool(told)
    return False


def _why(error: OSError | ValueError) -> str:
    return (error.strerror or str(error)) if isinstance(error, OSError) else "not a file name"
