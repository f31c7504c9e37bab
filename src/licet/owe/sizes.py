"""Comparisons of numbers, money, times and dates with what a profile gives.

Whose figure it is matters: a product's is at most its owner's, an owner's at most the group's. So a figure
for one bounds the figure for another, and a bound can decide a comparison.
"""

from __future__ import annotations

from dataclasses import dataclass

from licet.conditions import Atom
from licet.formula import Bound, Formula, Question
from licet.knowledge.facts import FactEntry
from licet.owe import dates
from licet.owe.index import adjusted
from licet.owe.model import Rate
from licet.owe.money import exchanged
from licet.owe.profile import Profile
from licet.owe.values import DAYS, TERABYTES, Money

_ORDER = {"": 1, "product": 1, "licensee": 2, "group": 3}


@dataclass(frozen=True)
class _Known:
    """What is known about a number: it lies between two ends, both of which may be it."""

    low: float = 0.0
    high: float = float("inf")


def size(
    atom: Atom, entry: FactEntry | None, profile: Profile, rates: dict[Rate, None], *, nominal: bool = False
) -> Formula:
    """The comparison: decided where what is known decides it, else a question."""
    if atom.fact == "date" or (entry and entry.kind == "date"):
        return dates.compared(atom, profile)
    if isinstance(atom.value, str):
        return Question(f"{atom.fact}:{atom.op}:{atom.value}", "licence_parameter")
    if isinstance(atom.value, tuple) or entry is None:
        return Question(f"{atom.fact}:{atom.op}:{atom.value}", atom.fact)
    key = figure_of(atom, entry)
    if _other_period(atom, entry):
        return Question(f"{key}:{atom.period}:{atom.op}:{atom.value}", key)
    known = _known(atom, entry, key, profile, rates)
    limits = limits_of(atom, entry, profile, nominal=nominal)
    answers = {_compare(atom.op, known, limit) for limit in limits}
    if len(answers) == 1 and (decided := answers.pop()) is not None:
        return decided
    return _question(atom, key, known, limits)


def _question(atom: Atom, key: str, known: _Known, limits: tuple[float, ...]) -> Formula:
    low, high = _range(atom.op, limits[0])
    name = ":".join(filter(None, (key, atom.currency, atom.period if len(limits) > 1 else "")))
    if len(limits) > 1:  # the amount itself is not known to the last unit
        return Question(f"{name}:{atom.op}:{atom.value}", key)
    floor = Bound(known.low) if known.low > 0 else None
    ceiling = Bound(known.high) if known.high != float("inf") else None
    return Question(name, key, low=low, high=high, floor=floor, ceiling=ceiling)


def figure_of(atom: Atom, entry: FactEntry) -> str:
    """The profile's name for the figure that the text measures."""
    if not entry.scoped:
        return entry.name
    if "release" in (atom.as_of or "").lower():
        return f"{entry.name}_at_release"
    return f"{entry.name}_licensee" if _rank(atom.scope, entry) > _ORDER[entry.whose] else entry.name


def _rank(scope: str | None, entry: FactEntry) -> int:
    """How wide the circle is whose figure counts."""
    if scope is None:
        return _ORDER[entry.whose]
    if "+" in scope:
        return 3
    return 2 if scope.startswith("licensee") else 1


def _known(atom: Atom, entry: FactEntry, key: str, profile: Profile, rates: dict[Rate, None]) -> _Known:
    exact = _figure(key, atom, profile, rates)
    if exact is None and entry.name == "time_since_release":
        exact = dates.years_since_release(profile)
    if exact is not None:
        return _Known(exact, exact)
    if not entry.scoped or key.endswith("_at_release"):
        return _Known()
    own, group = (_figure(name, atom, profile, rates) for name in (entry.name, f"{entry.name}_licensee"))
    wanted, mine = _rank(atom.scope, entry), _ORDER[entry.whose]
    low = own if own is not None and mine <= wanted else 0.0
    if entry.at_least and _over_a_year(atom) and mine <= wanted:
        names = (entry.at_least, f"{entry.at_least}_licensee")[: wanted - 1]
        low = max([low, *(f for n in names if (f := _figure(n, atom, profile, rates)) is not None)])
    high = min(
        own if own is not None and mine >= wanted else float("inf"),
        group if group is not None else float("inf"),
    )
    return _Known(low, max(low, high))


def _figure(name: str, atom: Atom, profile: Profile, rates: dict[Rate, None]) -> float | None:
    value = profile.facts.get(name)
    if isinstance(value, Money):
        found = exchanged(value, atom.currency or value.currency, profile.on)
        if found is None:
            return None
        if found[1] is not None:
            rates[found[1]] = None
        return found[0]
    return float(value) if isinstance(value, int | float) and not isinstance(value, bool) else None


def limits_of(atom: Atom, entry: FactEntry, profile: Profile, *, nominal: bool = False) -> tuple[float, ...]:
    """The text's number in the fact's unit; two, the ends of a range, where it is not known exactly."""
    assert isinstance(atom.value, int | float)
    value = float(atom.value)
    unit = (atom.unit or "").lower()
    if entry.unit == "TB":
        return (value * next((t for u, t in TERABYTES.items() if u in unit), 1.0),)
    if entry.kind == "duration":
        return _time(value, unit, entry.unit)
    if entry.kind == "money" and not nominal:
        return adjusted(value, atom, profile.on)
    return (value,)


def _time(value: float, unit: str, wanted: str) -> tuple[float, ...]:
    said = next((u for u in DAYS if u in unit), wanted.removesuffix("s"))
    goal = wanted.removesuffix("s")
    if said == goal:
        return (value,)
    if {said, goal} == {"month", "year"}:
        return (value / 12 if said == "month" else value * 12,)
    if {said, goal} == {"week", "day"}:
        return (value * 7 if said == "week" else value / 7,)
    exact = value * DAYS[said] / DAYS[goal]
    slack = 3 / DAYS[goal]  # months and years are not equally long
    return (exact - slack, exact + slack)


def _over_a_year(atom: Atom) -> bool:
    """Whether the text measures over twelve months, of whichever beginning."""
    said = (atom.period or "").lower()
    return any(word in said for word in ("year", "annual", "12", "twelve", "rolling"))


def _other_period(atom: Atom, entry: FactEntry) -> bool:
    """Whether the text measures over another time than the fact does."""
    said = (atom.period or "").lower()
    if not said or not entry.period:
        return False
    year = _over_a_year(atom)
    months = not year and "month" in said
    return year if entry.period == "month" else months or "quarter" in said


def _range(op: str, limit: float) -> tuple[Bound | None, Bound | None]:
    match op:
        case "gt":
            return Bound(limit, closed=False), None
        case "ge":
            return Bound(limit), None
        case "lt":
            return None, Bound(limit, closed=False)
        case "le":
            return None, Bound(limit)
        case _:
            return Bound(limit), Bound(limit)


def _compare(op: str, known: _Known, limit: float) -> bool | None:
    low, high = known.low, known.high
    match op:
        case "gt":
            return True if low > limit else False if high <= limit else None
        case "ge":
            return True if low >= limit else False if high < limit else None
        case "lt":
            return True if high < limit else False if low >= limit else None
        case "le":
            return True if high <= limit else False if low > limit else None
        case _:
            return True if low == high == limit else False if not low <= limit <= high else None
