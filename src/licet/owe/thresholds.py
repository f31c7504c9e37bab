"""The numbers in a text at which a size begins to matter."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from math import inf

from licet.conditions import Atom, atoms
from licet.errors import InputError
from licet.knowledge.facts import FactEntry, facts
from licet.owe.money import exchanged
from licet.owe.profile import Given, Profile
from licet.owe.sizes import figure_of, limits_of
from licet.owe.values import Money
from licet.read.model import Reading


@dataclass
class Threshold:
    """A fact with the numbers at which the text compares it, and the profile keys that it is read from."""

    fact: str
    currency: str | None = None
    scope: str | None = None
    as_of: str | None = None
    cuts: dict[float, None] = field(default_factory=dict)
    keys: dict[str, None] = field(default_factory=dict)

    def at(self, value: float) -> dict[str, Given]:
        """The facts of a profile at one size."""
        given: Given = Money(value, self.currency) if self.currency else value
        return dict.fromkeys(self.keys, given)


def thresholds(readings: Iterable[Reading], profile: Profile) -> tuple[Threshold, ...]:
    """Every size that the texts measure, the one they measure most often first."""
    found: dict[str, Threshold] = {}
    counted: dict[str, int] = {}
    for atom, entry in (one for reading in readings for one in _measured(reading)):
        mine = found.setdefault(entry.name, Threshold(entry.name, scope=atom.scope, as_of=atom.as_of))
        counted[entry.name] = counted.get(entry.name, 0) + 1
        if entry.kind == "money":
            mine.currency = mine.currency or atom.currency
        for limit in limits_of(atom, entry, profile):
            cut = _in_currency(limit, atom, mine, profile)
            if cut is not None and cut < inf:
                mine.cuts[float(cut)] = None
        mine.keys[figure_of(atom, entry)] = None
        if entry.whose == "licensee":  # a text may mean the whole group by the licensee
            mine.keys[f"{entry.name}_licensee"] = None
    return tuple(sorted(found.values(), key=lambda t: -counted[t.fact]))


def _measured(reading: Reading) -> Iterator[tuple[Atom, FactEntry]]:
    for term in reading.terms:
        for atom in atoms(term.when):
            entry = facts().get(atom.fact)
            number = isinstance(atom.value, int | float) and not isinstance(atom.value, bool)
            if entry and number and entry.kind in ("count", "money", "duration"):
                yield atom, entry


def _in_currency(limit: float, atom: Atom, mine: Threshold, profile: Profile) -> float | None:
    if not atom.currency or not mine.currency or limit == inf:
        return limit
    found = exchanged(Money(limit, atom.currency), mine.currency, profile.on)
    return found[0] if found else None


def chosen(found: tuple[Threshold, ...], names: tuple[str, ...], profile: Profile) -> tuple[Threshold, ...]:
    """The sizes to sweep over: those named, else the two measured most that the profile leaves open.

    Raises ``InputError`` for a name that the text does not measure.
    """
    by_name = {t.fact: t for t in found}
    if not names:
        return tuple(t for t in found if not any(key in profile.facts for key in t.keys))[:2]
    for name in names:
        if name not in by_name:
            measured = ", ".join(by_name) or "nothing"
            raise InputError(f"the text does not measure {name!r}", cure=f"it measures: {measured}")
    return tuple(by_name[name] for name in dict.fromkeys(names))
