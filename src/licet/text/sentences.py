"""A block to sentences and inline list items, as stretches of ``plain``."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from itertools import pairwise

import msgspec

from licet.knowledge.layout import layout_words

_STOP = re.compile(
    r"""(?P<end>[.!?]["')\]*_]*)(?P<gap>\s+)(?=["'(\[*_]*(?:[A-Z0-9]|\u00a7|<[a-z]))|(?P<wide>[\u3002\uff01\uff1f\uff1b])"""
)
_WORD = re.compile(r"[\w.]+$")
_INLINE = re.compile(r"(?<=[\s;,:])\(?(?P<mark>[a-zA-Z]|[ivxIVX]{1,5}|\d{1,2})\)(?=\s)")
_NUMBERED = re.compile(r"(?<=[.!?])\s+(?=\((?:[b-hj-z]|i[ivx]{1,3}|vi{0,3}|[2-9])\)\s+[A-Z])")
_MARK = re.compile(r"(?P<mark>\(\w{1,4}\))\s+")
_FEWEST = 3  # items without markers that make a list
_AND_THAT = re.compile(r"(?<=[\s,;])(?P<seam>and\s+(?:further\s+|also\s+|provided\s+)?that\s)", re.IGNORECASE)
_ITEM = re.compile(r";\s+(?:and\s+|or\s+)?(?=[A-Z])")


class Piece(msgspec.Struct, frozen=True):
    """``plain[start:end]``; ``under`` is the index of the piece that heads it within the same block."""

    start: int
    end: int
    label: str = ""
    under: int | None = None


def pieces(plain: str, start: int, end: int) -> list[Piece]:
    """The sentences of ``plain[start:end]``, their inline lists taken apart."""
    out: list[Piece] = []
    for left, right in sentences(plain, start, end):
        out.extend(_taken_apart(plain, left, right, len(out)))
    return out


def sentences(plain: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Sentences by terminal stop before a capital or digit; abbreviations do not end one."""
    left = start
    for match in _STOP.finditer(plain, start, end):
        if match["wide"]:
            cut = match.end()
        elif _abbreviated(plain, left, match.start()):
            continue
        else:
            cut = match.end("end")
        if plain[left:cut].strip():
            yield _trim(plain, left, cut)
        left = cut
    if plain[left:end].strip():
        yield _trim(plain, left, end)


def _trim(plain: str, start: int, end: int) -> tuple[int, int]:
    while start < end and plain[start].isspace():
        start += 1
    while start < end and plain[end - 1].isspace():
        end -= 1
    return start, end


def _abbreviated(plain: str, left: int, stop: int) -> bool:
    """Whether the full stop at ``stop`` belongs to an abbreviation, an initial or a reference."""
    if plain[stop] != ".":
        return False
    word = _WORD.search(plain, max(left, stop - 30), stop)
    if word is None:
        return False
    bare = word[0].strip(".").lower()
    before = plain[max(left, stop - 40) : word.start()].split()
    if bare in _abbreviations():
        return True
    if len(bare) == 1 and bare.isalpha():
        return not (before and before[-1].lower() in layout_words().part_names)
    if bare.isdigit() and not before:
        return True
    dotted = re.fullmatch(r"(?:[a-z\d]{1,3}\.)+[a-z\d]{1,4}", bare)
    return bool(dotted) and plain[stop + 1 : stop + 3].strip().islower()


@cache
def _abbreviations() -> frozenset[str]:
    return frozenset(layout_words().abbreviations)


@cache
def _lead() -> re.Pattern[str]:
    words = "|".join(map(re.escape, layout_words().leads))
    return re.compile(rf"(?:^|\W)(?:{words})[,:]?$|:$", re.IGNORECASE)


@cache
def _opener() -> re.Pattern[str]:
    words = "|".join(map(re.escape, layout_words().openers))
    return re.compile(rf"(?:^|\W)(?:{words})\s[^,]*$", re.IGNORECASE)


def _taken_apart(plain: str, start: int, end: int, base: int) -> list[Piece]:
    cuts = _inline_items(plain, start, end) or _colon_items(plain, start, end) or _provisos(plain, start, end)
    if not cuts:
        return list(_numbered(plain, start, end))
    headed = start < cuts[0][0]
    out = [Piece(*_trim(plain, start, cuts[0][0]))] if headed else []
    for (at, label_end), (stop, _) in zip(cuts, [*cuts[1:], (end, end)], strict=True):
        left, right = _trim(plain, label_end, stop)
        if left < right:
            out.append(Piece(left, right, plain[at:label_end].strip(), base if headed else None))
    return out


def _numbered(plain: str, start: int, end: int) -> Iterator[Piece]:
    """The sentences of "(a) This. (b) That.", which no lead governs; else the stretch as it is."""
    seams = [start, *(m.end() for m in _NUMBERED.finditer(plain, start, end)), end]
    for left, right in pairwise(seams):
        label = _MARK.match(plain, left, right) if left > start else None
        at, stop = _trim(plain, label.end() if label else left, right)
        yield Piece(at, stop, label["mark"] if label else "")


def listed(plain: str, start: int, end: int) -> list[Piece]:
    """The items of a paragraph under a head that runs them on: "To harm; To deceive; For war"."""
    seams = [start, *(m.end() for m in _ITEM.finditer(plain, start, end)), end]
    if len(seams) < _FEWEST + 1:
        return []
    return [Piece(*_trim(plain, a, b)) for a, b in pairwise(seams) if plain[a:b].strip()]


def _inline_items(plain: str, start: int, end: int) -> list[tuple[int, int]]:
    """The places of "(a) ... (b) ..." in a sentence whose lead governs them, else nothing."""
    run: list[tuple[int, int]] = []
    marks: list[str] = []
    for match in _INLINE.finditer(plain, start, end):
        if not run:
            if match["mark"].lower() not in ("a", "i", "1"):
                continue
            head = plain[start : match.start()].rstrip()
            if (head and not _lead().search(head[-40:])) or _opener().search(head[-300:]):
                return []
        elif not _next(marks[-1], match["mark"]):
            continue
        run.append(match.span())
        marks.append(match["mark"])
    if len(run) < 2 or any(b[0] - a[1] < 8 for a, b in pairwise(run)):
        return []
    return run


def _next(last: str, mark: str) -> bool:
    if last.isdigit() or mark.isdigit():
        return last.isdigit() and mark.isdigit() and int(mark) == int(last) + 1
    roman = ["i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix", "x", "xi", "xii"]
    low, new = last.lower(), mark.lower()
    if low in roman[:-1] and roman[roman.index(low) + 1] == new:
        return True
    return len(low) == len(new) == 1 and ord(new) == ord(low) + 1


def _provisos(plain: str, start: int, end: int) -> list[tuple[int, int]]:
    """The places of "provided that ..., and that ..., and that ...": each is a condition of its own."""
    lead = _proviso().search(plain, start, end)
    if lead is None:
        return []
    seams = [m.start("seam") for m in _AND_THAT.finditer(plain, lead.end(), end)]
    return [(at, at) for at in (lead.end(), *seams)] if seams else []


@cache
def _proviso() -> re.Pattern[str]:
    words = "|".join(re.escape(w).replace(r"\ ", r"\s+") for w in layout_words().provisos)
    return re.compile(rf"\b(?:{words})(?=\s)", re.IGNORECASE)


def _colon_items(plain: str, start: int, end: int) -> list[tuple[int, int]]:
    """Unmarked items "... conditions: You must ...; You must ..." after a colon."""
    colon = plain.find(": ", start, end)
    if colon < 0 or not plain[colon + 2 : colon + 3].isupper():
        return []
    seams = [m.end() for m in _ITEM.finditer(plain, colon, end)]
    if not seams or not _lead().search(plain[max(start, colon - 40) : colon]):
        return []
    return [(at, at) for at in (colon + 2, *seams)]
