"""Sizes compared with a limit: how many users, how much revenue, of whom, when."""

from __future__ import annotations

from functools import cache, lru_cache
from typing import Any

import msgspec
from msgspec.structs import replace

from licet.conditions import Atom, Condition, Not, any_of
from licet.knowledge.conditions import (
    AspectEntry,
    ComparisonEntry,
    MetricEntry,
    aspects,
    comparisons,
    metrics,
    no_thresholds,
)
from licet.read.conditions.lexicon import Phrases, clause, one_of
from licet.read.conditions.numbers import Amount, amounts
from licet.read.patterns import expand

_BIG = 10_000  # from this size on a number is no year and no section
_REACH = 190  # characters between a number and what it counts


class Threshold(msgspec.Struct, frozen=True):
    """A comparison of a size with a number at ``[start, end)``; ``bans`` where it says what is too much."""

    start: int
    end: int
    condition: Condition
    bans: bool = False


Hit = tuple[int, int, Any]


@cache
def _metrics() -> Phrases[MetricEntry]:
    return Phrases((p, e) for e in metrics() for p in e.patterns)


@cache
def _aspects(name: Any) -> Phrases[AspectEntry]:
    return Phrases((p, e) for e in aspects(name) for p in e.patterns)


@cache
def _before() -> list[tuple[Any, ComparisonEntry]]:
    filler = expand("(?: {amount_filler})*") + "[ :]*$"
    return [
        (one_of(e.patterns, before="(?:^|[ (])", after=filler, longest=False), e)
        for e in comparisons()
        if e.side == "before"
    ]


@cache
def _after() -> list[tuple[Any, ComparisonEntry]]:
    tail = r"^ ?(?:[a-z$]+ ){0,3}?(?:\([^)]{0,30}\) )?"
    return [(one_of(e.patterns, before=tail), e) for e in comparisons() if e.side == "after"]


@cache
def _negated() -> Any:
    return one_of(
        [
            r"(?:(?:do|does|did|has|have|had|is|are|was|were) not|don't|doesn't|hasn't|haven't|didn't|isn't)(?: (?:\w+)){0,4}"  # noqa: E501
        ],
        after=" ?$",
    )


@cache
def _no_near() -> Any:
    near = [p for e in no_thresholds() for p in e.near]
    return one_of(near, before="^ ?"), one_of(near, before="(?:^|[ (])", after="$", longest=False)


@cache
def _no_about() -> Any:
    return one_of([p for e in no_thresholds() for p in e.about])


NAMED = "eq"  # the operator of a size that a definition names without comparing


def thresholds(words: bytes, *, naming: bool = False) -> list[Threshold]:
    """Every size limit that ``words`` state, left to right; ``naming`` takes also one not compared."""
    found = _countable(words)
    if not found:
        return []
    named = [_bare_start(h, words) for h in _metrics().hits(words) if _fits(h[2], words)]
    if not named:
        return []
    if _no_about().search(words) and not any(h[2].fact.endswith(("revenue", "users")) for h in named):
        return []
    out: list[Threshold] = []
    previous: tuple[ComparisonEntry, bool] | None = None
    for index, amount in enumerate(found):
        left = found[index - 1].end if index else 0
        right = found[index + 1].start if index + 1 < len(found) else len(words)
        if _is_none(words, amount):
            continue
        metric = _metric(words, amount, named, left, right)
        if metric is None:
            continue
        compared = _comparison(words, amount, left) or _before_it(words, amount, metric, left)
        if compared is None and previous is not None and _listed(words, out, amount):
            compared = previous
        if compared is None:
            compared = _bare(words, amount, metric[0])
        if compared is None and naming:
            compared = (ComparisonEntry(op=NAMED, patterns=()), False)
        if compared is None or (compared[0].op == "ge" and amount.value in (0, 1)):
            continue  # "one or more" is no limit
        previous = compared
        made = _threshold(words, amount, metric, compared, (left, right))
        since = max(left, words.rfind(b";", 0, made.start), out[-1].end if out else 0)
        first = [h[0] for h in named if since <= h[0] < made.start and h[2].fact == metric[0][0].fact]
        out.append(replace(made, start=min([made.start, *first])))
    return out


@cache
def _any(patterns: tuple[str, ...]) -> Any:
    return one_of(patterns, longest=False)


def _fits(metric: MetricEntry, words: bytes) -> bool:
    if metric.unless and _any(metric.unless).search(words):
        return False
    return all(_any((n,)).search(words) for n in metric.needs)


def _bare_start(hit: Hit, words: bytes) -> Hit:
    """The phrase without the "or" that joins it to what stands before."""
    start, end, entry = hit
    for word in (b"or ", b"and "):
        if words.startswith(word, start):
            start += len(word)
    return start, end, entry


