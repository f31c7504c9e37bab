"""Bans that differ in one further alternative: "or any output of it" forbids more than the ban without it."""

from __future__ import annotations

from collections.abc import Sequence

from msgspec.structs import replace

from licet.compare.formula import And, Formula, Is, conj, is_opaque
from licet.compare.model import Choice, Stop
from licet.compare.shapes import may
from licet.compare.words import Words

BESIDE = 3  # words of the ban that stand on each side of the alternative, at least
LONGEST = 12  # words of an alternative


def widened(one: Choice, other: Choice, mine: Words, theirs: Words) -> tuple[Choice, Choice]:
    """Both, each ban of the one that has an alternative more than a ban of the other made into that ban and
    a stop for what the alternative names."""
    left, right = list(one.stops), list(other.stops)
    for i, stop in enumerate(one.stops):
        for j, ban in enumerate(other.stops):
            if stop.reason != "prohibition" or not _alike(stop, ban):
                continue
            a, b = mine.listed(stop.span), theirs.listed(ban.span)
            if more := _alternative(a, b):
                left[i : i + 1] = [replace(stop, formula=ban.formula)]
                left += _further(stop, more, other, theirs)
            elif more := _alternative(b, a):
                right[j : j + 1] = [replace(ban, formula=stop.formula)]
                right += _further(ban, more, one, mine)
            else:
                continue
            break
    return replace(one, stops=tuple(left)), replace(other, stops=tuple(right))


def _further(stop: Stop, more: Sequence[str], other: Choice, words: Words) -> list[Stop]:
    """The stop for what an alternative names, unless the other text forbids something about it too."""
    said = " ".join(more)
    if any(said in words.key(ban.span) for ban in other.stops if ban.reason != "not-granted"):
        return []
    return [replace(stop, formula=Is(f"event={said}"))]


def _alike(stop: Stop, ban: Stop) -> bool:
    """Whether two bans are the same but for the words that they abstract from."""
    return (
        ban.reason == "prohibition"
        and ban.what == stop.what
        and ban.formula != stop.formula
        and _bare(ban.formula) == _bare(stop.formula)
    )


def _bare(formula: Formula) -> Formula:
    parts = formula.parts if isinstance(formula, And) else (formula,)
    return conj(*(p for p in parts if not (isinstance(p, Is) and is_opaque(p.name))))


def _alternative(wide: Sequence[str], narrow: Sequence[str]) -> Sequence[str]:
    """The words that follow a further "or" in ``wide`` and are all that sets it apart; none where an
    exception or a condition stands before them, of which they could be a part."""
    more = len(wide) - len(narrow)
    if not 1 < more <= LONGEST:
        return ()
    at = next((i for i, (a, b) in enumerate(zip(wide, narrow, strict=False)) if a != b), len(narrow))
    # where the words after the alternative begin like it, it may as well start earlier
    while at > 0 and wide[at] != "or" and wide[at - 1] == wide[at + more - 1]:
        at -= 1
    before, added, after = wide[:at], wide[at : at + more], wide[at + more :]
    if added[0] != "or" or list(before) + list(after) != list(narrow):
        return ()
    if min(len(before), len(after)) < BESIDE or "not" not in before:
        return ()
    if may("conditions", " ".join(before)) or may("conditions", " ".join(added)):
        return ()
    return added[1:]


__all__ = ["widened"]
