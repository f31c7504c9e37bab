"""What has no effect on the questions asked, by rules that account for every word that could have one."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cache, cached_property, lru_cache
from typing import Any

import re2

from licet.knowledge.effectless import EffectlessEntry, effectless_entries, language_words
from licet.read.automaton import Search, places, search_of, tiled
from licet.read.beside import beside, clauses
from licet.read.fragments import is_title
from licet.read.language import english, shows_english
from licet.read.model import Effectless
from licet.read.names import Names
from licet.read.names_only import made_of_names, only_names
from licet.read.operative import alternation, bounded, operative
from licet.read.patterns import Patterns, expand
from licet.spans import Span
from licet.text.model import Provision

STATEMENT = "statement"
_NAMELESS = Names()
NAMES = "names"
_LONGEST = 6_000  # characters of one provision that are judged; a longer one is left unread
_NAMING = frozenset({"person", "place", "size", "purpose"})  # kinds of word that stand in names
_LOOSE = frozenset({"beneficiary"})  # "for" binds only where no rule says what the sentence is
_MEMORY = 64 << 20
_WORD = re.compile(r"[a-z]")
_ADDRESS = re.compile(r"<?\bhttps?://\S+")
_LETTERS = re.compile(r"[a-z]{2}")
OPEN_GAP = re.compile(r"\[\^[^\]]*\](?:[*+]|\{)|\[[^\]]*a-z[^\]]* [^\]]*\](?:[*+]|\{)")


def effectless(provision: Provision, names: Names = _NAMELESS) -> Effectless | None:
    """The rule by which the provision has no effect on the questions asked, or ``None``.

    A rule's claim holds only if no word of ``data/operative`` is left outside the stretches that the rules
    account for. A provision under heads is judged together with them. What is not English is not judged.
    """
    heads = names.blotted(" ".join(h.words for h in provision.heads))
    words = names.blotted(provision.words)
    if len(heads) + len(provision.words) > _LONGEST:
        return None
    if (wordless := _wordless(provision)) is not None or not _WORD.search(provision.words):
        return wordless
    if not english(provision.words, short=provision.form == "heading"):
        return None
    together = _judged(provision, f"{heads} {words}" if heads else words, names)
    if together is None and heads and _finite().search(words):
        return _judged(provision, words, names, own=True)
    return together


def _wordless(provision: Provision) -> Effectless | None:
    """Marks, an address that stands alone, names: no words that say anything."""
    if not re.search(r"[^\W\d_]", provision.words):
        return _made(provision, "layout", "no-words")
    if not provision.heads and not re.search(r"[^\W\d_]", _ADDRESS.sub("", provision.words)):
        return _made(provision, "layout", "address")
    return _made(provision, NAMES, "names-only") if only_names(provision) else None


def _judged(provision: Provision, words: str, names: Names, own: bool = False) -> Effectless | None:
    """The rule that holds of ``words``; ``own`` leaves out the heads, which only some rules may."""
    raw = words.encode("ascii", "replace")
    binding = _unnamed(operative(words), names.stretches(words))
    if not own and is_title(provision, words):
        return _made(provision, "title", "no-verb")
    if not binding and not shows_english(words) and provision.form == "heading":
        return None  # words of another language: what they say is not known
    rules = list(_matching(raw, provision.form))
    covered = _covered(raw, rules) if binding else bytearray()
    ridden = bool(rules) and bool(binding) and _rules().riders.search(_masked(raw, rules)) is not None
    if not ridden:
        open_kinds = {kind for start, end, kind in binding if not all(covered[start:end])} - _LOOSE
        for rule in rules:
            if rule.entry.of_names and not _names_the_rest(provision, words, rules):
                continue
            if (rule.entry.by_itself or not own) and open_kinds.issubset(rule.entry.tames):
                left = [w for w in binding if not all(covered[w[0] : w[1]])]
                return _held(provision, rule, words, rules, left)
    if own:
        return None
    return _plain(provision, raw, binding) or _in_section(provision, raw, binding)


def _names_the_rest(provision: Provision, words: str, rules: list[_Rule]) -> bool:
    """Whether what no rule accounts for in the provision's own words is written like names."""
    covered = _covered(words.encode("ascii", "replace"), rules)
    before = len(words) - len(provision.words)
    return made_of_names(provision, lambda a, b: all(covered[before + a : before + b]))


