"""Models made from models: what the base asks for must reach what was made from it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from licet.check.bindings import licences, names
from licet.check.findings import declared_place, finding, place
from licet.check.model import Evidence, ReadText
from licet.components.model import Base
from licet.expressions import family, ids
from licet.report.checked import Component, Finding, Place
from licet.report.model import Term

_MODELS = ("model", "dataset", "sbom")
_NOTICES = ("keep-notice", "include-licence", "attribute", "display-attribution")
_RULES = ("pass-restrictions", "follow-aup")
_TRAVELLING = ("same-licence", "pass-restrictions", "name-derivatives", "include-licence", "follow-aup")
Row = tuple[Evidence, Component]


def findings(rows: Sequence[Row]) -> list[Finding]:
    """What is missing or contradicted between releases and the bases that are here."""
    known = {key: row for row in rows for key in _keys(row[0].component.name)}
    return [f for row in rows for f in _release(row, known)]


def _keys(name: str) -> tuple[str, ...]:
    low = name.lower()
    return (low, low.rpartition("/")[2])


def _release(row: Row, known: dict[str, Row]) -> Iterator[Finding]:
    evidence, _ = row
    if evidence.component.ecosystem not in _MODELS:
        return
    for base, above in _bases(row, known):
        if above is None:
            yield finding(
                "base-unknown", evidence.component, base.name, Place(path=base.shown, line=base.line)
            )
        else:
            yield from _against(evidence, above, base)


def _bases(row: Row, known: dict[str, Row]) -> Iterator[tuple[Base, Evidence | None]]:
    """Every base, and the bases of bases, each once."""
    seen = set(_keys(row[0].component.name))
    waiting = list(row[0].component.bases)
    while waiting:
        base = waiting.pop(0)
        if base.name.lower() in seen:
            continue
        seen.add(base.name.lower())
        found = next((known[key] for key in _keys(base.name) if key in known), None)
        if found is not None and found[0] is row[0]:
            continue
        yield base, found[0] if found else None
        if found:
            waiting += found[0].component.bases


def _against(evidence: Evidence, above: Evidence, base: Base) -> Iterator[Finding]:
    for text in licences(above):
        duties = [t for t in text.report.terms if t.kind == "duty" and t.actor == "licensee"]
        travels = next((t for t in duties if set(_TRAVELLING) & {t.action, *t.also}), None)
        shipped = {family(i) for own in licences(evidence) for n in names(own.report) for i in _ids(n)}
        same = bool(shipped & {family(i) for n in names(text.report) for i in _ids(n)})
        if travels is not None and not same:
            yield from _freer(evidence, text, travels, base)
        yield from _name(evidence, text, duties)
        yield from _notice(evidence, text, duties if not same else [t for t in duties if _shown(t)])
        yield from _policy(evidence, above, text, duties, same)


def _ids(name: str) -> tuple[str, ...]:
    return ids(name) if " " in name else (name,)


def _freer(evidence: Evidence, text: ReadText, travels: Term, base: Base) -> Iterator[Finding]:
    for named in evidence.named:
        if named.expression:
            yield finding(
                "freer-than-base",
                evidence.component,
                f"{named.declared.words}, made from {base.name}",
                declared_place(named.declared),
                against=place(text.shipped.shown, travels),
            )


def _name(evidence: Evidence, text: ReadText, duties: Sequence[Term]) -> Iterator[Finding]:
    for term in duties:
        if term.action != "name-derivatives" and "name-derivatives" not in term.also:
            continue
        wanted = _shown(term)
        if wanted and wanted.lower() not in evidence.component.name.lower():
            yield finding(
                "base-name-missing",
                evidence.component,
                f"“{wanted}”",
                Place(path=evidence.component.shown, quote=evidence.component.name),
                against=place(text.shipped.shown, term),
            )


def _shown(term: Term) -> str:
    shown = term.detail.get("show") if isinstance(term.detail, dict) else None
    return str(shown[0] if isinstance(shown, list | tuple) and shown else shown or "")


def _notice(evidence: Evidence, text: ReadText, duties: Sequence[Term]) -> Iterator[Finding]:
    """Notices and displays: words that have to be said must stand in a read-me or a notice; a notice without
    fixed words needs a notice file at least."""
    said = " ".join(evidence.beside.split()).lower()
    noticed = any(s.role == "notice" for s in evidence.component.files)
    for term in duties:
        if not {term.action, *term.also} & set(_NOTICES):
            continue
        wanted = " ".join(_shown(term).split()).lower()
        if wanted in said if wanted else noticed:
            continue
        yield finding(
            "base-notice-missing",
            evidence.component,
            "; ".join(term.says),
            Place(path=evidence.component.shown),
            against=place(text.shipped.shown, term),
        )


def _policy(
    evidence: Evidence, above: Evidence, text: ReadText, duties: Sequence[Term], same: bool
) -> Iterator[Finding]:
    has = any(t.shipped.role == "policy" for t in evidence.texts)
    apart = any(t.shipped.role == "policy" for t in above.texts)
    if has or (same and not apart):
        return
    term = next((t for t in duties if {t.action, *t.also} & set(_RULES)), None)
    if term is not None:
        yield finding(
            "base-policy-missing",
            evidence.component,
            "; ".join(term.says),
            Place(path=evidence.component.shown),
            against=place(text.shipped.shown, term),
        )
