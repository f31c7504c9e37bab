"""``Text``: a licence as given, its plain form, and the way back from one to the other."""

from __future__ import annotations

from array import array
from bisect import bisect_left
from dataclasses import dataclass, field

import msgspec

from licet.spans import Span


class Hidden(msgspec.Struct, frozen=True):
    """A character that a reader does not see, or takes for another one."""

    span: Span
    kind: str  # zero-width | bidi-control | look-alike | other-control
    what: str  # the character's Unicode name


@dataclass(frozen=True, slots=True)
class Text:
    """A text in three forms.

    ``source``   as decoded, untouched: every span that leaves licet counts characters of it.
    ``plain``    the same words, case and line breaks kept, with comment markers, mark-up and hidden
                 characters removed and quotes, dashes and spaces made ASCII; ``plain[i]`` came from
                 ``source[offsets[i]]`` and ``ends[i]`` is one past its last source character.
    ``tokens``   the words compared in identification; token ``k`` is ``plain[starts[k]:stops[k]]``.
    ``parts``    where the text is several licences one after another: where each begins, and its name.
    """

    source: str
    plain: str
    offsets: array[int]
    ends: array[int]
    tokens: tuple[str, ...]
    starts: array[int]
    stops: array[int]
    hidden: tuple[Hidden, ...] = ()
    name: str = ""
    encoding: str = "utf-8"
    parts: tuple[tuple[int, str], ...] = ()
    _lines: list[int] = field(default_factory=list, repr=False, compare=False)

    def span(self, start: int, end: int) -> Span:
        """The place in ``source`` of ``plain[start:end]``."""
        if start >= end:
            at = self.offsets[start] if start < len(self.offsets) else len(self.source)
            return Span(at, at)
        return Span(self.offsets[start], self.ends[end - 1])

    def token_span(self, first: int, last: int) -> Span:
        """The place in ``source`` of ``tokens[first:last]``."""
        if first >= last:
            at = self.starts[first] if first < len(self.starts) else len(self.plain)
            return self.span(at, at)
        return self.span(self.starts[first], self.stops[last - 1])

    def plain_at(self, position: int) -> int:
        """The index in ``plain`` of the first character that came from ``source[position:]``."""
        return bisect_left(self.offsets, position)

    def line(self, position: int) -> int:
        """The line number, from 1, of a source position; counted from the part in which it lies."""
        begins = max((start for start, _ in self.parts if start <= position), default=0)
        return self._line(position) - (self._line(begins) - 1 if begins else 0)

    def _line(self, position: int) -> int:
        if not self._lines:
            self._lines.append(-1)  # so that a text of one line is counted once
            self._lines.extend(i for i, c in enumerate(self.source) if c == "\n")
        return bisect_left(self._lines, position)


class Provision(msgspec.Struct, frozen=True):
    """One sentence or list item: the smallest stretch that is read by itself.

    ``words`` is lower case with single spaces; ``words[i]`` came from ``source[at[i]]`` and ends at
    ``to[i]``. ``heads`` are the provisions whose words govern this one, outermost first ("you may not
    use the model:" before each item of the list). ``section`` holds the headings above it.
    """

    span: Span
    words: str
    at: array[int]
    to: array[int]
    label: str = ""
    section: tuple[str, ...] = ()
    heads: tuple[Provision, ...] = ()
    index: int = 0
    form: str = "sentence"  # sentence | item | heading
    written: str = ""  # ``words`` before they were made lower case

    def place(self, start: int, end: int) -> Span:
        """The place in ``source`` of ``words[start:end]``."""
        return Span(self.at[start], self.to[end - 1]) if start < end else Span(self.at[start], self.at[start])
