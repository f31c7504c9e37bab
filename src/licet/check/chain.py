"""Models made from models: what the base asks for must reach what was made from it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path

from licet.check.bases import Above, Known, known
from licet.check.bindings import families, licences
from licet.check.findings import declared_place, finding, place
from licet.check.model import Evidence, Named, ReadText
from licet.components.model import Shipped
from licet.expressions import choices, family, ids
from licet.knowledge.chains import wants_it_first
from licet.report.checked import Finding, Place
from licet.report.model import Quote, Term

_MADE = ("model", "dataset", "sbom")
_NOTICES = frozenset({"keep-notice", "include-licence", "attribute", "display-attribution"})
_RULES = frozenset({"pass-restrictions", "follow-aup"})
_KEPT = frozenset({"same-licence", "pass-restrictions"})
_BINDING = _KEPT | {"name-derivatives", "follow-aup"}


def findings(rows: Sequence[Evidence]) -> list[Finding]:
    """What is missing or contradicted between releases and the bases that are here.

    Bases under the same licence ask for the same, so each thing is said once for a release.
    """
    names = known(rows)
    return [f for row in rows if row.component.ecosystem in _MADE for f in _release(row, names)]


def _release(evidence: Evidence, names: Known) -> Iterator[Finding]:
    asked: dict[str, list[tuple[Above, ReadText]]] = {}
    for above in names.above(evidence):
        if above.evidence is None:
            base = above.base
            at = Place(path=base.shown, line=base.line, quote=base.name)
            yield finding("base-unknown", evidence.component, base.name, at)
            continue
        for text in _licences(above.evidence):
            asked.setdefault(_same(text), []).append((above, text))
    said: set[str] = set()
    for group in asked.values():
        yield from _against(evidence, group, said)


def _licences(above: Evidence) -> tuple[ReadText, ...]:
    """The licences of a base: its texts, or the catalogue's for what it only declares."""
    texts = licences(above)
    said = next((n.expression for n in above.named if n.expression), None)
    if texts or said is None:
        return texts
    wanted = next(iter(choices(said)), ())
    held = ((i, above.by_id[i]) for i in wanted if i in above.by_id)
    return tuple(ReadText(Shipped(Path(i), f"catalogue:{i}", "licence"), report, i) for i, report in held)


def _same(text: ReadText) -> str:
    """What licences have in common that ask for the same."""
    what = text.report.identity
    return text.sha256 if what.modified or not what.expression else what.expression


def _against(evidence: Evidence, group: list[tuple[Above, ReadText]], said: set[str]) -> Iterator[Finding]:
    above, text = group[0]
    own = families(*licences(evidence))
    same = bool(own & families(text))
    duties = [t for t in text.report.terms if t.kind == "duty" and t.actor == "licensee"]
    who = above.base.name
    if len(group) > 1:
        who += f" and {len(group) - 1} more under the same licence"
    if not same:
        yield from _freer(evidence, text, duties, who)
    for term in duties:
        wanted = _shown(term)
        if wanted.lower() not in said:
            yield from _name(evidence, text, term, wanted, said)
            yield from _words(evidence, text, term, wanted, said)
    if not same:
        yield from _notices(evidence, above, text, duties)
    yield from _policy(evidence, above, text, duties, same)


def _freer(evidence: Evidence, text: ReadText, duties: Sequence[Term], who: str) -> Iterator[Finding]:
    """A declared licence that is not the base's, whose terms bind what is made from it."""
    bound = _bound(text, duties)
    named = next((n for n in evidence.named if n.expression), None)
    if named is None or bound is None or _told(named) & families(text):
        return
    yield finding(
        "freer-than-base",
        evidence.component,
        f"{named.declared.words}, made from {who}",
        declared_place(named.declared),
        against=place(text.shipped.shown, bound),
    )


def _told(named: Named) -> set[str]:
    return {family(i) for i in ids(named.expression or "")}


def _bound(text: ReadText, duties: Sequence[Term]) -> Quote | None:
    """The words by which a licence binds what is made from the work: a duty to pass its terms on, a limit
    that makes it no open source, or another duty that travels."""
    kept = next((t for t in duties if _KEPT & {t.action, *t.also}), None)
    verdict = text.report.verdicts.get("OSD")
    if kept is not None or verdict is None or verdict.answer == "YES":
        return kept or next((t for t in duties if _BINDING & {t.action, *t.also}), None)
    broken = (c for c in verdict.criteria.values() if c.answer == "NO" and c.evidence)
    limit = next((c.evidence[0] for c in broken), None)
    return limit or next((t for t in duties if "include-licence" in (t.action, *t.also)), None)


def _name(evidence: Evidence, text: ReadText, term: Term, wanted: str, said: set[str]) -> Iterator[Finding]:
    if not wanted or "name-derivatives" not in (term.action, *term.also):
        return
    said.add(wanted.lower())
    own = evidence.component.name.rpartition("/")[2].lower()
    first = wants_it_first(term.quote)
    if own.startswith(wanted.lower()) if first else wanted.lower() in own:
        return
    yield finding(
        "base-name-missing",
        evidence.component,
        f"“{wanted}”{' at the beginning' if first else ''}",
        Place(path=evidence.component.shown, quote=evidence.component.name),
        against=place(text.shipped.shown, term),
    )


def _shown(term: Term) -> str:
    shown = term.detail.get("show") if isinstance(term.detail, dict) else None
    return str(shown[0] if isinstance(shown, list | tuple) and shown else shown or "")


def _words(evidence: Evidence, text: ReadText, term: Term, wanted: str, said: set[str]) -> Iterator[Finding]:
    """Fixed words that have to be said must stand in a read-me or a notice."""
    if not wanted or not {term.action, *term.also} & _NOTICES:
        return
    said.add(wanted.lower())
    flat = " ".join(wanted.split()).lower()
    if any(flat in " ".join(text.words.split()).lower() for text in evidence.beside):
        return
    yield finding(
        "base-notice-missing",
        evidence.component,
        "; ".join(term.says),
        Place(path=evidence.component.shown),
        against=place(text.shipped.shown, term),
    )


def _notices(evidence: Evidence, above: Above, text: ReadText, duties: Sequence[Term]) -> Iterator[Finding]:
    """Texts and notices without fixed words: the licence of the base, and a notice file for its notices."""
    noticed = any(s.role == "notice" for s in evidence.component.files)
    wanted = [
        t
        for t in duties
        if not _shown(t)
        and {t.action, *t.also} & _NOTICES
        and ("include-licence" in (t.action, *t.also) or not noticed)
    ]
    if not wanted:
        return
    first = next((t for t in wanted if "include-licence" in (t.action, *t.also)), wanted[0])
    asked = dict.fromkeys(w for t in (first, *wanted) for w in t.says)
    yield finding(
        "base-notice-missing",
        evidence.component,
        "; ".join(asked),
        Place(path=evidence.component.shown),
        against=place(text.shipped.shown, first),
    )


def _policy(
    evidence: Evidence, above: Above, text: ReadText, duties: Sequence[Term], same: bool
) -> Iterator[Finding]:
    assert above.evidence is not None
    has = any(t.shipped.role == "policy" for t in evidence.texts)
    apart = any(t.shipped.role == "policy" for t in above.evidence.texts)
    if has or (same and not apart):
        return
    term = next((t for t in duties if {t.action, *t.also} & _RULES), None)
    if term is not None:
        yield finding(
            "base-policy-missing",
            evidence.component,
            "; ".join(term.says),
            Place(path=evidence.component.shown),
            against=place(text.shipped.shown, term),
        )
