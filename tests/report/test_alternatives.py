"""The page of the nearest licences."""

from licet.report.alternatives import Alternative, Alternatives, Point, Turn, page


def one(name: str, relation: str = "looser", *, gained: str = "", turns: bool = False) -> Alternative:
    quote = {"start": 0, "end": 4, "quote": "must", "line": 3}
    return Alternative(
        id=name,
        name=name,
        approved=True,
        relation=relation,
        kinship=0.5,
        permits_all=None if turns else True,
        is_permitted_all=False,
        gained=(Point(says=gained, **quote),) if gained else (),  # type: ignore[arg-type]
        lost=(),
        open=(Turn(of=name, **quote),) if turns else (),  # type: ignore[arg-type]
    )


def test_those_that_differ_in_the_same_stand_together_once() -> None:
    rows = (one("X-1", gained="you must pay"), one("Y-1", gained="you must pay"), one("Z-1"))
    (section,) = page(Alternatives(path="text", open=rows)).answer
    assert [row.what for row in section.rows] == ["X-1 and Y-1 (looser)", "Z-1 (looser)"]
    assert section.rows[0].why == "gone would be: you must pay"
    assert "line 3" in section.rows[0].place and section.rows[0].quote == "must"


def test_what_is_not_known_is_said_with_whose_words_it_turns_on() -> None:
    rows = (one("X-1", "unknown", turns=True), one("Y-1", "unknown", turns=True))
    (section,) = page(Alternatives(path="text", near=rows)).answer
    assert section.rows[0].why == (
        "whether they permit all that the text does turns on 2 passages of X-1 and Y-1"
    )


def test_the_headline_names_the_nearest_open_one() -> None:
    assert page(Alternatives(path="a/text", open=(one("X-1"),), near=(one("Y-1"),))).headline == (
        "Nearest to text: X-1"
    )
    assert page(Alternatives(path="a/text")).headline == "Nothing near text"


def test_a_text_without_a_grant_is_held_against_nothing() -> None:
    said = page(Alternatives(path="policy", granted=False)).headline
    assert said.startswith("No grant of rights was read in policy")
