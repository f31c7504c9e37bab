"""Which actions a profile describes, and the duties that go along with an action by their nature."""

from __future__ import annotations

from collections.abc import Iterable

from licet.conditions import Condition, atoms, from_json
from licet.formula import Formula, either
from licet.knowledge.facts import deeds
from licet.owe.facts import World

# Rights that stand for the work as a whole: whoever does anything with it exercises them.
WHOLE = frozenset({"use"})


def done(actions: Iterable[str], world: World) -> Formula:
    """Whether one of the actions is performed in the use described."""
    known = deeds()
    return either(
        *(
            world.formula(from_json(entry.done))
            for action in actions
            if (entry := known.get(action)) is not None and entry.done is not None
        )
    )


def arises(actions: Iterable[str], when: Condition | None, world: World) -> Formula:
    """Where a duty to do one of the actions arises, beside its own condition."""
    named = {atom.fact for atom in atoms(when)}
    return either(*(_arises(action, named, world) for action in actions))


def _arises(action: str, named: set[str], world: World) -> Formula:
    entry = deeds().get(action)
    if entry is None or entry.owed_on is None or named.intersection(entry.unless):
        return True
    return world.formula(from_json(entry.owed_on))
