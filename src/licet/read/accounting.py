"""Which rules for what has no effect speak of words, and for which of the words they account."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache, cached_property, lru_cache
from typing import Any

import msgspec
import re2

from licet.knowledge.effectless import EffectlessEntry, effectless_entries
from licet.read.operative import alternation, bounded, operative
from licet.read.patterns import Patterns, expand
from licet.read.patterns.automaton import Place, Search, places, search_of, tiled

_NAMING = frozenset({"person", "place", "size", "purpose"})  # kinds of word that stand in names
_MEMORY = 64 << 20
_RECENT = 2048  # sentences of which it is kept what was found in them: many stand in several texts
_LETTERS = re.compile(r"[a-z]{2}")
OPEN_GAP = re.compile(r"\[\^[^\]]*\](?:[*+]|\{)|\[[^\]]*a-z[^\]]* [^\]]*\](?:[*+]|\{)")


@dataclass(frozen=True, eq=False)
class Rule:
    """An entry whose patterns are compiled when it first speaks."""

    entry: EffectlessEntry

    @cached_property
    def named(self) -> tuple[Any, ...]:
        return tuple(re2.compile(expand(p).encode()) for p in self.entry.named)

    @cached_property
    def unless(self) -> Any:
        return _pattern(self.entry.unless)

    @cached_property
    def section(self) -> Any:
        return _pattern(self.entry.section)


class _Turns:
    """Turns of phrase, each of a rule; those that may occur are found by their words."""

    def __init__(self, owned: list[tuple[Rule, str]]) -> None:
        options = re2.Options()
        options.max_mem = _MEMORY
        options.log_errors = False
        options.never_capture = True
        self.patterns = Patterns([bounded(p) for _, p in owned], options)
        self._owned = owned
        self._places: dict[Rule, tuple[int, int]] = {}
        for number, (rule, _) in enumerate(owned):
            self._places[rule] = self._places.get(rule, (number, 0))[0], number + 1
        self._longest: dict[int, tuple[Search, bool, bool]] = {}
        self.among = lru_cache(maxsize=_RECENT)(self._among)

    def _among(self, raw: bytes) -> dict[Rule, list[int]]:
        """The turns that may occur in the words, by their rule, in file order."""
        may: dict[Rule, list[int]] = {}
        for number in self.patterns.among(raw):
            may.setdefault(self._owned[number][0], []).append(number)
        return may

    def of(self, rule: Rule, raw: bytes) -> list[int]:
        """The turns of one rule that may occur in the words, in file order."""
        place = self._places.get(rule)
        return [] if place is None else self.patterns.among(raw, *place)

    def longest(self, number: int) -> tuple[Search, bool, bool]:
        """The search for a turn's longest match, whether it holds a gap, and whether it ends with it."""
        if number not in self._longest:
            pattern = self._owned[number][1]
            gaps = list(OPEN_GAP.finditer(pattern))
            last = gaps[-1].end() if gaps else 0
            ends = bool(gaps) and "]" not in pattern[last:] and not _LETTERS.search(pattern, last)
            self._longest[number] = search_of(_pattern((pattern,))), bool(gaps), ends
        return self._longest[number]


class _Rules(msgspec.Struct, frozen=True):
    """The turns by which rules speak, those that they account for, and what is for any sentence."""

    speaking: _Turns
    calms: _Turns
    general: Any
    riders: Any
    by_section: tuple[Rule, ...]


def _pattern(words: tuple[str, ...]) -> Any:
    return alternation(tuple(expand(w) for w in words)) if words else None


@cache
def _rules() -> _Rules:
    entries = [e for e in effectless_entries() if (e.patterns or e.section) and not e.language]
    general = tuple(c for e in effectless_entries() if not (e.patterns or e.section) for c in e.calms)
    riders = tuple(u for e in effectless_entries() if not (e.patterns or e.section) for u in e.unless)
    rules = tuple(map(Rule, entries))
    return _Rules(
        _Turns([(rule, p) for rule in rules for p in rule.entry.patterns]),
        _Turns([(rule, p) for rule in rules for p in rule.entry.calms]),
        _pattern(general),
        _pattern(riders),
        tuple(rule for rule in rules if rule.entry.section),
    )


