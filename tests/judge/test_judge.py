"""``judge`` on whole readings: gaps, departures, options, words and claims."""

from __future__ import annotations

import re

from licet.answers import Answer
from licet.conditions import All, Any_, Atom
from licet.identify.model import Departure, Identification
from licet.judge.decisions import decisions
from licet.judge.from_reading import judge
from licet.judge.model import CriterionVerdict, Judgement
from licet.knowledge.decisions import rulings
from licet.read.model import Effectless, Reading, Term
from licet.spans import Span
from licet.text.from_string import from_string

GRANT = "Anyone may use, copy, change, pass on and sell this work."
NOTICE = "Copies must carry this notice."
CLAUSE = 'Products with over 100 million users a month must show "Widgetry" on their user interface.'
PLAIN = Identification("X", None, "X", False)


def place(source: str, words: str) -> Span:
    start = source.index(words)
    return Span(start, start + len(words))


def grant(source: str) -> Term:
    span = place(source, GRANT)
    return Term(
        "permission",
        "use",
        span,
        "test",
        also=("reproduce", "modify", "distribute", "sell"),
        consumed=(span,),
    )


def notice(source: str) -> Term:
    span = place(source, NOTICE)
    return Term("duty", "keep-notice", span, "test", when=Atom("distribution", "is", True), consumed=(span,))


def display(source: str, consumed: tuple[Span, ...]) -> Term:
    when = All(
        (
            Atom("use_purpose", "is", "commercial"),
            Any_((Atom("monthly_active_users", "gt", 100_000_000, unit="users", period="month"),)),
        )
    )
    detail = {"show": "Widgetry", "where": "user interface"}
    return Term(
        "duty",
        "display-attribution",
        place(source, CLAUSE),
        "test",
        when=when,
        detail=detail,
        consumed=consumed,
    )


def criterion(judgement: Judgement, name: str) -> CriterionVerdict:
    return next(c for v in judgement.verdicts for c in v.criteria if c.id == name)


def answer(judgement: Judgement, name: str) -> Answer:
    return next(v.answer for v in judgement.verdicts if v.id == name)


def modified(source: str, words: str, kind: str = "added") -> Identification:
    base_quote = None if kind == "added" else "other words"
    departure = Departure(kind, True, place(source, words), base_quote, "test", "test")  # type: ignore[arg-type]
    return Identification("X", None, "LicenseRef-X", True, (departure,))


def test_a_plain_grant_with_a_notice_is_open() -> None:
    source = f"{GRANT} {NOTICE}"
    judgement = judge(from_string(source), PLAIN, Reading((grant(source), notice(source))))
    assert answer(judgement, "OSD") is Answer.YES
    assert answer(judgement, "FSD") is Answer.YES
    assert "open source" in judgement.called
    assert "permissive" in judgement.called


def test_a_display_duty_above_a_size_is_contested_where_it_should_be() -> None:
    source = f"{GRANT} {NOTICE} {CLAUSE}"
    clause = place(source, CLAUSE)
    reading = Reading((grant(source), notice(source), display(source, (clause,))))
    judgement = judge(from_string(source), modified(source, CLAUSE), reading)
    contested = {
        c.id: c for v in judgement.verdicts if v.id in ("OSD", "FSD") for c in v.criteria if c.answer != "YES"
    }
    assert set(contested) == {"OSD-5", "OSD-6", "OSD-10", "FSF-0"}
    assert all(c.answer is Answer.CONTESTED and c.evidence == (clause,) for c in contested.values())
    assert dict(contested["OSD-5"].readings) == {"by-letter": Answer.NO, "by-option": Answer.YES}
    assert "open source" not in judgement.called
    assert "open weights" in judgement.called


def test_words_of_an_added_clause_that_no_term_rests_on_keep_the_answer_unknown() -> None:
    source = f"{GRANT} {NOTICE} {CLAUSE}"
    part = place(source, "must show")
    reading = Reading((grant(source), notice(source), display(source, (part,))))
    judgement = judge(from_string(source), modified(source, CLAUSE), reading)
    found = criterion(judgement, "OSD-1")
    assert found.answer is Answer.UNKNOWN
    assert found.evidence == (place(source, CLAUSE),)


