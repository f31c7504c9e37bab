"""SPDX expressions: read, put together, written."""

from __future__ import annotations

import re
from collections.abc import Iterable

from licet.catalogue.model import Catalogue

_WORD = re.compile(r"\(|\)|[^\s()]+")
_OPERATORS = {"and": "AND", "or": "OR", "with": "WITH"}
_CUSTOM = re.compile(r"(?:DocumentRef-[\w.-]+:)?(?:LicenseRef|AdditionRef)-[\w.-]+\Z")
_LONGEST = 60  # words of an expression; longer ones are prose


def conjunction(expressions: Iterable[str]) -> str | None:
    """All of the expressions together, each once, in the order given; ``None`` of none.

    A licence or an exception by itself adds nothing to the same licence WITH that exception.
    """
    different = list(dict.fromkeys(expressions))
    said = {side for e in different for side in e.split(" WITH ") if e.count(" WITH ") == 1}
    said -= {e for e in said if " OR " in e or " AND " in e}
    different = [e for e in different if e not in said]
    if len(different) < 2:
        return different[0] if different else None
    return " AND ".join(f"({e})" if " OR " in e else e for e in different)


def read_expression(words: str, catalogue: Catalogue, unknown: str | None = None) -> tuple[str, int] | None:
    """The longest expression at the beginning of ``words``, with the catalogue's spelling of each id, and how
    many characters it takes; ``None`` if there is none.

    An id that is not known ends the expression, or is written as ``unknown`` if that is given.
    """
    pieces: list[str] = []
    best: tuple[str, int] | None = None
    for number, found in enumerate(_WORD.finditer(words)):
        operator = _OPERATORS.get(found[0].lower())
        if number >= _LONGEST:
            break
        if operator or found[0] in "()":
            pieces.append(operator or found[0])
        else:
            name = _id(found[0], catalogue, exception=pieces[-1:] == ["WITH"]) or unknown
            if name is None or (pieces and pieces[-1] not in ("AND", "OR", "WITH", "(")):
                break
            pieces.append(name)
        if pieces[-1] not in ("AND", "OR", "WITH", "(") and (whole := _written(pieces)):
            best = whole, found.end()
    return best


def _id(word: str, catalogue: Catalogue, *, exception: bool) -> str | None:
    """The id as the catalogue writes it; ids of somebody's own stay as they are."""
    if _CUSTOM.match(word):
        return word
    entry = catalogue.known_id(word)
    return entry.spdx_id if entry is not None and entry.is_exception == exception else None


def _written(pieces: list[str]) -> str | None:
    """The pieces as an expression in normal form; ``None`` if they are none."""
    if len(pieces) == 1:
        return pieces[0]
    from license_expression import Licensing  # 20 ms, seldom needed

    try:
        return str(Licensing().parse(" ".join(pieces)))
    except Exception:  # its parser also fails in ways of its own, on "( )" for one
        return None
