"""What a component says of its licence against what its texts say, and what it does not say at all."""

from __future__ import annotations

from collections.abc import Iterator

from licet.check.bindings import licences, names
from licet.check.findings import declared_place, finding, place
from licet.check.model import Evidence, Named, ReadText
from licet.expressions import family, ids
from licet.report.checked import Finding, Place
from licet.report.model import Quote


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
    """A declared licence that none of the texts is, and a text that no declaration names."""
    texts = [t for t in licences(evidence) if names(t.report)]
    said = [n for n in evidence.named if n.expression]
    if not texts or not said:
        return
    told = {family(i) for n in said for i in ids(n.expression or "")}
    for text in texts:
        own = {family(i) for name in names(text.report) for i in (ids(name) if " " in name else (name,))}
        if own & told:
            continue
        is_what = text.report.identity.expression or "another licence"
        yield finding(
            "declared-differs",
            evidence.component,
            f"{said[0].declared.words} is declared, the text is {is_what}",
            _start(text),
            against=declared_place(said[0].declared),
        )


def _text(evidence: Evidence, text: ReadText) -> Iterator[Finding]:
    one, report, path = evidence.component, text.report, text.shipped.shown
    if text.shipped.role == "licence":
        said = next((n.declared for n in evidence.named if n.expression), None)
        material = report.identity.material
        if material:
            kinds = [d.kind for d in material]
            count = ", ".join(f"{kinds.count(k)} {k}" for k in ("added", "changed", "removed") if k in kinds)
            yield finding(
                "modified-text", one, f"{report.identity.base}, but for {count}", place(path, material[0]),
                why=material[0].why, against=declared_place(said) if said else None,
            )  # fmt: skip
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


def _start(text: ReadText) -> Place:
    """The first words of a text."""
    report = text.report
    quotes: list[Quote] = [*report.terms, *report.unread, *report.effectless]
    first = min(quotes, key=lambda q: q.start, default=None)
    return place(text.shipped.shown, first)
