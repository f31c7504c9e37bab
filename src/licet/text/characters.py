"""Characters made plain: quotes, dashes, spaces and line ends; hidden and look-alike ones reported."""

from __future__ import annotations

import re
import unicodedata
from functools import cache
from typing import NamedTuple

import numpy as np

from licet.knowledge.text import characters
from licet.text.draft import Draft, Edit
from licet.text.model import Hidden

_ODD = re.compile(r"[\x00-\x08\x0b-\x1f\x7f]")  # ASCII that is neither a letter, a tab nor a line feed
_WORD = re.compile(r"[^\W\d_]+")
_MARKED = re.compile(r"[^\W\d_][\u0300-\u036f]+")
_JOINERS = "\u200b\u200c\u200d"  # ordinary between letters of many scripts, and in emoji
_DIRECTIONS = "\u200e\u200f\u061c"  # ordinary in texts written from right to left
_BIDI = frozenset("\u200e\u200f\u061c\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")
_INVISIBLE = frozenset("\u034f\u115f\u1160\u17b4\u17b5\u180b\u180c\u180d\u3164\uffa0\u2800")


class Fate(NamedTuple):
    """What becomes of a character, and what kind of hidden character it is, if it is one."""

    new: str
    kind: str = ""


@cache
def _right_to_left() -> re.Pattern[str]:
    return re.compile("[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc]")


@cache
def _cjk() -> re.Pattern[str]:
    return re.compile("[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]")


def plainer(draft: Draft) -> tuple[Draft, list[Hidden]]:
    """The draft with plain characters; what was hidden or looked like another letter is told."""
    if "\t" in draft.words:
        draft = Draft(draft.words.replace("\t", " "), draft.first, draft.last)
    if draft.words.isascii() and not _ODD.search(draft.words):
        return draft, []
    hidden: list[Hidden] = []
    draft = _each(draft, hidden)
    if not draft.words.isascii():
        draft = _composed(draft)
        draft = _unlike(draft, hidden)
    return draft, hidden


def _each(draft: Draft, hidden: list[Hidden]) -> Draft:
    """Every character that is written otherwise, whatever stands beside it."""
    codes = np.frombuffer(draft.words.encode("utf-32-le", "surrogatepass"), np.uint32)
    places = np.flatnonzero((codes > 126) | (codes < 32) & (codes != 10))
    found, which = np.unique(codes[places], return_inverse=True)
    fates = [_fate(chr(code)) for code in found.tolist()]
    moved = np.array([f.new != chr(c) for f, c in zip(fates, found.tolist(), strict=True)], bool)
    if not moved.any():
        return draft
    touched = moved[which]
    edits: list[Edit] = []
    for at, kind in zip(places[touched].tolist(), which[touched].tolist(), strict=True):
        fate = fates[kind]
        after = draft.words[at + 1 : at + 2]
        edits.append((at, at + 1, "" if after == "\n" and draft.words[at] == "\r" else fate.new))
        if fate.kind and not _ordinary(draft.words, at, fate):
            hidden.append(_hidden(draft, at, fate.kind))
    return draft.edited(edits)


def _hidden(draft: Draft, at: int, kind: str) -> Hidden:
    char = draft.words[at]
    return Hidden(draft.span(at, at + 1), kind, unicodedata.name(char, f"U+{ord(char):04X}"))


@cache
def _written() -> dict[str, str]:
    """Characters that are written otherwise in the plain form, by the data alone."""
    known = characters()
    lists = ((known.double_quotes, '"'), (known.single_quotes, "'"), (known.dashes, "-"))
    return {char: plain for these, plain in lists for char in these} | known.longer


