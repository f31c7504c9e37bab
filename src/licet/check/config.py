"""``licet.toml``: profile and policy, found upwards from a directory; every mistake said at once."""

from __future__ import annotations

import datetime
import difflib
import tomllib
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any, get_args

import msgspec
from msgspec.structs import replace

from licet.answers import Answer
from licet.check.model import Clarify, Ignore, Policy, Ruling, Selector
from licet.errors import InputError
from licet.knowledge.definitions import criteria, definitions, words
from licet.knowledge.findings import finding_kinds
from licet.knowledge.labels import classes
from licet.knowledge.phrases import actions

NAME = "licet.toml"
_TABLES = ("profile", "policy", "check", "clarify", "ignore")
_CHECK = ("exclude", "headers")
_POLICY = ("allow", "review", "deny", "default")
_CLARIFY = ("component", "licence", "reason", "file", "sha256")
_IGNORE = ("finding", "reason", "until", "component")
_KINDS = ("duty", "prohibition", "grant-scope", "termination", "permission")

# What holds where nobody wrote a [policy]: what is not open source is worth a look.
WITHOUT = Policy(review=(Selector("OSD:NO", "verdict", "OSD", "NO"),), written=False)


class Config(msgspec.Struct, frozen=True):
    """A ``licet.toml``. ``profile`` is its table as written; ``None`` if it has none."""

    policy: Policy = msgspec.field(default_factory=lambda: WITHOUT)
    profile: dict[str, Any] | None = None
    path: Path | None = None
    exclude: tuple[str, ...] = ()  # patterns as in .gitignore
    headers: bool = True  # whether source files are read


def nearest(start: Path) -> Path | None:
    """The first ``licet.toml`` in ``start`` or a folder above it."""
    start = start.resolve()
    here = start if start.is_dir() else start.parent
    return next((p / NAME for p in (here, *here.parents) if (p / NAME).is_file()), None)


def load(path: Path) -> Config:
    """The configuration in a file; raises ``InputError`` listing every mistake."""
    try:
        table = tomllib.loads(path.read_text(encoding="utf-8"))
    except OSError as error:
        raise InputError(error.strerror or "cannot be read", where=str(path)) from error
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise InputError(f"is not TOML: {error}", where=str(path), cure="`licet init` writes one") from error
    wrong: list[str] = []
    _known(table, _TABLES, "", wrong)
    policy = table.get("policy", {})
    if not isinstance(policy, dict):
        wrong.append("[policy] is no table")
        policy = {}
    _known(policy, _POLICY, "policy.", wrong)
    default = policy.get("default", "allow")
    if default not in get_args(Ruling):
        wrong.append(f"policy.default is {default!r}: write allow, review or deny")
        default = "allow"
    made = WITHOUT if "policy" not in table else Policy()
    made = replace(
        made,
        shown=path.name,
        allow=_selectors(policy, "allow", wrong),
        review=made.review or _selectors(policy, "review", wrong),
        deny=_selectors(policy, "deny", wrong),
        default=default,
        clarify=tuple(_rows(table, "clarify", _CLARIFY, _clarify, wrong)),
        ignore=tuple(_rows(table, "ignore", _IGNORE, _ignore, wrong)),
    )
    profile = table.get("profile")
    if profile is not None and not isinstance(profile, dict):
        wrong.append("[profile] is no table")
    exclude, headers = _check(table, wrong)
    if wrong:
        raise InputError("; ".join(wrong), where=str(path), cure="`licet init` writes a commented one")
    return Config(made, profile, path, exclude, headers)


def said(policy: Policy, allow: Iterable[str], review: Iterable[str], deny: Iterable[str]) -> Policy:
    """A policy with selectors that were given beside it; raises ``InputError`` for words that are none.

    They stand for a policy where nobody wrote one.
    """
    rows = {"allow": list(allow), "review": list(review), "deny": list(deny)}
    if not any(rows.values()):
        return policy
    wrong: list[str] = []
    made = {key: _selectors(rows, key, wrong) for key in rows}
    if wrong:
        raise InputError("; ".join(w.replace("policy.", "--", 1) for w in wrong), where="licet check")
    base = policy if policy.written else Policy(shown="the command line")
    return replace(
        base,
        allow=(*base.allow, *made["allow"]),
        review=(*base.review, *made["review"]),
        deny=(*base.deny, *made["deny"]),
    )


