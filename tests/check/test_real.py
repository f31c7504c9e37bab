"""``licet check`` on what real tools install and write."""

from __future__ import annotations

import datetime
import json
import os
import shutil
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest
import yaml
from tests.check.conftest import run
from tests.check.test_check import text

from licet.check.config import Config
from licet.cli.main import main
from licet.pipeline import engine
from licet.pipeline_check import configured
from licet.report.checked import Checked, Component

TOP = Path(__file__).resolve().parents[2]
TODAY = datetime.date(2026, 11, 1)
LICENCES = {"requests": "Apache-2.0", "flask": "BSD-3-Clause", "werkzeug": "BSD-3-Clause", "urllib3": "MIT"}


def check(path: Path) -> Checked:
    return configured(engine(), Config()).check(path, TODAY)[0]


def by_name(found: Checked) -> dict[str, Component]:
    return {c.name.lower().replace("_", "-"): c for c in found.components}


def test_an_environment(environment: Path) -> None:
    found = by_name(check(environment))
    assert {name: found[name].expression for name in LICENCES} == LICENCES
    assert all(found[name].verdicts["OSD"] == "YES" for name in LICENCES)
    assert found["certifi"].expression == "MPL-2.0"  # its text only points to the licence
    assert all(c.purl.startswith("pkg:pypi/") and c.version and c.texts for c in found.values())


def test_wheels_say_what_the_installed_packages_say(environment: Path, wheels: Path) -> None:
    installed, packed = by_name(check(environment)), by_name(check(wheels))
    assert len(packed) == 3
    for name, one in packed.items():
        assert (one.expression, one.verdicts) == (installed[name].expression, installed[name].verdicts)


def test_an_npm_tree_and_its_lock_file_alone(node_tree: Path, tmp_path: Path) -> None:
    found = check(node_tree)
    tree = by_name(found)
    assert len(tree) > 20 and tree["express"].expression == "MIT"
    assert tree["app"].private and not [f for f in found.findings if f.component.startswith("app")]
    assert not [f for f in found.findings if f.code in ("broken", "no-licence", "declared-differs")]
    shutil.copy(node_tree / "package.json", tmp_path)
    shutil.copy(node_tree / "package-lock.json", tmp_path)
    locked = by_name(check(tmp_path))
    assert {n for n, c in tree.items() if c.ecosystem == "npm"} == locked.keys() - {"app"}
    assert locked["express"].purl == tree["express"].purl


@pytest.mark.parametrize("version", ["1.4", "1.5", "1.6", "1.7"])
def test_a_cyclonedx_bill_that_another_tool_wrote(
    version: str, environment: Path, tools: Path, tmp_path: Path
) -> None:
    bill = tmp_path / "bom.json"
    texts = ("--gather-license-texts",) if version in ("1.6", "1.7") else ()
    run(
        tools / "cyclonedx-py", "environment", "--sv", version, "--of", "JSON", *texts, "-o", bill,
        environment / "bin" / "python",
    )  # fmt: skip
    found = by_name(check(bill))
    assert {name: found[name].expression for name in LICENCES} == LICENCES
    if texts:
        assert any(t.role == "licence" and t.words for c in found.values() for t in c.texts)


_PYTHON = """#!/usr/bin/env bash
# stands for an interpreter: makes an environment whose licet is the one under test
mkdir -p "$3/bin"
printf '#!/usr/bin/env bash\\necho "$@" >> "$0.log"\\n' > "$3/bin/python"
printf '#!/usr/bin/env bash\\nexec {python} -m licet.cli.main "$@"\\n' > "$3/bin/licet"
chmod +x "$3/bin/"*
"""


