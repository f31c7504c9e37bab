"""A decomposition as a report."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from licet.compare.model import Decomposition
from licet.compare.model import Split as StageSplit
from licet.judge.model import Judgement
from licet.report import words
from licet.report.compared import Open
from licet.report.decomposed import Core, Decomposed, Duty, Split
from licet.report.from_comparison import place, witness, world
from licet.report.from_stages import because
from licet.text.model import Text


def decomposed(
    text: Text, found: Decomposition, firsts: Sequence[str], whole: Judgement, core: Judgement
) -> Decomposed:
    """All that ``licet decompose`` prints; ``firsts`` names each first option, if it is a known licence."""
    return Decomposed(
        path=text.name,
        splits=tuple(_split(text, split, first) for split, first in zip(found.splits, firsts, strict=True)),
        core=tuple(_core(whole, core)),
    )


def _split(text: Text, found: StageSplit, first: str) -> Split:
    says = words.condition(found.condition)
    duties = tuple(
        Duty(action=t.action, says=f"you must {words.says(t)[0]}", **place(text, t.span)) for t in found.terms
    )
    named = first or "the licence without this duty"
    demands = words.listed([words.says(t)[0] for t in found.terms], "and")
    return Split(
        condition=found.condition.to_json(),
        says=says,
        duties=duties,
        first=f"{named}, unless {says}",
        second=f"{first or 'the licence'} with the duty for everyone: {demands}",
        equivalent=found.equivalent,
        refuted_by=tuple(witness({"A": text, "B": text}, w) for w in found.refuted_by),
        without_guard=found.without_guard,
        witness=world(found.witness.situation) if found.witness else None,
        guard_travels=None if found.without_guard is None else not found.without_guard,
        open=tuple(Open(side="A", **place(text, span)) for span in found.conditional_on),
    )


def _core(whole: Judgement, core: Judgement) -> Iterable[Core]:
    bare = {verdict.id: verdict for verdict in core.verdicts}
    for verdict in whole.verdicts:
        one = bare[verdict.id]
        yield Core(
            definition=verdict.id,
            licence=str(verdict.answer),
            core=str(one.answer),
            because=because(one),
        )
