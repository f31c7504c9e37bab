"""The outputs for programs against the published shapes of their formats."""

from __future__ import annotations

import csv
import io
import json
import re
import xml.etree.ElementTree as ET
from pathlib import Path
from typing import Any

import jsonschema
import pytest
from tests.check.test_check import GPL_NOTICE, MODIFIED, ORCA, TODAY, lay, text

from licet.check.config import Config, load
from licet.pipeline import engine
from licet.pipeline_check import configured
from licet.report.checked import Checked
from licet.report.checks.table import render

SCHEMAS = Path(__file__).with_name("schemas")


@pytest.fixture(scope="module")
def everything(tmp_path_factory: pytest.TempPathFactory) -> Checked:
    """A check with findings of many kinds and places."""
    root = lay(
        tmp_path_factory.mktemp("everything"),
        {
            "LICENSE": text("MIT"),
            "README.md": "# 100%: ünï, code\n\nFree for companies <b>under</b> 50 employees & ünï.\n",
            "src/a file.c": GPL_NOTICE,
            "app/package.json": '{"name": "@a/b", "version": "1.0.0", "license": "BUSL-1.1"}',
            "bad/Cargo.toml": "= = =",
            "bare/package.json": '{"name": "bare", "version": "1.0.0"}',
            "lab/Orca-8B/LICENSE": ORCA,
            "lab/Orca-8B/README.md": "---\nlicense: other\nlicense_name: orca\n---\n",
            "me/fast/README.md": "---\nlicense: apache-2.0\nbase_model: lab/Orca-8B\ndatasets: [x/y]\n---\n",
            "model/LICENSE": MODIFIED,
            "licet.toml": (
                '[policy]\ndeny = ["OSD:NO"]\n[profile]\ncommercial = true\nmonthly_revenue = "30M USD"\n'
                '[[ignore]]\nfinding = "broken"\nreason = "old"\nuntil = 2026-01-01\n'
            ),
        },
    )
    found, _ = configured(engine(), load(root / "licet.toml")).check(root, TODAY)
    assert len({f.code for f in found.findings}) >= 9
    return found


def shown(found: Checked, form: str) -> str:
    out = io.StringIO()
    render(found, form, out)
    return out.getvalue()


def test_sarif_is_valid_by_its_schema(everything: Checked) -> None:
    schema = json.loads((SCHEMAS / "sarif-2.1.0.json").read_text(encoding="utf-8"))
    jsonschema.Draft4Validator.check_schema(schema)
    checker = jsonschema.Draft4Validator(schema)
    for found in (everything, Checked(root="empty", on="2026-11-01")):
        assert [e.message for e in checker.iter_errors(json.loads(shown(found, "sarif")))] == []
    assert list(checker.iter_errors({"version": "2.1.0"}))  # the schema can refuse


def test_sarif_regions_hold_the_words(everything: Checked) -> None:
    run = json.loads(shown(everything, "sarif"))["runs"][0]
    held = 0
    for result in run["results"]:
        place = result["locations"][0]["physicalLocation"]
        path = Path(everything.root) / place["artifactLocation"]["uri"].replace("%20", " ")
        region = place.get("region", {})
        if "charOffset" in region:
            words = path.read_text(encoding="utf-8")[region["charOffset"] :][: region["charLength"]]
            flat = " ".join(words.split())
            assert flat.startswith(region["snippet"]["text"].removesuffix(" …")), result
            held += 1
    assert held >= 4


def test_github_annotations(everything: Checked) -> None:
    lines = shown(everything, "github").splitlines()
    assert len(lines) == len(everything.findings)
    command = re.compile(r"::(error|warning|notice) file=[^,:\s][^,:]*(,line=\d+)?,title=[a-z-]+::\S.*")
    for line, found in zip(lines, everything.findings, strict=True):
        assert command.fullmatch(line), line
        assert found.at.path.replace("%", "%25").split(":")[0].split(",")[0] in line
        assert found.code in line


def test_csv_has_a_line_for_each_component(everything: Checked) -> None:
    head, *rows = list(csv.reader(io.StringIO(shown(everything, "csv"))))
    assert [row[0] for row in rows] == [c.name for c in everything.components]
    assert {len(row) for row in rows} == {len(head)}


