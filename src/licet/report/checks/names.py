"""Licences as people call them, and the answer that a component stands under."""

from __future__ import annotations

import re

from licet.report.checked import Component

_CHANGED = re.compile(r"LicenseRef-licet-(\S+?)-modified-[0-9a-f]+")
_OURS = re.compile(r"LicenseRef-scancode-([\w.+-]+)")


def licence(one: Component) -> str:
    """The licence of a component in short: changed texts by the licence that they were made from."""
    if one.expression:
        return short(one.expression)
    if one.declared:
        return f"“{', '.join(one.declared)}”"
    return "private, without a licence" if one.private else "no licence"


def short(expression: str) -> str:
    """An expression without the ids that only programs need."""
    return _OURS.sub(r"\1", _CHANGED.sub(r"\1 (changed)", expression))


def answer(one: Component) -> str:
    """Whether it is open source, by the Open Source Definition; empty for what has no licence."""
    return one.verdicts.get("OSD", "UNKNOWN" if one.declared or one.texts else "")
