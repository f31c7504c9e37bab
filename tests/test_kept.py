"""What is kept between runs."""

from __future__ import annotations

from pathlib import Path

import pytest

from licet.kept import Kept


@pytest.fixture(autouse=True)
def _cache(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("LICET_CACHE", str(tmp_path))


def test_it_is_there_again() -> None:
    with Kept("area", "1") as kept:
        kept["a"] = b"x"
    with Kept("area", "1") as kept:
        assert dict(kept) == {"a": b"x"}


def test_another_release_starts_anew() -> None:
    with Kept("area", "1") as kept:
        kept["a"] = b"x"
    with Kept("area", "2") as kept:
        assert "a" not in kept


def test_a_broken_file_is_no_error(tmp_path: Path) -> None:
    with Kept("area", "1") as kept:
        kept["a"] = b"x"
    for file in tmp_path.glob("*.msgpack"):
        file.write_bytes(b"\xc1")
    with Kept("area", "1") as kept:
        assert len(kept) == 0