def test_a_name_in_csv_is_no_formula(tmp_path: Path) -> None:
    names = ("=1+1", "@SUM(A1)", "@a/b")
    for number, name in enumerate(names):
        lay(tmp_path, {f"{number}/package.json": json.dumps({"name": name, "version": "1.0.0"})})
    found, _ = configured(engine(), Config()).check(tmp_path, TODAY)
    _, *rows = list(csv.reader(io.StringIO(shown(found, "csv"))))
    assert [row[0] for row in rows] == ["'=1+1", "'@SUM(A1)", "@a/b"]


def test_junit_names_every_component_once(everything: Checked) -> None:
    suite = ET.fromstring(shown(everything, "junit")).find("testsuite")
    assert suite is not None
    names = [case.get("name") for case in suite]
    assert set(names) >= {c.label for c in everything.components} and len(names) == len(set(names))
    failures = [f for case in suite for f in case.findall("failure")]
    assert len(failures) == sum(f.level != "note" for f in everything.findings)


def test_html_loads_nothing_and_escapes(everything: Checked) -> None:
    page = shown(everything, "html")
    assert not re.search(r"<(?:script|link|img|iframe)\b|@import|url\(", page)
    assert "ünï" in page and "<b>" not in page and page.count("<li>") >= len(everything.components)


@pytest.mark.parametrize("version", ["V1_6", "V1_7"])
def test_cyclonedx_is_valid(version: str, everything: Checked) -> None:
    from cyclonedx.schema import SchemaVersion
    from cyclonedx.validation.json import JsonStrictValidator

    written = json.loads(shown(everything, "cyclonedx"))
    if version == "V1_7":  # what is valid as 1.6 is valid as 1.7
        written |= {"specVersion": "1.7", "$schema": "http://cyclonedx.org/schema/bom-1.7.schema.json"}
    error = JsonStrictValidator(SchemaVersion[version]).validate_str(json.dumps(written))
    assert error is None, error
    kinds = {c["name"]: c["type"] for c in written["components"]}
    assert kinds["me/fast"] == "machine-learning-model"


def test_spdx_is_what_the_model_of_spdx_allows(everything: Checked) -> None:
    from spdx_python_model.bindings import v3_0_1 as spdx

    objects = spdx.SHACLObjectSet()
    spdx.JSONLDDeserializer().read(io.BytesIO(shown(everything, "spdx").encode()), objects)
    rewritten = io.BytesIO()  # the bindings check numbers of values when they write
    spdx.JSONLDSerializer().write(objects, rewritten)
    assert not objects.link() - {""}, "a reference to nothing"
    (document,) = objects.foreach_type(spdx.SpdxDocument)
    told = {str(p).rpartition("/")[2] for p in document.profileConformance}
    assert told == {"core", "software", "simpleLicensing"}  # supplier and day of release are not known
    assert {p.name for p in objects.foreach_type(spdx.ai_AIPackage)} >= {"me/fast", "lab/Orca-8B"}
    names = {p.name for p in objects.foreach_type(spdx.software_Package)}
    assert names >= {c.name for c in everything.components}


def test_every_output_is_the_same_twice(everything: Checked) -> None:
    for form in ("json", "sarif", "junit", "html", "cyclonedx", "spdx", "text"):
        assert shown(everything, form) == shown(everything, form), form


def test_the_json_says_what_is_documented(everything: Checked) -> None:
    made: dict[str, Any] = json.loads(shown(everything, "json"))
    assert set(made) == {"licet", "root", "on", "policy", "components", "findings", "ignored"}
    assert made["licet"] == 1
    guide = (Path(__file__).parents[2] / "docs" / "check.md").read_text(encoding="utf-8")
    for key in {k for c in made["components"] for k in c} | {k for f in made["findings"] for k in f}:
        assert f"`{key}`" in guide, key


def test_a_configuration_is_needed_for_none_of_it(tmp_path: Path) -> None:
    found, _ = configured(engine(), Config()).check(lay(tmp_path, {"LICENSE": text("MIT")}), TODAY)
    for form in ("json", "sarif", "junit", "html", "cyclonedx", "spdx", "text", "github", "markdown"):
        assert shown(found, form) or form == "github"
