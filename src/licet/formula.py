"""Formulas over questions that nobody has answered, decided exactly.

A formula is ``True``, ``False``, an open ``Question`` or a conjunction, disjunction or negation of formulas.
``decide`` says whether it holds whatever the answers are, and if not, which questions can still make a
difference: not those that merely stand in it, but those of which some answer changes the outcome while the
rest is left alone. Parts without a common question are decided apart, so the cost grows with the largest
knot of questions and not with the length of the formula.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from itertools import product
from math import inf, prod

import msgspec

MOST_CASES = 4096  # beyond, every question of the knot is said to matter


class Question(msgspec.Struct, frozen=True):
    """A test of something unknown.

    ``variable`` is what is unknown, ``asks`` the name under which to ask for it, empty where nobody can tell.
    The answers that count as
    "yes" are the number range ``low`` to ``high``, the words ``among``, or simply "yes" where both are
    absent. ``floor`` and ``ceiling`` are what is already known about a number.
    """

    variable: str
    asks: str
    low: Bound | None = None
    high: Bound | None = None
    among: frozenset[str] = frozenset()
    floor: Bound | None = None
    ceiling: Bound | None = None


class Bound(msgspec.Struct, frozen=True):
    """An end of a number range; ``closed`` if the value itself belongs to it."""

    value: float
    closed: bool = True


class Both(msgspec.Struct, frozen=True):
    parts: tuple[Formula, ...]


class Either(msgspec.Struct, frozen=True):
    parts: tuple[Formula, ...]


class Contrary(msgspec.Struct, frozen=True):
    part: Formula


Formula = bool | Question | Both | Either | Contrary


class Decided(msgspec.Struct, frozen=True):
    """``holds`` is ``None`` where it depends, then ``on`` names what it depends on, in order of asking."""

    holds: bool | None
    on: tuple[str, ...] = ()


def both(*parts: Formula) -> Formula:
    """Conjunction; ``True`` for none."""
    return _join(Both, parts, neutral=True)


def either(*parts: Formula) -> Formula:
    """Disjunction; ``False`` for none."""
    return _join(Either, parts, neutral=False)


def contrary(part: Formula) -> Formula:
    """Negation."""
    if isinstance(part, bool):
        return not part
    return part.part if isinstance(part, Contrary) else Contrary(part)


def _join(kind: type[Both] | type[Either], parts: Iterable[Formula], *, neutral: bool) -> Formula:
    flat: dict[Formula, None] = {}
    for part in parts:
        if isinstance(part, bool):
            if part is not neutral:
                return not neutral
        elif isinstance(part, kind):
            flat.update(dict.fromkeys(part.parts))
        else:
            flat[part] = None
    if len(flat) < 2:
        return next(iter(flat), neutral)
    return kind(tuple(flat))


def questions(formula: Formula) -> Iterator[Question]:
    """Every question, left to right, with repetitions."""
    match formula:
        case Question():
            yield formula
        case Both(parts) | Either(parts):
            for part in parts:
                yield from questions(part)
        case Contrary(part):
            yield from questions(part)


def decide(formula: Formula) -> Decided:
    """Whether the formula holds under all answers, under none, or depends."""
    if isinstance(formula, bool):
        return Decided(formula)
    matter: dict[str, None] = {}
    holds = _decide(formula, matter)
    if holds is not None:
        return Decided(holds)
    asked = dict.fromkeys(q.asks for q in questions(formula) if q.variable in matter and q.asks)
    return Decided(None, tuple(asked))


def _decide(formula: Formula, matter: dict[str, None]) -> bool | None:
    """Decide, adding to ``matter`` the variables on which an open outcome turns."""
    match formula:
        case bool():
            return formula
        case Contrary(part):
            found = _decide(part, matter)
            return None if found is None else not found
        case Both(parts):
            return _apart(Both, parts, matter, neutral=True)
        case Either(parts):
            return _apart(Either, parts, matter, neutral=False)
        case Question():
            return _cases((formula,), formula, matter)


def _apart(
    kind: type[Both] | type[Either], parts: tuple[Formula, ...], matter: dict[str, None], *, neutral: bool
) -> bool | None:
    """Knots decided one by one: independent of each other, so each open one keeps the whole open."""
    out: bool | None = neutral
    mine: dict[str, None] = {}
    for knot in _knots(parts):
        if len(knot) == 1 and not isinstance(knot[0], Question):
            found = _decide(knot[0], mine)
        else:
            found = _cases(tuple(q for p in knot for q in questions(p)), kind(tuple(knot)), mine)
        if found is (not neutral):
            return not neutral
        if found is None:
            out = None
    matter.update(mine)
    return out


def _knots(parts: tuple[Formula, ...]) -> list[list[Formula]]:
    """Parts grouped so that no two groups share a variable."""
    groups: list[tuple[set[str], list[Formula]]] = []
    for part in parts:
        names, members = {q.variable for q in questions(part)}, [part]
        apart = []
        for group in groups:
            if group[0].isdisjoint(names):
                apart.append(group)
            else:
                names |= group[0]
                members = group[1] + members
        groups = [*apart, (names, members)]
    return [members for _, members in groups]


def _cases(asked: tuple[Question, ...], formula: Formula, matter: dict[str, None]) -> bool | None:
    """All cases of a knot: each variable in each of its answers that the tests can tell apart."""
    tests: dict[str, list[Question]] = {}
    for question in asked:
        tests.setdefault(question.variable, []).append(question)
    answers = {name: _answers(found) for name, found in tests.items()}
    if prod(len(a) for a in answers.values()) > MOST_CASES:
        matter.update(dict.fromkeys(tests))
        return None
    names = list(answers)
    table = {
        case: _under(formula, dict(zip(names, case, strict=True))) for case in product(*answers.values())
    }
    seen = set(table.values())
    if len(seen) == 1:
        return seen.pop()
    for at, name in enumerate(names):
        first = answers[name][0]
        if any(table[(*case[:at], first, *case[at + 1 :])] != found for case, found in table.items()):
            matter[name] = None
    return None


Answer = float | str | bool


def _answers(tests: list[Question]) -> list[Answer]:
    """One answer for each way in which the tests on one variable can come out."""
    cuts = sorted({b.value for t in tests for b in (t.low, t.high) if b is not None})
    if cuts:
        floor = max((t.floor for t in tests if t.floor), key=lambda b: b.value, default=Bound(-inf))
        ceiling = min((t.ceiling for t in tests if t.ceiling), key=lambda b: b.value, default=Bound(inf))
        known = [b.value for b in (floor, ceiling) if abs(b.value) != inf]
        points = representatives(sorted({*cuts, *known}))
        inside = [p for p in points if _within(p, floor, ceiling)]
        return list(inside) or list(points)
    words = sorted({w for t in tests for w in t.among})
    return [*words, ""] if words else [True, False]


def representatives(cuts: Iterable[float]) -> list[float]:
    """A number below, at and above each cut, ascending: one for each piece of the line."""
    cuts = sorted(cuts)
    out: list[float] = []
    for at, cut in enumerate(cuts):
        before = cuts[at - 1] if at else None
        out.append(cut - max(1.0, abs(cut)) if before is None else (before + cut) / 2)
        out.append(cut)
    return [*out, cuts[-1] + max(1.0, abs(cuts[-1]))] if cuts else []


def _within(value: float, low: Bound | None, high: Bound | None) -> bool:
    above = low is None or value > low.value or (low.closed and value == low.value)
    below = high is None or value < high.value or (high.closed and value == high.value)
    return above and below


def _under(formula: Formula, case: Mapping[str, Answer]) -> bool:
    match formula:
        case bool():
            return formula
        case Question():
            return _says(formula, case[formula.variable])
        case Both(parts):
            return all(_under(part, case) for part in parts)
        case Either(parts):
            return any(_under(part, case) for part in parts)
        case Contrary(part):
            return not _under(part, case)


def _says(question: Question, answer: Answer) -> bool:
    if question.low is not None or question.high is not None:
        return _within(float(answer), question.low, question.high)
    if question.among:
        return answer in question.among
    return answer is True
