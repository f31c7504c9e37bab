"""Words that are being rewritten, each character with its place in the source."""

from __future__ import annotations

from collections.abc import Sequence

import msgspec
import numpy as np
import numpy.typing as npt

from licet.spans import Span

Places = npt.NDArray[np.int64]
Edit = tuple[int, int, str]  # words[start:end] becomes this; start < end


class Draft(msgspec.Struct, frozen=True):
    """``words[i]`` came from ``source[first[i]:last[i]]``; both are monotone."""

    words: str
    first: Places
    last: Places

    @classmethod
    def of(cls, source: str) -> Draft:
        places = np.arange(len(source) + 1, dtype=np.int64)
        return cls(source, places[:-1], places[1:])

    def span(self, start: int, end: int) -> Span:
        """The place in the source of ``words[start:end]``, which is not empty."""
        return Span(int(self.first[start]), int(self.last[end - 1]))

    def edited(self, edits: Sequence[Edit]) -> Draft:
        """With ``edits`` made, which are in order and do not overlap; time linear in both."""
        if not edits:
            return self
        begins = np.array([e[0] for e in edits], np.int64)
        stops = np.array([e[1] for e in edits], np.int64)
        count = len(edits)
        # Kept and replaced stretches take turns: kept, replaced, kept, ..., kept.
        sizes = np.empty(2 * count + 1, np.int64)
        kept_from = np.concatenate(([0], stops))
        kept_to = np.concatenate((begins, [len(self.words)]))
        sizes[0::2] = kept_to - kept_from
        sizes[1::2] = [len(e[2]) for e in edits]
        left, right = np.empty_like(sizes), np.empty_like(sizes)
        left[0::2] = right[0::2] = kept_from
        left[1::2], right[1::2] = begins, stops - 1
        step = np.zeros_like(sizes)
        step[0::2] = 1
        inner = np.arange(int(sizes.sum()), dtype=np.int64) - np.repeat(np.cumsum(sizes) - sizes, sizes)
        inner *= np.repeat(step, sizes)
        pieces: list[str] = []
        at = 0
        for begin, stop, new in edits:
            pieces += (self.words[at:begin], new)
            at = stop
        pieces.append(self.words[at:])
        return Draft(
            "".join(pieces),
            self.first[np.repeat(left, sizes) + inner],
            self.last[np.repeat(right, sizes) + inner],
        )
