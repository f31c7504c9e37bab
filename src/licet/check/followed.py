"""What follows from a choice of licences for the profile and the policy."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any, Literal

from licet.check.bindings import Binding
from licet.check.findings import catalogued, declared_place, finding, place
from licet.check.model import Evidence, Ruling
from licet.expressions import ids
from licet.report.checked import Finding, Owed, Place
from licet.report.model import Quote, Report, Term

_WORST = {"NO": 3, "UNKNOWN": 2, "CONTESTED": 1, "YES": 0}
Sizes = dict[str, tuple[float, str | None]]  # the profile's numbers by fact, money with its currency
Permitted = Literal["yes", "no", "depends", "not-asked"]


def permitted(option: Binding | None) -> Permitted:
    """Whether the use in the profile is permitted by every licence that binds."""
    owed = [r.owed for r, _ in option.reports if r.owed] if option else []
    if not owed:
        return "not-asked"
    answers = {o.permitted for o in owed}
    return "no" if "no" in answers else "depends" if "depends" in answers else "yes"


def verdicts(
    reports: Sequence[Report], together: Report | None = None, *, doubtful: bool = False
) -> dict[str, str]:
    """The worst answer of each definition over licences that bind together.

    ``together`` is the licence read with the terms that stand beside it. Such terms are read out of their
    place, so nothing is YES then, and nothing is where it is ``doubtful`` which licence holds.
    """
    out: dict[str, str] = {}
    for report in (*reports, *((together,) if together else ())):
        for name, verdict in report.verdicts.items():
            if name not in out or _WORST[verdict.answer] > _WORST[out[name]]:
                out[name] = verdict.answer
    return {n: "UNKNOWN" if (together or doubtful) and a == "YES" else a for n, a in out.items()}


def terms(reports: Sequence[Report]) -> tuple[str, ...]:
    """Every duty and limit in short, once."""
    found = (
        f"{t.kind}/{t.action}"
        for r in reports
        for t in r.terms
        if t.kind in ("duty", "prohibition", "grant-scope") and t.strength != "encouraged"
    )
    return tuple(sorted(set(found)))


def words(report: Report, path: str, quote: Quote) -> Place:
    """Where words stand: in a shipped text, or in the catalogue's."""
    return place(path, quote) if path else catalogued(report.path, quote)


def _places(evidence: Evidence, report: Report, path: str, quote: Quote | None) -> tuple[Place, Place | None]:
    """Where a finding about words is, and where the words stand if that is somewhere else: for a licence that
    is only named, what names it and the catalogue."""
    if path:
        return place(path, quote), None
    against = catalogued(report.path, quote) if quote else None
    source = next((s for s in evidence.sources if report.path in ids(s.expression)), None)
    if source is not None:
        return place(source.path, source.quote), against
    said = next((n.declared for n in evidence.named if n.expression), None)
    return (declared_place(said) if said else place(evidence.component.shown)), against


def owed(option: Binding) -> tuple[Owed, ...]:
    """The duties that are owed or may be, with their words."""
    return tuple(
        Owed(
            action=d.action,
            says=d.says,
            status=d.status,
            at=words(report, path, d),
            show=_shown(d.detail),
            when_says=d.when_says,
            on=d.on,
        )
        for report, path in option.reports
        for d in (report.owed.duties if report.owed else ())
        if d.status != "not-owed"
    )


def _shown(detail: dict[str, Any] | str | None) -> str:
    shown = detail.get("show") if isinstance(detail, dict) else None
    return ", ".join(map(str, shown)) if isinstance(shown, list | tuple) else str(shown or "")


def ruled(
    evidence: Evidence, option: Binding, said: tuple[Ruling, str], what: str, *, written: bool
) -> Iterator[Finding]:
    """The policy's ruling on a licence called ``what``; ``written`` is whether somebody wrote a policy."""
    answer, rule = said
    if answer == "allow":
        return
    code = "denied" if answer == "deny" else "review" if written else "not-open"
    deciding = _deciding(option, rule)
    at, against = _places(evidence, *deciding) if deciding else (place(evidence.component.shown), None)
    named = f"{what}, by {rule}" if written else what
    yield finding(code, evidence.component, named, at, rule=rule, against=against)


