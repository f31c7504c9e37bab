"""Who asks: a partial description of somebody and of what they do with the work.

A profile is TOML (or JSON) with the day asked about and a table of facts; ``data/facts`` says which there
are. What is left out is unknown.
"""

from __future__ import annotations

import datetime
import difflib
import json
import tomllib
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path
from typing import Any

from licet.errors import InputError
from licet.knowledge.facts import FactEntry, facts
from licet.owe import values
from licet.owe.values import Money, ValueProblem

SCOPES = ("_licensee", "_at_release")
Given = bool | int | float | str | Money | datetime.date | tuple[str, ...]


@dataclass(frozen=True)
class Profile:
    """Facts by name, in canonical values; ``on`` is the day asked about (``None``: the last known rates)."""

    facts: Mapping[str, Given] = field(default_factory=dict)
    on: datetime.date | None = None

    def having(self, **more: Given | None) -> Profile:
        """The same with some facts set, or removed where ``None``."""
        merged = {**self.facts, **{k: v for k, v in more.items() if v is not None}}
        return Profile({k: v for k, v in merged.items() if more.get(k, v) is not None}, self.on)


def load_profile(path: Path) -> Profile:
    """Read a profile file; raises ``InputError``."""
    try:
        words = path.read_text(encoding="utf-8-sig")
    except (OSError, UnicodeDecodeError) as error:
        why = error.strerror if isinstance(error, OSError) and error.strerror else "not a text in UTF-8"
        raise InputError(f"cannot be read: {why}", where=str(path)) from error
    try:
        tree = json.loads(words) if path.suffix.lower() == ".json" else tomllib.loads(words)
    except ValueError as error:
        kind = "JSON" if path.suffix.lower() == ".json" else "TOML"
        raise InputError(f"is not {kind}: {error}", where=str(path)) from error
    return from_tree(tree, str(path))


def from_tree(tree: Any, where: str = "profile") -> Profile:
    """A profile from decoded TOML or JSON; collects every mistake and raises one ``InputError``."""
    if not isinstance(tree, Mapping):
        raise InputError("is not a table of facts", where=where, cure="see: licet profile new")
    wrong: list[str] = []
    for key in tree:
        if key not in ("on", "facts"):
            inside = " under [facts]" if _entry(key) else _meant(key, ("on", "facts"))
            wrong.append(f"unknown key {key!r}{inside if not _entry(key) else f': put it{inside}'}")
    table = tree.get("facts", {})
    if not isinstance(table, Mapping):
        raise InputError("facts is not a table", where=where, cure="see: licet profile new")
    given: dict[str, Given] = {}
    for name, value in table.items():
        try:
            given[name] = parsed(name, value)
        except ValueProblem as error:
            wrong.append(str(error))
    try:
        on = None if tree.get("on") is None else day(tree["on"])
    except ValueProblem as error:
        wrong.append(f"on: {error}")
        on = None
    if wrong:
        raise InputError("; ".join(wrong), where=where, cure="licet profile facts lists every key")
    return _checked(Profile(given, on), where)


def parsed(name: str, value: Any) -> Given:
    """The canonical value of a fact; raises ``ValueProblem`` with a suggestion."""
    entry = _entry(name)
    if entry is None:
        raise ValueProblem(f"unknown fact {name!r}{_meant(name, every_key())}")
    try:
        return _parsed(entry, value)
    except ValueProblem as error:
        raise ValueProblem(f"{name}: {error}") from None


def merged(profile: Profile, more: Mapping[str, Given], on: datetime.date | None) -> Profile:
    """``profile`` with ``more`` over its own; raises ``InputError`` for what cannot be true together."""
    return _checked(Profile({**profile.facts, **more}, on or profile.on), "profile")


def every_key() -> tuple[str, ...]:
    """All names a profile may use."""
    return tuple(n for e in facts().values() for n in (e.name, *(e.name + s for s in SCOPES if e.scoped)))


def day(value: Any) -> datetime.date:
    """A date; raises ``ValueProblem``."""
    if isinstance(value, datetime.datetime):
        return value.date()
    if isinstance(value, datetime.date):
        return value
    try:
        return datetime.date.fromisoformat(str(value))
    except ValueError:
        raise ValueProblem(f"{value!r} is not a date (write 2026-11-01)") from None


def _entry(name: str) -> FactEntry | None:
    known = facts()
    if name in known:
        return known[name]
    for suffix in SCOPES:
        base = known.get(name.removesuffix(suffix))
        if base is not None and name.endswith(suffix) and base.scoped:
            return base
    return None


def _parsed(entry: FactEntry, value: Any) -> Given:
    kinds: dict[str, Callable[[Any], Given]] = {
        "count": values.storage if entry.unit == "TB" else values.number,
        "money": values.money,
        "duration": partial(values.duration, unit=entry.unit),
        "date": day,
        "flag": _flag,
        "choice": partial(_choice, entry),
        "words": _words,
    }
    return kinds[entry.kind](value)


def _flag(value: Any) -> bool:
    if isinstance(value, bool):
        return value
    known = {"yes": True, "true": True, "no": False, "false": False}
    if isinstance(value, str) and value.strip().lower() in known:
        return known[value.strip().lower()]
    raise ValueProblem(f"{value!r} is neither true nor false")


def _choice(entry: FactEntry, value: Any) -> bool | str:
    if isinstance(value, bool) and not entry.options:
        return value
    if not isinstance(value, str) or not value.strip():
        raise ValueProblem(f"{value!r} is not a word")
    if entry.options and value not in entry.options:
        raise ValueProblem(f"{value!r} is none of {', '.join(entry.options)}{_meant(value, entry.options)}")
    if not entry.options and value.strip().lower() in ("yes", "no", "true", "false"):
        return _flag(value)
    return value.strip()


def _words(value: Any) -> tuple[str, ...]:
    listed = [value] if isinstance(value, str) else value
    if not isinstance(listed, list | tuple) or not all(isinstance(v, str) and v.strip() for v in listed):
        raise ValueProblem(f'{value!r} is not a list of words (write ["research"])')
    return tuple(dict.fromkeys(v.strip() for v in listed))


def _meant(name: str, known: Iterable[str]) -> str:
    close = difflib.get_close_matches(name, list(known), 1)
    return f" (did you mean {close[0]!r}?)" if close else ""


def _checked(profile: Profile, where: str) -> Profile:
    """Refuse what cannot be true together."""
    from licet.owe.consistent import contradictions

    wrong = list(dict.fromkeys(contradictions(profile)))
    if wrong:
        raise InputError("; ".join(wrong), where=where, cure="remove one of them")
    return profile