def test_the_action_of_this_repository(tmp_path: Path) -> None:
    action = yaml.safe_load((TOP / "action.yml").read_text(encoding="utf-8"))
    step = action["runs"]["steps"][-1]
    given = {name: row["default"] for name, row in action["inputs"].items()}
    given |= {"path": str(tmp_path / "in"), "arguments": "--on 2026-11-01 --only project"}
    (tmp_path / "in").mkdir()
    (tmp_path / "in" / "LICENSE").write_text(text("MIT"), encoding="utf-8")
    (tmp_path / "in" / "README.md").write_text("Free for companies under 50 employees.\n", encoding="utf-8")
    python = tmp_path / "python"
    python.write_text(_PYTHON.replace("{python}", sys.executable), encoding="utf-8")
    python.chmod(0o755)
    env = {**os.environ, "RUNNER_TEMP": str(tmp_path / "temp"), "GITHUB_ACTION_PATH": str(TOP)}
    env["PYTHONPATH"] = str(TOP / "src")
    for name, value in step["env"].items():
        inner = value.removeprefix("${{ ").removesuffix(" }}")
        env[name] = str(python) if inner.startswith("steps.") else given[inner.removeprefix("inputs.")]
    done = subprocess.run(
        ["bash", "-e", "-c", step["run"]], env=env, capture_output=True, text=True, check=False, timeout=240
    )
    assert done.returncode == 1, done.stderr
    assert done.stdout.startswith("::error file=README.md,line=1,title=extra-terms::"), done.stdout
    installed = (tmp_path / "temp" / "licet" / "bin" / "python.log").read_text(encoding="utf-8")
    assert installed.split()[:3] == ["-m", "pip", "install"] and installed.split()[-1] == str(TOP)


def test_the_hook_of_this_repository() -> None:
    (hook,) = yaml.safe_load((TOP / ".pre-commit-hooks.yaml").read_text(encoding="utf-8"))
    assert (
        hook["entry"].split()[0] in tomllib.loads((TOP / "pyproject.toml").read_text())["project"]["scripts"]
    )
    assert (hook["language"], hook["pass_filenames"], hook["always_run"]) == ("python", False, True)
    assert main([*hook["entry"].split()[1:], "--help"]) == 0


_WRITE = """
import sys
from datetime import datetime
from license_expression import get_spdx_licensing
from spdx_tools.spdx.model import *
from spdx_tools.spdx.validation.document_validator import validate_full_spdx_document
from spdx_tools.spdx.writer.write_anything import write_file

parse = get_spdx_licensing().parse
about = CreationInfo("SPDX-2.3", "SPDXRef-DOCUMENT", "bill", "https://example.org/bill",
                     [Actor(ActorType.TOOL, "a-test")], datetime(2026, 1, 1))
def package(key, name, said, address):
    return Package(key, name, SpdxNoAssertion(), version="1.0", files_analyzed=False,
        license_concluded=SpdxNoAssertion(), license_declared=said, copyright_text=SpdxNoAssertion(),
        external_references=[ExternalPackageRef(
            ExternalPackageRefCategory.PACKAGE_MANAGER, "purl", address)])
own = ExtractedLicensingInfo("LicenseRef-own", open(sys.argv[1]).read(), "Own terms")
document = Document(about, [
    package("SPDXRef-a", "one", parse("MIT OR GPL-2.0-only"), "pkg:npm/one@1.0"),
    package("SPDXRef-b", "two", parse("LicenseRef-own"), "pkg:pypi/two@1.0"),
    package("SPDXRef-c", "three", SpdxNone(), "pkg:cargo/three@1.0"),
], extracted_licensing_info=[own], relationships=[
    Relationship("SPDXRef-DOCUMENT", RelationshipType.DESCRIBES, f"SPDXRef-{key}") for key in "abc"])
assert not validate_full_spdx_document(document), validate_full_spdx_document(document)
write_file(document, sys.argv[2])
"""


def test_an_spdx_bill_that_another_tool_wrote(tools: Path, tmp_path: Path) -> None:
    own = tmp_path / "own.txt"
    own.write_text("You may use and copy this software for non-commercial purposes only.\n", encoding="utf-8")
    bill = tmp_path / "bill.spdx.json"
    run(tools / "python", "-c", _WRITE, own, bill)
    assert json.loads(bill.read_text(encoding="utf-8"))["spdxVersion"] == "SPDX-2.3"
    found = check(bill)
    one, two, three = (by_name(found)[name] for name in ("one", "two", "three"))
    assert (one.ecosystem, one.expression, one.verdicts["OSD"]) == ("npm", "MIT OR GPL-2.0-only", "YES")
    assert two.texts and two.verdicts["OSD"] == "NO"
    assert [f.component for f in found.findings if f.code == "no-licence"] == [three.label]
