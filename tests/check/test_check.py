"""``licet check`` on real licences: contradictions, policies, chains, profiles, formats."""

from __future__ import annotations

import datetime
import io
import json
import xml.etree.ElementTree as ET
from pathlib import Path

import pytest

from licet.check.config import Config, load
from licet.cli.main import main
from licet.pipeline import engine
from licet.pipeline_check import configured
from licet.report.checked import Checked
from licet.report.checks.notice import checklist, notice, texts
from licet.report.checks.table import render

TODAY = datetime.date(2026, 11, 1)
EXAMPLES = Path(__file__).resolve().parents[2] / "examples"
ORCA = Path(__file__).with_name("orca.txt").read_text(encoding="utf-8")  # ours, in the way of model licences
MODIFIED = (EXAMPLES / "modified-mit" / "LICENSE").read_text(encoding="utf-8")


GPL_NOTICE = (
    "/*\n * This program is free software; you can redistribute it and/or modify it under the terms of the\n"
    " * GNU General Public License as published by the Free Software Foundation; either version 2 of the\n"
    " * License, or (at your option) any later version.\n */\nint x;\n"
)


def text(name: str) -> str:
    catalogue = engine().catalogue
    return catalogue.text(catalogue.by_id(name))


def lay(root: Path, files: dict[str, str]) -> Path:
    for name, words in files.items():
        path = root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(words, encoding="utf-8")
    return root


def checked(root: Path, config: str = "") -> Checked:
    checker = configured(engine(), Config())
    if config:
        path = root / "licet.toml"
        path.write_text(config, encoding="utf-8")
        checker = configured(engine(), load(path))
    return checker.check(root, TODAY)[0]


def codes(found: Checked) -> list[str]:
    return [f.code for f in found.findings]


def test_a_plain_licence_is_nothing_to_speak_of(tmp_path: Path) -> None:
    found = checked(lay(tmp_path, {"LICENSE": text("MIT"), "README.md": "# Thing\n\nMIT, see LICENSE.\n"}))
    assert codes(found) == []
    assert found.components[0].expression == "MIT"


def test_a_clause_in_the_read_me_is_found_and_nothing_is_called_open(tmp_path: Path) -> None:
    readme = "# Thing\n\nThe tool is free for companies under 50 employees.\n"
    found = checked(lay(tmp_path, {"LICENSE": text("MIT"), "README.md": readme}))
    (finding,) = found.findings
    assert (finding.code, finding.level, finding.at.line) == ("extra-terms", "error", 3)
    assert readme[finding.at.start : finding.at.end] == finding.at.quote
    assert found.components[0].verdicts["OSD"] != "YES"
    assert "open source" not in found.components[0].called


def test_terms_beside_that_somebody_accepted_leave_no_doubt(tmp_path: Path) -> None:
    lay(tmp_path, {"LICENSE": text("MIT"), "README.md": "Free for companies under 50 employees.\n"})
    found = checked(tmp_path, '[[ignore]]\nfinding = "extra-terms"\nreason = "old"\nuntil = 2027-01-01\n')
    assert codes(found) == [] and found.components[0].verdicts["OSD"] == "YES"


def test_no_licence_is_a_finding(tmp_path: Path) -> None:
    lay(tmp_path, {"package.json": '{"name": "x", "version": "1.0.0"}'})
    assert codes(checked(tmp_path)) == ["no-licence"]
    lay(tmp_path, {"package.json": '{"name": "x", "version": "1.0.0", "license": "UNLICENSED"}'})
    (finding,) = checked(tmp_path).findings
    assert (finding.code, finding.at.quote) == ("no-licence", "UNLICENSED")


def test_what_is_declared_against_what_is_shipped(tmp_path: Path) -> None:
    lay(
        tmp_path,
        {
            "package.json": '{"name": "x", "version": "1.0.0", "license": "MIT"}',
            "LICENSE": text("GPL-3.0-only"),
        },
    )
    (finding,) = [f for f in checked(tmp_path).findings if f.code == "declared-differs"]
    assert finding.against is not None and finding.against.quote == "MIT"


