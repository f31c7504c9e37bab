"""The part of RE2's syntax that our patterns are written in, as a tree."""

from __future__ import annotations

import re

import msgspec

_WORD = frozenset("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789_")
_DIGIT, _SPACE = frozenset("0123456789"), frozenset(" \t\n\r\f\v")
_EVERY = frozenset(map(chr, range(256)))  # what lies beyond is part of no word
_CLASSES = {
    **{"d": _DIGIT, "w": _WORD, "s": _SPACE},
    **{"D": _EVERY - _DIGIT, "W": _EVERY - _WORD, "S": _EVERY - _SPACE},
}
_CONTROLS = {"n": "\n", "t": "\t", "r": "\r", "f": "\f", "v": "\v", "a": "\a"}
_TIMES = re.compile(r"(?:([*+?])|\{(\d+)(,?)(\d*)\})\??")
_SIGNS = {"*": (0, None), "+": (1, None), "?": (0, 1)}
_OPENS = re.compile(r"\?(?::|P?<\w+>)")
_MACRO = re.compile(r"([a-z_]+)\}")


class Unknown(Exception):
    """Syntax that is not understood here."""


class One(msgspec.Struct, frozen=True):
    """One character of some; ``None`` is any."""

    of: frozenset[str] | None


class Place(msgspec.Struct, frozen=True):
    """No character: the edge of a word (``b``), the start (``^``) or the end (``$``) of the text."""

    sign: str


class Macro(msgspec.Struct, frozen=True):
    """``{name}``."""

    name: str


class InTurn(msgspec.Struct, frozen=True):
    parts: tuple[Node, ...]


class Either(msgspec.Struct, frozen=True):
    parts: tuple[Node, ...]


class Repeated(msgspec.Struct, frozen=True):
    """At least and at most so many times; ``None`` is without limit."""

    part: Node
    least: int
    most: int | None


Node = One | Place | Macro | InTurn | Either | Repeated


def parsed(pattern: str) -> Node:
    """The tree of a pattern; raises ``Unknown``."""
    parser = _Parser(pattern)
    tree = parser.either()
    if parser.at < len(pattern):
        raise Unknown
    return tree


class _Parser:
    def __init__(self, pattern: str) -> None:
        self.pattern = pattern
        self.at = 0

    def _next(self) -> str:
        return self.pattern[self.at : self.at + 1]

    def _take(self) -> str:
        sign = self._next()
        if not sign:
            raise Unknown
        self.at += 1
        return sign

    def either(self) -> Node:
        branches: list[list[Node]] = [[]]
        while self._next() not in ("", ")"):
            if self._next() == "|":
                self.at += 1
                branches.append([])
            else:
                branches[-1].append(self._repeated(self._one()))
        made = [b[0] if len(b) == 1 else InTurn(tuple(b)) for b in branches]
        return made[0] if len(made) == 1 else Either(tuple(made))

    def _repeated(self, part: Node) -> Node:
        while (found := _TIMES.match(self.pattern, self.at)) is not None:
            self.at = found.end()
            sign, least, comma, most = found.groups()
            if sign:
                part = Repeated(part, *_SIGNS[sign])
            else:
                part = Repeated(part, int(least), int(most) if most else None if comma else int(least))
        return part

    def _one(self) -> Node:
        sign = self._take()
        opened = {"(": self._group, "[": self._class, "\\": self._escaped}.get(sign)
        if opened is not None:
            return opened()
        if sign == ".":
            return One(None)
        if sign in "^$":
            return Place(sign)
        if sign in "*+?":
            raise Unknown
        macro = _MACRO.match(self.pattern, self.at) if sign == "{" else None
        if macro is not None:
            self.at = macro.end()
            return Macro(macro[1])
        return One(frozenset({sign}))

    def _group(self) -> Node:
        opens = _OPENS.match(self.pattern, self.at)
        if opens is not None:
            self.at = opens.end()
        elif self._next() == "?":
            raise Unknown
        tree = self.either()
        if self._take() != ")":
            raise Unknown
        return tree

    def _escaped(self) -> Node:
        if self._next() in ("b", "A", "z"):
            return Place({"b": "b", "A": "^", "z": "$"}[self._take()])
        return One(self._escape())

    def _escape(self) -> frozenset[str]:
        """The characters that the escape here stands for."""
        sign = self._take()
        if sign in _CLASSES:
            return _CLASSES[sign]
        if sign in _CONTROLS:
            return frozenset({_CONTROLS[sign]})
        if sign.isalnum():
            raise Unknown
        return frozenset({sign})

    def _class(self) -> Node:
        out: set[str] = set()
        negated = self._next() == "^"
        self.at += negated
        first = True
        while first or self._next() != "]":
            first = False
            here = self._of_class()
            if self._next() == "-" and self.pattern[self.at + 1 : self.at + 2] not in ("]", ""):
                self.at += 1
                last = self._of_class()
                if len(here) != 1 or len(last) != 1:
                    raise Unknown
                here = frozenset(map(chr, range(ord(min(here)), ord(min(last)) + 1)))
            out |= here
        self.at += 1
        return One(_EVERY - out if negated else frozenset(out))

    def _of_class(self) -> frozenset[str]:
        sign = self._take()
        if sign == "\\":
            return self._escape()
        if (sign == "[" and self._next() == ":") or (sign == "{" and _MACRO.match(self.pattern, self.at)):
            raise Unknown
        return frozenset({sign})
