"""Where in a file a licence may be spoken of: a search over its bytes, then the lines around the hits."""

from __future__ import annotations

import re
from bisect import bisect_right
from functools import cache
from pathlib import Path
from typing import Any

import re2

from licet.knowledge.scan import document_endings, hints

_NEAR = 40  # lines looked at on either side of a hint
_BRIDGE = 12  # lines between two stretches that are one
_LONG = 2000  # lines of a comment
_WHOLE = 400_000  # characters of a document that is read as a whole
_CODE_ENDS = ("{", "}", ");", "};", "},", "])", "*/", "-->")
_MARKER = re.compile(r"[ \t]*(//|#|--|;|%|\*|REM\b|dnl\b)")  # of a line that is a comment
_CODE = re.compile(
    r"\s*(?:#\s*(?:include|define|if|ifdef|ifndef|endif)\b|import |from [\w.]+ import|package |def |class )"
)

Window = tuple[int, int]


@cache
def _hint() -> Any:
    options = re2.Options()
    options.case_sensitive = False
    options.never_capture = True
    options.log_errors = False
    return re2.compile("|".join(w for h in hints() for w in h.words), options)


@cache
def _bytes_hint() -> Any:
    options = re2.Options()
    options.case_sensitive = False
    options.never_capture = True
    options.log_errors = False
    options.encoding = re2.Options.Encoding.LATIN1
    words = (w for h in hints() for w in h.words)
    return re2.compile("|".join(w.encode("ascii", "ignore").decode() for w in words).encode(), options)


def hinted(data: bytes) -> bool:
    """Whether the bytes hold a word by which a licence is spoken of."""
    return _bytes_hint().search(data) is not None


def windows(text: str, name: str = "a.c") -> list[Window]:
    """The stretches of ``text`` (characters, whole lines) around its hints, none overlapping another.

    A stretch ends at program text, with the comment that holds the hint, or after ``_NEAR`` lines. What is a
    document by its ``name`` is one stretch.
    """
    if Path(name.lower()).suffix in document_endings() and len(text) <= _WHOLE:
        return [(0, len(text))] if _hint().search(text) else []
    hits = [found.start() for found in _hint().finditer(text)]
    if not hits:
        return []
    starts = [0, *(found.end() for found in re.finditer("\n", text)), len(text)]
    lines = sorted({bisect_right(starts, hit) - 1 for hit in hits})
    out: list[Window] = []
    high = -1
    for line in lines:
        if line < high:
            continue
        first, last = _reach(text, starts, line, max(high, 0))
        if out and first <= high + _BRIDGE:
            out[-1] = (out[-1][0], starts[last])
        else:
            out.append((starts[first], starts[last]))
        high = last
    return out


def _reach(text: str, starts: list[int], line: int, floor: int) -> Window:
    """The lines ``[first, last)`` that belong to a hint in ``line``; none before ``floor``."""
    first, last, end = line, line + 1, len(starts) - 1
    marks = _marks(text, starts, line)

    def belongs(number: int) -> bool:
        words = text[starts[number] : starts[number + 1]]
        return words.lstrip().startswith(marks) if marks else not _is_code(words)

    far = _LONG if marks else _NEAR
    while first > max(floor, line - far) and belongs(first - 1):
        first -= 1
    while last < min(end, line + 1 + far) and belongs(last):
        last += 1
    return first, min(last, end)


def _marks(text: str, starts: list[int], line: int) -> tuple[str, ...]:
    """What each line of the comment begins with that holds the line; none if it stands in none."""
    found = _MARKER.match(text, starts[line])
    if found is None:
        return ()
    marks = (found[1], f"/{found[1]}")
    beside = [n for n in (line - 1, line + 1) if 0 <= n < len(starts) - 1]
    held = any(text[starts[n] : starts[n + 1]].lstrip().startswith(marks) for n in beside)
    return marks if held else ()


def _is_code(line: str) -> bool:
    bare = line.rstrip()
    return bare.endswith(_CODE_ENDS) or _CODE.match(line) is not None
