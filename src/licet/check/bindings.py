"""Which readings bind the user of a component: the choices that its declaration and its texts leave."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

import msgspec

from licet.check.model import Evidence, ReadText
from licet.check.sources import foreign
from licet.expressions import choices, family, ids
from licet.report.model import Report

_MOST = 64  # choices over a component and its source files; the first ones stand for more
Bound = tuple[Report, str]  # a reading, and the path of its text ("" for a catalogue's)


class Binding(msgspec.Struct, frozen=True):
    """One choice: the readings that bind together, each with the path of its text, and the ids chosen."""

    reports: tuple[Bound, ...]
    ids: tuple[str, ...]


def bindings(evidence: Evidence, settled: str | None = None) -> tuple[Binding, ...]:
    """The choices of a component; none where nothing is known.

    A text that is shipped stands for the licence that it is; the catalogue's text stands for one that is
    only declared, or only pointed to. Shipped licences that no declaration names bind in every choice, and
    so do licences that source files state, unless somebody settled the licence.
    """
    own = _own(evidence, settled)
    if settled is not None:
        return own
    for source in foreign(evidence, told(evidence)):
        own = tuple(
            _joined(left, _catalogues(choice, evidence))
            for left in own or (Binding((), ()),)
            for choice in choices(source.expression)
        )[:_MOST]
    return own


def licences(evidence: Evidence) -> tuple[ReadText, ...]:
    """The shipped licence texts that could be read."""
    return tuple(t for t in evidence.texts if t.shipped.role == "licence" and t.report.error is None)


def names(report: Report) -> tuple[str, ...]:
    """What a text is called: its expression, the licence it is or departs from, each part of it."""
    what = report.identity
    parts = (n for p in what.parts for n in (p.expression, p.base))
    return tuple(dict.fromkeys(n for n in (what.base, what.known_as, what.expression, *parts) if n))


def families(*texts: ReadText) -> set[str]:
    """The families of licences that texts are."""
    return {family(i) for t in texts for name in names(t.report) for i in _ids(name)}


def points(text: ReadText) -> bool:
    """Whether a text only says which licence holds, so that the words of that licence stand elsewhere."""
    what = text.report.identity
    return bool(what.parts) and not what.modified and all(p.form != "text" for p in what.parts)


def pointed(text: ReadText) -> tuple[str, ...]:
    """The licences that such a text points to."""
    said = text.report.identity.expression
    return ids(said) if said and points(text) else ()


def told(evidence: Evidence) -> set[str]:
    """The families of licences that a component declares or ships."""
    said = {family(i) for n in evidence.named if n.expression for i in ids(n.expression)}
    return said | families(*licences(evidence))


def _own(evidence: Evidence, settled: str | None) -> tuple[Binding, ...]:
    texts = licences(evidence)
    expression = settled or next((n.expression for n in evidence.named if n.expression), None)
    if expression is None:
        if not texts:
            return ()
        found = [one for t in texts for one in _read(t, evidence)]
        return (Binding(_once(found), tuple(i for t in texts for i in names(t.report))),)
    told = {family(i) for i in ids(expression)}
    extra = [] if settled else [t for t in texts if not families(t) & told]
    return tuple(_binding(choice, texts, extra, evidence) for choice in choices(expression))


def _ids(name: str) -> Iterable[str]:
    return ids(name) if " " in name else (name,)


def _binding(
    choice: tuple[str, ...], texts: Sequence[ReadText], extra: Sequence[ReadText], evidence: Evidence
) -> Binding:
    found: list[Bound] = []
    for identifier in choice:
        own = [t for t in texts if family(identifier) in families(t)]
        whole = [t for t in own if not points(t)]
        if whole:
            found += [(t.report, t.shipped.shown) for t in whole]
        elif held := _catalogues((identifier,), evidence).reports:
            found += held
        else:
            found += [(t.report, t.shipped.shown) for t in own]
    found += [one for t in extra for one in _read(t, evidence)]
    return Binding(_once(found), choice)


def _read(text: ReadText, evidence: Evidence) -> tuple[Bound, ...]:
    """The text itself, or for one that only points, the catalogue's text of what it points to."""
    held = _catalogues(pointed(text), evidence).reports
    return held or ((text.report, text.shipped.shown),)


def _catalogues(choice: Sequence[str], evidence: Evidence) -> Binding:
    """The catalogue's texts; an exception gives more than the licence that it goes with, so that licence is
    read without it."""
    held = (evidence.by_id.get(i.split(" WITH ", maxsplit=1)[0]) for i in choice)
    return Binding(tuple((r, "") for r in held if r is not None), tuple(choice))


def _joined(left: Binding, right: Binding) -> Binding:
    return Binding(_once([*left.reports, *right.reports]), tuple(dict.fromkeys((*left.ids, *right.ids))))


def _once(found: Sequence[Bound]) -> tuple[Bound, ...]:
    return tuple({(r.path, p): (r, p) for r, p in found}.values())
