"""Lines of a plain text to blocks: paragraphs, list items and headings, wraps joined.

A block is a stretch of ``plain`` that a reader sees as one paragraph. Hard-wrapped lines belong to one
block; a blank line, a list marker, a heading or a line that stopped well before the wrap column starts
a new one.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

import msgspec

from licet.knowledge.layout import layout_words

_LINE = re.compile(r"[^\n\r\f\v\u2028\u2029]+")
_MARKER = r"""(?:\*\*|__)?(?P<label>
        [-*+\u2022\u25cf\u25e6\u25aa\u2023\u00b7\u2013\u2014o](?=\s)          # bullets
      | \#{1,6}(?=\s)
      | \u00a7{1,2}\s*\d+(?:\.\d+)*\.?
      | (?:%s)\s+(?:[ivxlc]{1,6}|[A-Z]|\d+(?:\.\d+)*)(?:[.:)]|(?=\s*(?:[\-\n]|$)))
      | \(\s?(?:[a-z]{1,2}|[A-Z]|[ivx]{1,6}|[IVX]{1,6}|\d{1,3})\s?\)
      | (?:\d{1,3}\.){1,5}\d{0,3}[a-z]?\)?(?=[\s"]|$)
      | \d{1,3}(?:\.\d{1,3}){1,4}(?=\s|$)
      | (?:[a-zA-Z]|[ivx]{1,5}|[IVX]{1,5}|\d{1,3})[.)](?=\s|$)
      | (?:\d{1,2}\.)?[a-z](?:\.[ivx]{1,4})?\.(?=\s)
    )"""
_YEARS = re.compile(r"\(c\)\s*(?:copyright|\d{4}|[^\w\s\"'])", re.IGNORECASE)
_END = re.compile(r"""[.;:!?\u3002\uff1b\uff1a]["')*_]*$""")
_LABEL_BEFORE = re.compile(r"(?:\d|\b[a-z]|\))[,;]?\s+(?:and|or)$", re.IGNORECASE)
# a row of a table of parameters: "Licensed Work:    Foo"
_PARAMETER = re.compile(r"[A-Z][\w-]*(?: [A-Z][\w-]*){0,3}:\s+\S")
_RULE = re.compile(r"[\W_]+$")


class Line(msgspec.Struct, frozen=True):
    start: int  # of the first visible character, in plain
    end: int
    indent: int


class Block(msgspec.Struct, frozen=True):
    """``plain[start:end]`` without its marker ``label``; ``indent`` in columns."""

    start: int
    end: int
    label: str
    indent: int


def blocks(plain: str) -> Iterator[Block]:
    """Every block that holds a letter or digit, in order."""
    lines = list(_lines(plain))
    wraps = _wraps(plain, lines)
    run: list[Line] = []
    last_end = 0
    for line, wrap in zip(lines, wraps, strict=True):
        gap = plain.count("\n", last_end, line.start) if run else 0
        apart = bool(run) and (
            not _continues(plain, run[-1], line)
            if gap > 1
            else _next_row(plain, run[-1], line) or _starts_block(plain, run, line, wrap)
        )
        if apart:
            yield _block(plain, run)
            run = []
        run.append(line)
        last_end = line.end
    if run:
        yield _block(plain, run)


def _lines(plain: str) -> Iterator[Line]:
    for match in _LINE.finditer(plain):
        words = match[0].strip()
        if words and not _RULE.match(words):
            start = match.start() + len(match[0]) - len(match[0].lstrip())
            yield Line(start, start + len(words), start - match.start())


def _wraps(plain: str, lines: list[Line]) -> list[int]:
    """For each line the column at which its surroundings are wrapped; 0 where paragraphs are single lines."""
    whole = _wrap_width(plain)
    if whole:
        return [whole] * len(lines)
    # A text of long lines may hold wrapped stretches, as an appended clause: there the stretch decides.
    out: list[int] = []
    first = 0
    for at in range(1, len(lines) + 1):
        if at < len(lines) and plain.count("\n", lines[at - 1].end, lines[at].start) < 2:
            continue
        widest = max((line.indent + line.end - line.start for line in lines[first:at]), default=0)
        out += [widest if at - first > 1 and 40 < widest <= 130 else 0] * (at - first)
        first = at
    return out


