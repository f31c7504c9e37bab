"""Which list item belongs under which: markers to levels."""

from __future__ import annotations

import re
from dataclasses import dataclass

import msgspec

_DEEPEST = 10  # no text nests deeper; a hostile one must not make the stack grow
_ROMAN = {"i": 1, "v": 5, "x": 10, "l": 50, "c": 100}


class Mark(msgspec.Struct, frozen=True):
    """A marker's style ("(a)", "1.", "1.1", "*", "section 1") and its place in the run; 0 for bullets."""

    style: str
    ordinal: int


def readings(label: str) -> tuple[Mark, ...]:
    """What a marker may be: "(i)" is the ninth letter or the first Roman number, likelier first."""
    bare = re.sub(r"[^\w.]", "", label.lower()).strip(".")
    shape = re.sub(r"\w+", "?", re.sub(r"\s+", "", label.lower()))
    if not bare or label in "-*+\u2022\u25cf\u25e6\u25aa\u2023\u00b7\u2013\u2014o" or label.startswith("#"):
        return (Mark(label, 0),)
    named = re.match(r"([a-z]{4,})\s*(\w+)", label.lower())
    if named:
        return (Mark(named[1], _number(named[2])),)
    pieces = bare.split(".")
    if len(pieces) > 1:
        depth = ".".join("1" if p.isdigit() else "a" for p in pieces)
        return (Mark(depth, _number(pieces[-1])),)
    if bare.isdigit():
        return (Mark(shape + "1", int(bare)),)
    out = []
    case = "A" if re.search(r"[A-Z]", label) else "a"
    if len(bare) == 1:
        out.append(Mark(shape + case, ord(bare) - 96))
    if not bare.strip("ivxlc"):
        out.append(Mark(shape + ("I" if case == "A" else "i"), _number(bare)))
    if len(bare) == 2 and bare[0] == bare[1]:
        out.append(Mark(shape + case, 26 + ord(bare[0]) - 96))
    return tuple(out) or (Mark(shape + case, 0),)


def _number(word: str) -> int:
    if word.isdigit():
        return int(word)
    if word.strip("ivxlc"):
        return ord(word[0]) - 96
    values = [_ROMAN[c] for c in word]
    return sum(-v if any(w > v for w in values[i + 1 :]) else v for i, v in enumerate(values))


@dataclass(slots=True)
class Level:
    """One open list: its style, the ordinal reached and the column it stands in."""

    mark: Mark
    indent: int
    node: int


class Outline:
    """The stack of open lists while blocks go by."""

    def __init__(self) -> None:
        self.levels: list[Level] = []

    def place(self, label: str, indent: int, node: int) -> tuple[int | None, int | None]:
        """The node that ``node`` stands under (``None``: the top), and the item before it in its run."""
        options = readings(label)
        found = self._sibling(options, indent)
        before: int | None = None
        if found is not None:
            depth, mark = found
            before = self.levels[depth].node
            del self.levels[depth:]
        else:
            mark = next((m for m in reversed(options) if m.ordinal <= 1), options[0])
            if mark.ordinal > 1 or (mark.ordinal == 0 and not label.startswith("#")):
                self._close(indent)
            if re.match(r"[a-z]{4}|#", mark.style):
                self.levels.clear()
        del self.levels[_DEEPEST:]
        parent = self.levels[-1].node if self.levels else None
        self.levels.append(Level(mark, indent, node))
        return parent, before

    def _sibling(self, options: tuple[Mark, ...], indent: int) -> tuple[int, Mark] | None:
        for depth in range(len(self.levels) - 1, -1, -1):
            level = self.levels[depth]
            for mark in options:
                if mark.style != level.mark.style:
                    continue
                if mark.ordinal == 0 and abs(indent - level.indent) > 1 and depth:
                    continue
                if mark.ordinal == 0 or mark.ordinal == level.mark.ordinal + 1:
                    return depth, mark
        if len(options) > 1 and any(m.ordinal == 1 for m in options):
            return None  # "(i)" after "(c)" opens a list of Roman numbers
        for depth, level in enumerate(self.levels):
            for mark in options:
                if indent > level.indent + 1 and depth == len(self.levels) - 1:
                    continue  # "14." set in below "3." is no item of its run
                if mark.style == level.mark.style and mark.ordinal > level.mark.ordinal:
                    return depth, mark
        return None

    def _close(self, indent: int) -> None:
        """An item out of any run stands beside what is indented at least as far."""
        while self.levels and self.levels[-1].indent > indent:
            self.levels.pop()
