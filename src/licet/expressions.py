"""SPDX expressions as choices: each a set of licences that bind together."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache, lru_cache
from typing import Any

from licet.errors import InputError

_MOST = 64  # choices; an expression with more is a mistake
WITH = " WITH "
_OPERATOR = re.compile(r"(?i)[()]|\s(?:and|or|with)\s")
_VERSIONED = re.compile(r"(?P<stem>.+-)(?P<version>\d+(?:\.\d+)*)(?P<which>-only|-or-later|\+)?")
_LATER = re.compile(r"(?:-only|-or-later|\+)$")


@cache
def _licensing() -> Any:
    from license_expression import get_spdx_licensing

    return get_spdx_licensing()


def is_expression(words: str) -> bool:
    """Whether words hold an operator of an expression, so that they are more than a single id."""
    return _OPERATOR.search(words) is not None


@lru_cache(4096)
def parsed(expression: str) -> str | None:
    """The expression in its usual spelling, or ``None`` for words that are none."""
    try:
        found = _licensing().parse(expression, validate=True)
    except Exception:  # the library raises several kinds, one of them bare
        return None
    return str(found) if found is not None else None


@lru_cache(4096)
def choices(expression: str) -> tuple[tuple[str, ...], ...]:
    """Every way to meet an expression: tuples of ids ("X WITH Y" is one), each a choice.

    Raises ``InputError`` for an expression that cannot be parsed or has too many choices.
    """
    try:
        tree = _licensing().parse(expression)
    except Exception as error:
        raise InputError("is no SPDX expression", where=repr(expression)) from error
    return _choices(tree) if tree is not None else ()


def _choices(tree: Any) -> tuple[tuple[str, ...], ...]:

    if isinstance(tree, _licensing().OR):
        out = [one for arg in tree.args for one in _choices(arg)]
    elif isinstance(tree, _licensing().AND):
        out = [()]
        for arg in tree.args:
            out = [(*left, *right) for left in out for right in _choices(arg)]
            if len(out) > _MOST:
                raise InputError("has too many choices", where=str(tree))
    else:
        out = [(str(tree.render("{symbol.key}") if hasattr(tree, "render") else tree),)]
    return tuple(dict.fromkeys(tuple(dict.fromkeys(one)) for one in out))


def conjunction(expressions: Iterable[str]) -> str | None:
    """All of the expressions together, each part once, in the order given; ``None`` of none."""
    parts: list[str] = []
    for one in expressions:
        parts += [one] if " OR " in one or "(" in one else one.split(" AND ")
    different = list(dict.fromkeys(parts))
    if len(different) < 2:
        return "".join(different) or None
    return " AND ".join(f"({p})" if " OR " in p or " AND " in p else p for p in different)


@lru_cache(4096)
def ids(expression: str) -> tuple[str, ...]:
    """Every licence and exception of an expression."""
    return tuple(
        dict.fromkeys(i for choice in choices(expression) for one in choice for i in one.split(" WITH "))
    )


@lru_cache(4096)
def family(identifier: str) -> str:
    """An id without what a licence text cannot tell: whether later versions may be chosen."""
    return _LATER.sub("", identifier.split(" WITH ", maxsplit=1)[0]).lower()


def fixed(identifier: str) -> bool:
    """Whether an id says that a work is under one version of its licence alone."""
    return identifier.split(WITH, maxsplit=1)[0].endswith("-only")


def versions(identifier: str, known: Iterable[str]) -> tuple[str, ...]:
    """The licences among ``known`` that an id with "or later" leaves to choose; the id alone otherwise.

    Source: SPDX specification 3.0.1, annex on licence expressions ("+" and "-or-later").
    """
    licence, joint, exception = identifier.partition(WITH)
    found = _VERSIONED.fullmatch(licence)
    if found is None or found["which"] not in ("-or-later", "+"):
        return (identifier,)
    later = [
        one
        for one in known
        if (other := _VERSIONED.fullmatch(one)) is not None
        and other["stem"] == found["stem"]
        and other["which"] in (None, "-only")
        and _number(other["version"]) >= _number(found["version"])
    ]
    later.sort(key=lambda one: _number(_VERSIONED.fullmatch(one)["version"]))  # type: ignore[index]
    return tuple(one + joint + exception for one in later) or (identifier,)


def _number(version: str) -> tuple[int, ...]:
    return tuple(int(part) for part in version.split("."))
