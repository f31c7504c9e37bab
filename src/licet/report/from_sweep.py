"""A sweep's regions with quotes and English."""

from __future__ import annotations

from math import inf

from licet.conditions import Atom, Condition, all_of
from licet.knowledge import phrases
from licet.report import words
from licet.report.from_stages import owed_report
from licet.report.regions import Axis, Ends, Region, SweepReport
from licet.sweep.model import Axis as StageAxis
from licet.sweep.model import Box, Interval, Sweep
from licet.sweep.model import Region as StageRegion
from licet.text.model import Text


def sweep_report(text: Text, found: Sweep) -> SweepReport:
    """The map, its regions in the order of their smallest sizes."""
    answers = [owed_report(text, region.owed) for region in found.regions]
    asked = {q.fact: q for answer in answers for q in answer.asked}
    return SweepReport(
        path=text.name,
        axes=tuple(_axis(axis) for axis in found.axes),
        regions=tuple(_region(text, found.axes, region) for region in found.regions),
        asked=tuple(asked.values()),
        rates=tuple(dict.fromkeys(rate for answer in answers for rate in answer.rates)),
        unread=answers[0].unread,
        texts=answers[0].texts,
    )


def _axis(axis: StageAxis) -> Axis:
    label = axis.fact.replace("_", " ")
    if axis.currency:
        label += f" in {phrases.currencies().get(axis.currency, axis.currency)}"
    group = any(key.endswith("_licensee") for key in axis.keys)
    release = any(key.endswith("_at_release") for key in axis.keys)
    label += " of the whole group" if group else ""
    label += " on the release date" if release else ""
    return Axis(fact=axis.fact, label=label, currency=axis.currency, cuts=axis.cuts, keys=axis.keys)


def _region(text: Text, axes: tuple[StageAxis, ...], region: StageRegion) -> Region:
    answer = owed_report(text, region.owed)
    return Region(
        says="; or ".join(dict.fromkeys(_where(axes, box) for box in region.covers)),
        boxes=tuple(
            tuple(_ends(axis, interval) for axis, interval in zip(axes, box, strict=True))
            for box in region.boxes
        ),
        permitted=answer.permitted,
        permitted_on=answer.permitted_on,
        owed=tuple(d for d in answer.duties if d.status == "owed"),
        depends=tuple(d for d in answer.duties if d.status == "depends"),
        bars=tuple(b for b in answer.bars if b.status == "bites"),
    )


def _where(axes: tuple[StageAxis, ...], box: Box) -> str:
    parts = (_condition(axis, interval) for axis, interval in zip(axes, box, strict=True))
    return words.condition(all_of(*parts)) or "at every size"


def _ends(axis: StageAxis, interval: Interval) -> Ends:
    return Ends(
        low=interval.low,
        high=None if interval.high == inf else interval.high,
        low_closed=interval.low_closed,
        high_closed=interval.high_closed,
        says=words.condition(_condition(axis, interval)),
    )


def _condition(axis: StageAxis, interval: Interval) -> Condition | None:
    """The interval as a condition; ``None`` for every size."""

    def atom(op: str, value: float) -> Atom:
        number = int(value) if value.is_integer() else value
        return Atom(axis.fact, op, number, currency=axis.currency, scope=axis.scope, as_of=axis.as_of)

    if interval.low == interval.high:
        return atom("eq", interval.low)
    low = atom("ge" if interval.low_closed else "gt", interval.low)
    high = atom("le" if interval.high_closed else "lt", interval.high)
    from_zero = interval.low == 0 and interval.low_closed
    return all_of(None if from_zero else low, None if interval.high == inf else high)
