"""The import rule: a stage knows the base, itself, the knowledge types, and the model of the stage before."""

from __future__ import annotations

import ast
from pathlib import Path

import pytest

SRC = Path(__file__).resolve().parents[2] / "src" / "licet"
BASE = {"answers", "conditions", "errors", "expressions", "formula", "spans", "vocabulary"}
# stage -> what it may import besides the base, its own folder and knowledge
ALLOWED = {
    "knowledge": set(),
    "text": set(),
    "catalogue": {"text"},  # the index is made of the same tokens, by the same code
    "identify": {"text.model", "text.from_string", "catalogue.model", "catalogue.grams"},
    "scan": {"text.model", "text.decode", "identify.model", "identify.expression"},
    "read": {"text.model", "text.provisions"},
    "limits": {"read.model"},
    "judge": {"text.model", "identify.model", "read.model", "limits"},
    "label": {"text.model", "read.model", "limits"},
    "owe": {"text.model", "read.model"},
    "compare": {"text.model", "read.model", "limits"},
    "combine": {"read.model", "compare.model", "compare.formula", "compare.shapes"},
    "sweep": {"owe.model"},
    "components": set(),
    "check": {
        "components.model",
        "report.model",
        "report.checked",
        "text.model",
    },
    "report": {
        "text.model",
        "identify.model",
        "read.model",
        "judge.model",
        "judge.decisions",
        "label.model",
        "owe.model",
        "compare.model",
        "combine.model",
        "sweep.model",
    },
}
FORMATS = {
    "terminal",
    "markdown",
    "json",
    "svg",
    "diff_text",
    "diff_markdown",
    "diff_html",
}  # see only the report's own types


def imported(file: Path) -> set[str]:
    """Modules of licet that a file imports, without the leading ``licet.``."""
    found: set[str] = set()
    for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
        if isinstance(node, ast.ImportFrom) and node.module and node.level == 0:
            names = [
                node.module,
                *(f"{node.module}.{a.name}" for a in node.names if _module(node.module, a.name)),
            ]
            found.update(names[1:] or names[:1])
        elif isinstance(node, ast.Import):
            found.update(alias.name for alias in node.names)
    return {name.removeprefix("licet.") for name in found if name.startswith("licet.")}


def _module(package: str, name: str) -> bool:
    place = SRC.parent.joinpath(*package.split("."), name)
    return place.with_suffix(".py").exists() or place.is_dir()


def under(name: str, allowed: set[str]) -> bool:
    return any(name == one or name.startswith(f"{one}.") for one in allowed)


def wrong(file: Path) -> set[str]:
    stage = file.relative_to(SRC).parts[0]
    allowed = ALLOWED[stage] | BASE | {stage, "knowledge"}
    return {name for name in imported(file) if not under(name, allowed)}


STAGE_FILES = sorted(p for stage in ALLOWED for p in (SRC / stage).rglob("*.py"))


@pytest.mark.parametrize("file", STAGE_FILES, ids=lambda p: str(p.relative_to(SRC)))
def test_a_stage_imports_only_what_it_may(file: Path) -> None:
    assert wrong(file) == set()


def test_every_folder_has_a_rule() -> None:
    folders = {p.name for p in SRC.iterdir() if (p / "__init__.py").exists()}
    assert folders - {"cli"} <= set(ALLOWED)


@pytest.mark.parametrize("name", sorted(FORMATS))
def test_an_output_format_sees_only_the_report(name: str) -> None:
    assert {n for n in imported(SRC / "report" / f"{name}.py") if not n.startswith("report.")} == set()


def test_a_check_s_output_formats_see_only_the_report() -> None:
    for file in (SRC / "report" / "checks").glob("*.py"):
        assert {n for n in imported(file) if not n.startswith("report.")} == set(), file


def test_judge_owe_and_compare_know_nothing_of_each_other() -> None:
    for one in ("judge", "owe", "compare"):
        for file in (SRC / one).rglob("*.py"):
            others = {"judge", "owe", "compare"} - {one}
            assert not {n for n in imported(file) if n.split(".")[0] in others}, file


def test_only_the_loader_opens_data() -> None:
    for file in SRC.rglob("*.py"):
        if file.parent.name != "knowledge":
            opens = "tomllib.loads" in file.read_text(encoding="utf-8")
            assert not opens or file.name in ("profile.py", "config.py", "manifests.py"), file


def test_the_rule_can_fail(tmp_path: Path) -> None:
    file = tmp_path / "x.py"
    file.write_text("from licet.owe.from_reading import owe\nimport licet.judge.model\n", encoding="utf-8")
    assert imported(file) == {"owe.from_reading", "judge.model"}
    assert not under("owe.from_reading", ALLOWED["judge"] | BASE)
