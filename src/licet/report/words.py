"""Terms and conditions in plain English."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

from licet.conditions import All, Any_, Atom, Condition, Not, atoms
from licet.knowledge import phrases
from licet.read.model import Term

_OPS = {"gt": "more than", "ge": "at least", "lt": "less than", "le": "at most", "eq": "exactly"}
_ROUND = ((1_000_000_000, "billion"), (1_000_000, "million"))
_PLACE_WORDS = ("on", "in", "at", "within", "under", "as", "with", "to", "for", "through", "via")
_WHOSE = {
    "this product": ("the product", "has"),
    "this deployment": ("the deployment", "has"),
    "this version": ("this version", "has"),
    "licensee": ("you", "have"),
    "licensee+affiliates": ("you and your affiliates", "have"),
    "licensee+employer": ("you and your employer", "have"),
}
_SUBJECT = {"product": ("the product", "has"), "licensee": ("you", "have"), "": ("there", "are")}


def says(term: Term) -> tuple[str, ...]:
    """What the term is about: the acts with their details, or the ending, without the condition."""
    if term.kind == "definition":
        return (f"what “{term.defines}” means" if term.defines else "what a word means",)
    if term.kind == "termination":
        return ("the rights end" if term.effect in (None, "automatic", "terminates") else str(term.effect),)
    return (act(term.action, term.detail), *(act(action, None) for action in term.also))


def sized(when: Condition | None) -> bool:
    """Whether a condition measures something."""
    return any(atom.op in _OPS for atom in atoms(when))


def act(action: str, detail: dict[str, Any] | str | None) -> str:
    """An action as it reads after "you may" or "you must"."""
    phrase = phrases.actions().get(action)
    plain = phrase.says if phrase else action.replace("-", " ")
    if not isinstance(detail, dict):
        return plain
    said = plain
    if phrase and phrase.shows and detail.get("show"):
        said = phrase.shows.replace("{show}", f"“{_flat(detail['show'])}”")
    if manner := detail.get("manner"):
        said = f"{_flat(manner)} {said}"
    if where := detail.get("where"):
        place = _flat(where)
        lead = "" if place.split(" ", 1)[0].lower() in _PLACE_WORDS else "on the "
        said = f"{said} {lead}{place}"
    return said


def condition(when: Condition | None) -> str:
    """A condition as it reads after "if"; empty for "always"."""
    match when:
        case None:
            return ""
        case Atom():
            return _atom(when, holds=True)
        case Not(Atom() as atom):
            return _atom(atom, holds=False)
        case Not(part):
            return f"it is not so that {condition(part)}"
        case All(parts):
            return _joined(parts, "and")
        case Any_(parts):
            return _joined(parts, "or")


def amount(value: object, currency: str | None = None, unit: str | None = None) -> str:
    """A number as people write it: ``100 million``, ``2.5 billion US dollars``, ``6 months``."""
    if currency:
        return f"{number(value)} {phrases.currencies().get(currency, currency)}"
    if unit and unit not in ("users", "employees", "visits", "downloads", "devices", "copies", "instances"):
        return f"{number(value)} {unit}"
    return number(value)


def number(value: object) -> str:
    """A bare number; words stay as they are."""
    if not isinstance(value, int | float) or isinstance(value, bool):
        return _value(value)
    for size, name in _ROUND:
        if abs(value) >= size and (value * 100) % size == 0:
            return f"{value / size:g} {name}"
    return f"{value:,}"


def listed(words: Sequence[str], joiner: str) -> str:
    """``a, b and c``; repeated words once."""
    words = list(dict.fromkeys(words))
    if len(words) < 2:
        return "".join(words)
    return f"{', '.join(words[:-1])} {joiner} {words[-1]}"


def visible(words: str) -> str:
    """Words without characters that steer a terminal or hide: each becomes U+FFFD."""
    return "".join(c if c.isprintable() else "\N{REPLACEMENT CHARACTER}" for c in words)


def plural(count: int, noun: str, many: str = "") -> str:
    """``1 passage``, ``2 passages``; ``many`` for nouns of another kind."""
    return f"{count} {noun if count == 1 else many or noun + 's'}"


def _joined(parts: Iterable[Condition], joiner: str) -> str:
    said = [f"({condition(p)})" if isinstance(p, All | Any_) else condition(p) for p in parts]
    return f" {joiner} ".join(said)


def _atom(atom: Atom, *, holds: bool) -> str:
    phrase = phrases.facts().get(atom.fact)
    if atom.op in ("not_in",):
        holds = not holds
    if atom.value in (True, False) and isinstance(atom.value, bool):
        return _boolean(atom, holds=holds == atom.value)
    if atom.op in _OPS:
        return _size(atom, holds=holds)
    value = listed([_value(v) for v in atom.value], "or") if isinstance(atom.value, tuple) else None
    value = value or _value(atom.value)
    if phrase is None:
        return f"{_plain(atom.fact)} {'is' if holds else 'is not'} {value}"
    form = (
        phrase.says if holds else phrase.no if "{value}" in phrase.no else f"it is not so that {phrase.says}"
    )
    return form.replace("{value}", value)


def _boolean(atom: Atom, *, holds: bool) -> str:
    phrase = phrases.facts().get(atom.fact)
    said = phrase and (phrase.yes if holds else phrase.no)
    if said and "{value}" not in said:
        return said
    return f"{_plain(atom.fact)}: {'yes' if holds else 'no'}"


def _size(atom: Atom, *, holds: bool) -> str:
    phrase = phrases.facts().get(atom.fact)
    op = _OPS[atom.op] if holds else f"not {_OPS[atom.op]}"
    value = amount(atom.value, atom.currency, atom.unit)
    if phrase is None:
        said = f"{_plain(atom.fact)} is {op} {value}"
    else:
        whose, has = _WHOSE.get(atom.scope or "", _SUBJECT.get(phrase.subject, _SUBJECT[""]))
        said = phrase.says.replace("{whose}", whose).replace("{has}", has)
        said = said.replace("{op}", op).replace("{value}", value)
    if not atom.as_of:
        return said
    day = _flat(atom.as_of)
    return f"{said} on the {day}" if day.endswith("date") else f"{said} ({day})"


def _value(value: object) -> str:
    words = _flat(value)
    if words in phrases.values():
        return phrases.values()[words]
    return words.removeprefix("other: ") if " " in words else _plain(words)


def _plain(word: str) -> str:
    return word.replace("_", " ")


def _flat(value: object) -> str:
    if isinstance(value, list | tuple):
        return listed([_flat(v) for v in value], "or")
    return " ".join(str(value).split())