def _held(
    provision: Provision,
    rule: _Rule,
    words: str,
    rules: list[_Rule],
    left: list[tuple[int, int, str]],
) -> Effectless:
    """What the rule says, with the clauses beside it of which no rule speaks; ``left`` are the operative
    words that none accounts for."""
    raw = words.encode("ascii", "replace")

    def said() -> Iterator[tuple[int, int]]:
        return _said(rules, raw)

    return _made(provision, rule.entry.kind, rule.entry.id, _places(provision, words, said, left))


def _places(
    provision: Provision,
    words: str,
    said: Callable[[], Iterator[tuple[int, int]]],
    left: list[tuple[int, int, str]],
) -> tuple[Span, ...]:
    """The places of clauses beside what was said; the words of the heads before are the heads' affair."""
    if len(list(clauses(words))) == 1:
        return ()
    before = len(words) - len(provision.words)
    own = [(max(a - before, 0), b - before) for a, b in beside(words, said, left) if b > before]
    return tuple(provision.place(a, b) for a, b in own)


def _unnamed(
    binding: tuple[tuple[int, int, str], ...], named: list[tuple[int, int]]
) -> tuple[tuple[int, int, str], ...]:
    """The operative words that are not part of a name."""
    if not named:
        return binding
    return tuple(w for w in binding if not any(a <= w[0] and w[1] <= b for a, b in named))


def _plain(provision: Provision, raw: bytes, binding: tuple[tuple[int, int, str], ...]) -> Effectless | None:
    """A sentence or a heading in which no word can bind anyone."""
    covered = _covered(raw, [])
    if any(not all(covered[start:end]) for start, end, _ in binding):
        return None
    if provision.form == "heading" and shows_english(provision.words):
        return _made(provision, "title", "no-operative-word")
    if not binding and not _finite().search(provision.words) and provision.words.count(" ") > 1:
        return None
    if not shows_english(provision.words):
        return None  # two words of another language can forbid
    return _made(provision, STATEMENT, "no-operative-word")


def _in_section(
    provision: Provision, raw: bytes, binding: tuple[tuple[int, int, str], ...]
) -> Effectless | None:
    """A whole sentence that says what its heading promises, and binds nobody."""
    if provision.form == "heading" or not provision.section or not _finite().search(provision.words):
        return None
    if binding and binding[0][0] == 0 and binding[0][2] in ("act", "deed", "modality"):
        return None  # it may be an order: "send your changes, which are ..."
    above = " / ".join(provision.section).lower().encode("ascii", "replace")
    known = _rules()
    for rule in (known.rules[i] for i in known.by_section):
        if rule.section.search(above) is None or (rule.unless and rule.unless.search(raw)):
            continue
        covered = _covered(raw, [rule])
        open_kinds = {kind for start, end, kind in binding if not all(covered[start:end])}
        if open_kinds.issubset(rule.entry.section_tames) and not known.riders.search(raw):
            return _made(provision, rule.entry.kind, f"{rule.entry.id}-section")
    return None


def unaccounted(words: str, heads: str = "") -> tuple[tuple[int, int, str], ...]:
    """The operative words of ``words`` that no rule accounts for; for ``--explain`` and for writing rules."""
    raw = words.encode("ascii", "replace")
    covered = _covered(raw, list(_matching(raw)))
    return tuple(w for w in operative(words) if not all(covered[w[0] : w[1]]))


def _made(provision: Provision, kind: str, rule: str, where: tuple[Span, ...] = ()) -> Effectless:
    return Effectless(provision.span, kind, rule, where)


