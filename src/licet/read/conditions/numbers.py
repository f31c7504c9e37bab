"""Numbers and amounts of money in words and figures."""

from __future__ import annotations

from functools import cache
from typing import Any

import msgspec
import re2

from licet.knowledge.conditions import currencies, number_words
from licet.read.conditions.lexicon import _SIGNS, options

_FIGURE = r"\d+(?:,\d+)*(?:\.\d+)?"
_GLUED = r"(?: million| billion| thousand| trillion|[kmb]n?)?"


class Amount(msgspec.Struct, frozen=True):
    """A number at ``[start, end)``; ``currency`` where it is money."""

    start: int
    end: int
    value: int | float | str
    currency: str | None = None


@cache
def _words() -> dict[str, tuple[int, str]]:
    return {w.word: (w.value, w.kind) for w in number_words()}


def _alternatives(words: list[str]) -> str:
    return "(?:" + "|".join(sorted(words, key=len, reverse=True)) + ")"


@cache
def _pattern() -> Any:
    known = _words()
    unit = _alternatives([w for w, (_, kind) in known.items() if kind == "unit"])
    scale = _alternatives([w for w, (_, kind) in known.items() if kind == "scale"])
    long_scale = _alternatives([w for w, (_, kind) in known.items() if kind == "scale" and len(w) > 3])
    said = rf"(?:{unit}|{long_scale})(?:[- ](?:and )?(?:{unit}|{long_scale}))*"
    before = _alternatives([b for c in currencies() for b in c.before])
    after = _alternatives([a for c in currencies() for a in c.after])
    number = rf"(?:{_FIGURE}|{said}|\[(?:number|amount|insert [a-z ]+|x|n|[_ ]+)\])"
    echo = rf"(?: ?\((?P<echo>(?:{before} ?)?(?:{_FIGURE}|{said})(?: ?{scale})?(?: ?{after})?)\))?"
    full = (
        rf"(?P<pre>{before} ?)?(?P<num>{number})(?P<s1> ?{scale}\b)?{echo}(?P<s2> {long_scale}\b)?"
        rf"(?: ?(?P<post>{after}))?(?P<year> ?\(\d{{4}}\))?"
        rf"(?: ?\((?:{before} ?)?{_FIGURE}(?: ?{scale})?(?: ?{after})?\))?"
    )
    return re2.compile(full.translate(_SIGNS).encode(), options())


@cache
def _codes() -> tuple[dict[bytes, str], list[tuple[Any, str]]]:
    patterns = [
        (re2.compile(f"(?:{p})".translate(_SIGNS).encode(), options(longest=True)), c.code)
        for c in currencies()
        for p in (*c.before, *c.after)
    ]
    return {}, patterns


def _code(written: bytes) -> str | None:
    known, patterns = _codes()
    if written not in known:
        for pattern, code in patterns:
            if pattern.fullmatch(written):
                known[written] = code
                break
        else:
            return None
    return known[written]


def value_of(written: str) -> int | float | None:
    """The number that ``written`` says in figures or words, ``None`` if it says none."""
    total, run, seen = 0.0, 0.0, False
    for part in written.replace("-", " ").split():
        bare = part.replace(",", "")
        if bare[:1].isdigit():
            try:
                run, seen = float(bare.rstrip(".")), True
            except ValueError:
                return None
            continue
        value, kind = _words().get(bare, (0, "none"))
        if kind == "unit":
            run, seen = run + value, True
        elif kind == "scale":
            run, seen = (run or 1.0) * value, True
            if value >= 1000:
                total, run = total + run, 0.0
    if not seen:
        return None
    total += run
    return int(total) if total == int(total) else total


def amounts(words: bytes) -> list[Amount]:
    """Every number of ``words``, left to right, with the currency it is written in."""
    out: list[Amount] = []
    for found in _pattern().finditer(words):
        start, end = found.span()
        first, last = found.span(_pattern().groupindex[b"num"])
        if _inside_a_word(words, first, last, found):
            continue
        parts = {k: (found.group(k.encode()) or b"").decode().strip() for k in ("num", "s1", "s2", "echo")}
        value: int | float | str | None
        if parts["num"].startswith("["):
            value = parts["num"]
        else:
            value = value_of(f"{parts['num']} {parts['s1']} {parts['s2']}")
        if value is None:
            continue
        money = found.group(b"pre") or found.group(b"post")
        out.append(Amount(start, end, value, _currency(found, money)))
    return out


def _currency(found: Any, money: bytes | None) -> str | None:
    written = [w for w in (found.group(b"pre"), found.group(b"post")) if w]
    codes = [code for w in written if (code := _code(w.strip()))]
    if not codes and (echo := found.group(b"echo")):
        for pattern, code in _codes()[1]:
            head = pattern.match(echo)
            if head is not None and head.end() > 0:
                return str(code)
    # "$1,000,000 CAD": the code says which dollars
    return codes[-1] if codes else None


def _inside_a_word(words: bytes, start: int, end: int, found: Any) -> bool:
    before = words[start - 1 : start]
    after = words[end : end + 1]
    glued = found.group(b"s1") and not found.group(b"s1").startswith(b" ")
    return (
        (before.isalnum() and not found.group(b"pre"))
        or before in (b".", b"_")
        or ((after.isalnum() or after == b"_") and not glued)
    )
