"""The stages' answers as a report: places become quotes, conditions English, verdicts a sentence."""

from __future__ import annotations

import pytest

from licet.answers import Answer
from licet.conditions import Atom
from licet.identify.model import Departure, Identification, Part
from licet.judge.model import CriterionVerdict, Judgement, Verdict
from licet.label.model import Labelling
from licet.owe.model import DutyAnswer, Owed
from licet.read.model import Reading, Term
from licet.report.from_stages import report
from licet.report.model import Report
from licet.spans import Span
from licet.text.from_string import from_string

SOURCE = "You may use “it”.\r\nYou must show the name.\r\nNobody read this 𝄞 line.\r\n"


def place(words: str) -> Span:
    start = SOURCE.index(words)
    return Span(start, start + len(words))


def a_verdict(*answers: Answer) -> Verdict:
    rows = tuple(
        CriterionVerdict(f"X-{n}", answer, f"reason {n}", (place("You must"),), (("by-letter", Answer.NO),))
        for n, answer in enumerate(answers)
    )
    worst = next(a for a in (Answer.NO, Answer.UNKNOWN, Answer.CONTESTED, Answer.YES) if a in answers)
    return Verdict("X", "Definition X", "1", worst, rows)


def made(*answers: Answer) -> Report:
    gone = Departure("removed", True, Span(19, 19), "and sell it", "removed", "a right is missing")
    when = Atom("users", "gt", 5_000_000)
    return report(
        from_string(SOURCE, "LICENSE"),
        Identification(
            "MIT",
            None,
            "LicenseRef-x",
            True,
            (gone,),
            (Part("MIT", None, "MIT", Span(0, 10), "text", (gone,)),),
            "MIT License",
        ),
        Reading(
            (
                Term("permission", "use", place("You may use “it”."), "use/may"),
                Term("duty", "attribute", place("You must show the name."), "attribute/must", when=when),
            ),
            (),
            (place("Nobody read this 𝄞 line."),),
        ),
        judgement=Judgement(
            (a_verdict(*answers),), ("free",), ((place("“it”"), place("the name"), "it is not"),)
        ),
        labelling=Labelling("permissive", (("modify", "allowed"),)),
        owed=Owed("yes", (DutyAnswer("attribute", "owed", place("You must show the name.")),)),
    )


def quotes(value: object) -> list[tuple[int, int, str, int]]:
    """Every place in a report, wherever it stands."""
    import msgspec

    found: list[tuple[int, int, str, int]] = []

    def walk(node: object) -> None:
        if isinstance(node, dict):
            if {"start", "end", "quote", "line"} <= set(node):
                found.append((node["start"], node["end"], node["quote"], node["line"]))
            for part in node.values():
                walk(part)
        elif isinstance(node, list):
            for part in node:
                walk(part)

    walk(msgspec.json.decode(msgspec.json.encode(value)))
    return found


def test_every_quote_is_what_stands_there() -> None:
    found = quotes(made(Answer.YES))
    assert len(found) >= 8
    for start, end, quote, line in found:
        assert SOURCE[start:end] == quote
        assert line == SOURCE.count("\n", 0, start) + 1


def test_conditions_are_told_twice() -> None:
    term = made(Answer.YES).terms[1]
    assert term.when == {"fact": "users", "op": "gt", "value": 5_000_000}
    assert term.when_says == "the product has more than 5 million users"
    assert term.sized and not made(Answer.YES).terms[0].sized


def test_a_removed_passage_is_a_place_between_characters() -> None:
    gone = made(Answer.YES).identity.departures[0]
    assert (gone.start, gone.end, gone.quote, gone.base_quote) == (19, 19, "", "and sell it")


@pytest.mark.parametrize(
    ("answers", "because"),
    [
        ([Answer.YES, Answer.YES], "each criterion is met by the words"),
        ([Answer.YES, Answer.NO], "X-1: reason 1"),
        ([Answer.NO, Answer.CONTESTED, Answer.NO], "X-0 and X-2: reason 0"),
        ([Answer.UNKNOWN] * 6, "6 of 6 criteria: reason 0"),
    ],
)
def test_the_reason_for_the_whole(answers: list[Answer], because: str) -> None:
    assert made(*answers).verdicts["X"].because == because


def test_findings() -> None:
    assert made(Answer.YES).findings
    assert not Report().findings
    assert Report(error="broken").terms == ()
