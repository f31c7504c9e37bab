"""A criterion for people: paraphrase, source, what goes against it, readings and like cases."""

from __future__ import annotations

import msgspec

from licet.errors import InputError
from licet.knowledge.definitions import Criterion, criteria, definitions


class Explanation(msgspec.Struct, frozen=True):
    """Everything ``licet explain`` prints. Pairs are name and text."""

    id: str
    title: str
    definition: str
    version: str
    source: str
    paraphrase: str
    needs: tuple[str, ...]
    release: str
    against: tuple[tuple[str, str, str], ...]  # rule, answer, why
    readings: tuple[tuple[str, str], ...]
    decided: tuple[tuple[str, str], ...]  # what, source


def explain(criterion_id: str) -> Explanation:
    """The criterion with this id, in any case; raises ``InputError`` naming the nearest ones."""
    known = {c.id.lower(): c for c in criteria()}
    found = known.get(criterion_id.lower())
    if found is None:
        raise InputError(
            "no such criterion", where=criterion_id, cure="known: " + ", ".join(c.id for c in known.values())
        )
    return _explanation(found)


def _explanation(criterion: Criterion) -> Explanation:
    name = next(d.name for d in definitions() if d.id == criterion.definition)
    return Explanation(
        criterion.id,
        criterion.title,
        name,
        criterion.version,
        criterion.source,
        criterion.paraphrase,
        tuple(" or ".join(group) for group in criterion.needs),
        criterion.release,
        tuple((rule.name, rule.answer, rule.why) for rule in criterion.rules),
        tuple(criterion.readings.items()),
        tuple((case.what, case.source) for case in criterion.decided),
    )
