"""Where in a file a licence may be spoken of: a search over its bytes, then the lines around the hits."""

from __future__ import annotations

import re
from bisect import bisect_right
from functools import cache
from typing import Any

import re2

from licet.knowledge.scan import hints

_NEAR = 40  # lines looked at on either side of a hint
_CODE_ENDS = ("{", "}", ");", "};", "},", "])", "*/", "-->")
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


def windows(text: str) -> list[Window]:
    """The stretches of ``text`` (characters, whole lines) around its hints, none overlapping another.

    A stretch ends at program text or after ``_NEAR`` lines.
    """
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
        if out and first <= high:
            out[-1] = (out[-1][0], starts[last])
        else:
            out.append((starts[first], starts[last]))
        high = last
    return out


def _reach(text: str, starts: list[int], line: int, floor: int) -> Window:
    """The lines ``[first, last)`` that belong to a hint in ``line``; none before ``floor``."""
    first = line
    while first > max(floor, line - _NEAR) and not _is_code(text[starts[first - 1] : starts[first]]):
        first -= 1
    last, end = line + 1, len(starts) - 1
    while last < min(end, line + 1 + _NEAR):
        words = text[starts[last] : starts[last + 1]]
        if _is_code(words):
            break
        last += 1
    return first, min(last, end)


def _is_code(line: str) -> bool:
    bare = line.rstrip()
    return bare.endswith(_CODE_ENDS) or _CODE.match(line) is not None
