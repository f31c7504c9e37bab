"""Which readings bind the user of a component: the choices that its declaration and its texts leave."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from licet.check.model import Evidence, ReadText
from licet.expressions import choices, family, ids
from licet.report.model import Report


@dataclass(frozen=True, slots=True)
class Binding:
    """One choice: the readings that bind together, each with the path of its text ("" for a catalogue's)."""

    reports: tuple[tuple[Report, str], ...]
    ids: tuple[str, ...]


def bindings(evidence: Evidence, settled: str | None = None) -> tuple[Binding, ...]:
    """The choices of a component; none where nothing is known.

    A text that is shipped stands for the licence that it is; the catalogue's text stands for one that is
    only declared. Shipped licences that no declaration names bind in every choice.
    """
    texts = licences(evidence)
    expression = settled or next((n.expression for n in evidence.named if n.expression), None)
    if expression is None:
        if not texts:
            return ()
        found = tuple((t.report, t.shipped.shown) for t in texts)
        return (Binding(found, tuple(i for t in texts for i in names(t.report))),)
    told = {family(i) for i in ids(expression)}
    extra = [] if settled else [t for t in texts if not _families(t) & told]
    return tuple(_binding(choice, texts, extra, evidence) for choice in choices(expression))


def licences(evidence: Evidence) -> tuple[ReadText, ...]:
    """The shipped licence texts that could be read."""
    return tuple(t for t in evidence.texts if t.shipped.role == "licence" and t.report.error is None)


def names(report: Report) -> tuple[str, ...]:
    """What a text is called: its expression, the licence it is or departs from, each part of it."""
    what = report.identity
    parts = (n for p in what.parts for n in (p.expression, p.base))
    return tuple(dict.fromkeys(n for n in (what.base, what.known_as, what.expression, *parts) if n))


def _families(text: ReadText) -> set[str]:
    out: set[str] = set()
    for name in names(text.report):
        out |= {family(i) for i in _ids(name)}
    return out


def _ids(name: str) -> Iterable[str]:
    return ids(name) if " " in name else (name,)


def _binding(
    choice: tuple[str, ...], texts: tuple[ReadText, ...], extra: list[ReadText], evidence: Evidence
) -> Binding:
    found: list[tuple[Report, str]] = []
    for identifier in choice:
        own = next((t for t in texts if family(identifier) in _families(t)), None)
        if own is not None:
            found.append((own.report, own.shipped.shown))
        elif (report := evidence.by_id.get(identifier)) is not None:
            found.append((report, ""))
    found += [(t.report, t.shipped.shown) for t in extra]
    return Binding(tuple({(r.path, p): (r, p) for r, p in found}.values()), choice)
