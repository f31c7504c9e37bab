"""What somebody owes under several licences at once, or under one of their choice.

Licences that bind together: every duty and bar of each, and a use that each of them permits. A choice: a use
that one of them permits; what an option asks is asked of those who choose it, so it "depends" on the choice
unless one option alone is left.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Literal

from msgspec.structs import replace

from licet.owe.model import BarAnswer, Bite, DutyAnswer, Owed, Status

CHOICE = "licence_chosen"
Permitted = Literal["yes", "no", "depends"]


def moved(owed: Owed, by: int) -> Owed:
    """The same answer for a text that begins ``by`` characters later."""
    if not by:
        return owed
    return replace(
        owed,
        duties=tuple(replace(d, span=d.span.moved(by)) for d in owed.duties),
        bars=tuple(replace(b, span=b.span.moved(by)) for b in owed.bars),
        unread=tuple(span.moved(by) for span in owed.unread),
        contested={name: moved(other, by) for name, other in owed.contested.items()},
    )


def together(parts: Sequence[Owed]) -> Owed:
    """What is owed under all of them: exact but for facts that two of them speak of, which stay open."""
    if len(parts) == 1:
        return parts[0]
    said = [part.permitted for part in parts]
    permitted: Permitted = "no" if "no" in said else "depends" if "depends" in said else "yes"
    return replace(
        _gathered(parts),
        permitted=permitted,
        permitted_on=_turning([p for p in parts if p.permitted == permitted]),
        contested=_contested(parts, together),
    )


def chosen(options: Mapping[str, Owed]) -> Owed:
    """What is owed by those who may choose among ``options``, each by its name."""
    if len(options) == 1:
        return next(iter(options.values()))
    left = [owed for owed in options.values() if owed.permitted != "no"] or list(options.values())
    if len(left) == 1:
        return replace(left[0], options=dict(options))
    said = [owed.permitted for owed in left]
    permitted: Permitted = "yes" if "yes" in said else "depends" if "depends" in said else "no"
    found = _gathered(left)
    return replace(
        found,
        permitted=permitted,
        permitted_on=_turning([o for o in left if o.permitted == permitted]),
        duties=tuple(_optional_duty(d) for d in found.duties),
        bars=found.bars if permitted == "no" else tuple(_optional_bar(b) for b in found.bars),
        contested=_contested(left, lambda found: chosen({str(n): o for n, o in enumerate(found)})),
        options=dict(options),
    )


def _gathered(parts: Sequence[Owed]) -> Owed:
    """Everything that any of them says; whether the use is permitted is left open."""
    return Owed(
        "depends",
        duties=tuple(d for p in parts for d in p.duties),
        bars=tuple(b for p in parts for b in p.bars),
        asked=tuple(dict.fromkeys(q for p in parts for q in p.asked)),
        rates=tuple(dict.fromkeys(r for p in parts for r in p.rates)),
        unread=tuple(span for p in parts for span in p.unread),
        ungranted=tuple(dict.fromkeys(act for p in parts for act in p.ungranted)),
    )


def _turning(parts: Iterable[Owed]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(fact for p in parts if p.permitted == "depends" for fact in p.permitted_on))


def _contested(parts: Sequence[Owed], join: Callable[[list[Owed]], Owed]) -> dict[str, Owed]:
    """Under each other reading of one of them, what they come to."""
    ids = dict.fromkeys(name for part in parts for name in part.contested)
    out: dict[str, Owed] = {}
    for name in ids:
        under = [part.contested.get(name, replace(part, contested={})) for part in parts]
        holding = next(part.contested[name].holding for part in parts if name in part.contested)
        out[name] = replace(join(under), holding=holding, contested={}, options={})
    return out


def _optional_duty(duty: DutyAnswer) -> DutyAnswer:
    status: Status = "not-owed" if duty.status == "not-owed" else "depends"
    return duty if status == "not-owed" else replace(duty, status=status, on=(*duty.on, CHOICE))


def _optional_bar(bar: BarAnswer) -> BarAnswer:
    status: Bite = "no" if bar.status == "no" else "depends"
    return bar if status == "no" else replace(bar, status=status, on=(*bar.on, CHOICE))
