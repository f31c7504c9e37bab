"""The expression of a whole file from those of its parts."""

from __future__ import annotations

import re
from collections.abc import Sequence

from licet.identify.claims import Claim
from licet.identify.expression import conjunction
from licet.identify.model import Part
from licet.identify.surroundings import leaves_choice
from licet.text.model import Text

_FAMILY = re.compile(r"(.+?)-\d")
_VERSION = re.compile(r"v?[0-9](?:\.[0-9]{1,2}){0,2}")
_ONLY, _LATER = "-only", "-or-later"
_WORD = re.compile(r"[^\s()]+")


def expression_of(parts: Sequence[Part], claims: Sequence[Claim], text: Text) -> str | None:
    """What holds for the file: all that its parts say, less what one part says better than another.

    - A name without a version adds nothing to a version of the same licence.
    - The text of a licence does not say whether later versions may be chosen; a notice or tag does.
    - Where a text was changed, what names it names the changed text.
    - Licences between which the file lets one choose are alternatives.
    """
    words = text.tokens
    told = [p.expression or "" for p in parts]
    changed: dict[str, str] = {}
    mentioned: set[str] = set()  # changed by what stands beside a mention: so is the text mentioned
    for part in parts:
        if part.base and part.expression and any(d.material for d in part.departures):
            changed.setdefault(part.base, part.expression)
            mentioned |= {part.base} if part.form != "text" else set()
    for number, part in enumerate(parts):
        if changed and (part.form != "text" or part.base in mentioned):
            told[number] = _renamed(told[number], changed)
    _join_choices(told, parts, claims, text)
    named: dict[str, set[str]] = {}  # what is said of each family of licences
    for one in told:
        named.setdefault(_family(one), set()).add(one)
    declared = {t for t, p in zip(told, parts, strict=True) if p.form in ("notice", "tag")}
    out: list[str] = []
    for part, claim, one in zip(parts, claims, told, strict=True):
        unversioned = part.form in ("reference", "notice") and not any(
            _VERSION.fullmatch(w) for w in words[claim.first : claim.last]
        )
        if unversioned and one.endswith(_LATER) and len(named[_family(one)]) > 1:
            continue  # the version is named elsewhere
        if one.endswith(_ONLY) and one not in declared and one.removesuffix(_ONLY) + _LATER in declared:
            continue
        if one:
            out.append(one)
    return _offered(out) or conjunction(out)


def _renamed(expression: str, changed: dict[str, str]) -> str:
    """The expression with the names of changed texts; what the text itself says is not said twice."""
    if "(" not in expression and " OR " not in expression and " AND " in expression:
        kept = [e for e in expression.split(" AND ") if e not in changed]
        expression = " AND ".join(kept) or expression
    return _WORD.sub(lambda m: changed.get(m[0], m[0]), expression)


def _join_choices(told: list[str], parts: Sequence[Part], claims: Sequence[Claim], text: Text) -> None:
    """Put ``A OR B`` for both of two neighbours between which the file leaves the choice."""
    for number in range(len(parts) - 1):
        one, other = told[number], told[number + 1]
        if one == other or " OR " in one + other:
            continue
        if leaves_choice(text, claims[number], claims[number + 1]):
            told[number] = told[number + 1] = f"{_bracketed(one)} OR {_bracketed(other)}"


def _bracketed(expression: str) -> str:
    return f"({expression})" if " AND " in expression else expression


def _offered(told: Sequence[str]) -> str | None:
    """The choice that a file offers, if all else in it are the licences to choose from."""
    different = list(dict.fromkeys(told))
    for choice in different:
        options = {o.strip("() ") for o in choice.split(" OR ")}
        others = [t for t in different if t != choice]
        if len(options) > 1 and " AND " not in choice and options == set(others):
            return choice
    return None


def _family(expression: str) -> str:
    found = _FAMILY.match(expression)
    return found[1] if found and " " not in expression else expression
