"""Words around the licences of a file: whether any of them binds.

A clause before the title, after the end or between two notices changes a licence as much as one inside it.
Source code, titles, names and addresses do not. Where a file is little but its licence, any prose with a word
that may bind is held against it; beside a notice, a tag or a header in something longer a sentence must limit
somebody in the use of the work, and so must one after some code or after the end of the comment. What stands
among much code is no part of the licence.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from functools import cache
from typing import Any

import re2

from licet.catalogue.model import Catalogue, Entry
from licet.identify.binding import binds as may_bind
from licet.identify.binding import limits_elsewhere
from licet.identify.claims import RESTRICT, Claim, gaps
from licet.identify.languages import is_unread
from licet.identify.model import MENTION, Departure
from licet.identify.names import only_told
from licet.identify.rules import line_rule, own_names
from licet.identify.side import is_mixed
from licet.knowledge.effectless import operative_entries
from licet.knowledge.surroundings import binding_words, choice_words, line_rules
from licet.text.model import Text

_BINDS = ("only", "ban", "permission", "modality", "negation", "condition", "purpose", "money", "aim")
_MOSTLY = 0.5  # share of a file's words in its licences from which on it is little else
_FEW = 2  # licence texts in a file that is about them; one with more is a list of what others wrote
_APART = 200  # characters between two licences of which one may be chosen
_TOLD = (
    "act",
    "deed",
    "time",
    "aim",
    "beneficiary",
)  # kinds of words in which a line tells where a work is from
_LINE = 10  # words from which on a line beside a licence is prose
_FAR = 300  # lines looked at on either side of a licence
_CODE, _SOME = 0.1, 3  # share and number of them that make a file source code
_WIDE, _DENSE = (
    200,
    0.08,
)  # characters of a line, and share of marks in it, by which it is packed program text
_PROGRAM = re.compile(r"[{}()\[\];=<>|&!]")
_HEAD = 6  # lines in which a title may stand
_CLOSED = re.compile(r'\*/|-->|"""|\'\'\'|=cut|=end')  # the comment that holds the licence ends

_MARKS = re.compile(r"[\s*#/]+")  # spaces and what is left of comments
_DENIES = re.compile(r"\b(?:not|no|never|only|except|unless)\b")

Line = tuple[int, int]  # characters of the plain text
_NAME = re.compile(r"(?!(?:AND|OR|WITH)\b)[\w.+-]+")
_NAMED = "names further terms, which are not in the file"
_WHY = "words beside the licence that may bind"


def surroundings(text: Text, claims: Sequence[Claim]) -> list[tuple[int, Departure]]:
    """Each paragraph beside a claim that may bind, with the number of the claim that it belongs to."""
    total = len(text.tokens)
    owners = [i for i, c in enumerate(claims) if not c.vague]  # vague words are part of what they stand in
    claims = [claims[i] for i in owners]
    texts = sum(c.form == "text" for c in claims)
    mostly = texts <= _FEW and sum(c.length for c in claims) >= _MOSTLY * total
    out: list[tuple[int, Departure]] = []
    passed = 0  # claims that end before the gap
    for first, last in gaps(claims, total) if claims else ():
        while passed < len(claims) and claims[passed].last <= first:
            passed += 1
        if 0 < passed < len(claims) and leaves_choice(text, claims[passed - 1], claims[passed]):
            continue
        owner = max(passed - 1, 0)
        lines = list(_lines(text, first, last))
        own = frozenset[str]().union(*(own_names(c.entry) for c in claims[owner : passed + 1] if c.entry))
        strict = mostly and texts > 0
        near, far = _beside(text, lines, passed > 0, passed < len(claims))
        for group, close in ((near, True), (far, False)):
            for start, stop in _paragraphs(text, group, own):
                if binds(text.plain[start:stop], strict=strict and close):
                    span = text.span(start, stop)
                    out.append((owners[owner], Departure("added", True, span, None, "beside", _WHY)))
    return out