def test_a_choice_is_met_by_the_milder_licence(tmp_path: Path) -> None:
    lay(tmp_path, {"package.json": '{"name": "x", "version": "1.0.0", "license": "MIT OR GPL-3.0-only"}'})
    assert codes(checked(tmp_path, '[policy]\ndeny = ["GPL-*"]\n')) == []
    assert codes(checked(tmp_path, '[policy]\ndeny = ["GPL-*", "MIT"]\n')) == ["denied"]
    lay(tmp_path, {"package.json": '{"name": "x", "version": "1.0.0", "license": "MIT AND GPL-3.0-only"}'})
    assert codes(checked(tmp_path, '[policy]\ndeny = ["GPL-*"]\n')) == ["denied"]


def test_a_declared_licence_that_nobody_can_read_is_no_pass(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("licet.pipeline_check.parsed", lambda words: words)  # a name that the catalogue lacks
    lay(tmp_path, {"package.json": '{"name": "x", "version": "1.0.0", "license": "LicenseRef-nowhere"}'})
    (finding,) = checked(tmp_path).findings
    assert (finding.code, finding.at.quote) == ("unknown-licence", "LicenseRef-nowhere")


PROFILE = """
[profile]
commercial = true
network_service = true
distribution = false
monthly_active_users = 1_000_000
monthly_revenue = "{revenue}"
"""


def test_the_display_is_owed_above_the_size_and_announced_below(tmp_path: Path) -> None:
    lay(tmp_path, {"model/LICENSE": MODIFIED})
    above = checked(tmp_path, PROFILE.format(revenue="30M USD"))
    assert [f.at.quote[-60:] for f in above.findings if f.code == "owed"]
    assert "threshold" not in codes(above)
    below = checked(tmp_path, PROFILE.format(revenue="1M USD"))
    assert "owed" not in codes(below)
    (ahead,) = [f for f in below.findings if f.code == "threshold"]
    assert "monthly revenue is at 5% of it" in ahead.what
    policy = '[policy]\ndeny = ["owed:display-attribution"]\n'
    assert "denied" in codes(checked(tmp_path, PROFILE.format(revenue="30M USD") + policy))
    assert "denied" not in codes(checked(tmp_path, PROFILE.format(revenue="1M USD") + policy))


def release(root: Path) -> Path:
    return lay(
        root,
        {
            "lab/Orca-8B/LICENSE": ORCA,
            "lab/Orca-8B/README.md": "---\nlicense: other\nlicense_name: orca\n---\n",
            "lab/Orca-8B/USE_POLICY.md": "You agree that you will not use it to break the law.\n",
            "me/fast-8b/LICENSE": text("Apache-2.0"),
            "me/fast-8b/README.md": "---\nlicense: apache-2.0\nbase_model: lab/Orca-8B\n---\n",
        },
    )


def test_a_fine_tune_that_forgets_its_base(tmp_path: Path) -> None:
    found = [f for f in checked(release(tmp_path)).findings if f.component == "me/fast-8b"]
    assert {f.code for f in found} >= {
        "freer-than-base", "base-name-missing", "base-notice-missing", "base-policy-missing",
    }  # fmt: skip
    assert all(f.against is not None and f.against.quote for f in found)


def test_settled_things(tmp_path: Path) -> None:
    lay(tmp_path, {"LICENSE": MODIFIED})
    ignore = '[[ignore]]\nfinding = "modified-text"\nreason = "known"\nuntil = {}\n'
    assert codes(checked(tmp_path, ignore.format("2026-12-31"))) == []
    assert codes(checked(tmp_path, ignore.format("2026-01-31"))) == ["modified-text", "ignore-expired"]
    clarify = (
        '[[clarify]]\ncomponent = "*"\nlicence = "MIT"\nreason = "bought"\nfile = "LICENSE"\nsha256 = "{}"\n'
    )
    import hashlib

    right = hashlib.sha256(MODIFIED.encode()).hexdigest()[:12]
    assert codes(checked(tmp_path, clarify.format(right))) == []
    assert "clarify-stale" in codes(checked(tmp_path, clarify.format("0" * 12)))


@pytest.fixture(scope="module")
def sample(tmp_path_factory: pytest.TempPathFactory) -> Checked:
    return checked(release(tmp_path_factory.mktemp("sample")))


def shown(found: Checked, form: str) -> str:
    out = io.StringIO()
    render(found, form, out)
    return out.getvalue()


def test_sarif_points_at_the_words(sample: Checked) -> None:
    run = json.loads(shown(sample, "sarif"))["runs"][0]
    assert len(run["results"]) == len(sample.findings)
    for result in run["results"]:
        assert run["tool"]["driver"]["rules"][result["ruleIndex"]]["id"] == result["ruleId"]


def test_junit_is_xml_and_fails_what_is_wrong(sample: Checked) -> None:
    suite = ET.fromstring(shown(sample, "junit")).find("testsuite")
    failing = {f.component for f in sample.findings if f.level != "note"}
    assert suite is not None and suite.get("tests") == "2" and suite.get("failures") == str(len(failing))


@pytest.mark.parametrize("form", ["text", "markdown", "html", "github", "json"])
def test_every_finding_is_in_every_format(form: str, sample: Checked) -> None:
    written = shown(sample, form)
    assert all(f.code in written for f in sample.findings)


def test_cyclonedx_is_valid_and_reads_back_the_same(sample: Checked, tmp_path: Path) -> None:
    from cyclonedx.schema import SchemaVersion
    from cyclonedx.validation.json import JsonStrictValidator

    written = shown(sample, "cyclonedx")
    assert JsonStrictValidator(SchemaVersion.V1_6).validate_str(written) is None
    assert _again(written, tmp_path / "a.cdx.json") == _told(sample)


def test_spdx_reads_back_the_same(sample: Checked, tmp_path: Path) -> None:
    from spdx_python_model.bindings import v3_0_1 as spdx

    written = shown(sample, "spdx")
    objects = spdx.SHACLObjectSet()
    spdx.JSONLDDeserializer().read(io.BytesIO(written.encode()), objects)
    assert len(list(objects.foreach_type(spdx.ai_AIPackage))) == 2
    assert _again(written, tmp_path / "a.spdx.json") == _told(sample)


def test_bills_carry_what_their_formats_have_no_field_for(tmp_path: Path) -> None:
    lay(
        tmp_path / "tree",
        {
            "LICENSE": text("MIT"),
            "a.c": GPL_NOTICE,
            "b.c": "/* Unauthorized copying of this file is strictly prohibited. */\n",
            "app/package.json": '{"name": "app", "version": "1.0.0", "private": true}',
            "lib/package.json": '{"name": "lib", "version": "1.0.0", "license": "BSD-ish"}',
            "bad/Cargo.toml": "= = =",
        },
    )
    found = checked(tmp_path / "tree")
    assert set(codes(found)) == {"source-differs", "extra-terms", "unknown-licence", "broken"}
    for form in ("cyclonedx", "spdx"):
        again = configured(engine(), Config())
        path = tmp_path / f"a.{form}.json"
        path.write_text(shown(found, form), encoding="utf-8")
        assert _all_told(again.check(path, TODAY)[0]) == _all_told(found), form


def _all_told(found: Checked) -> list[tuple[str, str, str, str]]:
    return sorted((f.code, f.component, f.what, f.at.quote) for f in found.findings)


def _told(found: Checked) -> list[tuple[str, str, str]]:
    return sorted((f.code, f.component, f.at.quote.lower()) for f in found.findings if f.at.quote)


def _again(written: str, path: Path) -> list[tuple[str, str, str]]:
    path.write_text(written, encoding="utf-8")
    return _told(configured(engine(), Config()).check(path, TODAY)[0])


def test_the_files_to_ship(sample: Checked) -> None:
    assert "me/fast-8b" in notice(sample) and "Apache License" in texts(sample, {})
    assert checklist(sample).startswith("# What is left")


def test_notice_says_what_has_to_be_said(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    into = tmp_path / "out"
    lay(
        tmp_path / "in",
        {
            "LICENSE": text("MIT"),
            "a.c": GPL_NOTICE,
            "vendor/x/LICENSE": "Copyright (c) 2020 Jane Example\n\n" + text("MIT"),
            "vendor/y/LICENSE": text("Apache-2.0"),
            "vendor/y/NOTICE": "This product holds work of Example.\n",
            "node_modules/z/package.json": '{"name": "z", "version": "1.0.0", "license": "ISC"}',
            "model/LICENSE": MODIFIED,
        },
    )
    assert main(["notice", str(tmp_path / "in"), "--into", str(into)]) == 0
    said = (into / "NOTICE").read_text(encoding="utf-8")
    assert "Copyright (c) 2020 Jane Example" in said and "This product holds work of Example." in said
    assert "GPL-2.0-or-later: a.c" in said
    shipped = (into / "THIRD-PARTY-LICENCES").read_text(encoding="utf-8")
    assert "ISC (the standard text)" in shipped and "Apache License" in shipped
    left = (into / "TO-DO-LICENCES.md").read_text(encoding="utf-8")
    assert "somebody who gives copies to others" in left and "z 1.0.0 (ISC)" in left
    assert "display “Kimi K2”" in left and "say what you changed" in left
    assert "findings to settle first" in left
    (tmp_path / "in" / "licet.toml").write_text(PROFILE.format(revenue="30M USD"), encoding="utf-8")
    assert main(["notice", str(tmp_path / "in"), "--into", str(into)]) == 0
    assert "Words to be shown: Kimi K2" in (into / "NOTICE").read_text(encoding="utf-8")
    capsys.readouterr()


def test_the_command(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["check", str(tmp_path)]) == 3
    assert main(["init", str(tmp_path)]) == 0
    assert main(["init", str(tmp_path)]) == 2
    lay(tmp_path, {"LICENSE": text("MIT")})
    assert main(["check", str(tmp_path)]) == 0
    lay(tmp_path, {"LICENSE": MODIFIED})
    assert main(["check", str(tmp_path), "--format", "json"]) == 1
    assert main(["check", str(tmp_path / "gone")]) == 2
    assert main(["check", str(tmp_path), "--allow", "called:open source", "--deny", "LicenseRef-*"]) == 1
    capsys.readouterr()
    assert main(["check", str(tmp_path), "--deny", "clas:x"]) == 2
    assert "--deny" in capsys.readouterr().err
    assert main(["notice", str(tmp_path), "--into", str(tmp_path)]) == 0
    assert (tmp_path / "NOTICE").exists()
    capsys.readouterr()


def test_one_gpl_file_in_a_project_under_mit(tmp_path: Path) -> None:
    lay(
        tmp_path,
        {
            "LICENSE": text("MIT"),
            "src/a.c": GPL_NOTICE,
            "src/b.c": "/* SPDX-License-Identifier: MIT */\nint y;\n",
        },
    )
    found = checked(tmp_path)
    (finding,) = found.findings
    assert (finding.code, finding.level, finding.at.path, finding.at.line) == (
        "source-differs",
        "warning",
        "src/a.c",
        2,
    )
    assert "GNU" in finding.at.quote and finding.against is not None
    assert found.components[0].expression == "MIT AND GPL-2.0-or-later"
    denied = checked(tmp_path, '[policy]\ndeny = ["GPL-*"]\n')
    assert "denied" in codes(denied)
    assert codes(checked(tmp_path, '[check]\nexclude = ["src/a.c"]\n')) == []
    assert codes(checked(tmp_path, "[check]\nheaders = false\n")) == []


def test_mild_headers_are_notes_and_vendored_folders_their_own(tmp_path: Path) -> None:
    lay(
        tmp_path,
        {
            "LICENSE": text("MIT"),
            "src/a.py": "# SPDX-License-Identifier: Apache-2.0\n",
            "vendor/x/LICENSE": text("GPL-3.0-only"),
            "vendor/x/a.c": "/* SPDX-License-Identifier: GPL-3.0-only */\n",
            "node_modules/y/index.js": "/* SPDX-License-Identifier: AGPL-3.0-only */\n",
        },
    )
    found = checked(tmp_path)
    assert [(f.code, f.level) for f in found.findings] == [("source-differs", "note")]
    assert {c.name: c.expression for c in found.components} == {
        tmp_path.name: "MIT AND Apache-2.0",
        "vendor/x": "GPL-3.0-only",
    }


def test_a_tree_with_nothing_but_tags(tmp_path: Path) -> None:
    lay(tmp_path, {"a.py": "# SPDX-License-Identifier: MIT\n", "b.py": "# SPDX-License-Identifier: MIT\n"})
    found = checked(tmp_path)
    assert codes(found) == [] and found.components[0].expression == "MIT"


def test_terms_in_the_head_of_a_file(tmp_path: Path) -> None:
    words = "/* Copyright 2020 Acme. Unauthorized copying of this file is strictly prohibited. */\nint x;\n"
    found = checked(lay(tmp_path, {"LICENSE": text("MIT"), "a.c": words}))
    (finding,) = found.findings
    assert finding.code == "extra-terms" and words[finding.at.start : finding.at.end] == finding.at.quote
    assert found.components[0].verdicts["OSD"] != "YES" and not found.components[0].called


def test_an_exception_is_read_with_its_licence(tmp_path: Path) -> None:
    package = {"name": "x", "version": "1.0.0", "license": "GPL-2.0-only WITH Classpath-exception-2.0"}
    lay(tmp_path, {"package.json": json.dumps(package)})
    assert codes(checked(tmp_path, '[policy]\ndeny = ["GPL-*"]\n')) == ["denied"]
    assert codes(checked(tmp_path, '[policy]\ndeny = ["class:strong-copyleft"]\n')) == ["denied"]


def test_a_notice_stands_for_the_licence_that_it_names(tmp_path: Path) -> None:
    notice = (
        'Licensed under the Apache License, Version 2.0 (the "License"); you may not use this file except in '
        "compliance with the License. You may obtain a copy of the License at "
        "http://www.apache.org/licenses/LICENSE-2.0\n"
    )
    found = checked(lay(tmp_path, {"LICENSE": notice}))
    assert (found.components[0].expression, found.components[0].verdicts["OSD"]) == ("Apache-2.0", "YES")


def test_without_a_policy_what_is_not_open_is_said(tmp_path: Path) -> None:
    lay(tmp_path, {"LICENSE": text("CC-BY-NC-4.0")})
    assert codes(checked(tmp_path)) == ["not-open"]
    checker = configured(engine(), Config())
    assert [f.code for f in checker.check(tmp_path, TODAY)[0].findings] == ["not-open"]
    assert codes(checked(tmp_path, "[policy]\n")) == []


def test_a_second_text_of_the_same_family_is_read_too(tmp_path: Path) -> None:
    changed = text("MIT") + "\nThe Software may not be used for commercial purposes.\n"
    package = '{"name": "x", "version": "1.0.0", "license": "MIT"}'
    lay(tmp_path, {"package.json": package, "LICENSE": text("MIT"), "LICENSE-extra": changed})
    found = checked(tmp_path, '[policy]\ndeny = ["OSD:NO"]\n')
    assert "denied" in codes(found) and found.components[0].verdicts["OSD"] == "NO"