def findings(evidence: Evidence, option: Binding, sizes: Sizes) -> list[Finding]:
    """Bars, open questions, what is owed, and thresholds ahead."""
    return [
        *_asked(evidence, option),
        *_owed(evidence, option),
        *_thresholds(evidence, option, sizes),
    ]


def _owed(evidence: Evidence, option: Binding) -> Iterator[Finding]:
    for report, path in option.reports:
        for duty in report.owed.duties if report.owed else ():
            if duty.status == "owed":
                at, against = _places(evidence, report, path, duty)
                yield finding("owed", evidence.component, duty.says, at, against=against)


def _deciding(option: Binding, rule: str) -> tuple[Report, str, Quote] | None:
    """The words on which a selector of the policy rests, where it rests on some."""
    head, _, rest = rule.partition(":")
    for report, path in option.reports:
        for name, verdict in report.verdicts.items():
            for key, criterion in verdict.criteria.items():
                if head in (name, key) and criterion.answer == rest and criterion.evidence:
                    return report, path, criterion.evidence[0]
        if head in ("term", "owed"):
            wanted = rest.rpartition("/")[2]
            term = next((t for t in report.terms if wanted in (t.action, *t.also)), None)
            if term is not None:
                return report, path, term
    limits = ("prohibition", "grant-scope")
    limiting = ((r, p, t) for r, p in option.reports for t in r.terms if t.kind in limits)
    return next(limiting, None)


def _asked(evidence: Evidence, option: Binding) -> Iterator[Finding]:
    answer = permitted(option)
    for report, path in option.reports:
        if report.owed is None:
            continue
        if answer == "no":
            for bar in (b for b in report.owed.bars if b.status == "bites"):
                at, against = _places(evidence, report, path, bar)
                yield finding("barred", evidence.component, bar.says, at, why=bar.why, against=against)
        elif answer == "depends" and report.owed.permitted == "depends":
            facts = ", ".join(report.owed.permitted_on) or "words that were not read"
            open_bar = next((b for b in report.owed.bars if b.status == "depends"), None)
            at, against = _places(evidence, report, path, open_bar)
            yield finding("open-question", evidence.component, facts, at, against=against)


def _thresholds(evidence: Evidence, option: Binding, sizes: Sizes) -> Iterator[Finding]:
    """Duties and bars that do not fall on the profile today and would from a size on."""
    for report, path in option.reports:
        if report.owed is None:
            continue
        calm = {(d.start, d.end) for d in report.owed.duties if d.status == "not-owed"}
        calm |= {(b.start, b.end) for b in report.owed.bars if b.status == "no"}
        for term in report.terms:
            if term.sized and (term.start, term.end) in calm and term.kind != "permission":
                near = _near(term, sizes)
                what = f"{'; '.join(term.says)}, if {term.when_says}{near}"
                at, against = _places(evidence, report, path, term)
                yield finding("threshold", evidence.component, what, at, against=against)


def _near(term: Term, sizes: Sizes) -> str:
    """How much of each threshold the profile has reached."""
    said = [
        f"{atom['fact'].replace('_', ' ')} is at {100 * sizes[atom['fact']][0] / atom['value']:.2g}% of it"
        for atom in _atoms(term.when)
        if atom.get("op") in ("gt", "ge")
        and atom["fact"] in sizes
        and sizes[atom["fact"]][1] == atom.get("currency")
        and _positive(atom.get("value"))
    ]
    return f" ({', '.join(said)})" if said else ""


def _positive(value: object) -> bool:
    return isinstance(value, int | float) and not isinstance(value, bool) and value > 0


def _atoms(tree: dict[str, Any] | None) -> Iterator[dict[str, Any]]:
    if not tree:
        return
    if "fact" in tree:
        yield tree
    for part in (*tree.get("all", ()), *tree.get("any", ())):
        yield from _atoms(part)
    if "not" in tree:
        yield from _atoms(tree["not"])
