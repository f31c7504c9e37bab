"""What is known of each text, and how it is asked for."""

from __future__ import annotations

import pytest
from tests.catalogue.conftest import FREE

from licet.catalogue.entries import spdx_expression
from licet.catalogue.mapped import MappedCatalogue
from licet.catalogue.model import Entry
from licet.catalogue.source import order, split
from licet.errors import CatalogueError, InputError


def rule(small: MappedCatalogue, key: str) -> Entry:
    return next(e for e in map(small.entry, range(len(small))) if e.key == key)


def test_spdx_flags_come_from_the_spdx_list(small: MappedCatalogue) -> None:
    mit = small.by_id("MIT")
    assert (mit.spdx_id, mit.listed, mit.osi, mit.fsf_libre) == ("MIT", True, True, True)
    strict = small.by_id("strict")
    assert (strict.spdx_id, strict.listed, strict.osi) == ("LicenseRef-scancode-strict", False, None)


@pytest.mark.parametrize("name", ["mit", "Mit", "licenseref-expat", "MIT License", " mit  license "])
def test_a_licence_answers_to_each_of_its_names(small: MappedCatalogue, name: str) -> None:
    assert small.by_id(name).key == "mit"


def test_a_withdrawn_licence_answers_only_to_its_own_key(small: MappedCatalogue) -> None:
    assert small.by_id("LicenseRef-scancode-old").deprecated


def test_a_wrong_name_gets_the_nearest(small: MappedCatalogue) -> None:
    with pytest.raises(InputError, match="did you mean LicenseRef-scancode-strict"):
        small.by_id("strct")
    with pytest.raises(InputError, match="licet catalogue search"):
        small.by_id("zzzzzzzz")


def test_search_wants_every_word(small: MappedCatalogue) -> None:
    assert [e.key for e in small.search("LICENCE vendor")] == ["vendor"]
    assert small.search("vendor nonsense") == ()
    assert small.search("   ") == ()
    assert small.search("license")[0].key == "mit"


def test_rules_say_what_they_are(small: MappedCatalogue) -> None:
    notice = rule(small, "mit_1")
    assert (notice.kind, notice.expression, notice.relevance) == ("notice", "MIT", 90)
    assert notice.files == ("LICENSE",)
    assert rule(small, "mit_2").relevance == 3 * 100 // 18
    assert rule(small, "not").kind == "false-positive"
    assert rule(small, "not").expression is None
    wanted = "MIT OR (LicenseRef-scancode-strict WITH Classpath-exception-2.0)"
    assert rule(small, "both").expression == wanted


def test_withdrawn_rules_are_left_out(small: MappedCatalogue) -> None:
    assert not any(small.entry(i).key == "gone" for i in range(len(small)))


def test_counts(small: MappedCatalogue) -> None:
    counts = small.counts
    assert (counts.licences, counts.exceptions, counts.listed) == (5, 1, 2)
    assert (counts.texts, counts.mentions) == (1, 4)


def test_texts_come_back_without_the_marks_of_the_data(small: MappedCatalogue) -> None:
    assert small.text(small.by_id("MIT")) == FREE
    assert small.text(rule(small, "mit_1")) == "licensed under the MIT license, see the file LICENSE"


def test_a_reworked_licence_knows_its_parent(small: MappedCatalogue) -> None:
    assert small.by_id("vendor").parent == small.by_id("MIT").index
    assert small.by_id("strict").parent is None
    assert small.by_id("MIT").parent is None


def test_unknown_keys_in_expressions_stay_visible() -> None:
    assert spdx_expression("mit and other-thing", {"mit": "MIT"}) == "MIT AND LicenseRef-scancode-other-thing"


def test_front_matter_values_are_strings() -> None:
    front, text = split("---\nkey: no\nversion: 1.10\nmore:\n  - yes\n---\nwords\n---\nmore words\n")
    assert front == {"key": "no", "version": "1.10", "more": ["yes"]}
    assert text == "words\n---\nmore words"


@pytest.mark.parametrize(
    "raw", ["", "no fence", "---\n- a list\n---\n", "---\nkey: [\n---\n", "x\n---\nkey: a\n---\n"]
)
def test_broken_front_matter_is_an_error(raw: str) -> None:
    with pytest.raises(CatalogueError):
        split(raw)


def test_releases_are_ordered_by_number() -> None:
    assert sorted(["32.10.0", "32.9.1", "4.0"], key=order) == ["4.0", "32.9.1", "32.10.0"]
