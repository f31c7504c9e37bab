"""Small licences, written as what was read in them."""

from __future__ import annotations

from typing import Any

from licet.compare.from_readings import Party
from licet.conditions import Atom, Condition, all_of, any_of
from licet.read.model import Reading, Term
from licet.spans import Span

SHARED = Atom("distribution", "is", True)
COMMERCIAL = Atom("use_purpose", "is", "commercial")


def users(limit: int, op: str = "gt", scope: str = "this product") -> Atom:
    return Atom("monthly_active_users", op, limit, unit="users", period="month", scope=scope)


def revenue(limit: int, currency: str = "USD") -> Atom:
    return Atom("monthly_revenue", "gt", limit, currency=currency, period="month", scope="this product")


BIG = all_of(COMMERCIAL, any_of(users(100_000_000), revenue(20_000_000)))


def permission(*actions: str, when: Condition | None = None, **more: Any) -> dict[str, Any]:
    return {"kind": "permission", "actions": actions, "when": when, **more}


def duty(*actions: str, when: Condition | None = None, **more: Any) -> dict[str, Any]:
    return {"kind": "duty", "actions": actions, "when": when, **more}


def bar(*actions: str, when: Condition | None = None, **more: Any) -> dict[str, Any]:
    return {"kind": "prohibition", "actions": actions, "when": when, **more}


GRANT = permission("use", "reproduce", "modify", "distribute", "sublicense", "sell")
NOTICE = duty("keep-notice", when=SHARED)
SHOW = duty("display-attribution", when=BIG, detail={"show": "Kimi K2"})


def licence(*rows: dict[str, Any], unread: tuple[str, ...] = ()) -> Party:
    """A text with a sentence for each row, and the sentences that nobody read."""
    source, terms, left = "", [], []
    for row in rows:
        start = len(source)
        source += (
            row.get("words") or f"{row['kind']} {' '.join(row['actions'])} {row['when']} {row.get('detail')}"
        )
        terms.append(_term(row, Span(start, len(source))))
        source += "\n"
    for sentence in unread:
        left.append(Span(len(source), len(source) + len(sentence)))
        source += sentence + "\n"
    return Party(source, Reading(tuple(terms), unread=tuple(left)))


def _term(row: dict[str, Any], span: Span) -> Term:
    more = {k: v for k, v in row.items() if k not in ("kind", "actions", "when", "words", "rule")}
    action, *also = row["actions"]
    return Term(
        row["kind"], action, span, row.get("rule", "written"), also=tuple(also), when=row["when"], **more
    )


MIT = licence(GRANT, NOTICE)
KIMI = licence(GRANT, NOTICE, SHOW)
