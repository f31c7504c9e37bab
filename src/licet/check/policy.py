"""A policy applied to a reading: the strictest selector that fits decides."""

from __future__ import annotations

from collections.abc import Iterable
from fnmatch import fnmatchcase

from licet.check.model import Policy, Ruling, Selector
from licet.expressions import family
from licet.report.model import Report

_ORDER: tuple[Ruling, ...] = ("allow", "review", "deny")
_LIMITING = ("duty", "prohibition", "grant-scope", "termination")


def ruling(reports: Iterable[Report], ids: Iterable[str], policy: Policy) -> tuple[Ruling, str]:
    """What the policy says of licences that all bind, and the selector that said it.

    A licence named by its id under ``allow`` is allowed whatever else fits. Otherwise ``deny`` outweighs
    ``review``, and ``review`` ``allow``; of several licences the strictest ruling holds.
    """
    worst: tuple[Ruling, str] = ("allow", "")
    chosen = list(ids)
    rows = list(reports) or ([Report()] if chosen else [])  # what was not read is unknown, and has its name
    for report in rows:
        found = _one(report, _names(report, chosen), policy)
        if _ORDER.index(found[0]) > _ORDER.index(worst[0]):
            worst = found
    return worst


def _one(report: Report, names: list[str], policy: Policy) -> tuple[Ruling, str]:
    by_name = [s for s in policy.allow if s.kind == "licence" and _fits(s, report, names)]
    if by_name:
        return "allow", by_name[0].written
    tables: tuple[tuple[Ruling, tuple[Selector, ...]], ...] = (
        ("deny", policy.deny),
        ("review", policy.review),
        ("allow", policy.allow),
    )
    for answer, selectors in tables:
        for selector in selectors:
            if _fits(selector, report, names):
                return answer, selector.written
    return policy.default, "default"


def _names(report: Report, chosen: list[str]) -> list[str]:
    """What a policy may call a licence: by its text, and by the declared id that the text bears out (a text
    cannot tell whether later versions may be chosen). A changed text is not what it is declared to be."""
    what = report.identity
    if what.modified:
        return [n for n in (what.expression, what.known_as) if n]
    own = [n for n in (what.base, what.expression, what.known_as) if n]
    told = {family(n) for n in own if " " not in n}
    return (own + [i for i in chosen if family(i) in told]) or chosen


def _fits(selector: Selector, report: Report, names: list[str]) -> bool:
    match selector.kind:
        case "class":
            return report.licence_class == selector.name
        case "called":
            return selector.name in report.called
        case "verdict":
            return _answer(selector.name, report) == selector.value
        case "owed":
            owed = report.owed
            return owed is not None and any(
                d.status != "not-owed" and selector.name in (d.action, *d.also) for d in owed.duties
            )
        case "term":
            return any(
                selector.name in (t.action, *t.also)
                and (t.kind == selector.value if selector.value else t.kind in _LIMITING)
                and t.strength != "encouraged"
                for t in report.terms
            )
        case "licence":
            return any(fnmatchcase(name.lower(), selector.name.lower()) for name in names)


def _answer(name: str, report: Report) -> str:
    if name in report.verdicts:
        return report.verdicts[name].answer
    found = (v.criteria[name].answer for v in report.verdicts.values() if name in v.criteria)
    return next(found, "UNKNOWN")