def _wrap_width(plain: str) -> int:
    """The column at which the text is wrapped; 0 if its paragraphs are single lines."""
    lengths = sorted(len(m[0].rstrip()) for m in _LINE.finditer(plain) if len(m[0].strip()) > 25)
    if not lengths:
        return 0
    width = lengths[int(len(lengths) * 0.9)]
    return width if width <= 130 else 0


def _next_row(plain: str, last: Line, line: Line) -> bool:
    """Whether a line begins a row of a table of parameters, after one that goes on beneath its own value."""
    return last.indent > line.indent and _PARAMETER.match(plain, line.start, line.end) is not None


def _starts_block(plain: str, run: list[Line], line: Line, wrap: int) -> bool:
    before = plain[run[-1].start : run[-1].end]
    here = plain[line.start : line.end]
    marked = marker(here)
    if marked:
        last = before.split()[-1].lower().strip("(,")
        if last in ("and", "or") and not _LABEL_BEFORE.search(before[-20:]):
            return True  # "..., and" before the last item of a list, not "sections 1 and"
        deeper = line.indent > run[0].indent + 1
        return deeper or not (last in _references() and not re.match(r"[-*#\u2022]", here))
    if before.rsplit(None, 1)[-1] in layout_words().never_last:
        return False
    if not wrap or len(before) > wrap + 60:
        return not _dangling(before, here)
    first = len(here.split(None, 1)[0])
    stopped = run[-1].indent + len(before) + 1 + first < wrap - 4
    if _heading_shape(before) and len(run) == 1 and stopped and not here[0].islower():
        return True
    return stopped and bool(_END.search(before)) and not (here[0].islower() and _abbreviated(before))


def _abbreviated(before: str) -> bool:
    """Whether a line ends with an abbreviation, whose full stop ends no sentence: "the name of Foo, Inc."."""
    last = before.rsplit(None, 1)[-1]
    return last.endswith(".") and last.strip("(.").lower() in layout_words().abbreviations


def _dangling(before: str, here: str) -> bool:
    """A line that goes on in the next one although the text is not wrapped."""
    return here[0].islower() and not _END.search(before)


def _continues(plain: str, last: Line, line: Line) -> bool:
    """A blank line inside a sentence: the next line starts in lower case and the last did not end."""
    before, here = plain[last.start : last.end], plain[line.start : line.end]
    return here[0].islower() and not _END.search(before) and not before.endswith(",") and not marker(here)


def _heading_shape(words: str) -> bool:
    parts = words.split()
    return len(parts) <= 12 and not _END.search(words) and not words.endswith(",") and not words[:1].islower()


def marker(words: str) -> str:
    """The list marker at the start of ``words``, or nothing; ``(c) 2024`` is none."""
    match = _pattern().match(words)
    if match is None or _YEARS.match(words):
        return ""
    label = match["label"]
    if label in ("o", "a.", "A.") and len(words) > 2 and not words[len(label) :].strip():
        return ""
    return label


@cache
def _pattern() -> re.Pattern[str]:
    return re.compile(_MARKER % "|".join(layout_words().part_names), re.VERBOSE | re.IGNORECASE)


@cache
def _references() -> frozenset[str]:
    return frozenset(layout_words().references)


def _block(plain: str, run: list[Line]) -> Block:
    start, end = run[0].start, run[-1].end
    label = marker(plain[start:end])
    if label:
        rest = plain[plain.index(label, start) + len(label) : end]
        start = end - len(rest.lstrip())
    return Block(min(start, end), end, label, run[0].indent)
