"""The JSON of docs/json.md, pretty or one object to a line."""

from __future__ import annotations

from typing import TextIO

import msgspec

from licet.report.model import Report


def json(report: Report, out: TextIO, *, explain: bool = False) -> None:
    """Pretty. ``explain`` changes nothing: everything is in it."""
    write(report, out)


def write(answer: msgspec.Struct, out: TextIO) -> None:
    """Any answer, pretty."""
    out.write(msgspec.json.format(_encoded(answer), indent=2).decode() + "\n")


def jsonl(report: Report, out: TextIO, *, explain: bool = False) -> None:
    """One line."""
    out.write(_encoded(report).decode() + "\n")


def _encoded(report: msgspec.Struct) -> bytes:
    """The object in UTF-8, with the characters escaped that some readers take for the end of a line."""
    out = msgspec.json.encode(report)
    for character in ("\x85", "\u2028", "\u2029"):
        out = out.replace(character.encode(), b"\\u%04x" % ord(character))
    return out
