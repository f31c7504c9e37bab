"""Bytes to text: the encodings people use, and one clear line for what is no text."""

from __future__ import annotations

import zlib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from licet.errors import InputError
from licet.text.decode import decode

WORDS = "Copyright José Müller – “the Licensor”.\r\nYou may use it.\r\n"
PLAIN = "Copyright José Müller.\r\nYou may use it.\rAt will.\n"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16", "utf-16-le", "utf-16-be", "utf-32", "windows-1252"])
def test_the_encodings_people_use(encoding: str) -> None:
    text, found = decode(WORDS.encode(encoding), "x")
    assert (text, found) == (WORDS, encoding)


def test_latin_1_is_read_as_it_stands() -> None:
    assert decode(PLAIN.encode("latin-1"), "x") == (PLAIN, "latin-1")
    with_controls = "José\x81 \x85 Müller"  # 0x81 is no character in Windows-1252
    assert decode(with_controls.encode("latin-1"), "x") == (with_controls, "latin-1")


def test_a_utf_8_mark_stays_where_a_scorer_or_an_editor_sees_it() -> None:
    data = b"\xef\xbb\xbf" + WORDS.encode()
    assert decode(data, "x") == ("\ufeff" + WORDS, "utf-8")


def test_single_broken_bytes_do_not_spoil_the_rest() -> None:
    data = WORDS.encode() + "Größe".encode("latin-1")
    text, found = decode(data, "x")
    assert found == "utf-8"
    assert text == data.decode("utf-8", "replace")
    assert "“the Licensor”" in text


@pytest.mark.parametrize(
    "data",
    [
        b"%PDF-1.7\n",
        b"PK\x03\x04rest",
        b"\x89PNG\r\n\x1a\n",
        b"\xff\xd8\xff\xe0JFIF",
        b"\x1f\x8b\x08",
        b"{\\rtf1\\ansi}",
        b"\x7fELF",
        b"words and\0a null",
        b"\0",
        bytes(range(1, 27)) * 9,
        zlib.compress(b"words" * 1000),
        b"\xff\xfeodd",
    ],
)
def test_what_is_no_text_is_refused_in_one_line(data: bytes) -> None:
    with pytest.raises(InputError) as caught:
        decode(data, "some/file")
    assert str(caught.value).startswith("some/file: is ")
    assert "\n" not in str(caught.value)


@given(st.binary(max_size=300))
def test_the_name_tells_how_to_get_the_same_text(data: bytes) -> None:
    try:
        text, encoding = decode(data, "x")
    except InputError:
        return
    assert text == data.decode(encoding, "replace")


@given(st.text(alphabet=st.characters(exclude_characters="\0", exclude_categories=("Cs",))))
def test_what_is_utf_8_is_read_as_utf_8(text: str) -> None:
    try:
        assert decode(text.encode(), "x") == (text, "utf-8")
    except InputError as error:
        assert "control" in str(error) or text.encode().startswith(
            (b"%PDF-", b"{\\rtf", b"PK", b"GIF8", b"BZh")
        )
