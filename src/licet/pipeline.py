"""From a path, an SPDX id or a string to a ``Report``: the only code that calls the stages, in order."""

from __future__ import annotations

import dataclasses
import os
from collections import ChainMap
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache, cached_property, partial
from typing import TYPE_CHECKING

from licet.errors import EmptyError, LicetError
from licet.inputs import MAX_SIZE, STDIN, is_path, read_bytes
from licet.report.model import Report
from licet.spread import WORTH, spread, spread_stream

if TYPE_CHECKING:
    from licet.catalogue.model import Catalogue
    from licet.compare.model import Choice
    from licet.identify.model import Identification
    from licet.owe.model import Owed
    from licet.owe.profile import Profile
    from licet.pipeline_offers import Offer
    from licet.read.model import Reading
    from licet.report.alternatives import Alternatives
    from licet.report.combined import Combined
    from licet.report.compared import Compared
    from licet.report.decomposed import Decomposed
    from licet.report.lattice import Lattice
    from licet.report.model import Owed as OwedReport
    from licet.report.regions import SweepReport
    from licet.report.related import Diffed, Kin
    from licet.scan.model import Scanned
    from licet.scan.walk import Item
    from licet.spans import Span
    from licet.sweep.model import Sweep
    from licet.text.model import Text

Progress = Callable[[str, float], None]
INTERNAL = "internal error, {}: {} (please report it, with what LICET_DEBUG=1 prints)"


