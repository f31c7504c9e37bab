"""Sentences and list items stay the same however the text is wrapped, commented or dressed up."""

from __future__ import annotations

import html

import pytest

from licet.text.from_string import from_string
from licet.text.provisions import provisions

LICENCE = """The Example Licence

1. Grant. You may use, copy and change the work, provided that you meet the following conditions:

   a) You must keep this notice in all copies, in whatever form they are given away, and
   b) You may not sell the work.

2. Anybody who receives a copy from you, directly or by way of others, receives with it a world-wide,
   royalty-free licence under the same terms as these. It is never to be narrowed.

The work is provided "as is".
"""
OTHER = """Another Permission

Everyone may do with the thing what they like. (a) is no item here.
"""


def told(source: str) -> list[tuple[str, str, tuple[str, ...]]]:
    return [(p.words, p.form, tuple(h.words for h in p.heads)) for p in provisions(from_string(source))]


def lines(mark: str) -> str:
    return "\n".join(f"{mark} {line}".rstrip() for line in LICENCE.split("\n"))


def test_the_plain_text_itself() -> None:
    words = [(w, form) for w, form, _ in told(LICENCE)]
    assert ("you may not sell the work.", "item") in words
    item = next(p for p in provisions(from_string(LICENCE)) if p.words.startswith("you may not"))
    assert [h.words.split(",")[0] for h in item.heads] == ["you may use"]


@pytest.mark.parametrize("mark", ["#", "//", ";", "--", "rem", "dnl", "%", ">", " *"])
def test_comments(mark: str) -> None:
    wrapped = lines(mark)
    assert told(f"/*\n{wrapped}\n */" if mark == " *" else wrapped) == told(LICENCE)


@pytest.mark.parametrize("end", ["\r\n", "\r"])
def test_line_ends(end: str) -> None:
    assert told(LICENCE.replace("\n", end)) == told(LICENCE)


def test_html_paragraphs() -> None:
    paragraphs = [f"<p>{html.escape(p)}</p>" for p in LICENCE.split("\n\n")]
    wrapped = "<html><body>\n" + "\n".join(paragraphs) + "\n</body></html>"
    assert [w for w, _, _ in told(wrapped)] == [w for w, _, _ in told(LICENCE)]


def test_a_compound_broken_over_a_line_end_is_whole() -> None:
    broken = LICENCE.replace("world-wide,\n   royalty-free", "world-\n   wide, royalty-\n   free")
    assert [w for w, _, _ in told(broken)] == [w for w, _, _ in told(LICENCE)]


def test_a_wrapped_clause_in_a_text_of_long_lines() -> None:
    long = "You may use the work for whatever you like, " * 8 + "always."
    clause = "Whoever earns more than a million with it and tells\nEurope about it must pay\nus a tenth."
    found = [w for w, _, _ in told(f"{long}\n\n{long}\n\n{clause}\n")]
    assert found[-1] == " ".join(clause.lower().split())


def test_no_line_ends_with_an_article() -> None:
    head = "You may do the following, for the duration of copyright in the"
    before = f"{LICENCE}\nThe Licensor hereby grants to each and every one a sub-\nlicensable licence."
    source = f"{before} {head}\nWork:\n\n- use it,\n"
    assert (f"{head} Work:".lower(), "sentence", ()) in told(source)


def test_numbered_sentences_without_a_head_stand_apart() -> None:
    words = [
        w for w, _, _ in told("(a) If it is void, the rest stays. (b) If the law bars it, you must stop.")
    ]
    assert words == ["if it is void, the rest stays.", "if the law bars it, you must stop."]


def test_an_agreement_is_no_list_under_its_opening() -> None:
    source = "You (as defined below) agree as follows:\n\n1. Keep this notice.\n\n2. Sell it to nobody.\n"
    assert {heads for _, _, heads in told(source)} == {()}


@pytest.mark.parametrize("between", ["\n\n", "\n---\n\n", f"\n{'=' * 70}\n\n"])
def test_two_licences_in_one_file_do_not_run_into_each_other(between: str) -> None:
    assert told(LICENCE + between + OTHER) == told(LICENCE) + told(OTHER)
    assert told(OTHER + between + LICENCE) == told(OTHER) + told(LICENCE)


def test_every_word_of_the_text_is_in_a_provision() -> None:
    text = from_string(LICENCE + OTHER)
    kept = "".join("".join(p.words.split()) for p in provisions(text))
    for word in ("example", "grant", "anybody", "narrowed", "another", "everyone", "likeitem"):
        assert word.removesuffix("item") in kept
