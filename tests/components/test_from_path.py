"""What a tree is made of: each ecosystem, and what is broken."""

from __future__ import annotations

import json
import zipfile
from pathlib import Path

import pytest

from licet.components.from_path import find
from licet.components.model import Component
from licet.knowledge.components import file_names, role_of

METADATA = (
    "Metadata-Version: 2.4\nName: Some_Thing\nVersion: 1.2\nLicense-Expression: MIT OR Apache-2.0\n\nbody"
)


def write(root: Path, name: str, words: str | bytes) -> Path:
    path = root / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(words if isinstance(words, bytes) else words.encode())
    return path


def one(root: Path) -> Component:
    (found,) = find(root)
    return found


@pytest.mark.parametrize("row", file_names(), ids=lambda r: r.role)
def test_the_names_of_files_tell_their_role(row: object) -> None:
    for name in row.match:  # type: ignore[attr-defined]
        assert role_of(name) == row.role, name  # type: ignore[attr-defined]
    for name in row.no_match:  # type: ignore[attr-defined]
        assert role_of(name) != row.role, name  # type: ignore[attr-defined]


def test_an_installed_distribution(tmp_path: Path) -> None:
    write(tmp_path, "site-packages/some_thing-1.2.dist-info/METADATA", METADATA)
    write(tmp_path, "site-packages/some_thing-1.2.dist-info/licenses/LICENSE.txt", "words")
    write(tmp_path, "site-packages/some_thing/vendored/LICENSE", "content of a package, not a component")
    found = one(tmp_path)
    assert (found.ecosystem, found.label, found.purl) == (
        "python",
        "Some_Thing 1.2",
        "pkg:pypi/some-thing@1.2",
    )
    assert [(d.words, d.line) for d in found.declared] == [("MIT OR Apache-2.0", 4)]
    assert [f.role for f in found.files] == ["licence"]


def test_old_metadata_declares_by_words_and_classifier(tmp_path: Path) -> None:
    words = "Name: x\nVersion: 1\nLicense: BSD\nClassifier: License :: OSI Approved :: BSD License\n\n"
    write(tmp_path, "x-1.dist-info/METADATA", words)
    assert [d.field for d in one(tmp_path).declared] == ["License", "Classifier"]


def test_a_wheel_is_read_without_being_unpacked(tmp_path: Path) -> None:
    with zipfile.ZipFile(tmp_path / "some_thing-1.2-py3-none-any.whl", "w") as archive:
        archive.writestr("some_thing-1.2.dist-info/METADATA", METADATA)
        archive.writestr("some_thing-1.2.dist-info/licenses/LICENSE", "words")
    found = one(tmp_path)
    assert found.files[0].data == b"words" and found.version == "1.2"


