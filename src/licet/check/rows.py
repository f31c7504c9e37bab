"""A component as reported: what it declares, what was found, and what follows."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from msgspec.structs import replace as changed

from licet.check import followed, sources
from licet.check.bindings import Binding, licences, told
from licet.check.findings import place
from licet.check.model import Evidence, ReadText, Ruling, Source
from licet.expressions import conjunction
from licet.report.checked import Component, Stated, Text, Unusable

_COPYRIGHT = re.compile(
    r"^\W{0,8}(?:portions )?(?:copyright|©|\(c\))[^\n]{0,20}?\d{4}[^\n]{0,200}$", re.I | re.M
)


def reported(
    evidence: Evidence, best: Binding | None, ruled: tuple[Ruling, str], settled: str | None = None
) -> Component:
    """The component under the choice that was taken and the policy's ruling on it; ``settled`` is the licence
    that a clarification names."""
    one = evidence.component
    reports = [r for r, _ in best.reports] if best else []
    first = reports[0] if len(reports) == 1 else None
    return Component(
        name=one.name,
        version=one.version,
        ecosystem=one.ecosystem,
        path=one.shown,
        purl=one.purl,
        declared=tuple(d.words for d in one.declared),
        declared_expression=next((n.expression for n in evidence.named if n.expression), None),
        expression=settled or expression(evidence, best),
        licence_class=first.licence_class if first else _worst_class(reports),
        called=() if _doubtful(evidence) else _common(r.called for r in reports),
        verdicts=followed.verdicts(reports, evidence.together, doubtful=_doubtful(evidence)),
        policy=ruled[0],
        permitted=followed.permitted(best) if best else "not-asked",
        owed=followed.owed(best) if best else (),
        texts=(*(_text(t) for t in evidence.texts), *_beside(evidence)),
        catalogued=tuple(dict.fromkeys(r.path for r, path in best.reports if not path)) if best else (),
        beside=tuple(place(o.shipped.shown, q) for o in evidence.outside for q in o.quotes),
        sources=tuple(_stated(s) for s in evidence.sources),
        bases=tuple(b.name for b in one.bases if b.relation != "datasets"),
        datasets=tuple(b.name for b in one.bases if b.relation == "datasets"),
        terms=followed.terms(reports),
        unread=sum(len(r.unread) for r in reports),
        broken=tuple(Unusable(path=b.shown, what=b.what, cure=b.cure) for b in one.broken),
        private=one.private,
    )


def bound(one: Component) -> Component:
    """A release whose base allows less than it declares: what it declares is no answer."""
    verdicts = {n: "UNKNOWN" if a == "YES" else a for n, a in one.verdicts.items()}
    return changed(one, verdicts=verdicts, called=())


def _doubtful(evidence: Evidence) -> bool:
    """Whether words were found that change what its licences say."""
    return bool(evidence.outside) or any(s.modified for s in evidence.sources)


def _text(text: ReadText) -> Text:
    what = text.report.identity
    return Text(
        path=text.shipped.shown,
        role=text.shipped.role,
        expression=what.expression,
        base=what.base,
        modified=what.modified,
        copyrights=copyrights(text.words),
        words=text.words,
    )


def _beside(evidence: Evidence) -> Iterator[Text]:
    """Notices, which have to be shipped, and read-mes of releases, in which words have to stand."""
    for one in evidence.beside:
        if one.shipped.role == "notice" or evidence.component.ecosystem in ("model", "dataset"):
            made = Text(
                path=one.shipped.shown, role=one.shipped.role, expression=None, base=None, modified=False
            )
            yield changed(made, words=one.words)


def copyrights(words: str) -> tuple[str, ...]:
    """The lines of a text that say who holds the copyright since when."""
    found = (" ".join(m[0].split()) for m in _COPYRIGHT.finditer(words))
    return tuple(dict.fromkeys(line.strip("*#/ ") for line in found))


def _stated(source: Source) -> Stated:
    return Stated(
        expression=source.expression,
        at=place(source.path, source.quote),
        base=source.base,
        modified=source.modified,
        why=source.why,
        files=source.files,
        others=source.others,
    )


def expression(evidence: Evidence, best: Binding | None) -> str | None:
    """What the texts are where they speak, else what is declared, with what source files state besides."""
    texts = licences(evidence)
    spoken = [t.report.identity.expression for t in texts]
    named = next((n.expression for n in evidence.named if n.expression), None)
    if any(t.report.identity.modified for t in texts):
        found = spoken
    elif named:
        found = [named]
    else:
        found = [e for e in spoken if e] or list(best.ids if best else ())
    found += [s.expression for s in sources.foreign(evidence, told(evidence))]
    found += [s.expression for s in evidence.sources if s.modified]
    return conjunction(e for e in found if e)


def _worst_class(reports: Sequence[Any]) -> str:
    found = dict.fromkeys(r.licence_class for r in reports)
    return " and ".join(found) if found else "unknown"


def _common(called: Iterable[tuple[str, ...]]) -> tuple[str, ...]:
    rows = list(called)
    return tuple(w for w in rows[0] if all(w in row for row in rows)) if rows else ()
