"""Exchange at the reference rates of the European Central Bank, as shipped with ``CurrencyConverter``."""

from __future__ import annotations

import datetime
from collections.abc import Iterable
from functools import cache
from typing import Any

from licet.owe.model import Rate
from licet.owe.values import Money

_GAP = 14  # days without rates that a holiday can explain


@cache
def _table() -> Any:
    from currency_converter import CurrencyConverter

    return CurrencyConverter()


@cache
def last_day() -> datetime.date:
    """The last day for which rates are shipped."""
    latest: datetime.date = max(bounds.last_date for bounds in _table().bounds.values())
    return latest


def exchanged(money: Money, currency: str, on: datetime.date | None) -> tuple[float, Rate | None] | None:
    """``money`` in ``currency`` and the rate used; ``None`` where no rate is known.

    The rate is that of ``on``, or of the last day before it with rates; of the last day shipped where ``on``
    is later or ``None``.
    """
    if money.currency == currency:
        return money.amount, None
    if not {money.currency, currency} <= set(_table().currencies):
        return None
    day = min(on or last_day(), last_day())
    for back in range(_GAP):
        found = _rate(money.currency, currency, day - datetime.timedelta(days=back))
        if found is not None:
            return money.amount * found.rate, found
    return None


def rates_to(currency: str, others: Iterable[str], on: datetime.date | None) -> tuple[Rate, ...]:
    """What a unit of each of ``others`` was worth in ``currency``; none for those without a rate."""
    found = [exchanged(Money(1.0, other), currency, on) for other in sorted(set(others) - {currency})]
    return tuple(one[1] for one in found if one is not None and one[1] is not None)


def _rate(source: str, target: str, day: datetime.date) -> Rate | None:
    from currency_converter import RateNotFoundError

    try:
        return Rate(source, target, day.isoformat(), float(_table().convert(1, source, target, date=day)))
    except RateNotFoundError:
        return None
