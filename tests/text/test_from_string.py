# ruff: noqa: E501, SIM905
"""Three forms of one text: what is taken away, what stays, and where everything came from."""

from __future__ import annotations

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from licet.text.from_string import from_string

WORDS = "You may use it for any purpose. You may not sell it."


def plain(source: str) -> str:
    return from_string(source).plain.strip()


def tokens(source: str) -> tuple[str, ...]:
    return from_string(source).tokens


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("“Licensor’s” – as is", '"licensor\'s" - AS IS'),
        ("sub-licence, sub license", "sublicense sublicence"),
        ("The copyright owner's licences", "the copyright owner's licenses"),
        ("copyright owners", "copyright holders"),
        ("Copyright (c) 2020 A", "Copyright © 2020 A"),
        ("Copyright (C) 2020 A", "copyright 2020 a"),
        ("terms & conditions", "terms and conditions"),
        ("https://a.example/b", "http://a.example/b"),
        ("non-commercial", "noncommercial"),
        ("authorised  by\tlaw", "authorized\nby law"),
        ("ﬁnancial eﬀort", "financial effort"),
        ("Jose\u0301", "Jos\u00e9"),
        ("* one\n* two", "- one\n- two"),
        ("distrib-\nution of it", "distribution of it"),
        ("# Copyright 2020\n#\n# You may use it", "Copyright 2020 You may use it"),
    ],
)
def test_what_does_not_count(one: str, other: str) -> None:
    assert tokens(one) == tokens(other)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("with restriction", "without restriction"),
        ("$100 a year", "€100 a year"),
        ("20% of it", "20 of it"),
        ("GPL-2.0+", "GPL-2.0"),
        ("may", "may not"),
        ("royalty-\nfree", "royaltyfree"),
        ("third-\nparty", "thirdparty"),
        ("more than\n100. Otherwise", "more than\n50. Otherwise"),
        ("use <name of author>", "use"),
        ("you must", "you mu5t"),
    ],
)
def test_what_counts(one: str, other: str) -> None:
    assert tokens(one) != tokens(other)


@pytest.mark.parametrize(
    "mark",
    ["//", "#", "##", "--", ";;", ";", "%", "%%", "!", "'", '"', "rem", "REM", "dnl", ">", "..", "///"],
)
@pytest.mark.parametrize("end", ["\n", "\r\n"])
def test_comment_marks_are_taken_away(mark: str, end: str) -> None:
    lines = ["You may use it for any", "purpose.", "", "You may not sell it."]
    wrapped = end.join(f"{mark} {line}".rstrip() for line in lines)
    assert from_string(wrapped).plain == "\n".join(lines)


@pytest.mark.parametrize(
    "source",
    [
        "/* You may use it for\n * any purpose.\n */",
        "/**\n * You may use it for\n *   any purpose.\n **/\nint main;",
        "<!--\nYou may use it for\nany purpose.\n-->",
        "<!-- You may use it for any purpose. -->",
        "****\n* You may use it for  *\n* any purpose.        *\n****",
        "# # You may use it for\n# # any purpose.",
    ],
)
def test_blocks_of_comment(source: str) -> None:
    words = " ".join(plain(source).strip("* \n").split())
    assert words.removesuffix(" int main;") == "You may use it for any purpose."


@pytest.mark.parametrize(
    "source",
    [
        "* You may use it;\n* You may copy it;\n* You may sell it.",
        "# Licence\n\nYou may use it.\n\n## More",
        "# Licence\n## Grant\nYou may use it.",
        "- one\n- two\n- three",
        "c) You may use it.",
        "<year> <owner> <address>",
        '"Licensor" means us.\n"Work" means this.',
        "1. One\n2. Two",
        "a_b_c * d * e_",
        "5 < 6 & 7 > 3",
    ],
)
def test_lists_headings_and_blanks_of_prose_stay(source: str) -> None:
    assert from_string(source).plain == source


def test_html() -> None:
    source = (
        "<!DOCTYPE html><html><head><style>p { x }</style><script>if (a < b) c()</script></head><body>"
        '<h2>Grant</h2>\n<p>You <b>may</b>&nbsp;use &ldquo;it&rdquo; &copy;<br/>here.</p><ul class="x"><li>one</li>'
        "<li>two</ul></body></html>"
    )
    lines = [line.strip() for line in plain(source).split("\n") if line.strip()]
    assert lines == ["## Grant", 'You may use "it" (c)', "here.", "- one", "- two"]


def test_nothing_is_swallowed_by_an_element_that_is_never_closed() -> None:
    assert "may not" in plain("<script>You may not sell it.")


def test_markdown() -> None:
    source = "You **must** show _it_ \\[see [the page](https://a.example/p)\\] and [here](#there).\n\n**Grant**\n\n> quoted"
    assert plain(source) == (
        "You must show it [see the page (https://a.example/p)] and here.\n\n**Grant**\n\nquoted"
    )


