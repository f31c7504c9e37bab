"""Profiles that contradict themselves, found with the same rules that derive facts from facts."""

from __future__ import annotations

from collections.abc import Iterator

from licet.conditions import Atom, atoms, from_json
from licet.knowledge.facts import DerivedEntry, derived
from licet.owe.facts import World
from licet.owe.profile import Profile


def contradictions(profile: Profile) -> Iterator[str]:
    """One sentence for each pair of statements that cannot both be true."""
    for name, entries in derived().items():
        for entry in entries:
            if name in profile.facts:
                yield from _against(entry, profile)


def _against(entry: DerivedEntry, profile: Profile) -> Iterator[str]:
    rest = World(profile.having(**{entry.fact: None}))
    known = rest.known(when := from_json(entry.when))
    for value in entry.values:
        said = World(profile).said(Atom(entry.fact, "is", value))
        other = next((a.fact for a in atoms(when) if a.fact in profile.facts and a.fact != entry.fact), None)
        if other is None or said is None:
            continue
        if (known is True and said is False and entry.sense != "only") or (
            known is False and said is True and entry.sense != "if"
        ):
            yield f"{entry.fact} and {other} cannot both be so: {entry.why}"
