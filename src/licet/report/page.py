"""A report as a page for people: what stands where, in which words. Formats lay it out."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from msgspec.structs import replace

from licet.report.layout import Page, Row, Section, at, cut, more
from licet.report.model import Departure, Hidden, Identity, Quote, Report, Term
from licet.report.owed import first, questions, rates, verdict
from licet.report.words import listed, plural, visible

_SHORT, _LONG = 160, 1200
_FIRST = 6  # rows of a section on the first screen
_ALIKE = 3  # words by which conditions begin alike: "the use is"
_FEW = 2  # departures that stand before the answer; more of them stand after it
_FREE = ("OSD", "FSD", "DFSG")  # on the first screen
_GROUPS = (
    ("You may", ("permission",), "licensee"),
    ("You must", ("duty",), "licensee"),
    ("You may not", ("prohibition",), "licensee"),
    ("How far the grant goes", ("grant-scope",), ""),
    ("It ends", ("termination",), ""),
    ("The licensor may", ("permission",), "licensor"),
    ("The licensor must", ("duty", "prohibition"), "licensor"),
    ("What it does not promise", ("disclaimer",), ""),
)


def page(report: Report, *, explain: bool = False) -> Page:
    """Lay a report out; ``explain`` adds rules, whole quotes and what was set aside."""
    attached = _attached(report)
    departures = _departures(report, explain)
    brief = len(departures.rows) <= _FEW and not departures.more
    answer = (
        _alerts(report),
        *([departures] if brief else []),
        _verdicts(report, _FREE, "Is it open?"),
        _brief(report, "What is attached to it", attached),
        _duties(report, attached),
        *([] if brief else [departures]),
    )
    details = [_group(report, *group, explain=explain) for group in _GROUPS]
    others = [name for name in report.verdicts if name not in _FREE]
    details += [_verdicts(report, others, "Other definitions"), _decisions(report), _unread(report, explain)]
    if explain:
        details += [_criteria(report), _immaterial(report), _set_aside(report)]
    return Page(
        visible(report.path),
        visible(_headline(report)),
        tuple(s for s in answer if s.rows),
        tuple(s for s in details if s.rows),
    )


def _headline(report: Report) -> str:
    what = report.identity
    parts = [p for p in what.parts if p.base]
    if what.base is None:
        head = "No known licence"
    elif what.modified:
        head = f"{_named(what)}, changed: {_changes(what.material)}"
    elif len(parts) > 1 and what.expression:
        head = f"{what.expression}: {plural(len(parts), 'licence')} in one file"
    else:
        head = _named(what)
    if what.known_as and what.known_as != what.base:
        head += f"; known as {what.known_as}"
    kind = "" if report.licence_class == "unknown" else f" — {report.licence_class.replace('-', ' ')}"
    called = f". Fairly called: {listed(report.called, 'or')}" if report.called else ""
    return head + kind + called


def _named(what: Identity) -> str:
    return f"{what.name} ({what.base})" if what.name and what.name != what.base else str(what.base)


def _changes(departures: Sequence[Departure]) -> str:
    kinds = [d.kind for d in departures]
    said = [f"{plural(kinds.count(k), 'passage')} {k}" for k in ("added", "changed", "removed") if k in kinds]
    return listed(said, "and")


def _alerts(report: Report) -> Section:
    rows = [
        Row(
            f"{plural(len(found), 'character')} that readers do not see: {kind}",
            "alert",
            listed(sorted({h.what for h in found}), "and"),
            at(report.path, found[0].line),
        )
        for kind, found in _by_kind(report.hidden).items()
    ]
    rows += [
        Row(
            f"calls itself what it is not: “{cut(c.claim.quote, _SHORT)}”",
            "alert",
            c.why,
            at(report.path, c.claim.line),
            cut(c.refuted_by.quote, _SHORT),
        )
        for c in report.false_claims
    ]
    return Section("Beware", tuple(rows))


def _by_kind(hidden: Iterable[Hidden]) -> dict[str, list[Hidden]]:
    out: dict[str, list[Hidden]] = {}
    for one in hidden:
        out.setdefault(one.kind, []).append(one)
    return out


def _departures(report: Report, explain: bool) -> Section:
    found = report.identity.material
    weighty = sorted(found, key=lambda d: -len(d.quote) - len(d.base_quote or ""))[:_FIRST]
    shown = found if explain else [d for d in found if d in weighty]
    rows = tuple(_departure(report, d, explain) for d in shown)
    return Section(f"How it departs from {report.identity.base}", rows, more(len(found) - len(shown)))


def _departure(report: Report, found: Departure, explain: bool) -> Row:
    length = _LONG if explain else _SHORT
    before = f"instead of “{cut(found.base_quote, length)}”" if found.base_quote else ""
    if found.kind == "removed":
        before = f"“{cut(found.base_quote or '', length)}”"
    why = "; ".join(part for part in (found.why if explain or not before else "", before) if part)
    return Row(
        found.kind,
        "",
        why,
        at(report.path, found.line),
        cut(found.quote, length),
        found.rule if explain else "",
    )


def _attached(report: Report) -> list[Term]:
    """What is tied to a size or was added to the base; then what is forbidden."""
    heavy = [
        t for t in report.terms if t.kind not in ("definition", "disclaimer") and t.strength != "encouraged"
    ]
    added = [t for t in heavy if any(_touch(t, d) for d in report.identity.material)]
    sized = [t for t in heavy if t.sized]
    barred = [t for t in heavy if t.kind == "prohibition" and t.actor == "licensee"]
    few = (
        added if len(report.identity.material) <= _FEW else []
    )  # a text with other words everywhere adds nothing
    told: list[Term] = []
    for term in (*few, *sized, *barred):
        if term not in told:
            told.append(term)
    return told


def _duties(report: Report, told: Sequence[Term]) -> Section:
    """What is owed, without what the page has told."""
    if report.owed is not None:
        return _owed(report)
    found = [
        t
        for t in report.terms
        if t.kind == "duty" and t.actor == "licensee" and t.strength != "encouraged" and t not in told
    ]
    return _brief(report, "What it asks of you", found)


_LEAD = {
    ("permission", "licensee"): "you may ",
    ("duty", "licensee"): "you must ",
    ("prohibition", "licensee"): "you may not ",
    ("permission", "licensor"): "the licensor may ",
    ("duty", "licensor"): "the licensor must ",
    ("prohibition", "licensor"): "the licensor may not ",
    ("grant-scope", "licensee"): "the grant reaches: ",
}


def _brief(report: Report, title: str, terms: Sequence[Term]) -> Section:
    """Terms without quotes, those that say the same in one row."""
    by_act: dict[str, list[Term]] = {}
    for term in terms:
        actor = "licensor" if term.actor == "licensor" else "licensee"
        by_act.setdefault(_LEAD.get((term.kind, actor), "") + listed(term.says, "and"), []).append(term)
    rows = [
        Row(act, "", _either(same), ", ".join(dict.fromkeys(at(report.path, t.line) for t in same[:3])))
        for act, same in by_act.items()
    ]
    return Section(title, tuple(rows[:_FIRST]), more(len(rows) - _FIRST))


def _either(terms: Sequence[Term]) -> str:
    """The conditions of terms that say the same; those that begin alike are told in one breath."""
    whens = dict.fromkeys(t.when_says for t in terms)
    if "" in whens:
        return ""
    alike: dict[str, list[str]] = {}
    for when in whens:
        words = when.split(" ")
        simple = len(words) > _ALIKE and " and " not in when and " or " not in when
        lead = " ".join(words[:_ALIKE]) + " " if simple else ""
        alike.setdefault(lead or when, []).append(when.removeprefix(lead))
    told = [lead + _some(said) if lead not in said else lead for lead, said in alike.items()]
    return "if " + ", or if ".join(told)


def _some(said: list[str]) -> str:
    rest = len(said) - _FIRST
    return listed([*said[:_FIRST], f"{rest} more"] if rest > 1 else said, "or")


def _owed(report: Report) -> Section:
    owed = report.owed
    assert owed is not None
    whole = replace(owed, path=report.path, unread=report.unread)
    rows = (verdict(whole), *first(whole).rows, *questions(whole).rows, *rates(whole).rows)
    return Section("What you owe", rows)


def _verdicts(report: Report, names: Sequence[str], title: str) -> Section:
    rows = [
        Row(f"{v.name} {v.version}", v.answer, v.because)  # type: ignore[arg-type]
        for name, v in report.verdicts.items()
        if name in names
    ]
    return Section(title, tuple(rows))


def _group(report: Report, title: str, kinds: tuple[str, ...], actor: str, *, explain: bool) -> Section:
    found = [
        t
        for t in report.terms
        if t.kind in kinds and (not actor or (t.actor == "licensor") == (actor == "licensor"))
    ]
    same: dict[tuple[int, int, str], list[Term]] = {}
    for term in found:
        same.setdefault((term.start, term.end, term.when_says), []).append(term)
    return Section(title, tuple(_term(report, terms, explain) for terms in same.values()))


def _term(report: Report, terms: Sequence[Term], explain: bool) -> Row:
    first = terms[0]
    acts = list(dict.fromkeys(act for term in terms for act in term.says))
    what = listed(acts, "and")
    if all(t.strength == "encouraged" for t in terms):
        what += " (asked, not required)"
    rule = ", ".join(dict.fromkeys(t.rule for t in terms)) if explain else ""
    if explain and first.parse:
        rule = "; ".join([rule, *dict.fromkeys(p for t in terms for p in t.parse)])
    return Row(
        what,
        "",
        _if(first) + _one_of(first),
        at(report.path, first.line),
        cut(first.quote, _LONG if explain else _SHORT),
        rule,
    )


def _if(term: Term) -> str:
    return f"if {term.when_says}" if term.when_says else ""


def _one_of(term: Term) -> str:
    if term.one_of is None or term.kind != "duty":
        return ""
    said = f"way {term.one_of.way} of a choice"
    return f" ({said})" if term.when_says else said


def _decisions(report: Report) -> Section:
    rows = [
        Row(f"{d.body}: {d.decision}{f' ({d.date})' if d.date else ''}", "", d.source)
        for d in report.decisions
    ]
    return Section("What the bodies decided", tuple(rows))


def _unread(report: Report, explain: bool) -> Section:
    shown = report.unread if explain else report.unread[: 2 * _FIRST]
    rows = tuple(Row(f"“{cut(u.quote, _SHORT)}”", "", "", at(report.path, u.line)) for u in shown)
    return Section("Not read, so look for yourself", rows, more(len(report.unread) - len(shown)))


def _criteria(report: Report) -> Section:
    rows = [
        Row(
            name,
            c.answer,  # type: ignore[arg-type]
            "; ".join([c.why, *(f"{reading}: {answer}" for reading, answer in c.readings.items())]),
            at(report.path, c.evidence[0].line) if c.evidence else "",
            cut(c.evidence[0].quote, _SHORT) if c.evidence else "",
        )
        for verdict in report.verdicts.values()
        for name, c in verdict.criteria.items()
    ]
    return Section("Criterion by criterion", tuple(rows))


def _immaterial(report: Report) -> Section:
    found = [d for d in report.identity.departures if not d.material]
    return Section("Differences without weight", tuple(_departure(report, d, True) for d in found))


def _set_aside(report: Report) -> Section:
    rows = [
        Row(e.kind, "", "", at(report.path, e.line), cut(e.quote, _SHORT), e.rule) for e in report.effectless
    ]
    return Section("Read and set aside", tuple(rows))


def _touch(one: Quote, other: Quote) -> bool:
    return min(one.end, other.end) > max(one.start, other.start)