def said(rules: Sequence[Rule], raw: bytes) -> Iterator[Place]:
    """The places that rules speak of: of a pattern with a gap, its ends, or where it begins."""
    turns = _rules().speaking
    for rule in rules:
        alike: dict[tuple[bool, bool], list[Search]] = {}
        for number in turns.among(raw)[rule]:
            search, gapped, ends = turns.longest(number)
            alike.setdefault((gapped, ends), []).append(search)
        for (gapped, ends), searches in alike.items():
            for start, end in tiled(searches, raw):
                yield (start, start + 1 if gapped else end)
                if gapped and not ends:
                    yield (end - 1, end)


@lru_cache(maxsize=_RECENT)
def matching(raw: bytes, form: str = "sentence") -> tuple[Rule, ...]:
    """The rules that speak of these words, in file order."""
    return tuple(_matching(raw, form))


def _matching(raw: bytes, form: str) -> Iterator[Rule]:
    turns = _rules().speaking
    first = turns.patterns.first
    for rule, may in turns.among(raw).items():
        if rule.entry.form not in ("", form):
            continue
        for number in may:
            if first(number, raw) is not None:
                break
        else:
            continue
        if rule.unless is None or rule.unless.search(raw) is None:
            yield rule


def of_section(heading: bytes, raw: bytes) -> Iterator[Rule]:
    """The rules that speak of whole sentences under such a heading, in file order."""
    for rule in _rules().by_section:
        if rule.section.search(heading) is not None and not (rule.unless and rule.unless.search(raw)):
            yield rule


def rides(words: bytes) -> bool:
    """Whether the words join a limit on to what is said, whatever that is."""
    return _rules().riders.search(words) is not None


def unaccounted(words: str) -> tuple[tuple[int, int, str], ...]:
    """The operative words of ``words`` that no rule accounts for; for ``--explain`` and for writing rules."""
    raw = words.encode("ascii", "replace")
    done = covered(raw, matching(raw))
    return tuple(w for w in operative(words) if not all(done[w[0] : w[1]]))


def covered(raw: bytes, rules: Sequence[Rule]) -> bytearray:
    """One flag for each character: does a rule that speaks account for it?"""
    out = bytearray(len(raw))
    for start, end in _accounted(raw, rules):
        out[start:end] = b"\1" * (end - start)
    return out


def _accounted(raw: bytes, rules: Sequence[Rule]) -> Iterator[Place]:
    yield from _generally(raw)
    for rule in rules:
        yield from _stretches(rule, raw)
        for pattern in rule.named:
            yield from _speakers(pattern, raw)


@lru_cache(maxsize=_RECENT)
def _speakers(pattern: Any, raw: bytes) -> tuple[Place, ...]:
    """Where a rule expects a name: the words for persons, things and places, if no other there can bind."""
    out: list[tuple[int, int]] = []
    calm = bytearray(len(raw))
    for start, end in _generally(raw):
        calm[start:end] = b"\1" * (end - start)
    at = 0
    while (found := pattern.search(raw, at)) is not None:
        start, end = found.span(1)
        inside = [(start + a, start + b, kind) for a, b, kind in operative(raw[start:end].decode())]
        open_words = [w for w in inside if not all(calm[w[0] : w[1]])]
        if b" to " not in raw[start:end] and all(kind in _NAMING for _, _, kind in open_words):
            out += [(a, b) for a, b, _ in inside]
            at = found.end()
        else:
            at = start + 1
    return tuple(out)


@lru_cache(maxsize=_RECENT)
def _generally(raw: bytes) -> tuple[Place, ...]:
    """The stretches that bind nobody in any sentence."""
    return tuple(places(_rules().general, raw))


@lru_cache(maxsize=_RECENT)
def _stretches(rule: Rule, raw: bytes) -> tuple[Place, ...]:
    """What a rule's calms account for, and its patterns without a gap in which anything could stand."""
    known = _rules()
    spoken = [known.speaking.longest(n) for n in known.speaking.among(raw).get(rule, ())]
    calm = [known.calms.longest(n)[0] for n in known.calms.of(rule, raw)]
    return tuple(tiled([*(search for search, gapped, _ in spoken if not gapped), *calm], raw))


def masked(raw: bytes, rules: Sequence[Rule]) -> bytes:
    """The words with those accounted for blotted out."""
    out = bytearray(raw)
    for start, end in _accounted(raw, rules):
        out[start:end] = b"_" * (end - start)
    return bytes(out)
