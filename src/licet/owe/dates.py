"""Conditions on days: the day asked about against dates in the text and in the profile."""

from __future__ import annotations

import datetime

from licet.conditions import Atom
from licet.formula import Formula, Question
from licet.owe.profile import Profile


def years_since_release(profile: Profile) -> float | None:
    """Years between ``release_date`` and ``on``; whole years are exact on the anniversary."""
    released, on = profile.facts.get("release_date"), profile.on
    if not isinstance(released, datetime.date) or on is None or on < released:
        return None
    whole = on.year - released.year - ((on.month, on.day) < (released.month, released.day))
    anniversary = _shifted(released, whole)
    following = _shifted(released, whole + 1)
    return whole + (on - anniversary).days / (following - anniversary).days


def compared(atom: Atom, profile: Profile) -> Formula:
    """Whether the day asked about stands to the text's day as the text says."""
    limit = _limit(atom, profile)
    if limit is None:
        return Question(f"date:{atom.op}:{atom.value}", "change_date")
    if profile.on is None:
        return Question(f"date:{atom.op}:{limit}", "on")
    on = profile.on
    compare = {"gt": on > limit, "ge": on >= limit, "lt": on < limit, "le": on <= limit}
    return compare.get(atom.op, on == limit)


def _limit(atom: Atom, profile: Profile) -> datetime.date | None:
    try:
        return datetime.date.fromisoformat(str(atom.value))
    except ValueError:
        given = profile.facts.get("change_date")
        return given if isinstance(given, datetime.date) else None


def _shifted(day: datetime.date, years: int) -> datetime.date:
    try:
        return day.replace(year=day.year + years)
    except ValueError:  # 29 February
        return day.replace(year=day.year + years, month=3, day=1)
