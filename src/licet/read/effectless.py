"""What has no effect on the questions asked, by rules that account for every word that could have one."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache
from typing import Any

import re2

from licet.knowledge.effectless import EffectlessEntry, effectless_entries, language_words
from licet.read.accounting import Rule, covered, masked, matching, of_section, rides, said
from licet.read.beside import beside, clauses
from licet.read.fragments import is_title
from licet.read.language import english, shows_english
from licet.read.model import Effectless
from licet.read.names import Names
from licet.read.names_only import made_of_names, only_names
from licet.read.operative import operative
from licet.spans import Span
from licet.text.model import Provision

STATEMENT = "statement"
_NAMELESS = Names()
NAMES = "names"
_LONGEST = 6_000  # characters of one provision that are judged; a longer one is left unread
_LOOSE = frozenset({"beneficiary"})  # "for" binds only where no rule says what the sentence is
_SHOWN = 4  # English function words that a sentence shows beside a name in another language
_WORD = re.compile(r"[a-z]")
_ADDRESS = re.compile(r"<?\bhttps?://\S+")


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
    if not english(provision.words, short=provision.form == "heading") and not _names_apart(provision):
        return _foreign(provision)
    together = _judged(provision, f"{heads} {words}" if heads else words, names)
    if heads and (together is None or together.beside) and _finite().search(words):
        own = _judged(provision, words, names, own=True)
        if together is None or (own is not None and not own.beside):
            return own  # a rule that knows all of the item is surer than one that knows its head
    return together


def _foreign(provision: Provision) -> Effectless | None:
    """A sentence of another language that a rule for that language takes from end to end."""
    for entry, pattern in _foreign_rules():
        if pattern.fullmatch(provision.words) is not None:
            return _made(provision, entry.kind, entry.id)
    return None


def _names_apart(provision: Provision) -> bool:
    """Whether a sentence is English but for a name in another language: "Centro de Foo, a centre"."""
    left, names = _foreign_name().subn("_", provision.written)
    if not names:
        return False
    words = left.lower()
    told = sum(word in language_words().english for word in re.findall(r"[a-z]+", words))
    return told >= _SHOWN and english(words)


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
    rules = matching(raw, provision.form)
    done = covered(raw, rules) if binding else bytearray()
    ridden = bool(rules) and bool(binding) and rides(masked(raw, rules))
    if not ridden:
        open_kinds = {kind for start, end, kind in binding if not all(done[start:end])} - _LOOSE
        for rule in rules:
            if rule.entry.of_names and not _names_the_rest(provision, words, rules):
                continue
            if (rule.entry.by_itself or not own) and open_kinds.issubset(rule.entry.tames):
                left = [w for w in binding if not all(done[w[0] : w[1]])]
                return _held(provision, rule, words, rules, left)
    if own:
        return None
    return _plain(provision, raw, binding) or _in_section(provision, raw, binding)


def _names_the_rest(provision: Provision, words: str, rules: Sequence[Rule]) -> bool:
    """Whether what no rule accounts for in the provision's own words is written like names."""
    done = covered(words.encode("ascii", "replace"), rules)
    before = len(words) - len(provision.words)
    return made_of_names(provision, lambda a, b: all(done[before + a : before + b]))


def _held(
    provision: Provision,
    rule: Rule,
    words: str,
    rules: Sequence[Rule],
    left: list[tuple[int, int, str]],
) -> Effectless:
    """What the rule says, with the clauses beside it of which no rule speaks; ``left`` are the operative
    words that none accounts for."""
    return _made(provision, rule.entry.kind, rule.entry.id, _places(provision, words, rules, left))


def _places(
    provision: Provision,
    words: str,
    rules: Sequence[Rule],
    left: list[tuple[int, int, str]],
) -> tuple[Span, ...]:
    """The places of clauses beside what was said; the words of the heads before are the heads' affair."""
    if len(list(clauses(words))) == 1:
        return ()
    before = len(words) - len(provision.words)
    raw = words.encode("ascii", "replace")
    found = beside(words, lambda: said(rules, raw), left)
    own = [(max(a - before, 0), b - before) for a, b in found if b > before]
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
    done = covered(raw, [])
    if any(not all(done[start:end]) for start, end, _ in binding):
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
    for rule in of_section(above, raw):
        done = covered(raw, [rule])
        open_kinds = {kind for start, end, kind in binding if not all(done[start:end])}
        if open_kinds.issubset(rule.entry.section_tames) and not rides(raw):
            return _made(provision, rule.entry.kind, f"{rule.entry.id}-section")
    return None


def _made(provision: Provision, kind: str, rule: str, where: tuple[Span, ...] = ()) -> Effectless:
    return Effectless(provision.span, kind, rule, where)


@cache
def _foreign_rules() -> tuple[tuple[EffectlessEntry, Any], ...]:
    """The rules for other languages, each with what it takes."""
    options = re2.Options()
    options.max_mem = 8 << 20
    entries = [entry for entry in effectless_entries() if entry.language]
    return tuple((e, re2.compile("|".join(f"(?:{p})" for p in e.patterns), options)) for e in entries)


@cache
def _finite() -> re.Pattern[str]:
    """A verb that makes a whole clause."""
    return re.compile(rf"\b(?:{'|'.join(language_words().finite)})\b")


@cache
def _foreign_name() -> re.Pattern[str]:
    """Capitalised words that particles of another language join."""
    particles = "|".join(sorted(language_words().particles))
    return re.compile(rf"\b[A-Z][\w'-]+(?:(?: (?:{particles}|[A-Z][\w'-]+))* (?:{particles}) [A-Z][\w'-]+)+")