@dataclass
class Engine:
    """The stages with the knowledge they need; make one and read many texts with it.

    ``max_size`` limits files, in bytes; ``progress`` is told how far the building of the catalogue is.
    """

    progress: Progress | None = None
    max_size: int = MAX_SIZE

    @cached_property
    def catalogue(self) -> Catalogue:
        """The known licences, opened when first needed."""
        from licet.catalogue import open_catalogue

        return open_catalogue(self.progress)

    def text(self, source: str) -> Text:
        """The text of a path, of ``-`` for standard input, of an SPDX id or of one WITH an exception; raises
        ``LicetError``."""
        if is_path(source):
            return self.of_bytes(read_bytes(source, self.max_size), source)
        from licet.pipeline_offers import text_of

        return text_of(self, source)

    def of_bytes(self, data: bytes, name: str) -> Text:
        """The text that a file of this name holds; raises ``LicetError``."""
        from licet.text.decode import decode

        decoded, encoding = decode(data, name)
        return dataclasses.replace(_worded(decoded, _printable(name)), encoding=encoding)

    def of_id(self, name: str) -> Text:
        """The catalogue's text of a licence; raises ``LicetError``."""
        return _worded(self.catalogue.text(self.catalogue.by_id(name)), name)

    def known(self, text: Text) -> tuple[Span, ...]:
        """The stretches of a text that are a known licence or notice, word for word where it counts."""
        from licet.identify.from_text import identify

        parts = identify(text, self.catalogue).parts
        return tuple(p.span for p in parts if not any(d.material for d in p.departures))

    def expression(self, words: str) -> str | None:
        """The SPDX expression that words name ("Apache 2.0", a trove classifier), if they name one."""
        from licet.identify.from_text import identify
        from licet.text.from_string import from_string

        try:
            return self.catalogue.by_id(words).expression
        except LicetError:
            return identify(from_string(words), self.catalogue).expression

    def read(self, text: str, name: str = "") -> Report:
        """The report on a string."""
        return self.report(_worded(text, name))

    def reading(self, text: Text, found: Identification | None = None) -> Reading:
        """The terms of a text; what of it is no known licence is read with doubt."""
        from licet.identify.from_text import identify
        from licet.read.additions import ridden
        from licet.read.doubt import doubted
        from licet.read.from_provisions import read
        from licet.text.provisions import provisions

        parts = provisions(text)
        found = found or identify(text, self.catalogue)
        doubtful = doubted(text, read(text, parts), parts, found.strange(text.source))
        return ridden(text, doubtful, parts, found.added())

    def owed(self, text: Text, reading: Reading, profile: Profile) -> Owed:
        """What follows for somebody."""
        from licet.owe.from_reading import owe

        return owe(reading, profile, text)

    def report(self, text: Text, profile: Profile | None = None) -> Report:
        """Everything licet says about one text."""
        from licet.identify.from_text import identify
        from licet.judge.decisions import decisions
        from licet.judge.from_reading import judge
        from licet.label.from_reading import label
        from licet.report.from_stages import report

        found = identify(text, self.catalogue)
        reading = self.reading(text, found)
        return report(
            text,
            found,
            reading,
            judgement=judge(text, found, reading),
            labelling=label(text, reading),
            decisions=decisions(found),
            owed=None if profile is None else self.owed(text, reading, profile),
        )

    def offer(self, source: str) -> Offer:
        """What a path, an id or an SPDX expression offers, read. Raises ``LicetError``."""
        from licet.pipeline_offers import offer_of

        return offer_of(self, source)

    def expanded(self, sources: Sequence[str]) -> tuple[str, ...]:
        """The sources, each SPDX expression replaced by its licences. Raises ``LicetError``."""
        from licet.pipeline_offers import expanded

        return tuple(expanded(self, sources))

    def owe(self, source: str, profile: Profile) -> OwedReport:
        """What follows for somebody, with quotes: all that ``licet owe`` prints. Raises ``LicetError``."""
        return self.owed_report(self.offer(source), profile)

    def owed_of(self, offer: Offer, profile: Profile) -> Owed:
        """What follows for somebody under licences that bind together or may be chosen among."""
        from licet.owe.options import chosen, moved, together

        each = {one.at: moved(self.owed(one.text, one.reading, profile), one.at) for one in offer.licences}
        return chosen({o.name: together([each[one.at] for one in o.licences]) for o in offer.options})

    def sweep(self, offer: Offer, profile: Profile, over: tuple[str, ...] = ()) -> Sweep:
        """What follows at every size. Raises ``InputError`` for a fact that the text does not measure."""
        from licet.owe.thresholds import chosen, thresholds
        from licet.sweep.from_axes import sweep
        from licet.sweep.model import Axis

        sizes = chosen(thresholds([one.reading for one in offer.licences], profile), over, profile)
        axes = tuple(
            Axis(s.fact, tuple(sorted(s.cuts)), s.currency, tuple(s.keys), s.scope, s.as_of) for s in sizes
        )

        def at(point: tuple[float, ...]) -> Owed:
            facts = [size.at(value) for size, value in zip(sizes, point, strict=True)]
            return self.owed_of(offer, profile.having(**dict(ChainMap(*facts))))

        return sweep(axes, at)

    def sweep_report(self, offer: Offer, profile: Profile, over: tuple[str, ...] = ()) -> SweepReport:
        """The same with quotes and English."""
        from licet.report.from_sweep import sweep_report

        return sweep_report(offer.text, self.sweep(offer, profile, over))

    def owed_report(self, offer: Offer, profile: Profile) -> OwedReport:
        """What follows for somebody under an offer that was read, with quotes."""
        from licet.report.from_stages import owed_report

        return owed_report(offer.text, self.owed_of(offer, profile))

    def compared(self, a: str, b: str, profile: Profile | None = None) -> Compared:
        """How licence A stands to licence B, for everyone or for those of a partial profile: all that
        ``licet compare`` prints. Raises ``LicetError``."""
        from licet.pipeline_compare import compared_of

        return compared_of(self, a, b, profile)

    def combined(self, sources: Sequence[str], under: str | None = None) -> Combined:
        """Whether works under several licences can go out together: all that ``licet combine`` prints.
        Raises ``LicetError``."""
        from licet.pipeline_combine import Combiner

        return Combiner(self).combined(sources, under)

    def decomposed(self, source: str) -> Decomposed:
        """A licence as a choice between simpler ones: all that ``licet decompose`` prints. Raises
        ``LicetError``."""
        from licet.pipeline_compare import decomposed_of

        return decomposed_of(self, source)

    def diffed(self, a: str, b: str) -> Diffed:
        """Two licences side by side: all that ``licet diff`` prints. Raises ``LicetError``."""
        from licet.identify.differences import difference
        from licet.report.from_difference import diffed

        one, other = self.text(a), self.text(b)
        return diffed(one, other, difference(one, other))

    def kin(self, source: str, most: int = 5) -> Kin:
        """The nearest relatives of a licence: all that ``licet kin`` prints. Raises ``LicetError``."""
        from licet.identify.kin import kin
        from licet.report.from_difference import related

        text = self.text(source)
        return related(text, kin(text, self.catalogue, most))

    def known_ids(self, *, listed: bool = False, approved: bool = False) -> list[str]:
        """The ids of the known licences in English, by name, without deprecated and generic ones."""
        from licet.pipeline_known import ids_of

        return ids_of(self, listed=listed, approved=approved)

    @cached_property
    def listed(self) -> tuple[str, ...]:
        """The ids of the SPDX list's licences, without deprecated ones."""
        found = self.catalogue.entries(("licence",))
        return tuple(e.spdx_id for e in found if e.spdx_id and e.listed and not e.deprecated)

    def lattice(self, *, listed: bool = False, first: int | None = None) -> Lattice:
        """The order over the known licences, those of the SPDX list or the first by name."""
        from licet.pipeline_known import lattice_of

        return lattice_of(self, listed=listed, first=first)

    def alternatives(self, source: str) -> Alternatives:
        """Existing licences nearest to one: all that ``licet alternatives`` prints. Raises ``LicetError``."""
        from licet.compare.compile import compiled
        from licet.compare.nearest import nearest
        from licet.compare.words import Words
        from licet.identify.kin import kinship
        from licet.report.from_nearest import alternatives

        text = self.text(source)
        mine = compiled(self.reading(text), Words(text.source), rates={"USD": 1.0})
        approved = set(self.known_ids(approved=True))
        ids = self.known_ids(listed=True)
        others = {one: choice for one, choice in zip(ids, self.choices(ids), strict=True) if one != source}
        akin = kinship(text, self.catalogue)
        found = nearest(mine, {one: c for one, c in others.items() if one in approved}, akin)
        found += nearest(mine, {one: c for one, c in others.items() if one not in approved}, akin)
        texts = {near.id: self.text(near.id) for near in found}
        return alternatives(
            text, found, texts, {near.id: near.id in approved for near in found}, mine.granted
        )

    def choices(self, ids: Sequence[str]) -> Iterator[Choice]:
        """What each known licence stops, in order; read once, then kept in the cache."""
        from licet.pipeline_known import choices_of

        return choices_of(self, ids)

    def reports(self, sources: Sequence[str], profile: Profile | None = None) -> Iterator[Report]:
        """One report for each source, in order; what fails is a report with ``error`` set."""
        if STDIN in sources or len(sources) <= WORTH:
            return (self.tried(source, profile) for source in sources)
        _ = self.catalogue  # built once, here, if it has to be
        return spread(partial(_reader, self.max_size, profile), sources)

    def scan(
        self, roots: Sequence[str], *, gitignore: bool = False, processes: int = 0
    ) -> Iterator[Scanned | None]:
        """What each file of the trees says, in order; ``None`` for one that says nothing."""
        from licet.scan.walk import walk

        _ = self.catalogue  # built once, here, if it has to be
        items = (item for root in roots for item in walk(root, gitignore=gitignore))
        return spread_stream(partial(_scanner, self.max_size), items, processes)

    def tried(self, source: str, profile: Profile | None = None) -> Report:
        """The report on a source, or one that says why there is none."""
        return self.attempt(source, partial(self.text, source), profile)

    def attempt(self, name: str, make: Callable[[], Text], profile: Profile | None = None) -> Report:
        """The report on the text that ``make`` gives, or one that says why there is none."""
        path = _printable(name)
        try:
            return self.report(make(), profile)
        except LicetError as error:
            return Report(path=path, error=_printable(str(error)), empty=isinstance(error, EmptyError))
        except Exception as error:  # one text must not stop the others
            if os.environ.get("LICET_DEBUG"):
                raise
            return Report(path=path, error=f"{path}: {INTERNAL.format(type(error).__name__, error)}")


@cache
def engine() -> Engine:
    """The engine that the library's functions share."""
    return Engine()


def _reader(max_size: int, profile: Profile | None) -> Callable[[str], Report]:
    """What one of many processes does with a source."""
    one = Engine(max_size=max_size)
    return lambda source: one.tried(source, profile)


def _scanner(max_size: int) -> Callable[[Item], Scanned | None]:
    """What one of many processes does with a file of a tree."""
    from licet.identify.from_text import identify
    from licet.scan.from_file import Scanner
    from licet.text.from_string import from_string

    catalogue = Engine().catalogue
    return Scanner(lambda words: identify(from_string(words), catalogue), max_size).item


def _worded(source: str, name: str) -> Text:
    from licet.text.from_string import from_string

    text = from_string(source, name)
    if not text.tokens:
        raise EmptyError("there is nothing to read", where=name or "the text", cure="give a licence text")
    return text


def _printable(name: str) -> str:
    """A file name as it can be written in UTF-8: bytes that are none become U+FFFD."""
    return name.encode("utf-8", "surrogateescape").decode("utf-8", "replace")
