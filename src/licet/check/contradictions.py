"""What a component says of its licence against what its texts say, and what it does not say at all."""

from __future__ import annotations

from collections.abc import Iterator

from licet.check.bindings import families, licences, names
from licet.check.findings import declared_place, finding, place
from licet.check.model import Evidence, Named, ReadText
from licet.check.sources import MILD
from licet.expressions import family, ids
from licet.report.checked import Finding, Place
from licet.report.model import Quote

_FIRST = 100  # characters of the first words of a text


def findings(evidence: Evidence, *, has_licence: bool) -> list[Finding]:
    """Every contradiction within one component, and the lack of any licence."""
    return [
        *_none(evidence, has_licence),
        *_unknown(evidence),
        *_differs(evidence),
        *(f for text in evidence.texts for f in _text(evidence, text)),
        *_outside(evidence),
        *_claims(evidence),
    ]


def _none(evidence: Evidence, has_licence: bool) -> Iterator[Finding]:
    one = evidence.component
    for said in one.declared:
        if not said.grants:
            yield finding("no-licence", one, "it says that none is granted", declared_place(said))
            return
    if not has_licence and not one.declared and not one.private:
        yield finding("no-licence", one, "", Place(path=one.shown))


def _unknown(evidence: Evidence) -> Iterator[Finding]:
    one = evidence.component
    texts = licences(evidence)
    for text in texts:
        if not names(text.report):
            yield finding("unknown-licence", one, "", _start(text))
    if not texts and not any(n.expression for n in evidence.named):
        for named in evidence.named:
            if named.declared.grants:
                yield finding("unknown-licence", one, named.declared.words, declared_place(named.declared))


def _differs(evidence: Evidence) -> Iterator[Finding]:
    """A declared licence that none of the texts is, and a text beside it that no declaration names."""
    texts = [t for t in licences(evidence) if names(t.report)]
    said = [n for n in evidence.named if n.expression]
    if not texts or not said:
        return
    told = {family(i) for n in said for i in ids(n.expression or "")}
    others = [t for t in texts if not families(t) & told]
    borne_out = len(others) < len(texts)
    for text in others:
        is_what = text.report.identity.expression or "another licence"
        mild = text.report.licence_class in MILD
        yield finding(
            "undeclared-text" if borne_out else "declared-differs",
            evidence.component,
            is_what if borne_out else f"{said[0].declared.words} is declared, the text is {is_what}",
            _start(text),
            against=declared_place(said[0].declared),
            level="note" if borne_out and mild else None,
        )


def _text(evidence: Evidence, text: ReadText) -> Iterator[Finding]:
    one, report, path = evidence.component, text.report, text.shipped.shown
    if text.shipped.role == "licence":
        yield from _modified(evidence, text)
        for claim in report.false_claims:
            yield finding(
                "false-claim", one, claim.claim.quote, place(path, claim.claim),
                why=claim.why, against=place(path, claim.refuted_by),
            )  # fmt: skip
    if report.hidden:
        first = report.hidden[0]
        quote = Quote(start=first.start, end=first.end, quote=first.what, line=first.line)
        what = f"{len(report.hidden)} of them, the first {first.what}"
        yield finding("hidden-characters", one, what, place(path, quote))


def _modified(evidence: Evidence, text: ReadText) -> Iterator[Finding]:
    """One finding for a changed text, at the change that says most: the longest that was added or changed."""
    what = text.report.identity
    material = what.material
    if not material:
        return
    most = max(material, key=lambda d: (len(d.quote), -d.start))
    around = [p for p in what.parts if p.start <= most.start] or list(what.parts)
    base = around[-1].base if around else what.base
    kinds = [d.kind for d in material]
    count = ", ".join(f"{kinds.count(k)} {k}" for k in ("added", "changed", "removed") if k in kinds)
    said = next((n.declared for n in evidence.named if n.expression), None)
    yield finding(
        "modified-text",
        evidence.component,
        f"{base or what.base}, but for {count}",
        place(text.shipped.shown, most),
        why=most.why,
        against=declared_place(said) if said else None,
    )


def _outside(evidence: Evidence) -> Iterator[Finding]:
    against = next((_start(t) for t in licences(evidence)), None)
    for text in evidence.outside:
        for quote in text.quotes:
            yield finding(
                "extra-terms", evidence.component, "", place(text.shipped.shown, quote), against=against
            )


def _claims(evidence: Evidence) -> Iterator[Finding]:
    """A manifest that calls a licence approved by the OSI while its text is refuted by the definition."""
    for text in licences(evidence):
        verdict = text.report.verdicts.get("OSD")
        if verdict is None or verdict.answer != "NO":
            continue
        refuted = next((c for c in verdict.criteria.values() if c.answer == "NO" and c.evidence), None)
        for named in evidence.named:
            if refuted and _claims_approval(named):
                yield finding(
                    "false-claim", evidence.component, named.declared.words, declared_place(named.declared),
                    why=refuted.why, against=place(text.shipped.shown, refuted.evidence[0]),
                )  # fmt: skip


def _claims_approval(named: Named) -> bool:
    return ":: OSI Approved" in named.declared.words


def stated(evidence: Evidence) -> Place | None:
    """Where a component says what its licence is: in a manifest, else in its first text."""
    said = next((n.declared for n in evidence.named if n.expression), None)
    if said is not None:
        return declared_place(said)
    return next((_start(t) for t in licences(evidence)), None)


def _start(text: ReadText) -> Place:
    """The first words of a text."""
    report = text.report
    quotes: list[Quote] = [*report.terms, *report.unread, *report.effectless]
    first = min(quotes, key=lambda q: q.start, default=None)
    return place(text.shipped.shown, first, _FIRST)
