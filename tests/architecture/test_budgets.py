"""Small files and small functions, and nothing in the code that belongs into data."""

from __future__ import annotations

import ast
import re
import sys
import tomllib
from pathlib import Path

import pytest

TOP = Path(__file__).resolve().parents[2]
SRC = TOP / "src" / "licet"
FILES = sorted(SRC.rglob("*.py"))
# distribution -> the module it brings, where the names differ
MODULES = {
    "licensedcode-data": "licensedcode_data",
    "license-expression": "license_expression",
    "google-re2": "re2",
    "currencyconverter": "currency_converter",
    "z3-solver": "z3",
    "pyyaml": "yaml",
    "packageurl-python": "packageurl",
    "cyclonedx-python-lib": "cyclonedx",
}
READ_AS_FILES = {"licensedcode-data"}  # data packages, found by their metadata
AWAITED = {"license_expression", "rapidfuzz", "currency_converter"}  # declared for stages still being laid


@pytest.mark.parametrize("file", FILES, ids=lambda p: str(p.relative_to(SRC)))
def test_budget(file: Path) -> None:
    source = file.read_text(encoding="utf-8")
    assert source.count("\n") <= 500
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            assert (node.end_lineno or 0) - node.lineno + 1 <= 80, node.name


def _declared() -> set[str]:
    project = tomllib.loads((TOP / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    names = [re.split(r"[<>=!~\[; ]", d, maxsplit=1)[0].lower() for d in project["dependencies"]]
    return set(names)


def _imports() -> set[str]:
    found: set[str] = set()
    for file in FILES:
        for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Import):
                found.update(alias.name.split(".")[0] for alias in node.names)
            elif isinstance(node, ast.ImportFrom) and node.level == 0 and node.module:
                found.add(node.module.split(".")[0])
    return found - set(sys.stdlib_module_names) - {"licet"}


def test_every_import_is_declared_and_every_dependency_is_used() -> None:
    modules = {MODULES.get(name, name.replace("-", "_")) for name in _declared() - READ_AS_FILES}
    assert _imports() | AWAITED == modules | AWAITED


def test_every_dependency_has_its_line() -> None:
    page = (TOP / "docs" / "dependencies.md").read_text(encoding="utf-8").lower()
    assert not {name for name in _declared() if f"`{name}`" not in page}


def test_nothing_is_left_open() -> None:
    words = re.compile(r"\b(TODO|FIXME|XXX|NotImplementedError)\b")
    assert not [str(f) for f in FILES if words.search(f.read_text(encoding="utf-8"))]
