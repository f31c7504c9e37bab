"""Which rules for what has no effect speak of words, and for which of the words they account."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, cached_property, lru_cache
from typing import Any

import re2

from licet.knowledge.effectless import EffectlessEntry, effectless_entries
from licet.read.automaton import Place, Search, places, search_of, tiled
from licet.read.operative import alternation, bounded, operative
from licet.read.patterns import Patterns, expand

_NAMING = frozenset({"person", "place", "size", "purpose"})  # kinds of word that stand in names
_MEMORY = 64 << 20
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


@dataclass(frozen=True, slots=True)
class _Rules:
    """Every rule; ``patterns`` are those by which they speak, then those of calms, as ``written``; ``owner``
    tells whose they are."""

    rules: tuple[Rule, ...]
    general: Any
    riders: Any
    patterns: Patterns
    written: tuple[str, ...]
    owner: tuple[int, ...]
    speaking: int  # how many of the patterns are no calms
    by_section: tuple[Rule, ...]


def _pattern(words: tuple[str, ...]) -> Any:
    return alternation(tuple(expand(w) for w in words)) if words else None


@cache
def _rules() -> _Rules:
    entries = [e for e in effectless_entries() if e.patterns or e.section]
    general = tuple(c for e in effectless_entries() if not (e.patterns or e.section) for c in e.calms)
    riders = tuple(u for e in effectless_entries() if not (e.patterns or e.section) for u in e.unless)
    options = re2.Options()
    options.max_mem = _MEMORY
    options.log_errors = False
    options.never_capture = True
    speaking = [(index, p) for index, entry in enumerate(entries) for p in entry.patterns]
    owned = speaking + [(index, p) for index, entry in enumerate(entries) for p in entry.calms]
    rules = tuple(map(Rule, entries))
    return _Rules(
        rules,
        _pattern(general),
        _pattern(riders),
        Patterns([bounded(p) for _, p in owned], options),
        tuple(p for _, p in owned),
        tuple(index for index, _ in owned),
        len(speaking),
        tuple(rule for rule in rules if rule.entry.section),
    )


@lru_cache(maxsize=16)
def _candidates(raw: bytes) -> dict[Rule, list[int]]:
    """The patterns that may occur in the words, by their rule, in file order."""
    known = _rules()
    may: dict[int, list[int]] = {}
    for number in known.patterns.among(raw):
        may.setdefault(known.owner[number], []).append(number)
    return {known.rules[index]: may[index] for index in sorted(may)}


def said(rules: list[Rule], raw: bytes) -> Iterator[Place]:
    """The places that rules speak of: of a pattern with a gap, its ends, or where it begins."""
    for rule in rules:
        alike: dict[tuple[bool, bool], list[Search]] = {}
        for number in _candidates(raw)[rule]:
            if number < _rules().speaking:
                search, gapped, ends = _longest(number)
                alike.setdefault((gapped, ends), []).append(search)
        for (gapped, ends), searches in alike.items():
            for start, end in tiled(searches, raw):
                yield (start, start + 1 if gapped else end)
                if gapped and not ends:
                    yield (end - 1, end)


@cache
def _longest(number: int) -> tuple[Search, bool, bool]:
    """The search for a pattern's longest match, whether it holds a gap, and whether it ends with it."""
    pattern = _rules().written[number]
    gaps = list(OPEN_GAP.finditer(pattern))
    last = gaps[-1].end() if gaps else 0
    ends = bool(gaps) and "]" not in pattern[last:] and not _LETTERS.search(pattern, last)
    return search_of(_pattern((pattern,))), bool(gaps), ends


def matching(raw: bytes, form: str = "sentence") -> Iterator[Rule]:
    """The rules that speak of these words, in file order."""
    known = _rules()
    for rule, may in _candidates(raw).items():
        if rule.entry.form not in ("", form):
            continue
        if all(n >= known.speaking or known.patterns.first(n, raw) is None for n in may):
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


def unaccounted(words: str, heads: str = "") -> tuple[tuple[int, int, str], ...]:
    """The operative words of ``words`` that no rule accounts for; for ``--explain`` and for writing rules."""
    raw = words.encode("ascii", "replace")
    done = covered(raw, list(matching(raw)))
    return tuple(w for w in operative(words) if not all(done[w[0] : w[1]]))


def covered(raw: bytes, rules: list[Rule]) -> bytearray:
    """One flag for each character: does a rule that speaks account for it?"""
    out = bytearray(len(raw))
    for start, end in _accounted(raw, rules):
        out[start:end] = b"\1" * (end - start)
    return out


def _accounted(raw: bytes, rules: list[Rule]) -> Iterator[Place]:
    yield from _generally(raw)
    for rule in rules:
        yield from _stretches(rule, raw)
        for pattern in rule.named:
            yield from _speakers(pattern, raw)


@lru_cache(maxsize=64)
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


@lru_cache(maxsize=16)
def _generally(raw: bytes) -> tuple[Place, ...]:
    """The stretches that bind nobody in any sentence."""
    return tuple(places(_rules().general, raw))


@lru_cache(maxsize=64)
def _stretches(rule: Rule, raw: bytes) -> tuple[Place, ...]:
    """What a rule's calms account for, and its patterns without a gap in which anything could stand."""
    searches = []
    for number in _candidates(raw).get(rule, ()):
        search, gapped, _ = _longest(number)
        if number >= _rules().speaking or not gapped:
            searches.append(search)
    return tuple(tiled(searches, raw))


def masked(raw: bytes, rules: list[Rule]) -> bytes:
    """The words with those accounted for blotted out."""
    out = bytearray(raw)
    for start, end in _accounted(raw, rules):
        out[start:end] = b"_" * (end - start)
    return bytes(out)