def _countable(words: bytes) -> list[Amount]:
    """The numbers of ``words`` without those that are part of a period: "any consecutive 12 months"."""
    found = amounts(words)
    if not found:
        return found
    spans = [(h[0], h[1]) for h in _aspects("periods").hits(words)]
    return [a for a in found if not any(s <= a.start and a.end <= e for s, e in spans)]


def _is_none(words: bytes, amount: Amount) -> bool:
    after, before = _no_near()
    if after.match(words[amount.end : amount.end + 24]) is not None:
        return True
    return (
        amount.currency is None and before.search(words[max(amount.start - 14, 0) : amount.start]) is not None
    )


def _metric(
    words: bytes, amount: Amount, named: list[Hit], left: int, right: int
) -> tuple[list[MetricEntry], int, int] | None:
    """What the number counts: right after it, else before it, else further after it."""
    money = amount.currency is not None
    fit = [h for h in named if h[2].money == money]
    if isinstance(amount.value, str):
        fit = list(named)
    after = [h for h in fit if amount.start <= h[0] < min(right, amount.end + 110) and h[1] > amount.end]
    before = [h for h in fit if max(left, amount.start - _REACH) <= h[0] and h[1] <= amount.start]
    if after and (_adjacent(words[amount.end : after[0][0]], money) or not before):
        return _siblings(words, after)
    if before:
        last = before[-1]
        group = _siblings(words, list(reversed(before)), backwards=True)
        return group if group else ([last[2]], last[0], last[1])
    # "$50,000 ... if annual revenue": the unit of the number itself
    return None


def _adjacent(gap: bytes, money: bool) -> bool:
    """Nothing but small words between a number and what follows it."""
    text = gap.decode().strip(" ()")
    if "," in text or ";" in text or len(text) > (80 if money else 34):
        return False
    return " or " not in f" {text} " or "equivalent" in text


def _siblings(words: bytes, hits: list[Hit], backwards: bool = False) -> tuple[list[MetricEntry], int, int]:
    """The first metric, with those joined to it by "or": "revenue or funding"."""
    first = hits[0]
    entries, start, end = [first[2]], first[0], first[1]
    for hit in hits[1:]:
        gap = (words[hit[1] : start] if backwards else words[end : hit[0]]).decode()
        if gap.strip() not in ("or", "and/or", ",", ", or") or not hit[2].money:
            break
        if hit[2].fact not in [e.fact for e in entries]:
            entries.append(hit[2])
        start, end = min(start, hit[0]), max(end, hit[1])
    if backwards:
        entries.reverse()
    return entries, start, end


def _comparison(words: bytes, amount: Amount, left: int) -> tuple[ComparisonEntry, bool] | None:
    """The comparison beside the number, and whether the sentence turns it ("has not earned more than")."""
    window = words[max(left, amount.start - 70) : amount.start]
    best: tuple[int, int, ComparisonEntry] | None = None
    for pattern, entry in _before():
        found = pattern.search(window)
        if found is not None and (best is None or found.start() < best[0]):
            best = (found.start(), found.end(), entry)
    for pattern, entry in _after():
        if pattern.match(words[amount.end : amount.end + 60]) is not None and best is None:
            return entry, False
    if best is None:
        return None
    at = max(left, amount.start - 70) + best[0]
    turned = best[2].op in ("gt", "ge") and _negated().search(words[max(at - 60, 0) : at]) is not None
    return best[2], turned


def _before_it(
    words: bytes, amount: Amount, metric: tuple[list[MetricEntry], int, int], left: int
) -> tuple[ComparisonEntry, bool] | None:
    """The comparison before what is counted: "not exceeding an annual revenue of 5 million"."""
    start, end = metric[1:]
    if end > amount.start or clause("of-an-amount").search(words[end : amount.start]) is None:
        return None
    return _comparison(words, Amount(start, end, amount.value), left)


def _listed(words: bytes, out: list[Threshold], amount: Amount) -> bool:
    """Is the number the next of a list that began with a comparison?"""
    if not out:
        return False
    gap = words[out[-1].end : amount.start].decode()
    return gap.strip(" ,") in ("or", "and", "and/or", "") and len(gap) < 12


def _bare(words: bytes, amount: Amount, entries: list[MetricEntry]) -> tuple[ComparisonEntry, bool] | None:
    """A number of copies or machines without a comparison is a limit: "on a single computer"."""
    lead = entries[0].bare
    if not lead or not isinstance(amount.value, int) or amount.value > 100:
        return None
    before = words[max(amount.start - 30, 0) : amount.start]
    if one_of(lead, after=" (?:a |an |the |only |and use )*$", longest=False).search(before) is None:
        return None
    return next(e for e in comparisons() if e.op == "le"), False