@cache
def _finite() -> re.Pattern[str]:
    """A verb that makes a whole clause."""
    return re.compile(rf"\b(?:{'|'.join(language_words().finite)})\b")


@dataclass(frozen=True)
class _Rule:
    """An entry whose patterns are compiled when it first speaks."""

    entry: EffectlessEntry

    @cached_property
    def stretches(self) -> Any:
        return _pattern(_covering(self.entry))

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
    """Every rule; ``patterns`` are those of all of them, as ``written``; ``owner`` tells whose they are."""

    rules: tuple[_Rule, ...]
    general: Any
    riders: Any
    patterns: Patterns
    written: tuple[str, ...]
    owner: tuple[int, ...]
    by_section: tuple[int, ...]


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
    owned = [(index, p) for index, entry in enumerate(entries) for p in entry.patterns]
    patterns = Patterns([bounded(p) for _, p in owned], options)
    written, owner = tuple(p for _, p in owned), [index for index, _ in owned]
    made = tuple(map(_Rule, entries))
    by_section = tuple(i for i, e in enumerate(entries) if e.section)
    return _Rules(made, _pattern(general), _pattern(riders), patterns, written, tuple(owner), by_section)


def _said(rules: list[_Rule], raw: bytes) -> Iterator[tuple[int, int]]:
    """The places that rules speak of: of a pattern with a gap, its ends, or where it begins."""
    known = _rules()
    speaking = {id(rule) for rule in rules}
    alike: dict[tuple[int, bool, bool], list[Search]] = {}
    for number in known.patterns.among(raw):
        owner = known.owner[number]
        if id(known.rules[owner]) in speaking:
            search, gapped, ends = _longest(number)
            alike.setdefault((owner, gapped, ends), []).append(search)
    for (_, gapped, ends), searches in alike.items():
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


def _covering(entry: EffectlessEntry) -> tuple[str, ...]:
    """The patterns that account for what they match: those without a gap in which anything could stand."""
    return (*(p for p in entry.patterns if not OPEN_GAP.search(p)), *entry.calms)


def _matching(raw: bytes, form: str = "sentence") -> Iterator[_Rule]:
    """The rules that speak of these words, in file order."""
    known = _rules()
    may: dict[int, list[int]] = {}
    for number in known.patterns.among(raw):
        may.setdefault(known.owner[number], []).append(number)
    for index in sorted(may):
        rule = known.rules[index]
        if rule.entry.form not in ("", form):
            continue
        if all(known.patterns.first(number, raw) is None for number in may[index]):
            continue
        if rule.unless is None or rule.unless.search(raw) is None:
            yield rule


def _covered(raw: bytes, rules: list[_Rule]) -> bytearray:
    """One flag for each character: does a rule that speaks account for it?"""
    out = bytearray(len(raw))
    for start, end in _accounted(raw, rules):
        out[start:end] = b"\1" * (end - start)
    return out


def _accounted(raw: bytes, rules: list[_Rule]) -> Iterator[tuple[int, int]]:
    yield from _generally(raw)
    for rule in rules:
        if rule.stretches is not None:
            yield from _stretches(rule.stretches, raw)
        for pattern in rule.named:
            yield from _speakers(pattern, raw)


@lru_cache(maxsize=64)
def _speakers(pattern: Any, raw: bytes) -> tuple[tuple[int, int], ...]:
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
def _generally(raw: bytes) -> tuple[tuple[int, int], ...]:
    """The stretches that bind nobody in any sentence."""
    return _stretches(_rules().general, raw)


@lru_cache(maxsize=64)
def _stretches(pattern: Any, raw: bytes) -> tuple[tuple[int, int], ...]:
    return tuple(places(pattern, raw))


def _masked(raw: bytes, rules: list[_Rule]) -> bytes:
    """The words with those accounted for blotted out."""
    out = bytearray(raw)
    for start, end in _accounted(raw, rules):
        out[start:end] = b"_" * (end - start)
    return bytes(out)