def test_hidden_characters_are_taken_away_and_told() -> None:
    source = "You m\u0430y\u200b n\u00adot \u202esell\u202c \uff55se 𝐦𝐮𝐬𝐭 a\x01b."
    text = from_string(source)
    assert text.plain == "You may not sell use must ab."
    told = [(h.span.of(source), h.kind) for h in text.hidden]
    assert told == [
        ("\u0430", "look-alike"),
        ("\u200b", "zero-width"),
        ("\u00ad", "zero-width"),
        ("\u202e", "bidi-control"),
        ("\u202c", "bidi-control"),
        ("\uff55", "look-alike"),
        *((c, "look-alike") for c in "𝐦𝐮𝐬𝐭"),
        ("\x01", "other-control"),
    ]
    assert text.hidden[0].what == "CYRILLIC SMALL LETTER A"


def test_a_word_all_of_look_alikes() -> None:
    assert tokens("you \u0430re free") == ("you", "are", "free")
    assert tokens("you \u0430 free") == ("you", "a", "free")


@pytest.mark.parametrize(
    "source",
    [
        "\ufeffYou may use it.",
        "Вы можете использовать с учётом, а не во вред.",
        "می\u200cتوانید استفاده کنید",
        "您可以使用（ＡＢＣ）软件，按原样。",
        "Έχετε το δικαίωμα ο",
        "ship it \U0001f469\u200d\U0001f4bb \u2764\ufe0f",
        "é Müller naïve",
        "אתה \u200fרשאי",
    ],
)
def test_what_other_scripts_need_is_not_hidden(source: str) -> None:
    assert from_string(source).hidden == ()


def test_words_written_without_spaces_are_compared_sign_by_sign() -> None:
    assert tokens("木兰许可证 v2") == ("木", "兰", "许", "可", "证", "v2")


def test_line_ends_become_line_feeds() -> None:
    assert from_string("a\r\nb\rc\u2028d\x85e\n").plain == "a\nb\nc\nd\ne\n"


FRAGMENTS = st.sampled_from(
    "// # /* */ * ; % -- <!-- --> > rem dnl <p> </p> <b> </b> <li> <script> </script> &amp; &lt; &gt; &#35; &nbsp; &copy; "
    "**may** _it_ ** * __ [x](https://y) [x](#z) \\* \\[ \u200b \u202e \u0430 m\u0430y \u00a9 ( ) (c) copyright 2020 sub license "
    "licence non commercial per cent - \u2013 \u2019 ' + & $ % € \ufb01 \uff41 e\u0301 \u0301 distrib ution royalty- free "
    "ABC \u6728 \u0130 \ud800 \x00 \x85 \u2028 \r \r\n \n\n <h1> 🎉 c C !".split(" ")
) | st.sampled_from([" ", "\n", "\t", "\r\n", "  ", "\x0c"])  # fmt: skip
HOSTILE = st.lists(FRAGMENTS, max_size=40).map("".join) | st.text(max_size=80)


@settings(max_examples=400, deadline=None)
@given(HOSTILE)
@example("&amp;lt;b&amp;gt;")
@example("# # # a\n# # # b")
def test_normalising_twice_is_once(source: str) -> None:
    once = from_string(source)
    twice = from_string(once.plain)
    assert twice.plain == once.plain
    assert twice.tokens == once.tokens
    assert twice.hidden == ()


@settings(max_examples=400, deadline=None)
@given(HOSTILE)
def test_everything_leads_back_to_the_source(source: str) -> None:
    text = from_string(source)
    size = len(text.plain)
    assert len(text.offsets) == len(text.ends) == size
    assert list(text.offsets) == sorted(text.offsets)
    assert list(text.ends) == sorted(text.ends)
    assert all(0 <= a < b <= len(source) for a, b in zip(text.offsets, text.ends, strict=True))
    assert len(text.starts) == len(text.stops) == len(text.tokens)
    last = 0
    for at, (start, stop) in enumerate(zip(text.starts, text.stops, strict=True)):
        assert last <= start < stop <= size
        last = stop
        assert text.token_span(at, at + 1).of(source)
    for char in range(size):
        if (
            text.plain[char].isascii()
            and text.plain[char].isalnum()
            and text.ends[char] - text.offsets[char] == 1
        ):
            assert text.plain[char] == source[text.offsets[char]] or not source[text.offsets[char]].isascii()
    for hidden in text.hidden:
        assert hidden.span.of(source)


@settings(deadline=None)
@given(st.text(alphabet="abc \n'+-&(c)", max_size=60))
def test_a_token_is_its_stretch_of_the_plain_form(source: str) -> None:
    text = from_string(source)
    for token, start, stop in zip(text.tokens, text.starts, text.stops, strict=True):
        assert token == text.plain[start:stop] or token == "and"