def mentions(text: Text, claims: Sequence[Claim], catalogue: Catalogue) -> list[tuple[int, Departure]]:
    """Mentions of restricting terms ("with Commons Clause") beside a licence that is most of its file: the
    number of the licence, and the mention, which stands for terms that are not there."""
    texts = [i for i, c in enumerate(claims) if c.form == "text" and not c.vague]
    if not 0 < len(texts) <= _FEW or sum(c.length for c in claims) < _MOSTLY * len(text.tokens):
        return []
    there = {claims[i].expression for i in texts}
    out: list[tuple[int, Departure]] = []
    for claim in claims:
        names = _NAME.findall(claim.expression or "")
        if claim.form == "text" or claim.vague or there & {*names} or not names:
            continue
        known = [catalogue.known_id(name) for name in names]
        if all(e is not None and e.category in RESTRICT for e in known):
            owner = min(texts, key=lambda i: (abs(claims[i].first - claim.first), i))
            span = text.token_span(claim.first, claim.last)
            out.append((owner, Departure("added", True, span, None, MENTION, _NAMED)))
    return out


def leaves_choice(text: Text, one: Claim, other: Claim) -> bool:
    """Whether all that stands between two claims is that either may be chosen."""
    start, stop = text.stops[one.last - 1], text.starts[other.first]
    if stop - start > _APART:
        return False
    between = _MARKS.sub(" ", text.plain[start:stop].lower()).strip(" .,:;-()\"'")
    return _choice().fullmatch(between) is not None and not _DENIES.search(between)


@cache
def _choice() -> Any:
    return re2.compile("|".join(f"(?:{w})" for w in choice_words().words))


def first_binding(text: Text, first: int, last: int, entry: Entry | None) -> int:
    """The first token from ``first`` that is in no title, copyright line or the like; ``last`` if all are."""
    left = _left(text, first, last, entry)
    return max(first, bisect_left(text.starts, left[0][0])) if left else last


def last_binding(text: Text, first: int, last: int, entry: Entry | None) -> int:
    """One past the last token before ``last`` that is in no such line; ``first`` if all are."""
    left = _left(text, first, last, entry)
    return min(last, bisect_left(text.starts, left[-1][1])) if left else first


def _left(text: Text, first: int, last: int, entry: Entry | None) -> list[Line]:
    own = own_names(entry) if entry else frozenset[str]()
    lines = list(_lines(text, first, last)) if first < last else []
    lines = [line for line in lines if not _blank(text, line) and not _harmless_line(text, line)]
    return _paragraphs(text, lines, own)


def _blank(text: Text, line: Line) -> bool:
    return not any(map(str.isalnum, text.plain[line[0] : line[1]]))


def _harmless_line(text: Text, line: Line) -> bool:
    return harmless(text.plain[line[0] : line[1]]) is not None


def _lines(text: Text, first: int, last: int) -> Iterator[Line]:
    """The lines of the gap ``tokens[first:last]``, cut where it begins and ends."""
    # What closes the last word of a claim is none of the gap's.
    at = text.starts[first] if first else 0
    end = text.starts[last] if last < len(text.starts) else len(text.plain)
    while at < end:
        stop = text.plain.find("\n", at, end)
        stop = end if stop < 0 else stop
        yield at, stop
        at = stop + 1


def _beside(text: Text, lines: Sequence[Line], before: bool, after: bool) -> tuple[list[Line], list[Line]]:
    """The lines of a gap that stand next to the licence above it or below it, and those further away."""
    near: set[Line] = set()
    far: set[Line] = set()
    for wanted, order in ((before, lines), (after, lines[::-1])):
        if wanted:
            close, distant = _reach(text, order)
            near |= set(close)
            far |= set(distant)
    return sorted(near), sorted(far - near)


