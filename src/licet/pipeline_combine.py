"""From two licences to whether a work under one may go out with, or as, a work under the other.

An expression is a choice of licences that bind together. A part offered under a choice needs one option that
fits; a whole offered under a choice lets everybody choose, so each of its options must be fitted.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

import msgspec
from msgspec.structs import replace

from licet.answers import Answer, conjunction
from licet.combine.clauses import name_of
from licet.combine.from_sides import combine
from licet.combine.model import WAYS, Side
from licet.combine.model import Passage as StagePassage
from licet.compare.compile import compiled
from licet.compare.contradictions import doubted
from licet.compare.questions import Questions
from licet.compare.words import Words
from licet.expressions import WITH, choices, fixed, is_expression, versions
from licet.inputs import is_path
from licet.label.from_reading import label
from licet.report.combined import Combined, Passage
from licet.report.from_combining import BEST, combined, way, whole
from licet.text.model import Text

if TYPE_CHECKING:
    from licet.pipeline import Engine


class Ref(msgspec.Struct, frozen=True):
    """One licence of an offer; ``ongoing`` if versions to come may be chosen too."""

    name: str
    ongoing: bool = False


class Known(msgspec.Struct, frozen=True):
    """A licence with its text, for quotes."""

    name: str
    text: Text
    side: Side


class Pair(msgspec.Struct, frozen=True):
    """One licence of the part against one of the whole, in each way."""

    part: Known
    whole: Known
    passages: tuple[StagePassage, ...]

    def answer(self, at: int) -> Answer:
        return self.passages[at].answer


class Verdict(msgspec.Struct, frozen=True):
    """Whether a part may go out with a whole: an answer for each way, and the pairs that decide it."""

    part: str
    whole: str
    answers: tuple[Answer, ...]
    pairs: tuple[tuple[Pair, ...], ...]


@dataclass
class Combiner:
    """Asks about many pairs; each licence is read once."""

    engine: Engine
    _known: dict[Ref, Known] = field(default_factory=dict)
    _pairs: dict[tuple[Ref, Ref], Pair] = field(default_factory=dict)
    _questions: Questions = field(default_factory=Questions)

    def verdict(self, part: str, whole: str) -> Verdict:
        """Whether a work under ``part`` may go out with one under ``whole``. Raises ``LicetError``."""
        ours, theirs = self._options(part), self._options(whole)
        chosen = [tuple(self._best(ours, option, at) for option in theirs) for at in range(len(WAYS))]
        answers = tuple(
            conjunction(pair.answer(at) for group in groups for pair in group)
            for at, groups in enumerate(chosen)
        )
        pairs = tuple(
            tuple({id(pair): pair for group in groups for pair in group}.values()) for groups in chosen
        )
        return Verdict(part, whole, answers, pairs)

    def _best(self, ours: Sequence[tuple[Ref, ...]], option: tuple[Ref, ...], at: int) -> tuple[Pair, ...]:
        """The part's option that fits best."""
        tried = [tuple(pair for a in mine for pair in self._within(a, option, at)) for mine in ours]
        return _least(tried, at)

    def _within(self, part: Ref, option: tuple[Ref, ...], at: int) -> tuple[Pair, ...]:
        """A licence in a whole under several that bind together: it fits with one, and the others with it."""
        tried = [
            (self._pair(part, one), *(self._pair(other, one) for other in option if other not in (one, part)))
            for one in option
        ]
        return _least(tried, at)

    def _pair(self, part: Ref, whole: Ref) -> Pair:
        if (part, whole) not in self._pairs:
            a, b = self._licence(part), self._licence(whole)
            self._pairs[part, whole] = Pair(a, b, combine(a.side, b.side, self._questions.covered))
        return self._pairs[part, whole]

    def _options(self, source: str) -> tuple[tuple[Ref, ...], ...]:
        """The choices of a path, an id or an expression; versions left to choose are choices too."""
        if is_path(source):
            return ((Ref(source),),)
        known = self.engine.catalogue.known_id(source)
        if known is not None or not (is_expression(source) or source.endswith("+")):
            name = (known.spdx_id if known else None) or source
            return tuple((ref,) for ref in self._versions(name))
        out: list[tuple[Ref, ...]] = []
        for option in choices(source):
            ways: list[tuple[Ref, ...]] = [()]
            for one in option:
                ways = [(*before, version) for before in ways for version in self._versions(one)]
            out += ways
        return tuple(dict.fromkeys(out))

    def _versions(self, name: str) -> list[Ref]:
        found = [Ref(version) for version in versions(name, self.engine.listed)]
        last = found[-1]
        return found if last.name == name else [*found[:-1], Ref(last.name, ongoing=True)]

    def _licence(self, ref: Ref) -> Known:
        plain = Ref(ref.name)
        if plain not in self._known:
            self._known[plain] = self._read(ref.name)
        if ref not in self._known:
            known = self._known[plain]
            self._known[ref] = replace(known, side=replace(known.side, ongoing=True))
        return self._known[ref]

    def _read(self, name: str) -> Known:
        text = self.engine.text(name)
        reading = self.engine.reading(text)
        words = Words(text.source)
        choice = doubted(compiled(reading, words, rates={"USD": 1.0}), words)
        reach = dict(label(text, reading).labels).get("same-license", "work")
        found = self._identity(name, text)
        base = found.split(WITH, maxsplit=1)[0]
        entry = self.engine.catalogue.known_id(base) if base else None
        side = Side(text.source, reading, choice, reach, found, base)
        return Known(
            name, text, replace(side, name=name_of(entry.name) if entry else None, fixed=fixed(found))
        )

    def _identity(self, name: str, text: Text) -> str:
        """The id of a licence, or of the one that a file is, word for word where it counts."""
        if not is_path(name):
            licence, joint, exception = name.partition(WITH)
            return joint.join(
                self.engine.catalogue.by_id(one).spdx_id or one for one in (licence, exception) if one
            )
        from licet.identify.from_text import identify

        found = identify(text, self.engine.catalogue)
        said = found.expression or ""
        alone = found.base is not None and not found.modified and len(choices(said)) == 1
        return said if alone and len(choices(said)[0]) == 1 else ""

    def combined(self, sources: Sequence[str], under: str | None = None) -> Combined:
        """Whether works under ``sources`` can go out together, the whole under one licence or, where none is
        given, under each of theirs. Raises ``LicetError``."""
        wholes = []
        for outer in [under] if under else list(dict.fromkeys(sources)):
            parts = [one for one in dict.fromkeys(sources) if one != outer] or [outer]
            wholes.append(whole(outer, [self._passage(self.verdict(part, outer)) for part in parts]))
        return combined(sources, wholes)

    def _passage(self, found: Verdict) -> Passage:
        ways = []
        for at, answer in enumerate(found.answers):
            pairs = [
                ((p.part.name, p.part.text), (p.whole.name, p.whole.text), p.passages[at])
                for p in found.pairs[at]
            ]
            ways.append(way(at, answer, pairs))
        return Passage(part=found.part, ways=tuple(ways))


def _least(tried: Sequence[tuple[Pair, ...]], at: int) -> tuple[Pair, ...]:
    """The pairs among which the worst answer is best; of the first of equals."""
    return min(tried, key=lambda pairs: BEST.index(conjunction(pair.answer(at) for pair in pairs)))
