"""The JSON of docs/json.md, pretty or one object to a line."""

from __future__ import annotations

from typing import TextIO

import msgspec

from licet.report.model import Report


def json(report: Report, out: TextIO, *, explain: bool = False) -> None:
    """Pretty. ``explain`` changes nothing: everything is in it."""
    out.write(msgspec.json.format(msgspec.json.encode(report), indent=2).decode() + "\n")


def jsonl(report: Report, out: TextIO, *, explain: bool = False) -> None:
    """One line."""
    out.write(msgspec.json.encode(report).decode() + "\n")
