"""Each output format against its snapshot; ``LICET_SNAPSHOTS=write`` rewrites them."""

from __future__ import annotations

import io
import json
import os
import re
from pathlib import Path

import msgspec
import pytest

from licet.report.formats import FORMATS, render
from licet.report.model import (
    Criterion,
    Departure,
    Duty,
    FalseClaim,
    Hidden,
    Identity,
    Owed,
    Question,
    Quote,
    Rate,
    Report,
    Term,
    Verdict,
)

HERE = Path(__file__).parent / "snapshots"
CLAUSE = 'If you serve more than 5 million users, you must *display* "Acme" on the start page.'
GRANT = "You may use and copy the work."


def a_term(kind: str, action: str, start: int, quote: str, **more: object) -> Term:
    rest = {"also": (), "actor": "licensee", "when": None, "detail": None, "effect": None, "exempts": ()}
    where = {"start": start, "end": start + len(quote), "quote": quote, "line": 1 + start // 40}
    return Term(kind=kind, action=action, rule=f"{action}/must", **where, **{**rest, **more})  # type: ignore[arg-type]


def a_report() -> Report:
    place = {"start": 40, "end": 40 + len(CLAUSE), "quote": CLAUSE, "line": 2}
    added = Departure(kind="added", material=True, base_quote=None, why="not in MIT", rule="added", **place)
    renamed = Departure(
        kind="changed",
        material=False,
        base_quote="The software",
        why="a name",
        rule="names",
        start=0,
        end=8,
        quote="The work",
        line=1,
    )
    when = {"fact": "users", "op": "gt", "value": 5_000_000}
    return Report(
        path="some/where/LICENSE",
        encoding="utf-8",
        characters=200,
        identity=Identity(
            base="MIT",
            name="MIT License",
            expression="LicenseRef-licet-MIT-modified-00000000",
            modified=True,
            departures=(added, renamed),
        ),
        terms=(
            a_term("permission", "use", 0, GRANT, says=("use the work",), also=("reproduce",)),
            a_term("permission", "reproduce", 0, GRANT, says=("copy the work",)),
            a_term(
                "duty",
                "display-attribution",
                40,
                CLAUSE,
                when=when,
                detail={"show": "Acme"},
                says=("display “Acme”",),
                when_says="the product has more than 5 million users",
                sized=True,
            ),
            a_term("disclaimer", "no-warranty", 130, "As is.", says=("no warranty",)),
        ),
        unread=(Quote(start=150, end=160, quote="Moon rocks", line=5),),
        hidden=(Hidden(start=3, end=4, line=1, kind="zero-width", what="ZERO WIDTH SPACE"),),
        licence_class="attribution-display",
        called=("source available",),
        false_claims=(
            FalseClaim(
                claim=Quote(start=170, end=181, quote="open source", line=6),
                refuted_by=Quote(**place),
                why="OSD-5 is NO",
            ),
        ),
        verdicts={
            "OSD": Verdict(
                version="1.9",
                name="Open Source Definition",
                answer="CONTESTED",
                because="OSD-5: a duty falls only on some",
                criteria={
                    "OSD-5": Criterion(
                        answer="CONTESTED",
                        why="a duty falls only on some",
                        evidence=(Quote(**place),),
                        readings={"by-letter": "NO", "by-option": "YES"},
                    )
                },
            ),
            "OD": Verdict(
                version="2.1", name="Open Definition", answer="UNKNOWN", because="words were left unread"
            ),
        },
        owed=Owed(
            permitted="depends",
            permitted_on=("users",),
            duties=(
                Duty(
                    action="display-attribution",
                    status="depends",
                    on=("users",),
                    says="display “Acme”",
                    **place,
                ),
            ),
            asked=(Question(fact="users", question="How many users does the product have?"),),
            rates=(Rate(source="EUR", target="USD", day="2026-10-30", rate=1.25),),
        ),
    )


def rendered(form: str, report: Report, *, explain: bool = False) -> str:
    out = io.StringIO()
    render(report, form, out, explain=explain)
    return out.getvalue()


@pytest.mark.parametrize("explain", [False, True])
@pytest.mark.parametrize("form", sorted(FORMATS))
def test_snapshot(form: str, explain: bool, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", "80")
    file = HERE / f"{form}{'-explained' if explain else ''}.snap"
    told = rendered(form, a_report(), explain=explain)
    if os.environ.get("LICET_SNAPSHOTS") == "write":
        file.parent.mkdir(exist_ok=True)
        file.write_text(told, encoding="utf-8")
    assert told == file.read_text(encoding="utf-8")


def test_the_first_screen_is_the_answer() -> None:
    told = rendered("text", a_report()).splitlines()[:32]
    for words in (
        "MIT License (MIT), changed",
        "zero-width",
        "display “Acme”",
        "CONTESTED",
        "How many users",
    ):
        assert any(words in line for line in told), words


def test_json_comes_back_the_same() -> None:
    told = msgspec.json.decode(rendered("jsonl", a_report()), type=Report)
    assert told == a_report()
    assert json.loads(rendered("json", a_report())) == json.loads(rendered("jsonl", a_report()))


def test_names_that_scoring_reads() -> None:
    told = json.loads(rendered("json", a_report()))
    assert told["licet"] == 1
    assert told["class"] == "attribution-display"
    assert told["owed"]["rates"] == [{"from": "EUR", "to": "USD", "day": "2026-10-30", "rate": 1.25}]
    assert {"path", "identity", "terms", "unread", "called", "labels", "verdicts", "decisions"} <= set(told)


@pytest.mark.parametrize("character", ["\u2028", "\u2029", "\x85", "\x0c", "\x1e"])
def test_one_object_is_one_line_for_everybody(character: str) -> None:
    report = Report(unread=(Quote(start=0, end=3, quote=f"a{character}b", line=1),))
    told = rendered("jsonl", report)
    assert len(told.splitlines()) == 1
    assert json.loads(told)["unread"][0]["quote"] == f"a{character}b"


def test_words_of_a_licence_are_no_mark_up() -> None:
    assert "*display*" not in rendered("markdown", a_report())


@pytest.mark.parametrize("width", [30, 80, 200])
def test_no_line_is_wider_than_the_terminal(width: int, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", str(width))
    told = rendered("text", a_report(), explain=True).splitlines()
    assert max(map(len, told)) <= width
    assert not [line for line in told if line != line.rstrip()]


def test_no_colour_where_nobody_wants_it(monkeypatch: pytest.MonkeyPatch) -> None:
    class Terminal(io.StringIO):
        def isatty(self) -> bool:
            return True

    monkeypatch.setenv("TERM", "xterm-256color")
    monkeypatch.delenv("NO_COLOR", raising=False)
    coloured, plain = Terminal(), Terminal()
    render(a_report(), "text", coloured)
    monkeypatch.setenv("NO_COLOR", "1")
    render(a_report(), "text", plain)
    assert "\x1b[" in coloured.getvalue()
    assert not re.search(r"\x1b\[[0-9;]*3[0-7]m", plain.getvalue())


@pytest.mark.parametrize(("unread", "mark"), [(0, ""), (1, "UNKNOWN")])
def test_nothing_owed_is_said_of_what_was_read(unread: int, mark: str) -> None:
    place = Quote(start=0, end=3, quote="abc", line=1)
    told = rendered("text", Report(owed=Owed(permitted="yes"), unread=(place,) * unread))
    line = next(line for line in told.splitlines() if "nothing that was read is owed" in line)
    assert line.strip().startswith(mark or "nothing")
    assert ("not read" in line) == bool(unread)
