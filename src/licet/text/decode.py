"""Bytes to text: UTF-8, UTF-16 and Windows-1252, told apart by rules that cannot surprise.

``text == data.decode(encoding)`` for the encoding named (``utf-8`` where single bytes were broken: with
``errors="replace"``), so that offsets can be checked with any tool. A UTF-8 byte order mark stays in the text
as its first character, as it does when a file is opened as UTF-8; line ends stay as they stand.
"""

from __future__ import annotations

import codecs
import re

from licet.errors import InputError

# First bytes of what is no text, and what it is. Source: the formats' own specifications.
_MAGIC: tuple[tuple[bytes, str], ...] = (
    (b"%PDF-", "a PDF file"),
    (b"{\\rtf", "an RTF file"),
    (b"PK\x03\x04", "a zip archive or an office document"),
    (b"PK\x05\x06", "an empty zip archive"),
    (b"\xd0\xcf\x11\xe0", "an office document"),
    (b"\x89PNG", "an image"),
    (b"GIF8", "an image"),
    (b"\xff\xd8\xff", "an image"),
    (b"\x1f\x8b", "a gzip file"),
    (b"BZh", "a bzip2 file"),
    (b"\xfd7zXZ", "an xz file"),
    (b"7z\xbc\xaf", "a 7-Zip archive"),
    (b"\x28\xb5\x2f\xfd", "a zstd file"),
    (b"\x7fELF", "a program"),
    (b"\xca\xfe\xba\xbe", "a program"),
    (b"\x00asm", "a program"),
)
_MARKS = (
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_LOOK = 4096  # bytes looked at to tell UTF-16 without a mark
_CONTROLS = re.compile(rb"[\x01-\x08\x0e-\x1a\x1c-\x1f\x7f]")
_C1 = re.compile(rb"[\x80-\x9f]")
_UNASSIGNED = re.compile(rb"[\x81\x8d\x8f\x90\x9d]")  # in Windows-1252


def decode(data: bytes, name: str) -> tuple[str, str]:
    """The text and the name of its encoding; raises ``InputError`` for what is no text."""
    for magic, what in _MAGIC:
        if data.startswith(magic):
            raise InputError(f"is {what}, not text", where=name, cure="save its words as plain text")
    encoding = _wide(data)
    if encoding:
        try:
            return data.decode(encoding), encoding
        except UnicodeDecodeError as error:
            raise InputError(f"is broken {encoding.upper()}: {error.reason}", where=name) from error
    at = data.find(b"\0")
    if at >= 0:
        raise InputError(
            f"is no text: byte {at + 1:,} is a null", where=name, cure="give a text file, not a binary one"
        )
    if len(_CONTROLS.findall(data)) > len(data) // 10:
        raise InputError("is no text: too many control characters", where=name, cure="give a text file")
    try:
        return data.decode("utf-8"), "utf-8"
    except UnicodeDecodeError:
        return _narrow(data)


def _wide(data: bytes) -> str:
    """UTF-16 or UTF-32, by its mark or by the nulls beside Western letters; or nothing."""
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return encoding
    look = data[:_LOOK]
    half = len(look) // 2
    if half < 2 or len(data) % 2:
        return ""
    even, odd = look[0::2].count(0), look[1::2].count(0)
    if odd > half * 0.7 and not even:
        return "utf-16-le"
    if even > half * 0.7 and not odd:
        return "utf-16-be"
    return ""


def _narrow(data: bytes) -> tuple[str, str]:
    """Bytes that are not UTF-8: UTF-8 with single broken bytes, or Windows-1252."""
    mended = data.decode("utf-8", "ignore")
    whole = len(mended) - sum(map(mended.count, map(chr, range(128)))) if not mended.isascii() else 0
    lost = len(data) - len(mended.encode("utf-8"))
    if whole > lost:
        return data.decode("utf-8", "replace"), "utf-8"
    if _C1.search(data) and not _UNASSIGNED.search(data):
        return data.decode("windows-1252"), "windows-1252"
    return data.decode("latin-1"), "latin-1"