@cache
def _fate(char: str) -> Fate:
    if char in _written():
        return Fate(_written()[char])
    category = unicodedata.category(char)
    if char in _BIDI:
        fate = Fate("", "bidi-control")
    elif category == "Cf" or char in _INVISIBLE:
        fate = Fate("", "zero-width")
    elif "\ufe00" <= char <= "\ufe0f" or "\U000e0100" <= char <= "\U000e01ef":
        fate = Fate("")  # a variant of the character before: an emoji's colour
    elif category in ("Zl", "Zp") or char == "\r":
        fate = Fate("\n")
    elif category == "Zs" or char in "\f\v":
        fate = Fate(" ")
    elif category in ("Cc", "Cs"):
        fate = Fate("" if char < " " else " ", "other-control")
    else:
        fate = _compatible(char)
    return fate


def _compatible(char: str) -> Fate:
    """Styled letters and digits ("𝐦𝐚𝐲", "ｍａｙ") and ligatures as the letters they are."""
    style = unicodedata.decomposition(char).partition(" ")[0]
    if style not in ("<font>", "<wide>", "<compat>", "<circle>", "<square>"):
        return Fate(char)
    plain = unicodedata.normalize("NFKC", char)
    if not plain.isascii() or not plain.isalnum():
        return Fate(char)
    return Fate(plain, "" if style in ("<compat>", "<square>") else "look-alike")


def _ordinary(words: str, at: int, fate: Fate) -> bool:
    """Whether an odd character is what its text needs: a joiner in Persian, a mark of direction in Hebrew."""
    char = words[at]
    if char == "\ufeff":
        return at == 0
    if char in _JOINERS:
        beside = words[max(at - 1, 0) : at] + words[at + 1 : at + 2]
        return any(ord(c) > 0x24F and unicodedata.category(c) not in ("Cf", "Mn", "Pd", "Po") for c in beside)
    if char in _DIRECTIONS:
        return bool(_right_to_left().search(words[max(at - 2000, 0) : at + 2000]))
    if fate.kind == "look-alike" and unicodedata.decomposition(char).startswith("<wide>"):
        return bool(_cjk().search(words[max(at - 200, 0) : at + 200]))
    return False


def _composed(draft: Draft) -> Draft:
    """Letters with their accents as one character, as most files write them."""
    edits = [
        (m.start(), m.end(), new)
        for m in _MARKED.finditer(draft.words)
        if (new := unicodedata.normalize("NFC", m[0])) != m[0]
    ]
    return draft.edited(edits)


@cache
def _alike() -> dict[str, tuple[str, str]]:
    """Look-alike letter -> (script, Latin letter)."""
    return {
        letter: (table.script, plain)
        for table in characters().alike
        for letter, plain in zip(table.letters, table.latin, strict=True)
    }


def _unlike(draft: Draft, hidden: list[Hidden]) -> Draft:
    """Letters of another script inside Latin words as the Latin letters that they pose as.

    A word that mixes in letters which look like no Latin one is a word of the other script; a word that is
    all look-alikes poses as a Latin one where the text has no other word of that script.
    """
    alike = _alike()
    if alike.keys().isdisjoint(draft.words):
        return draft
    genuine: dict[str, bool] = {}
    edits: list[Edit] = []
    for word in _WORD.finditer(draft.words):
        if word[0].isascii():
            continue
        posing = {alike[c][0] for c in word[0] if c in alike}
        if not posing:
            continue
        others = {script(c) for c in word[0] if c not in alike}
        if posing & others or (
            "LATIN" not in others
            and not posing & {"LATIN"}
            and any(_genuine(draft.words, s, genuine) for s in posing)
        ):
            continue
        for at in range(word.start(), word.end()):
            if draft.words[at] in alike:
                edits.append((at, at + 1, alike[draft.words[at]][1]))
                hidden.append(_hidden(draft, at, "look-alike"))
    return draft.edited(edits)


def _genuine(words: str, name: str, known: dict[str, bool]) -> bool:
    """Whether the text has letters of a script that look like no Latin ones."""
    if name not in known:
        known[name] = any(script(c) == name for c in set(words) if not c.isascii() and c not in _alike())
    return known[name]


@cache
def script(char: str) -> str:
    """The first word of a letter's Unicode name, which is its script."""
    return "LATIN" if char.isascii() else unicodedata.name(char, "").partition(" ")[0]
