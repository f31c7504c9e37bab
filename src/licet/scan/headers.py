"""The licence of a source file as its comments state it, told apart from what the program speaks of."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from functools import cache
from pathlib import PurePath
from typing import Any

import msgspec
import re2

from licet.errors import InputError
from licet.identify.model import Identification
from licet.knowledge.scan import document_endings, headers
from licet.scan.from_file import is_binary, read_start, told
from licet.scan.model import Change, Found
from licet.scan.windows import hinted, windows
from licet.text.decode import decode

_LINES = 400  # looked at for the end of the head


class Stretch(msgspec.Struct, frozen=True):
    """Lines of a file that may state its licence. ``start`` counts characters of the file as decoded,
    ``line`` lines from 1; ``head`` is how many characters of them stand above the program text. ``plain``
    says that the file is no program, so that only a tag of its own counts."""

    words: str
    start: int = 0
    line: int = 1
    head: int = 0
    plain: bool = False


def stretches(path: str, limit: int) -> tuple[Stretch, ...]:
    """Where a file may state its licence; nothing for what is no text. Reads at most ``limit`` bytes.

    Raises ``OSError`` for a file that cannot be read.
    """
    data = read_start(path, limit)
    if not data or is_binary(data) or not hinted(data):
        return ()
    try:
        text, _ = decode(data, path)
    except InputError:
        return ()
    ending = PurePath(path.lower()).suffix
    if ending in document_endings() or ending in headers().records:
        head = "".join(text.splitlines(keepends=True)[: headers().deepest])
        return (Stretch(head, head=len(head), plain=True),) if _tag().search(head) else ()
    top = head_end(text)
    return tuple(
        Stretch(text[start:end], start, text.count("\n", 0, start) + 1, max(0, min(top, end) - start))
        for start, end in windows(text, path)
    )


def head_end(text: str) -> int:
    """How many characters stand above the first line of program text."""
    closing, offset = "", 0
    for number, line in enumerate(text.splitlines(keepends=True)):
        bare = line.strip()
        if closing:
            closing = "" if closing in bare else closing
        elif bare and number < _LINES:
            mark = next((m for m in headers().blocks if bare.startswith(m)), "")
            if mark:
                end = headers().blocks[mark]
                closing = "" if end in bare[len(mark) :] else end
            elif not _comment().match(line):
                return offset
        elif bare:
            return offset
        offset += len(line)
    return offset


def found_in(words: str, identify: Callable[[str], Identification]) -> tuple[Found, ...]:
    """What a stretch says of licences; places count from its beginning."""
    return tuple(told(part, 0, words) for part in identify(words).parts if part.expression)


def stated(stretch: Stretch, found: Iterable[Found]) -> Iterator[Found]:
    """Those of the findings that state the licence of the file, with their places in it."""
    for one in found:
        if _states(stretch, one):
            yield _moved(one, stretch.start, stretch.line - 1)


def _states(stretch: Stretch, one: Found) -> bool:
    begin = stretch.words.rfind("\n", 0, one.start) + 1
    end = stretch.words.find("\n", one.start)
    line = stretch.words[begin : end if end >= 0 else None]
    if one.form == "tag":
        found = _tag().search(line)
        if found is None:
            return False
        before = line[: found.start()].strip()
        return not before or _comment().match(line) is not None or _in_comment(stretch, begin)
    if stretch.plain:
        return False
    if one.form == "reference" or (one.form == "notice" and one.end - one.start < headers().shortest):
        return one.start < stretch.head and _says().search(line) is not None
    return one.start < stretch.head or _in_comment(stretch, begin)


def _in_comment(stretch: Stretch, begin: int) -> bool:
    """Whether the line that begins there is a comment."""
    if _comment().match(stretch.words[begin : begin + 200]):
        return True
    before = stretch.words[:begin]
    return any(before.rfind(m) > before.rfind(e) for m, e in headers().blocks.items() if m != e)


def _moved(one: Found, by: int, lines: int) -> Found:
    changes = tuple(_shifted(c, by) for c in one.changes)
    return msgspec.structs.replace(
        one,
        start=one.start + by,
        end=one.end + by,
        line=one.line + lines,
        last_line=one.last_line + lines,
        changes=changes,
    )


def _shifted(change: Change, by: int) -> Change:
    return msgspec.structs.replace(change, start=change.start + by, end=change.end + by)


@cache
def _comment() -> Any:
    return _pattern(headers().comment)


@cache
def _tag() -> Any:
    return _pattern(headers().tag)


@cache
def _says() -> Any:
    return _pattern(headers().says)


def _pattern(words: str) -> Any:
    options = re2.Options()
    options.case_sensitive = False
    options.never_capture = True
    return re2.compile(words, options)
