"""What must stand in a text for a pattern to match it, found from the pattern alone.

A pattern becomes clauses of keys (``demands``). The analysis is that of RE2's own prefilter (Cox, "Regular
Expression Matching with a Trigram Index", 2012) with words for trigrams: the strings that a part of the
pattern can match are kept while they are few, and become a clause where they are not; of others it is kept
with what they begin and end.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence

import msgspec

from licet.read.patterns.demands import EDGE, END, GAP, MOST_CLAUSES, START, Clause
from licet.read.patterns.expression import Either, InTurn, Macro, Node, One, Place, Repeated, Unknown, parsed

Strings = frozenset[str]  # of word characters and the marks below
SIGN = "\0"  # before a character that is no letter
_PLACES = {"b": EDGE, "^": START + GAP, "$": GAP + END}
_ENDS = frozenset({START + GAP, GAP + END})
_MARKS = re.compile(r"[ |]+")
_NOTHING: Strings = frozenset({""})
_MOST = 256  # strings that one part of a pattern may stand for
_ROWS = 4  # clauses that are made of one set of strings
_PAIR = 8  # how much more than its letters a pair of words tells
_WORD = frozenset("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789_")
_FEW = 10  # characters of a class that are told apart


class _Part(msgspec.Struct, frozen=True):
    """``exact``: every string that it can match, if known; of each of ``clauses`` one string must occur.

    Where it is not known what it can match, each match begins with one of ``first`` and ends with one of
    ``last``.
    """

    exact: Strings | None = None
    clauses: tuple[Strings, ...] = ()
    first: Strings = _NOTHING
    last: Strings = _NOTHING

    @property
    def begins(self) -> Strings:
        return self.first if self.exact is None else self.exact

    @property
    def ends(self) -> Strings:
        return self.last if self.exact is None else self.exact

    def demands(self) -> tuple[Strings, ...]:
        every = self.clauses if self.exact is None else (*self.clauses, self.exact)
        return tuple(c for c in dict.fromkeys(every) if all(map(_keys, c)))


class Analysis:
    """Patterns to clauses; a ``{macro}`` is looked at once."""

    def __init__(self, macros: Mapping[str, str]) -> None:
        self._macros = macros
        self._known: dict[str, _Part] = {}

    def clauses(self, pattern: str) -> tuple[Clause, ...]:
        """What an RE2 pattern demands, the most telling first; nothing where its syntax is not understood."""
        try:
            part = self._part(parsed(pattern))
        except Unknown:
            return ()
        found = {clause for strings in part.demands() for clause in _keyed(strings)}
        kept: list[Clause] = []
        for clause in sorted(found, key=_telling, reverse=True):
            if len(kept) < MOST_CLAUSES and not any(_implied(clause, other) for other in kept):
                kept.append(clause)
        return tuple(kept)

    def _part(self, node: Node) -> _Part:
        match node:
            case InTurn(nodes):
                return _in_turn([self._part(n) for n in nodes])
            case Either(nodes):
                return _either([self._part(n) for n in nodes])
            case Repeated(inner, least, most):
                return _repeated(self._part(inner), least, most)
            case One(characters):
                return _of_class(characters)
            case Place(sign):
                return _Part(frozenset({_PLACES[sign]}))
            case Macro(name):
                return self._macro(name)

    def _macro(self, name: str) -> _Part:
        if name not in self._known:
            self._known[name] = self._part(parsed(self._macros[name]))
        return self._known[name]


def _of_class(characters: frozenset[str] | None) -> _Part:
    """One character; of those that are part of no word it is all the same which."""
    if characters is None:
        return _Part()
    strings = frozenset(c if c in _WORD else GAP for c in characters)
    told = len(characters) <= _FEW and not any(c.isalpha() or c == GAP for c in characters)
    signs = (frozenset(SIGN + c for c in characters),) if told else ()
    return _Part(strings if len(strings) <= _FEW else None, signs)


def _in_turn(parts: Iterable[_Part]) -> _Part:
    current, clauses = _NOTHING, list[Strings]()
    first: Strings | None = None  # of what is not known as a whole
    for part in parts:
        clauses += part.clauses
        together = _product(current, part.begins)
        if together is not None and part.exact is not None:
            current = together
            continue
        clauses += [current, part.begins] if together is None else [together]
        if first is None:
            first = current if together is None else together
        current = part.ends
    if first is None:
        return _Part(current, tuple(clauses))
    return _Part(None, _Part(current, tuple(clauses)).demands(), first, current)


def _product(left: Strings, right: Strings) -> Strings | None:
    """Each string of one followed by each of the other, unless that is too many."""
    if len(left) * len(right) > _MOST:
        return None
    return frozenset(_joined(a, b) for a in left for b in right)


def _joined(left: str, right: str) -> str:
    return _MARKS.sub(lambda m: GAP if GAP in m[0] else EDGE, left + right)


def _either(parts: list[_Part]) -> _Part:
    if len(parts) == 1:
        return parts[0]
    exact = [p.exact for p in parts if p.exact is not None]
    if len(exact) == len(parts) and sum(map(len, exact)) <= _MOST:
        strings = frozenset[str]().union(*exact)
        aside = [p.clauses if all(map(_keys, strings)) else p.demands() for p in parts]
        return _Part(strings - _ENDS if EDGE in strings else strings, _rows(aside))
    rows = _rows([sorted(p.demands(), key=_rarity, reverse=True) for p in parts])
    return _Part(None, rows, _any_of(p.begins for p in parts), _any_of(p.ends for p in parts))


def _any_of(several: Iterable[Strings]) -> Strings:
    strings = frozenset[str]().union(*several)
    return strings if len(strings) <= _MOST else _NOTHING


def _rows(demands: Sequence[Sequence[Strings]]) -> tuple[Strings, ...]:
    """What one of several parts demands: the first of each or the second of each or so on."""
    if not all(demands):
        return ()
    rows = range(min(_ROWS, max(map(len, demands))))
    return tuple(frozenset[str]().union(*(d[min(r, len(d) - 1)] for d in demands)) for r in rows)


def _repeated(part: _Part, least: int, most: int | None) -> _Part:
    if least == 0 and most == 1 and part.exact is not None and len(part.exact) < _MOST:
        return _Part(part.exact | {""})
    return _Part(None, part.demands(), part.begins, part.ends) if least else _Part()


def _rarity(strings: Strings) -> tuple[float, list[str]]:
    return _telling(_keyed(strings)[0])


def _telling(clause: Clause) -> tuple[float, list[str]]:
    """How rarely a clause is met, by a rough guess: long keys, and few of them."""
    return min(map(_weight, clause)) - len(clause) / 16, sorted(clause)


def _implied(clause: Clause, other: Clause) -> bool:
    """Whether every text that meets ``other`` meets ``clause``."""
    return all(any(_within(one, key) for one in clause) for key in other)


def _within(one: str, key: str) -> bool:
    """Whether ``one`` occurs wherever ``key`` does."""
    return one in key or (GAP in key and any(one in f"{EDGE}{w.strip(EDGE)}{EDGE}" for w in key.split(GAP)))


def _weight(key: str) -> int:
    return len(key) + _PAIR * (GAP in key)


def _keyed(strings: Strings) -> list[Clause]:
    """Clauses of keys from strings of which one occurs; none if one of them has no key."""
    keys = [sorted(_keys(s), key=lambda k: (-_weight(k), k)) for s in strings]
    if not all(keys):
        return []
    out: list[Clause] = []
    for number in range(min(_ROWS, max(map(len, keys)))):
        clause = _least({k[min(number, len(k) - 1)] for k in keys})
        if clause not in out:
            out.append(clause)
    return out


def _least(keys: set[str]) -> Clause:
    """The keys without those in which another one stands."""
    kept: list[str] = []
    for key in sorted(keys, key=lambda k: (len(k), k)):
        if not any(k in key for k in kept):
            kept.append(key)
    return frozenset(kept)


def _keys(string: str) -> set[str]:
    """The keys that occur wherever the string does."""
    if string.startswith(SIGN):
        return {string[1:]}
    said = string.strip(GAP + EDGE)
    if START in said[1:] or END in said[:-1]:
        return set()  # an end in the middle: only of an empty text
    words: list[tuple[str, bool]] = []  # each with its edges, and whether it follows the one before
    runs = [r for r in re.split(r"([ |])", string) if r]
    for at, run in enumerate(runs):
        if run not in (GAP, EDGE):
            left, right = at > 0, at + 1 < len(runs)
            words.append((f"{EDGE * left}{run}{EDGE * right}", at > 1 and runs[at - 1] == GAP))
    out: set[str] = set()
    paired: set[int] = set()
    for at in range(1, len(words)):
        (one, _), (two, joined) = words[at - 1], words[at]
        if joined and _whole(one) and _whole(two):
            out.add(f"{EDGE}{one.strip(EDGE)}{GAP}{two.strip(EDGE)}{EDGE}")
            paired |= {at - 1, at}
    alone = (word for at, (word, _) in enumerate(words) if at not in paired)
    return out | {word for word in alone if len(word) > 1 and word.strip(EDGE) not in (START, END)}


def _whole(word: str) -> bool:
    return (word[0] == word[-1] == EDGE and len(word) > 1) or word.strip(EDGE) in (START, END)
