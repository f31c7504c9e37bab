"""What a stretch of a provision states, seen from one act: circumstances, sizes, values, defined words."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache, lru_cache
from typing import Any

import re2

from licet.conditions import Atom, Condition
from licet.read.conditions.combine import Hit, facts_of, negated
from licet.read.conditions.facts import Fact, facts, fits
from licet.read.conditions.lexicon import options
from licet.read.conditions.model import Defined
from licet.read.conditions.quantities import Threshold, thresholds, turned_ban
from licet.read.conditions.values import Area, Named, named

_RIGHTS = frozenset(
    {"use", "reproduce", "modify", "distribute", "sublicense", "sell", "use-output", "commercial-use", "host-as-service",
     "perform-display", "patent-use", "allow-others-to-use", "combine", "misrepresent-origin", "publish", "use-trademark"}
)  # fmt: skip
_TOWARDS = frozenset({"request-licence", "register", "pay", "report", "pass-security-review"})
_TRIVIAL = {"commercial-use": "commercial", "train-other-models": "train-model", "harm-workers": "employer"}


@dataclass(frozen=True, slots=True)
class Act:
    """The act whose condition is sought: its place in the joined words, its kind and its action."""

    start: int
    end: int
    kind: str
    action: str


@dataclass(frozen=True, slots=True)
class Region:
    """``words[start:end]`` and how it bears on the act: ``main`` clause, or a segment of some sense."""

    start: int
    end: int
    sense: str

    @property
    def segment(self) -> bool:
        return self.sense != "main"


@lru_cache(maxsize=512)
def _sizes(words: bytes) -> tuple[Threshold, ...]:
    return tuple(thresholds(words))


@cache
def _open_purpose() -> Any:
    """What makes a named purpose an example: "for any purpose, including commercial"."""
    return re2.compile(
        rb"(?:\bany (?:[a-z]+ )?purposes?|\bincluding|\bincludes?|\bwithout limitation|\bor any other|\bwhether)[^;.]{0,60}$", options()
    )


@cache
def _for() -> Any:
    return re2.compile(
        rb"\b(?:for|to|in|solely|only|exclusively|purposes? of|limited to|with|is|an?y?)\b[^;.:]{0,60}$", options()
    )


def hits_in(region: Region, words: bytes, act: Act, defined: Defined) -> list[Hit]:
    """Every hit of the region that can be a condition of the act."""
    out: list[Hit] = []
    for threshold in _sizes(words):
        if region.start <= threshold.start and threshold.end <= region.end:
            made = turned_ban(threshold) if act.kind == "prohibition" else threshold.condition
            out.append(Hit(threshold.start, threshold.end, made))
    for word in defined.words:
        out += _defined_hits(word.word.encode(), word.when, region, words)
    taken = [(h.start, h.end) for h in out]
    areas: tuple[Area, ...] = ("purposes", "persons", "places")
    for area in areas:
        out += _values(area, region, words, act, taken)
    taken = [(h.start, h.end) for h in out]
    return out + _facts(region, words, act, taken)


def _defined_hits(word: bytes, when: Condition, region: Region, words: bytes) -> list[Hit]:
    out: list[Hit] = []
    at = words.find(word, region.start, region.end)
    while at >= 0:
        end = at + len(word)
        clear = not words[at - 1 : at].isalnum() and not words[end : end + 1].isalnum()
        if clear:
            outside = words[max(at - 14, 0) : at].endswith((b"outside the ", b"outside ", b"outside of the ", b"not a ", b"not an "))
            out.append(Hit(at, end, negated(when) if outside else when))
            break
        at = words.find(word, end, region.end)
    return out


def _values(area: Area, region: Region, words: bytes, act: Act, taken: list[tuple[int, int]]) -> list[Hit]:
    if not _may_name(area, region, act):
        return []
    found = [n for n in _shifted(area, words[region.start : region.end], region.start) if not _within(n, taken)]
    found = [n for n in found if _counts(area, n, region, words, act)]
    if any(not n.weak for n in found):
        found = [n for n in found if not n.weak]
    joint = [n for n in found if not n.alone]
    out = [Hit(n.start, n.end, _atom(area, (n.value,), act, region)) for n in found if n.alone][:1]
    if joint:
        values = tuple(dict.fromkeys(n.value for n in joint))
        out.append(Hit(joint[0].start, joint[-1].end, _atom(area, values, act, region)))
    return out


def _within(one: Named, taken: list[tuple[int, int]]) -> bool:
    return any(a < one.end and one.start < b for a, b in taken)


@lru_cache(maxsize=2048)
def _named(area: Area, words: bytes) -> tuple[Named, ...]:
    return tuple(named(area, words))


def _shifted(area: Area, words: bytes, by: int) -> list[Named]:
    return [Named(n.start + by, n.end + by, n.value, n.weak, n.alone) for n in _named(area, words)]


def _may_name(area: Area, region: Region, act: Act) -> bool:
    """May such a region name such values for such an act?"""
    if region.segment:
        return region.sense != "provided" or act.kind != "duty"
    if area != "purposes":
        return act.kind in ("prohibition", "permission", "grant-scope", "definition") and act.action in _RIGHTS | {"territory", "define", "harm-workers", "export"}
    if act.kind == "duty":
        return act.action in _TOWARDS | {"safeguards", "attribute", "disclose-ai", "display-attribution"}
    return act.kind != "termination" and act.action in _RIGHTS | {"define"}


def _counts(area: Area, one: Named, region: Region, words: bytes, act: Act) -> bool:
    """Is the value a limit here, and not an example, a name or the act itself?"""
    if _TRIVIAL.get(act.action) == one.value and not region.segment:
        return False
    before = words[max(region.start, one.start - 80) : one.start]
    if one.alone and one.value == "nominative-or-required":
        return region.sense in ("unless", "only", "without") and act.kind in ("prohibition", "permission", "duty")
    if one.alone and one.value == "employer":
        return act.action == "harm-workers"
    if area != "purposes":
        return True
    if act.kind in ("permission", "grant-scope") and region.sense in ("main", "only"):
        return _open_purpose().search(before) is None and _for().search(before) is not None
    if act.kind == "duty" and not region.segment:
        return one.start < act.start or act.action in ("safeguards", "disclose-ai")
    return True


def _atom(area: Area, values: tuple[str, ...], act: Act, region: Region) -> Condition:
    fact = {"purposes": "use_purpose", "persons": "actor_type", "places": "jurisdiction"}[area]
    if area != "purposes":
        return Atom(fact, "in", values, scope="place of use" if area == "places" else None)
    listed = act.kind == "prohibition" and region.sense in ("main", "if") and act.action != "misrepresent-origin"
    if len(values) > 1 or listed:
        return Atom(fact, "in", values)
    return Atom(fact, "is", values[0])


def _facts(region: Region, words: bytes, act: Act, taken: list[tuple[int, int]]) -> list[Hit]:
    kept: list[Fact] = []
    for fact in facts(words):
        if not (region.start <= fact.start and fact.end <= region.end):
            continue
        if not fits(fact, act.kind, act.action, region.segment) or not _suits(fact, region, act):
            continue
        if any(a <= fact.start and fact.end <= b for a, b in taken):
            continue
        kept.append(fact)
    return [Hit(f.start, f.end, f.condition) for f in _ranked(kept)]


def _suits(fact: Fact, region: Region, act: Act) -> bool:
    """Words of giving and changing are conditions after "if", and contents after "provided"."""
    if fact.entry.place == "segment" and facts_of(fact.condition) & {"distribution", "modified", "derivative"}:
        return region.sense in ("if", "who") and act.action not in ("use", "train-other-models", "terminate")
    if facts_of(fact.condition) == {"written_permission"}:
        return region.sense in ("unless", "without", "provided", "if", "only")
    return True


def _ranked(found: list[Fact]) -> list[Fact]:
    """Of the circumstances about the same fact those of the highest rank, each said once, the longest first."""
    out: list[Fact] = []
    for fact in sorted(found, key=lambda f: (-f.entry.rank, f.start - f.end, f.start)):
        names = facts_of(fact.condition)
        if any(
            (k.entry.rank > fact.entry.rank and facts_of(k.condition) & names) or k.condition == fact.condition for k in out
        ):
            continue
        out.append(fact)
    return out