def _threshold(
    words: bytes,
    amount: Amount,
    metric: tuple[list[MetricEntry], int, int],
    compared: tuple[ComparisonEntry, bool],
    room: tuple[int, int],
) -> Threshold:
    entries, start, end = metric
    entry, turned = compared
    near = (max(room[0] - 1, 0), room[1])
    timed = any(e.money or e.period or e.by_period for e in entries)
    period = _period(words, near, amount, (start, end)) if timed else None
    scope = _aspect(words, "scopes", (max(0, amount.start - 320), min(len(words), amount.end + 200)), amount)
    moment = _aspect(words, "moments", (0, len(words)), amount)
    made: list[Condition] = [_atom(e, amount, entry.op, (period, scope, moment), words) for e in entries]
    condition = any_of(*made)
    assert condition is not None
    if turned:
        condition = Not(condition)
    return Threshold(min(start, amount.start), max(end, amount.end), condition, entry.bans)


def _period(words: bytes, near: tuple[int, int], amount: Amount, metric: tuple[int, int]) -> Hit | None:
    """The period beside the number; that of the metric itself, unless another says more exactly which."""
    found = _aspect(words, "periods", near, amount)
    own = _aspect(words, "periods", metric, amount)
    if own is None or found is None:
        return own or found
    return own if found[2].rank <= own[2].rank and found[2].value != own[2].value else found


def _atom(metric: MetricEntry, amount: Amount, op: str, found: tuple[Any, Any, Any], words: bytes) -> Atom:
    period, scope, moment = found
    span = period[2].value if period else metric.period or ""
    fact = metric.by_period.get(span or "none", metric.fact)
    if metric.period == "month" and fact == metric.fact:
        span = "month"
    notes = [n for n in (metric.note, period[2].note if period else None, _currency_note(words, amount)) if n]
    if period and period[2].value == "rolling":
        span = "year"
    return Atom(
        fact=fact,
        op=op,
        value=_in_units(amount.value, metric.per),
        unit=metric.unit,
        currency=amount.currency,
        period=span or None,
        scope=scope[2].value if scope else (metric.scope or "licensee"),
        as_of=_moment(words, moment),
        note="; ".join(notes) or None,
    )


def _in_units(value: int | float | str, per: float) -> int | float | str:
    return value if per == 1 or isinstance(value, str) else round(value * per, 9)


def _moment(words: bytes, moment: Any) -> str | None:
    if not moment:
        return None
    if moment[2].value != "words":
        return str(moment[2].value)
    said = words[moment[0] : moment[1]].decode()
    for lead in ("on", "as of", "as at", "at", "by", "the"):
        said = said.removeprefix(f"{lead} ")
    return said


@cache
def _equivalent() -> Any:
    return one_of([r"\(?(?:or|or the|or its|or their)(?: local)?(?: currency)? equivalents?[^);,]{0,50}\)?"])


def _currency_note(words: bytes, amount: Amount) -> str | None:
    if amount.currency is None:
        return None
    found = _equivalent().search(words[amount.end : amount.end + 90])
    return found.group(0).decode().strip(" ()") if found else None


def _aspect(words: bytes, name: str, room: tuple[int, int], amount: Amount) -> Hit | None:
    """Of the hits within ``room`` the one of the highest rank, then the nearest."""
    best: tuple[tuple[int, int], Hit] | None = None
    for hit in _aspects(name).hits(words):
        if hit[0] < room[0] or hit[1] > room[1]:
            continue
        far = max(hit[0] - amount.end, amount.start - hit[1], 0)
        order = (-hit[2].rank, far)
        if best is None or order < best[0]:
            best = (order, hit)
    return best[1] if best else None


@lru_cache(maxsize=512)
def limits(words: bytes) -> tuple[Threshold, ...]:
    """``thresholds`` of the same words read once."""
    return tuple(thresholds(words))


def uncounted(words: bytes, start: int, end: int) -> bool:
    """Is there an amount of money or a big number in ``words[start:end]`` that is part of no limit read?"""
    known = limits(words)
    return any(
        start <= a.start
        and a.end <= end
        and (a.currency is not None or (isinstance(a.value, int | float) and a.value >= _BIG))
        and not _is_none(words, a)
        and not any(t.start <= a.start and a.end <= t.end for t in known)
        for a in _countable(words)
    )


def compared_with(words: bytes, start: int, end: int) -> tuple[str, bool] | None:
    """How the clause compares with the word at ``[start, end)``: the operator, and whether turned."""
    found = _comparison(words, Amount(start, end, 0), max(start - 70, 0))
    return None if found is None else (found[0].op, found[1])


def turned_ban(threshold: Threshold, own: bool = False) -> Condition:
    """ "Must not exceed 10": what is forbidden is more than 10.

    A negation that is the ban's ``own`` turns no size: "you don't use it for more than ten days".
    """
    condition = threshold.condition
    if own and isinstance(condition, Not):
        return condition.part
    if threshold.bans and isinstance(condition, Atom):
        return replace(condition, op={"le": "gt", "lt": "ge"}.get(condition.op, condition.op))
    return condition
