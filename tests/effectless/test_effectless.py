"""What has no effect is recognised by rules; what restricts never is."""

from __future__ import annotations

from pathlib import Path

import pytest
from msgspec.structs import replace

from licet.knowledge.effectless import EffectlessEntry, effectless_entries
from licet.read.accounting import OPEN_GAP
from licet.read.effectless import effectless
from licet.read.model import Effectless
from licet.text.from_string import from_string
from licet.text.provisions import provision, provisions

HERE = Path(__file__).parent
RESTRICTIVE = [
    line for line in (HERE / "restrictive.txt").read_text("utf-8").splitlines() if line and line[0] != "#"
]


def judged(words: str, form: str = "sentence", section: tuple[str, ...] = ()) -> Effectless | None:
    """``words`` as one provision."""
    return effectless(replace(provision(from_string(words), 0, len(words)), form=form, section=section))


def cases(field: str) -> list[tuple[EffectlessEntry, str]]:
    return [(entry, words) for entry in effectless_entries() for words in getattr(entry, field)]


@pytest.mark.parametrize(("entry", "words"), cases("match"))
def test_each_example_is_effectless(entry: EffectlessEntry, words: str) -> None:
    assert judged(words, entry.form or "sentence") is not None


@pytest.mark.parametrize(("entry", "words"), cases("no_match"))
def test_no_counterexample_is_effectless(entry: EffectlessEntry, words: str) -> None:
    assert judged(words, entry.form or "sentence") is None


@pytest.mark.parametrize("section", [(), ("Preamble",), ("How to apply this license",), ("Definitions",)])
@pytest.mark.parametrize("form", ["sentence", "heading", "item"])
def test_no_restriction_is_effectless(form: str, section: tuple[str, ...]) -> None:
    found = {line: said.rule for line in RESTRICTIVE if (said := judged(line, form, section))}
    assert found == {}


def test_a_restriction_among_boilerplate_is_not_effectless() -> None:
    boilerplate = "The work is provided as is, without warranty of any kind, {}."
    for rider in ("and schools may not use it", "for use in clinics", "and you must pay", "for students"):
        assert judged(boilerplate.format(rider)) is None


def test_an_item_is_judged_with_its_head() -> None:
    text = from_string(
        "You may not use the work:\n\n(a) as part of a larger work;\n\n(b) in Section 2 of it.\n"
    )
    items = [p for p in provisions(text) if p.heads]
    assert items and not any(map(effectless, items))


def test_a_sentence_without_operative_words_is_a_statement() -> None:
    said = judged("This text is longer.")
    assert said is not None and said.kind == "statement"


@pytest.mark.parametrize(
    "words",
    [
        "Die Nutzung ist nur Schulen gestattet.",
        "Nur für Schulen.",
        "Cette licence est la deuxième.",
        "仅供研究使用。",
    ],
)
def test_other_languages_are_not_judged(words: str) -> None:
    assert judged(words) is None


def test_no_calming_pattern_has_a_gap() -> None:
    wide = [(e.id, calm) for e in effectless_entries() for calm in e.calms if OPEN_GAP.search(calm)]
    assert wide == []
