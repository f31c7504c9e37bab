# ruff: noqa: E501
"""A small data folder in the shape of the licence data, and the real catalogue, each opened once."""

from __future__ import annotations

from pathlib import Path

import pytest

from licet.catalogue import open_catalogue
from licet.catalogue.mapped import MappedCatalogue
from licet.catalogue.model import Catalogue
from licet.catalogue.opening import open_source
from licet.catalogue.source import Source

FREE = """Anybody who receives a copy of this work may use it, study it, change it and share it, for any purpose
and without payment, on the one condition that this notice stays with every copy. The work comes as it is and
nobody answers for any harm that comes from it."""
RIDER = "Whoever earns more than a million a year with the work shall show our name on the first page."
STRICT = """You may run the work for yourself alone. You may not copy, change, sell, rent or lend it, nor let
others use it over a network, unless we have agreed to that in writing and you have paid the fee that we ask."""

# The names are real ones, so that the flags of the SPDX list can be tested; the texts are ours.
FILES = {
    "licenses/mit.LICENSE": ("key: mit\nshort_name: MIT License\nname: MIT License\ncategory: Permissive\n"
        "spdx_license_key: MIT\nother_spdx_license_keys:\n  - LicenseRef-Expat", FREE),
    "licenses/vendor.LICENSE": ("key: vendor\nshort_name: Vendor\nname: Vendor Licence\ncategory: Free Restricted",
        f"{FREE}\n\n{RIDER}"),
    "licenses/strict.LICENSE": ("key: strict\nname: Strict Licence\nspdx_license_key: LicenseRef-scancode-strict\n"
        "category: Commercial\nnotes: no", STRICT),
    "licenses/old.LICENSE": ("key: old\nname: Old name of MIT\nis_deprecated: yes", FREE),
    "licenses/classpath-exception-2.0.LICENSE": ("key: classpath-exception-2.0\nname: Classpath\nis_exception: yes\n"
        "spdx_license_key: Classpath-exception-2.0", "As an exception you may link this library with any module."),
    "licenses/empty.LICENSE": ("key: empty\nname: Nothing\nis_unknown: yes", ""),
    "rules/mit_1.RULE": ("license_expression: mit\nis_license_notice: yes\nrelevance: 90\n"
        "referenced_filenames:\n    - LICENSE", "licensed under the {{MIT license}}, see the file LICENSE"),
    "rules/mit_2.RULE": ("license_expression: mit\nis_license_reference: yes", "the MIT license"),
    "rules/mit_3.RULE": ("license_expression: mit\nis_license_text: yes", "Free to all. " + FREE),
    "rules/both.RULE": ("license_expression: mit OR (strict with classpath-exception-2.0)\nis_license_tag: yes",
        "license: mit or strict"),
    "rules/not.RULE": ("is_false_positive: yes", "the MIT license server is down"),
    "rules/gone.RULE": ("license_expression: mit\nis_license_tag: yes\nis_deprecated: yes", "withdrawn words"),
}  # fmt: skip


def lay(folder: Path, files: dict[str, tuple[str, str]] | None = None) -> Source:
    """Write the small data into ``folder``."""
    for name, (front, text) in (FILES if files is None else files).items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(f"---\n{front}\n---\n\n{text}\n", encoding="utf-8")
    return Source("1.0", folder)


@pytest.fixture
def source(tmp_path: Path) -> Source:
    return lay(tmp_path / "data")


@pytest.fixture
def small(source: Source, tmp_path: Path) -> MappedCatalogue:
    return open_source(source, tmp_path / "cache")


@pytest.fixture(scope="session")
def real() -> Catalogue:
    return open_catalogue()
