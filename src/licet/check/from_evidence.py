"""``check``: evidence and a policy to components and findings."""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Sequence
from fnmatch import fnmatchcase
from typing import Any

from msgspec.structs import replace

from licet.check import chain, contradictions, followed, sources
from licet.check.bindings import Binding, bindings, names, told
from licet.check.findings import declared_place, finding, place
from licet.check.model import Clarify, Evidence, Ignore, Policy, Ruling
from licet.check.policy import ruling
from licet.check.rows import bound, expression, reported
from licet.expressions import family, ids
from licet.knowledge.findings import finding_kinds
from licet.report.checked import LEVELS, Checked, Component, Finding

_RULINGS: tuple[Ruling, ...] = ("allow", "review", "deny")
_PERMITTED = ("yes", "not-asked", "depends", "no")


def check(
    evidence: Sequence[Evidence],
    policy: Policy,
    today: datetime.date,
    *,
    root: str = "",
    sizes: followed.Sizes | None = None,
) -> Checked:
    """Everything that a policy and a profile say of the components.

    ``sizes`` are the profile's numbers by fact, for telling how near a threshold is. Findings come worst
    first, then by component, gravity and place; the same input gives the same output.
    """
    made = [_component(one, policy, sizes or {}, today) for one in evidence]
    found = [f for _, own in made for f in own]
    chained = chain.findings(evidence)
    found += chained
    freer = {f.component for f in chained if f.code == "freer-than-base"}
    kept, ignored = _ignored(found, policy, today)
    kept.sort(key=_gravity)
    return Checked(
        root=root,
        on=today.isoformat(),
        policy=policy.shown,
        components=tuple(bound(c) if c.label in freer else c for c, _ in made),
        findings=tuple(dict.fromkeys(kept)),
        ignored=tuple(ignored),
    )


def _gravity(found: Finding) -> tuple[int, str, int, str, int, str]:
    level, code = LEVELS.index(found.level), list(finding_kinds()).index(found.code)
    return level, found.component, code, found.at.path, found.at.line, found.what


def _component(
    evidence: Evidence, policy: Policy, sizes: followed.Sizes, today: datetime.date
) -> tuple[Component, list[Finding]]:
    settled, found = _settled(evidence, policy)
    one = evidence.component
    found += [_broken(evidence, b.shown, b.what, b.cure) for b in one.broken]
    found += [
        _broken(evidence, t.shipped.shown, t.report.error or "", "")
        for t in evidence.texts
        if t.report.error is not None and not t.report.empty
    ]
    options = bindings(evidence, settled.licence if settled else None)
    best = min(options, key=lambda b: _weight(b, policy), default=None)
    if settled is None:
        found += contradictions.findings(evidence, has_licence=bool(options) or bool(one.broken))
        found += sources.findings(evidence, told(evidence), contradictions.stated(evidence))
    if _accepted("extra-terms", one.label, policy, today):
        evidence = replace(evidence, outside=(), together=None)
    if best is None:
        return reported(evidence, None, ("allow", "")), found
    found += _without_reading(evidence, best)
    ruled = ruling((r for r, _ in best.reports), best.ids, policy)
    what = (settled.licence if settled else expression(evidence, best)) or "its licence"
    found += followed.ruled(evidence, best, ruled, what, written=policy.written)
    found += followed.findings(evidence, best, sizes)
    return reported(evidence, best, ruled, settled.licence if settled else None), found


def _without_reading(evidence: Evidence, best: Binding) -> list[Finding]:
    """Licences of the choice that no text was read for: nothing is known of them, so they are no pass."""
    known = {name for report, _ in best.reports for name in names(report)} | set(evidence.by_id)
    told = {family(n) for name in known for n in (ids(name) if " " in name else (name,))}
    missing = [i for i in best.ids if family(i) not in told]
    said = next((n.declared for n in evidence.named if n.expression), None)
    at = declared_place(said) if said else place(evidence.component.shown)
    why = "its text is neither shipped nor in the catalogue"
    return [finding("unknown-licence", evidence.component, i, at, why=why) for i in missing]


def _weight(option: Binding, policy: Policy) -> tuple[int, int, int]:
    """How hard a choice is: the policy's ruling, then the profile's answer, then what is owed."""
    ruled, _ = ruling((r for r, _ in option.reports), option.ids, policy)
    owed = sum(d.status == "owed" for r, _ in option.reports if r.owed for d in r.owed.duties)
    return _RULINGS.index(ruled), _PERMITTED.index(followed.permitted(option)), owed


def _settled(evidence: Evidence, policy: Policy) -> tuple[Clarify | None, list[Finding]]:
    """The clarification that fits a component, and a finding for one whose file has changed."""
    one = evidence.component
    stale: list[Finding] = []
    for row in policy.clarify:
        if not any(fnmatchcase(name, row.component) for name in (one.name, one.label, one.shown)):
            continue
        if not row.sha256:
            return row, stale
        texts = [t for t in evidence.texts if not row.file or t.shipped.shown.endswith(row.file)]
        if any(t.sha256.startswith(row.sha256.lower()) for t in texts):
            return row, stale
        where = texts[0].shipped.shown if texts else row.file or one.shown
        stale.append(finding("clarify-stale", one, f"{row.licence} ({row.reason})", place(where)))
    return None, stale


def _broken(evidence: Evidence, shown: str, what: str, cure: str) -> Finding:
    found = finding("broken", evidence.component, what, place(shown))
    return replace(found, fix=cure) if cure else found


def _ignored(
    found: Iterable[Finding], policy: Policy, today: datetime.date
) -> tuple[list[Finding], list[Finding]]:
    kept: list[Finding] = []
    ignored: list[Finding] = []
    expired: dict[Any, Finding] = {}
    for one in found:
        rows = _rows(one.code, one.component, policy)
        if any(r.until >= today for r in rows):
            ignored.append(one)
            continue
        kept.append(one)
        for row in rows:
            what = f"{row.finding} of {row.component}, until {row.until}: {row.reason}"
            expired[row] = replace_component(finding("ignore-expired", None, what, place(policy.shown)), one)
    return kept + list(expired.values()), ignored


def _rows(code: str, component: str, policy: Policy) -> list[Ignore]:
    return [r for r in policy.ignore if r.finding == code and fnmatchcase(component, r.component)]


def _accepted(code: str, component: str, policy: Policy, today: datetime.date) -> bool:
    return any(r.until >= today for r in _rows(code, component, policy))


def replace_component(made: Finding, like: Finding) -> Finding:
    """The finding, about the component of another one."""
    return replace(made, component=like.component)