def test_a_changed_word_must_have_been_read() -> None:
    source = f"{GRANT} {NOTICE}"
    blind = Term(
        "permission",
        "use",
        place(source, GRANT),
        "test",
        also=("modify", "distribute"),
        consumed=(place(source, "Anyone may use"),),
    )
    changed = modified(source, "sell", "changed")
    assert answer(judge(from_string(source), changed, Reading((blind,))), "OSD") is Answer.UNKNOWN
    seen = Reading((grant(source), notice(source)))
    assert answer(judge(from_string(source), changed, seen), "OSD") is Answer.YES


def test_an_added_sentence_without_effect_needs_a_specific_rule() -> None:
    remark = "Made in a garden shed."
    source = f"{GRANT} {NOTICE} {remark}"
    for kind, wanted in (("statement", Answer.UNKNOWN), ("provenance", Answer.YES)):
        idle = Effectless(place(source, remark), kind, "test")
        reading = Reading((grant(source), notice(source)), (idle,))
        assert answer(judge(from_string(source), modified(source, remark), reading), "OSD") is wanted


def test_unread_words_are_quoted_and_do_not_hide_a_no() -> None:
    rest = "Qux applies."
    source = f"{GRANT} No sale. {rest}"
    ban = Term("prohibition", "sell", place(source, "No sale."), "test")
    judgement = judge(from_string(source), PLAIN, Reading((grant(source), ban), (), (place(source, rest),)))
    assert criterion(judgement, "OSD-1").answer is Answer.NO
    assert criterion(judgement, "OSD-3").answer is Answer.UNKNOWN
    assert criterion(judgement, "OSD-3").evidence == (place(source, rest),)


def test_a_hidden_character_inside_operative_words_keeps_the_answer_unknown() -> None:
    source = GRANT.replace("change", "ch\u200bange")
    span = Span(0, len(source))
    whole = Term("permission", "use", span, "test", also=("modify", "distribute"), consumed=(span,))
    text = from_string(source)
    if not text.hidden:  # the text stage reports hidden characters; without it there is nothing to see
        return
    assert answer(judge(text, PLAIN, Reading((whole,))), "OSD") is Answer.UNKNOWN


def test_a_text_without_any_grant_is_unknown() -> None:
    judgement = judge(from_string("Hello."), PLAIN, Reading(()))
    assert answer(judgement, "OSD") is Answer.UNKNOWN
    assert judgement.called == ()


def test_a_claim_that_the_terms_refute_is_found_with_both_quotes() -> None:
    claim = "This model is open source."
    ban = "It may not be used for military purposes."
    source = f"{claim} {GRANT} {ban}"
    term = Term(
        "prohibition",
        "use",
        place(source, ban),
        "test",
        when=Atom("use_purpose", "in", ("military",)),
    )
    judgement = judge(from_string(source), PLAIN, Reading((grant(source), term)))
    assert len(judgement.false_claims) == 1
    said, refuted, why = judgement.false_claims[0]
    assert said.of(source) == "This model is open source"
    assert refuted.of(source) == ban
    assert "OSD-6" in why


def test_decisions_are_told_of_the_unmodified_licence_only() -> None:
    known = Identification("X-1.0", None, "X-1.0", False, osi_approved=True, fsf_libre=False)
    assert [(d.body, d.decision) for d in decisions(known)] == [("OSI", "approved"), ("FSF", "nonfree")]
    changed = Identification("X-1.0", None, "LicenseRef-X", True, osi_approved=True)
    assert decisions(changed) == ()


def test_a_dated_decision_is_a_fact_beside_the_answer() -> None:
    told = decisions(Identification("SSPL-1.0", None, "SSPL-1.0", False))
    assert ("OSI", "2021-01") in [(d.body, d.date) for d in told]
    assert all(d.source.startswith("https://") for d in told)
    assert decisions(Identification("SSPL-1.0", None, "LicenseRef-X", True)) == ()


def test_every_decision_names_known_licences_and_a_source() -> None:
    for row in rulings():
        assert row.licences and row.source.startswith("https://")
        assert re.fullmatch(r"(?:\d{4}(?:-\d{2}(?:-\d{2})?)?)?", row.date)