def _reach(text: Text, lines: Sequence[Line]) -> tuple[list[Line], list[Line]]:
    """The lines of prose up to the first of code or the end of the comment, and those after it: all of them
    where there is little code, else up to the first of code."""
    near: list[Line] = []
    far: list[Line] = []
    beyond: list[Line] = []
    into, code = near, 0
    for number, (start, stop) in enumerate(lines[:_FAR]):
        words = text.plain[start:stop]
        kind = harmless(words) if any(map(str.isalnum, words)) else "blank"
        if kind == "code":
            into, code = beyond, code + 1
        elif into is near and number and _closed_between(text, lines[number - 1], (start, stop)):
            into = far
        if kind is None:
            into.append((start, stop))
    return near, [*far, *beyond] if code <= max(_SOME, _CODE * len(lines[:_FAR])) else far


def _closed_between(text: Text, one: Line, other: Line) -> bool:
    low, high = sorted((one, other))
    if low[1] <= low[0] or high[0] >= len(text.offsets):
        return False
    return bool(_CLOSED.search(text.source, text.ends[low[1] - 1], text.offsets[high[0]]))


def _paragraphs(text: Text, lines: Sequence[Line], own: frozenset[str]) -> list[Line]:
    """Lines that follow one another, as one stretch each, less the titles and copyright lines among them."""
    blocks: list[list[Line]] = []
    for line in lines:
        between = text.plain[blocks[-1][-1][1] : line[0]] if blocks else ""
        if blocks and not between.strip() and between.count("\n") < 2:
            blocks[-1].append(line)
        else:
            blocks.append([line])
    out: list[Line] = []
    for block in blocks:
        whole = (block[0][0], block[-1][1])
        if _named(text, whole, own):
            continue
        left = [
            line
            for number, line in enumerate(block)
            # A copyright line may go on in the next one.
            if not _named(text, line, own)
            and not (number and _named(text, (block[number - 1][0], line[1]), own))
        ]
        out += [(left[0][0], left[-1][1])] if left else []
    return out


def harmless(line: str) -> str | None:
    """The kind of line that says nothing about a licence, if it is one."""
    if len(line) >= _WIDE and len(_PROGRAM.findall(line)) >= _DENSE * len(line):
        return "code"  # whatever words stand in it
    for name, pattern, unless in _rules():
        if pattern.search(line) and not (unless and unless.search(line)):
            return None if binds(line, strict=False) else name
    return None


def _named(text: Text, line: Line, own: frozenset[str]) -> bool:
    """Whether the stretch is a title, a copyright line or the like."""
    words = " ".join(text.plain[line[0] : line[1]].split()).strip("*#/;-%!=| ")
    if not is_mixed(text.plain):
        words = words.title()
    at_head = text.plain.count("\n", 0, line[0]) < _HEAD
    return line_rule(words, own, above=at_head) is not None


def binds(words: str, *, strict: bool) -> bool:
    """Whether the words may bind somebody; unless ``strict``, only if they limit the use of a work."""
    lower = " ".join(words.lower().split())
    if (strict or limits_elsewhere(lower)) and is_unread(words):
        return True
    raw = lower.encode("ascii", "replace")
    if strict and raw.count(b" ") < _LINE:  # too short for prose: not known to be harmless, it may be a rider
        return may_bind(lower, _TOLD) or not only_told(words)
    if strict:
        return bool(_operative().search(raw)) or bool(_limiting()[0].search(raw)) or not only_told(words)
    return any(all(p.search(part) for p in _limiting()) for part in re.split(rb"[.!?;] ", raw))


@cache
def _operative() -> Any:
    return _pattern([w for e in operative_entries() if e.kind in _BINDS for w in e.words])


@cache
def _limiting() -> tuple[Any, ...]:
    return tuple(_pattern(list(one.words)) for one in binding_words())


def _pattern(words: Sequence[str]) -> Any:
    options = re2.Options()
    options.never_capture = True
    options.log_errors = False
    return re2.compile("|".join(rf"\b(?:{w})(?:\b|\W|$)" for w in words).encode(), options)


@cache
def _rules() -> tuple[tuple[str, Any, Any], ...]:
    return tuple(
        (
            r.id,
            re2.compile("|".join(f"(?:{p})" for p in r.patterns)),
            re2.compile(r.unless) if r.unless else None,
        )
        for r in line_rules()
    )