def selector(written: str) -> Selector:
    """A selector as written in a policy; raises ``ValueError`` with the nearest right word."""
    head, colon, rest = written.partition(":")
    if not colon:
        return Selector(written, "licence", written)
    if head == "class":
        return Selector(written, "class", _one_of(rest, {c.name for c in classes()}, "class"))
    if head == "called":
        return Selector(written, "called", _one_of(rest, {w.word for w in words()}, "word"))
    if head == "owed":
        return Selector(written, "owed", _one_of(rest, set(actions()), "action"))
    if head == "term":
        kind, slash, action = rest.partition("/")
        if slash:
            _one_of(kind, set(_KINDS), "kind of term")
        name = _one_of(action if slash else rest, set(actions()), "action")
        return Selector(written, "term", name, kind if slash else "")
    verdicts = {d.id for d in definitions()} | {c.id for c in criteria()}
    name = _one_of(head, verdicts, "definition, criterion or kind of selector")
    return Selector(written, "verdict", name, _one_of(rest, {a.value for a in Answer}, "answer"))


def _check(table: dict[str, Any], wrong: list[str]) -> tuple[tuple[str, ...], bool]:
    """What is looked at: patterns left out, and whether source files are read."""
    row = table.get("check", {})
    if not isinstance(row, dict):
        wrong.append("[check] is no table")
        return (), True
    _known(row, _CHECK, "check.", wrong)
    exclude, headers = row.get("exclude", []), row.get("headers", True)
    if not isinstance(exclude, list) or not all(isinstance(e, str) for e in exclude):
        wrong.append("check.exclude is no list of patterns")
        exclude = []
    if not isinstance(headers, bool):
        wrong.append("check.headers is neither true nor false")
        headers = True
    return tuple(exclude), headers


def _one_of(word: str, known: set[str], what: str) -> str:
    if word in known:
        return word
    near = difflib.get_close_matches(word, sorted(known), 1, 0.5)
    hint = f"did you mean {near[0]}?" if near else f"known: {', '.join(sorted(known)[:12])}"
    raise ValueError(f"no {what} is called {word!r} ({hint})")


def _selectors(policy: dict[str, Any], key: str, wrong: list[str]) -> tuple[Selector, ...]:
    value = policy.get(key, [])
    if not isinstance(value, list) or not all(isinstance(v, str) for v in value):
        wrong.append(f"policy.{key} is no list of words")
        return ()
    out: list[Selector] = []
    for written in value:
        try:
            out.append(selector(written))
        except ValueError as error:
            wrong.append(f"policy.{key}: {error}")
    return tuple(out)


def _known(table: dict[str, Any], keys: Iterable[str], where: str, wrong: list[str]) -> None:
    for key in table.keys() - set(keys):
        near = difflib.get_close_matches(key, keys, 1, 0.5)
        hint = f"did you mean {near[0]}?" if near else f"known: {', '.join(keys)}"
        wrong.append(f"unknown key {where}{key} ({hint})")


def _rows(
    table: dict[str, Any],
    name: str,
    keys: tuple[str, ...],
    make: Callable[[dict[str, Any]], Any],
    wrong: list[str],
) -> Iterable[Any]:
    rows = table.get(name, [])
    if not isinstance(rows, list):
        wrong.append(f"[{name}] is written [[{name}]]")
        return
    for number, row in enumerate(rows, 1):
        where = f"{name} {number}"
        if not isinstance(row, dict):
            wrong.append(f"{where} is no table")
            continue
        _known(row, keys, f"{name}.", wrong)
        try:
            yield make({k: v for k, v in row.items() if k in keys})
        except (TypeError, ValueError) as error:
            wrong.append(f"{where}: {error}")


def _clarify(row: dict[str, Any]) -> Clarify:
    _needs(row, ("component", "licence", "reason"))
    return Clarify(**{k: str(v) for k, v in row.items()})


def _ignore(row: dict[str, Any]) -> Ignore:
    _needs(row, ("finding", "reason", "until"))
    if not isinstance(row["until"], datetime.date):
        raise ValueError("until is no date: write until = 2027-01-31")
    _one_of(str(row["finding"]), set(finding_kinds()), "finding")
    return Ignore(**row)


def _needs(row: dict[str, Any], keys: tuple[str, ...]) -> None:
    if missing := [k for k in keys if not row.get(k)]:
        raise ValueError(f"{', '.join(missing)} is missing")
