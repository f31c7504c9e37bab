"""Which deed discharges a duty."""

from __future__ import annotations

from functools import cache
from typing import Any

import re2

from licet.compare.facts import named
from licet.compare.formula import Formula, conj, disj, neg
from licet.compare.words import Words
from licet.knowledge import axioms
from licet.knowledge.axioms import Deed
from licet.read.model import Term

STRINGS = ("show", "prefix", "name", "string")


def undone(action: str, term: Term, words: Words) -> tuple[Formula, bool, frozenset[str]]:
    """That the duty is not discharged, whether its deed says all that the words say, and the axioms used."""
    detail = term.detail if isinstance(term.detail, dict) else {}
    shown = _shown(detail) if action == term.action else []
    row = _row(action, detail, shown)
    if row is None:
        return neg(named(f"deed:{action}")), False, frozenset()
    used = frozenset({row.id} if row.id else ())
    if row.strings and shown:
        place = words.say(f"{detail.get('where') or ''} {detail.get('manner') or ''}")
        where = f" ({place})" if place else ""
        deeds = [named(f"deed:{row.deed} “{' '.join(string.split())}”{where}") for string in shown]
        any_of_them = len(deeds) > 1 and (detail.get("choice", "any") == "any")
        return neg(disj(*deeds) if any_of_them else conj(*deeds)), True, used
    return neg(named(row.name or f"deed:{row.deed}")), row.exact, used


def _shown(detail: dict[str, Any]) -> list[str]:
    for key in STRINGS:
        if value := detail.get(key):
            return [str(v) for v in value] if isinstance(value, list | tuple) else [str(value)]
    return []


def unquoted(term: Term, words: str) -> str:
    """``words`` of a term without those that it wants shown: a notice to copy limits nothing."""
    said = " ".join(words.split())
    for string in _shown(term.detail) if isinstance(term.detail, dict) else []:
        said = said.replace(" ".join(string.split()), "")
    return said


def _row(action: str, detail: dict[str, Any], shown: list[str]) -> Deed | None:
    for row in axioms.deeds():
        if action not in row.actions:
            continue
        if row.where and not _pattern(row.where).search(str(detail.get("where") or "")):
            continue
        if row.shows and not any(_pattern(row.shows).search(s) for s in shown):
            continue
        return row
    return None


@cache
def _pattern(pattern: str) -> Any:
    return re2.compile(pattern)
