"""The findings of ``licet check`` (``data/findings``)."""

from __future__ import annotations

from functools import cache
from typing import Literal

import msgspec

from licet.knowledge.load import items


class FindingKind(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A code with its weight, what it says, and how to mend it."""

    code: str
    level: Literal["error", "warning", "note"]
    title: str
    why: str
    fix: str
    source: str = "licet"


@cache
def finding_kinds() -> dict[str, FindingKind]:
    """Every kind of finding, by code."""
    return {row.code: row for row in items("findings", FindingKind)}
