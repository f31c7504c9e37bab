"""What follows for somebody, as a page for people and as JSON."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from msgspec.structs import replace

from licet.report.layout import Mark, Page, Row, Section, cut, within
from licet.report.model import Bar, Duty, Owed
from licet.report.words import act, listed, plural, visible

_SHORT, _LONG = 160, 1200
_SAYS: dict[str, tuple[str, Mark]] = {
    "yes": ("This use is permitted, if what is owed is done", "YES"),
    "no": ("This use is not permitted", "NO"),
    "depends": ("Whether this use is permitted depends on what is not known", "UNKNOWN"),
}

_LEADS: tuple[tuple[str, str, Mark], ...] = (("owed", "you owe", ""), ("depends", "it depends", "UNKNOWN"))
_NO_GRANT = "the grants that were read do not settle it"


def owed_page(owed: Owed, *, explain: bool = False) -> Page:
    """The whole answer; ``explain`` shows whole quotes and what does not apply."""
    answer = (*_owing(owed, explain=explain), questions(owed), readings(owed))
    details = [rates(owed), _unread(owed)]
    if explain:
        details.append(_idle(owed))
    return Page(
        visible(owed.path),
        _headline(owed),
        tuple(s for s in answer if s.rows),
        tuple(s for s in details if s.rows),
    )


def _owing(owed: Owed, *, explain: bool) -> list[Section]:
    """What is owed; where there is a choice, under each option."""
    if not owed.options:
        return [first(owed, explain=explain)]
    out = []
    for name, option in owed.options.items():
        found = first(option, explain=explain)
        rows = (verdict(option), *found.rows)
        out.append(replace(found, title=f"If you choose {visible(name)}", rows=rows))
    return out


def first(owed: Owed, *, explain: bool = False) -> Section:
    """What stands in the way and what is owed."""
    length = _LONG if explain else _SHORT
    rows = [_bar(owed, b, "barred", "NO", length) for b in _distinct(owed.bars, "bites")]
    if owed.permitted == "no" and owed.ungranted:
        acts = listed([act(name, None) for name in owed.ungranted], "or")
        rows.append(Row(f"not granted: no sentence that was read gives leave to {acts}", "NO"))
    for status, lead, mark in _LEADS:
        rows += [_duty(owed, d, said, mark, length) for d, said in _led(_distinct(owed.duties, status), lead)]
    if owed.permitted == "depends":
        rows += [_bar(owed, b, "may be barred", "UNKNOWN", length) for b in _distinct(owed.bars, "depends")]
    if all(d.status == "not-owed" for d in owed.duties):
        left = len(owed.unread)
        note = f"but {plural(left, 'passage')} {'was' if left == 1 else 'were'} not read" if left else ""
        rows.append(Row("nothing that was read is owed", "UNKNOWN" if left else "", note))
    return Section("What you owe", tuple(rows))


def _led(found: Sequence[Duty | Bar], lead: str) -> Iterator[tuple[Duty | Bar, str]]:
    """Each duty with the words before it, the ways of a choice told as such."""
    begun: dict[int, int] = {}  # where a choice is offered, and its way told last
    for one in found:
        choice = one.one_of if isinstance(one, Duty) else None
        if choice is None:
            yield one, lead
            continue
        last = begun.get(choice.start)
        begun[choice.start] = choice.way
        if last is None:
            yield one, f"{lead} one of these"
        else:
            yield one, "and with it" if last == choice.way else "or"


def verdict(owed: Owed) -> Row:
    """Whether the use is permitted, in one row."""
    what, mark = _SAYS[owed.permitted]
    if owed.permitted == "no" and any(other.permitted == "yes" for other in owed.contested.values()):
        return Row("By the letter this use is not permitted; read otherwise it is", "CONTESTED")
    if owed.permitted_on:
        what += f": it turns on {listed(names(owed.permitted_on), 'and')}"
    elif owed.permitted == "depends":
        what = f"Whether this use is permitted cannot be told: {_gap(owed) or _NO_GRANT}"
    elif owed.permitted == "yes" and owed.unread:
        what += f"; {_gap(owed)} and may ask for more"
    return Row(what, mark)


def _gap(owed: Owed) -> str:
    """How much was not read; nothing if all was."""
    left = len(owed.unread)
    return f"{plural(left, 'passage')} {'was' if left == 1 else 'were'} not read" if left else ""


def questions(owed: Owed) -> Section:
    """What to find out."""
    return Section("What decides", tuple(Row(q.question, "ask", place=q.fact) for q in owed.asked))


def rates(owed: Owed) -> Section:
    rows = tuple(Row(f"1 {r.source} was {r.rate:.6g} {r.target} on {r.day}") for r in owed.rates)
    return Section("Exchange rates used (European Central Bank)", rows)


def readings(owed: Owed) -> Section:
    """Where careful readers differ: the answer under each other reading."""
    rows = []
    for name, other in owed.contested.items():
        due = [d.says for d in _distinct(other.duties, "owed")]
        then = f"owed: {listed(due, 'and')}" if due else "nothing that was read is owed"
        said = {"yes": "permitted", "no": "not permitted"}.get(other.permitted, "it depends")
        rows.append(Row(other.holding or name.replace("-", " "), "CONTESTED", f"{said}; {then}"))
    return Section("Read otherwise", tuple(rows))


def names(facts: Iterable[str]) -> list[str]:
    """Facts as people say them."""
    said = []
    for fact in facts:
        base = fact.removesuffix("_licensee").removesuffix("_at_release")
        more = " of the whole group" if fact.endswith("_licensee") else ""
        more = " on the release date" if fact.endswith("_at_release") else more
        said.append(base.replace("_", " ") + more)
    return said


def _headline(owed: Owed) -> str:
    return verdict(owed).line


def _distinct(found: Iterable[Duty | Bar], status: str) -> list[Duty | Bar]:
    """Those of one status, the same words for the same thing once."""
    out: dict[tuple[str, str, int], Duty | Bar] = {}
    for one in found:
        if one.status == status:
            out.setdefault((one.says, one.when_says, one.start), one)
    return list(out.values())


def _duty(owed: Owed, duty: Duty | Bar, lead: str, mark: Mark, length: int) -> Row:
    why = duty.why or (f"it turns on {listed(names(duty.on), 'and')}" if duty.on else "")
    if not why and duty.when_says:
        why = f"if {duty.when_says}"
    return Row(
        f"{lead}: {duty.says}", mark, why, within(owed.texts, owed.path, duty), cut(duty.quote, length)
    )


def _bar(owed: Owed, bar: Duty | Bar, lead: str, mark: Mark, length: int) -> Row:
    return _duty(owed, bar, lead, mark, length)


def _unread(owed: Owed) -> Section:
    rows = tuple(
        Row(f"“{cut(u.quote, _SHORT)}”", "", "", within(owed.texts, owed.path, u)) for u in owed.unread
    )
    return Section("Not read, so look for yourself", rows)


def _idle(owed: Owed) -> Section:
    rows = [_duty(owed, d, "not owed", "", _SHORT) for d in _distinct(owed.duties, "not-owed")]
    rows += [_bar(owed, b, "no bar", "", _SHORT) for b in _distinct(owed.bars, "no")]
    return Section("What does not apply", tuple(rows))