def test_an_archive_that_swells_is_one_broken_component(tmp_path: Path) -> None:
    with zipfile.ZipFile(tmp_path / "bomb-1-py3-none-any.whl", "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("bomb-1.dist-info/METADATA", b"0" * 20_000_000)
    assert "more than" in one(tmp_path).broken[0].what


def test_npm_packages_and_the_word_for_no_licence(tmp_path: Path) -> None:
    write(tmp_path, "package.json", json.dumps({"name": "app", "version": "1.0.0", "license": "UNLICENSED"}))
    write(
        tmp_path,
        "node_modules/@a/b/package.json",
        json.dumps({"name": "@a/b", "version": "2.0.0", "license": "ISC"}),
    )
    write(tmp_path, "node_modules/@a/b/LICENSE", "words")
    write(tmp_path, "node_modules/@a/b/test/fixture/package.json", "not json")
    app, dependency = find(tmp_path)
    assert (app.ecosystem, app.declared[0].grants) == ("project", False)
    assert dependency.purl == "pkg:npm/%40a/b@2.0.0" and dependency.files


def test_a_lock_file_speaks_for_what_is_not_installed(tmp_path: Path) -> None:
    lock = {"packages": {"": {}, "node_modules/left": {"version": "1.3.0", "license": "WTFPL"}}}
    write(tmp_path, "package-lock.json", json.dumps(lock))
    found = one(tmp_path)
    assert (found.name, found.declared[0].words) == ("left", "WTFPL")


def test_cargo_writes_or_with_a_slash(tmp_path: Path) -> None:
    write(
        tmp_path,
        "vendor/x/Cargo.toml",
        '[package]\nname = "x"\nversion = "0.1.0"\nlicense = "MIT/Apache-2.0"\n',
    )
    found = one(tmp_path)
    assert (found.ecosystem, found.declared[0].expression) == ("cargo", "MIT OR Apache-2.0")


def test_go_modules_in_vendor(tmp_path: Path) -> None:
    write(tmp_path, "vendor/modules.txt", "# example.org/m v1.0.0\n## explicit\nexample.org/m\n")
    write(tmp_path, "vendor/example.org/m/LICENSE", "words")
    found = next(c for c in find(tmp_path) if c.ecosystem == "go")
    assert (found.label, len(found.files)) == ("example.org/m v1.0.0", 1)


def test_a_model_release_names_its_base(tmp_path: Path) -> None:
    card = "---\nlicense: apache-2.0\nbase_model:\n  - org/base\n---\n# Card\n"
    write(tmp_path, "me/tuned/README.md", card)
    write(tmp_path, "me/tuned/model.safetensors", b"\0")
    found = one(tmp_path)
    assert (found.ecosystem, found.name, found.weights) == ("model", "me/tuned", ("model.safetensors",))
    assert [(b.name, b.line) for b in found.bases] == [("org/base", 4)]


@pytest.mark.parametrize(
    ("name", "words"),
    [
        ("pyproject.toml", "[project\n"),
        ("package.json", "{"),
        ("README.md", "---\nlicense: [\n---\n"),
        ("Cargo.toml", "= = ="),
        ("sbom.json", "[" * 100_000),
        ("x-1-py3-none-any.whl", "no archive"),
    ],
)
def test_what_is_broken_is_said_and_stops_nothing(name: str, words: str, tmp_path: Path) -> None:
    write(tmp_path, f"bad/{name}", words)
    write(tmp_path, "good/package.json", json.dumps({"name": "good", "version": "1.0.0"}))
    found = find(tmp_path)
    assert [c.name for c in found if not c.broken] == ["good"]
    assert [c.broken[0].shown for c in found if c.broken] == [f"bad/{name}"]


def test_a_dangling_link_and_a_loop_are_survived(tmp_path: Path) -> None:
    write(tmp_path, "a/LICENSE", "words")
    (tmp_path / "a" / "again").symlink_to(tmp_path, target_is_directory=True)
    (tmp_path / "a" / "COPYING").symlink_to(tmp_path / "gone")
    found = find(tmp_path)
    assert [c.shown for c in found if c.files] == ["a"]
    assert [b.shown for c in found for b in c.broken] == ["a/COPYING"]


@pytest.mark.parametrize(
    ("manifest", "words", "file"),
    [
        ("package.json", '{"name": "x", "version": "1.0.0", "license": "SEE LICENSE IN our terms.rtf"}',
         "our terms.rtf"),
        ("Cargo.toml", '[package]\nname = "x"\nversion = "0.1.0"\nlicense-file = "docs/own"\n', "docs/own"),
        ("pyproject.toml", '[project]\nname = "x"\nlicense = {file = "legal.md"}\n', "legal.md"),
        ("pyproject.toml", '[project]\nname = "x"\nlicense-files = ["legal.md", "*.none"]\n', "legal.md"),
        ("x-1.dist-info/METADATA", "Name: x\nVersion: 1\nLicense-File: legal.md\n\n",
         "x-1.dist-info/legal.md"),
        ("README.md", "---\nlicense: other\nlicense_link: legal.md\n---\n", "legal.md"),
    ],
)  # fmt: skip
def test_a_file_that_a_manifest_names_is_read(manifest: str, words: str, file: str, tmp_path: Path) -> None:
    write(tmp_path, manifest, words)
    write(tmp_path, file, "words")
    assert [f.shown for f in one(tmp_path).files if f.role == "licence"] == [file]


def test_a_history_that_a_manifest_names_is_no_licence(tmp_path: Path) -> None:
    write(tmp_path, "x-1.dist-info/METADATA", "Name: x\nVersion: 1\nLicense-File: CHANGELOG.rst\n\n")
    write(tmp_path, "x-1.dist-info/CHANGELOG.rst", "words")
    assert [f.role for f in one(tmp_path).files] == ["readme"]


def test_no_file_outside_is_read_because_a_manifest_names_it(tmp_path: Path) -> None:
    write(tmp_path, "secret", "words")
    for name in ("../secret", str(tmp_path / "secret"), "gone"):
        table = {"name": "x", "version": "1.0.0", "license": f"SEE LICENSE IN {name}"}
        write(tmp_path, "in/package.json", json.dumps(table))
        assert one(tmp_path / "in").files == ()


def test_a_folder_of_licences_belongs_to_the_project(tmp_path: Path) -> None:
    write(tmp_path, "LICENSES/MIT.txt", "words")
    write(tmp_path, "LICENSES/LicenseRef-own.txt", "words")
    assert [f.shown for f in one(tmp_path).files] == ["LICENSES/LicenseRef-own.txt", "LICENSES/MIT.txt"]
    write(tmp_path, "package.json", json.dumps({"name": "x", "version": "1.0.0", "license": "MIT"}))
    assert len(one(tmp_path).files) == 2


def test_a_bill_beside_a_licence_hides_no_project(tmp_path: Path) -> None:
    write(tmp_path, "LICENSE", "words")
    write(tmp_path, "sbom.json", json.dumps(CYCLONEDX))
    assert {c.ecosystem for c in find(tmp_path)} == {"project", "npm", "sbom"}


def test_a_crate_takes_the_licence_of_its_workspace(tmp_path: Path) -> None:
    write(tmp_path, "Cargo.toml", '[workspace]\nmembers = ["a"]\n[workspace.package]\nlicense = "MIT"\n')
    write(tmp_path, "a/Cargo.toml", '[package]\nname = "a"\nversion = "0.1.0"\nlicense.workspace = true\n')
    assert one(tmp_path).declared[0].expression == "MIT"


CYCLONEDX = {
    "bomFormat": "CycloneDX",
    "specVersion": "1.4",
    "components": [{"name": "b", "group": "@a", "version": "2", "purl": "pkg:npm/%40a/b@2",
                    "licenses": [{"license": {"id": "ISC"}}], "components": [{"name": "inner"}]}],
}  # fmt: skip
SPDX2 = {
    "spdxVersion": "SPDX-2.3",
    "packages": [{"name": "p", "versionInfo": "1", "licenseConcluded": "NOASSERTION",
                  "licenseDeclared": "LicenseRef-x"}],
    "hasExtractedLicensingInfos": [{"licenseId": "LicenseRef-x", "extractedText": "words"}],
}  # fmt: skip


def test_bills_of_materials(tmp_path: Path) -> None:
    outer, inner = find(write(tmp_path, "a.cdx.json", json.dumps(CYCLONEDX)))
    assert (outer.name, outer.ecosystem, outer.declared[0].words, inner.name) == (
        "@a/b",
        "npm",
        "ISC",
        "inner",
    )
    found = one(write(tmp_path, "b.spdx.json", json.dumps(SPDX2)))
    assert (found.declared[0].words, found.files[0].data) == ("LicenseRef-x", b"words")
    other = one(write(tmp_path, "c.json", json.dumps({**CYCLONEDX, "specVersion": "0.9"})))
    assert "CycloneDX 0.9" in other.broken[0].what
