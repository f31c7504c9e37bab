"""Values as people write them: ``30M USD``, ``2_000_000``, ``2 million``, ``1.5bn EUR``, ``18 months``."""

from __future__ import annotations

from functools import cache
from math import isfinite
from typing import Any

import msgspec
import re2

from licet.knowledge.conditions import currencies, number_words

# Years and months in days: averages of the Gregorian calendar.
DAYS = {"day": 1.0, "week": 7.0, "month": 365.2425 / 12, "year": 365.2425}
TERABYTES = {"mb": 1e-6, "gb": 1e-3, "tb": 1.0, "pb": 1e3}
_NUMBER = r"(?P<number>\d[\d_,']*(?:\.\d+)?|\d*\.\d+)"
_MILLION, _BILLION = 1_000_000, 1_000_000_000
_SHORT = {"k": 1_000, "m": _MILLION, "mn": _MILLION, "mio": _MILLION, "bn": _BILLION, "b": _BILLION}


class Money(msgspec.Struct, frozen=True):
    """An amount in whole units of a currency (ISO 4217)."""

    amount: float
    currency: str

    def __str__(self) -> str:
        return f"{self.amount:,.12g} {self.currency}"


class ValueProblem(ValueError):
    """Why a value cannot be used, and how to write it."""


def number(written: object) -> float:
    """A count; raises ``ValueProblem``."""
    amount, rest = _amount(written)
    if rest:
        raise ValueProblem(f'{written!r} is not a number (write 2000000, 2M or "2 million")')
    return amount


def money(written: object) -> Money:
    """An amount of money; raises ``ValueProblem``."""
    if isinstance(written, int | float) and not isinstance(written, bool):
        raise ValueProblem(f'{written!r} has no currency (write "{written} USD")')
    amount, rest = _amount(written)
    code = _currency(rest)
    if code is None:
        raise ValueProblem(f'{written!r} names no currency that is known (write "30M USD" or "1.5bn EUR")')
    return Money(amount, code)


def duration(written: object, unit: str) -> float:
    """A time in ``unit`` (days or years): a bare number, or a number with days, weeks, months or years."""
    amount, rest = _amount(written)
    if not rest:
        return amount
    given = rest.removesuffix("s")
    wanted = unit.removesuffix("s")
    if given not in DAYS:
        raise ValueProblem(f'{written!r} is not a time (write 14, "14 days" or "18 months")')
    months = {"month": 1, "year": 12}
    if given in months and wanted in months:
        return amount * months[given] / months[wanted]
    return amount if given == wanted else amount * DAYS[given] / DAYS[wanted]


def storage(written: object) -> float:
    """An amount of data in TB: a bare number, or one with MB, GB, TB or PB."""
    amount, rest = _amount(written)
    if rest.replace("i", "") not in ("", *TERABYTES):
        raise ValueProblem(f'{written!r} is not an amount of data (write 5 or "500 GB")')
    return amount * TERABYTES.get(rest.replace("i", ""), 1.0)


def _amount(written: object) -> tuple[float, str]:
    """The number, and what is left of the words, in lower case."""
    if isinstance(written, bool) or not isinstance(written, int | float | str):
        raise ValueProblem(f"{written!r} is not a number")
    if isinstance(written, int | float):
        if not isfinite(written) or written < 0:
            raise ValueProblem(f"{written!r} is not a size")
        return written, ""
    words = " ".join(written.lower().split())
    found = _number().search(words)
    if found is None:
        raise ValueProblem(f'{written!r} is not a number (write 2000000, 2M or "2 million")')
    plain = found["number"].replace("_", "").replace(",", "").replace("'", "")
    rest = f"{words[: found.start()]} {words[found.end() :]}"
    scale = _SHORT.get(found["short"] or "") or _scales().get(found["scale"] or "", 1)
    value = float(plain) * scale
    return (int(value) if value == int(value) else value), rest.strip()


@cache
def _scales() -> dict[str, int]:
    return {w.word: w.value for w in number_words() if w.kind == "scale" and len(w.word) > 3}


@cache
def _number() -> Any:
    scales = "|".join(sorted(_scales(), key=len, reverse=True))
    short = "|".join(sorted(_SHORT, key=len, reverse=True))
    return re2.compile(rf"{_NUMBER} ?(?:(?P<scale>(?:{scales})\b)|(?P<short>(?:{short})\b))?")


def _currency(words: str) -> str | None:
    words = words.replace("  ", " ").strip()
    return next((code for code, pattern in _currencies() if pattern.fullmatch(words)), None)


@cache
def _currencies() -> tuple[tuple[str, Any], ...]:
    return tuple(
        (entry.code, re2.compile("|".join((entry.code.lower(), *entry.before, *entry.after))))
        for entry in currencies()
    )
