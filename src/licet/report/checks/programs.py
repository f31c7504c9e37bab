"""A check for programs: JSON, SARIF 2.1.0, JUnit XML and GitHub's workflow commands."""

from __future__ import annotations

import json as standard
import re
from collections.abc import Iterator
from typing import Any, TextIO
from xml.sax.saxutils import quoteattr

import msgspec
from msgspec.structs import replace

from licet.report.checked import Checked, Finding, Level, Place
from licet.report.checks.names import answer, licence
from licet.report.checks.page import at
from licet.report.words import visible

_SARIF = "https://json.schemastore.org/sarif-2.1.0.json"
_GITHUB: dict[Level, str] = {"error": "error", "warning": "warning", "note": "notice"}


def json(checked: Checked, out: TextIO) -> None:
    """The object of docs/check.md, pretty; whole texts are left to the files that ship them."""
    rows = tuple(replace(c, texts=tuple(replace(t, words="") for t in c.texts)) for c in checked.components)
    plain = msgspec.json.encode(replace(checked, components=rows))
    out.write(msgspec.json.format(plain, indent=2).decode() + "\n")


_FORMULA = ("=", "+", "-", "@", "\t")
_SCOPED = re.compile(r"@[\w.-]+/[\w.-]+")
_COLUMNS = ("name", "version", "ecosystem", "licence", "class", "osd", "policy", "permitted", "path", "purl")


def csv(checked: Checked, out: TextIO) -> None:
    """One line for each component (RFC 4180), for a spreadsheet."""
    import csv as tables

    writer = tables.writer(out, lineterminator="\n")
    writer.writerow(_COLUMNS)
    for one in checked.components:
        row = (one.name, one.version, one.ecosystem, licence(one), one.licence_class, answer(one))
        writer.writerow([_plain(cell) for cell in (*row, one.policy, one.permitted, one.path, one.purl)])


def _plain(cell: str) -> str:
    """No cell is a formula; names with a scope (``@a/b``) stay as they are."""
    return f"'{cell}" if cell[:1] in _FORMULA and not _SCOPED.fullmatch(cell) else cell


def sarif(checked: Checked, out: TextIO) -> None:
    """SARIF 2.1.0 (docs.oasis-open.org/sarif/sarif/v2.1.0) with regions in code points."""
    codes = {f.code: f for f in checked.findings}
    rules = [
        {
            "id": code,
            "shortDescription": {"text": one.what.partition(":")[0]},
            "fullDescription": {"text": one.why or one.what},
            "help": {"text": one.fix or one.what},
        }
        for code, one in sorted(codes.items())
    ]
    numbers = {code: number for number, code in enumerate(sorted(codes))}
    run = {
        "tool": {"driver": {"name": "licet", "version": str(checked.licet), "rules": rules}},
        "columnKind": "unicodeCodePoints",
        "results": [_result(f, numbers) for f in checked.findings],
    }
    standard.dump({"$schema": _SARIF, "version": "2.1.0", "runs": [run]}, out, indent=2)
    out.write("\n")


def _result(found: Finding, numbers: dict[str, int]) -> dict[str, Any]:
    made: dict[str, Any] = {
        "ruleId": found.code,
        "ruleIndex": numbers[found.code],
        "level": found.level,
        "message": {"text": _message(found)},
        "locations": [_location(found.at)],
    }
    if found.against is not None:
        made["relatedLocations"] = [{**_location(found.against), "id": 0}]
    return made


def _location(place: Place) -> dict[str, Any]:
    physical: dict[str, Any] = {"artifactLocation": {"uri": _uri(place.path)}}
    if place.line:
        region: dict[str, Any] = {"startLine": place.line}
        if place.end > place.start:
            region |= {"charOffset": place.start, "charLength": place.end - place.start}
        if place.quote:
            region["snippet"] = {"text": place.quote}
        physical["region"] = region
    return {"physicalLocation": physical}


def _uri(path: str) -> str:
    from urllib.parse import quote

    return quote(path or ".", safe="/:@!$&'()*+,;=~")


def _message(found: Finding) -> str:
    parts = [f"{found.component}: {found.what}" if found.component else found.what, found.why]
    if found.against is not None:
        said = f" “{found.against.quote}”" if found.against.quote else ""
        parts.append(f"against {at(found.against)}{said}")
    parts.append(f"To mend it: {found.fix}" if found.fix else "")
    return ". ".join(p for p in parts if p)


def junit(checked: Checked, out: TextIO) -> None:
    """One test case for each component; errors and warnings fail it."""
    grouped: dict[str, list[Finding]] = {}
    for found in checked.findings:
        grouped.setdefault(found.component, []).append(found)
    names = list(dict.fromkeys([*(c.label for c in checked.components), *grouped]))
    failing = {n for n in names if any(f.level != "note" for f in grouped.get(n, ()))}
    out.write('<?xml version="1.0" encoding="UTF-8"?>\n')
    head = f'<testsuite name="licet check" tests="{len(names)}" failures="{len(failing)}" errors="0">'
    out.write(f"<testsuites>\n{head}\n")
    for name in names:
        out.write(f'  <testcase classname="licet" name={_attribute(name)}>\n')
        out.writelines(_failure(f) for f in grouped.get(name, ()) if f.level != "note")
        out.write("  </testcase>\n")
    out.write("</testsuite>\n</testsuites>\n")


def _failure(found: Finding) -> str:
    words = _message(found) + f"\n{at(found.at)}: {found.at.quote}"
    kind = f"type={_attribute(found.code)} message={_attribute(found.what)}"
    return f"    <failure {kind}>{_xml(words)}</failure>\n"


def _attribute(words: str) -> str:
    return quoteattr(_allowed(words))


def _xml(words: str) -> str:
    from xml.sax.saxutils import escape

    return escape(_allowed(words))


def _allowed(words: str) -> str:
    """Words without the characters that XML 1.0 forbids."""
    return "".join(c if c.isprintable() or c in "\n\t" else "\N{REPLACEMENT CHARACTER}" for c in words)


def github(checked: Checked, out: TextIO) -> None:
    """Workflow commands, one to a finding, for annotations in a pull request."""
    out.writelines(_commands(checked))


def _commands(checked: Checked) -> Iterator[str]:
    for found in checked.findings:
        line = f",line={found.at.line}" if found.at.line else ""
        title = f",title={_property(found.code)}"
        words = visible(_message(found)).replace("%", "%25")
        yield f"::{_GITHUB[found.level]} file={_property(found.at.path)}{line}{title}::{words}\n"


def _property(words: str) -> str:
    words = visible(words)
    for character, code in (("%", "%25"), (":", "%3A"), (",", "%2C")):
        words = words.replace(character, code)
    return words
