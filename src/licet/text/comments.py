"""Comment marks of source files taken away from the lines that they stand before."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from itertools import pairwise

from licet.knowledge.text import comments
from licet.text.draft import Draft, Edit

_CLOSE = re.compile(r"[ ]*(?:\*+/|--+>|\*\)|-\})[ ]*$", re.MULTILINE)
_OPENERS, _CLOSERS = ("/*", "(*", "{-", "<!--"), ("*/", "*)", "-}", "-->")
_LOWER = re.compile(r"[ ]*[a-z]")
_STOP = re.compile(r"[.:;!?]\W*$")


def uncommented(draft: Draft) -> Draft:
    """Without comment marks; lists and headings of prose keep theirs."""
    edits: list[Edit] = []
    inside = False
    for run in _runs(draft.words):
        marks = [m["mark"] for m in run]
        bare = marks[0].rstrip("!").lower()
        if _sure(bare) or _is_comment(draft.words, run, inside):
            edits += [edit for m in run for edit in _stripped(draft.words, m)]
        for match in run:
            opened = match["mark"].startswith(_OPENERS)
            inside = (inside or opened) and not match[0].rstrip().endswith(_CLOSERS)
    return draft.edited(edits)


def _runs(words: str) -> Iterator[list[re.Match[str]]]:
    """Marked lines, those that follow each other with the same mark together."""
    run: list[re.Match[str]] = []
    for match in _line().finditer(words):
        if run and (match.start() != run[-1].end() + 1 or _kind(match) != _kind(run[-1])):
            yield run
            run = []
        run.append(match)
    if run:
        yield run


def _kind(match: re.Match[str]) -> str:
    """The mark without what repeats in it: ``##`` is ``#``, ``/**`` is ``/*``."""
    mark = match["mark"].lower()
    return (
        mark if mark[0].isalpha() else mark[:1] if len(set(mark)) == 1 and mark[0] not in "-/:." else mark[:2]
    )


def _is_comment(words: str, run: list[re.Match[str]], inside: bool) -> bool:
    """Whether a run of lines with one mark is a comment rather than a list or headings."""
    mark = run[0]["mark"]
    if mark.startswith("*"):
        return inside or (len(run) > 2 and _runs_on(run))
    if mark in ("c", "C"):
        return len(run) > 2 and all(m.start("mark") == m.start() for m in run) and _runs_on(run)
    if mark.startswith("#") and len(run) == 2 and run[0]["mark"] != run[1]["mark"]:
        return False  # a title and a subtitle
    return len(run) > 1


def _runs_on(run: list[re.Match[str]]) -> bool:
    """Whether sentences go on from line to line under the mark, or a bare mark keeps a line empty."""
    if any(not m["rest"].strip() for m in run):
        return True
    on = sum(bool(_LOWER.match(b["rest"])) and not _STOP.search(a["rest"]) for a, b in pairwise(run))
    return on * 2 >= len(run) - 1


def _sure(mark: str) -> bool:
    return mark.startswith(comments().sure)


def _stripped(words: str, match: re.Match[str]) -> Iterator[Edit]:
    """The edits of one line: its mark, and what closes the line."""
    start, end = match.start(), match.start("rest")
    if words[end : end + 1] == " ":
        end += 1
    yield start, end, ""
    rest = words[end : match.end()]
    close = _CLOSE.search(rest)
    mark = match["mark"][-1]
    if close is None and rest.rstrip().endswith(f" {mark}"):
        bare = rest.rstrip().rstrip(mark).rstrip()
        yield end + len(bare), match.end(), ""
    elif close is not None and close.end() > close.start():
        yield end + close.start(), end + close.end(), ""


@cache
def _line() -> re.Pattern[str]:
    """A whole line that starts with a mark."""
    known = comments()

    def one(mark: str) -> str:
        last = re.escape(mark[-1])
        many = f"(?:{last})*!?" if not mark[-1].isalnum() else ""
        after = "" if mark in known.close else r"(?=[ \n]|\Z)"
        return re.escape(mark) + many + after

    marks = sorted({*known.sure, *known.runs}, key=len, reverse=True)
    return re.compile(rf"^[ ]*(?P<mark>(?i:{'|'.join(map(one, marks))}))(?P<rest>.*)$", re.MULTILINE)
