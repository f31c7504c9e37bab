"""Conditions as formulas over what a profile leaves open."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field, replace

from msgspec.structs import replace as changed

from licet.conditions import All, Any_, Atom, Condition, Not, from_json
from licet.formula import Formula, Question, both, contrary, decide, either
from licet.knowledge.facts import DerivedEntry, FactEntry, derived, facts, regions
from licet.owe.meaning import any_match, points_to_grant
from licet.owe.model import Rate
from licet.owe.profile import Profile
from licet.owe.sizes import size
from licet.owe.words import same

# A condition that a text states by pointing to itself, and what it points to.
Pointer = Callable[[Atom], Condition | bool | None]
_SIZED = ("gt", "ge", "lt", "le", "eq")


def _nothing(_: Atom) -> None:
    return None


@dataclass
class World:
    """A profile with what a text makes of words: ``pointer`` resolves atoms that the text itself defines.

    ``rates`` collects the exchange rates that were used. A ``strict`` world presumes nothing; in a
    ``nominal`` one amounts do not follow an index.
    """

    profile: Profile
    pointer: Pointer = _nothing
    rates: dict[Rate, None] = field(default_factory=dict)
    strict: bool = False
    nominal: bool = False
    _deriving: frozenset[str] = frozenset()

    def formula(self, condition: Condition | None) -> Formula:
        """The condition with everything known put in; ``True`` for ``None``, which stands for "always"."""
        match condition:
            case None:
                return True
            case All(parts):
                return both(*(self.formula(p) for p in parts))
            case Any_(parts):
                return either(*(self.formula(p) for p in parts))
            case Not(part):
                return contrary(self.formula(part))
            case Atom():
                return self._atom(condition)

    def known(self, condition: Condition | None) -> bool | None:
        """What the condition comes to without asking anything."""
        return decide(self.formula(condition)).holds

    def said(self, atom: Atom) -> bool | None:
        """What the profile says in so many words about a fact and one value."""
        wanted = atom.value if isinstance(atom.value, bool) else str(atom.value)
        if atom.fact not in self.profile.facts:
            return None
        return self._given(atom.fact, facts().get(atom.fact), wanted)

    def _atom(self, atom: Atom) -> Formula:
        pointed = self.pointer(atom)
        if pointed is not None:
            return pointed if isinstance(pointed, bool) else self.formula(pointed)
        entry = facts().get(atom.fact)
        if atom.op in _SIZED or (entry and entry.kind == "duration") or atom.fact == "date":
            return size(atom, entry, self.profile, self.rates, nominal=self.nominal)
        if atom.op == "not_in":
            return contrary(self._atom(changed(atom, op="in")))
        if isinstance(atom.value, tuple):
            return either(*(self._atom(changed(atom, op="is", value=value)) for value in atom.value))
        return self._has(atom, entry, atom.value)

    def _has(self, atom: Atom, entry: FactEntry | None, value: object) -> Formula:
        """Whether the fact has the value: as given, as it follows, or a question."""
        wanted: bool | str = value if isinstance(value, bool) else str(value)
        if wanted is False:
            return contrary(self._has(atom, entry, True))
        name = atom.fact
        key = f"{name}={wanted}"
        given = self._given(name, entry, wanted)
        if given is True or key in self._deriving:
            return _question(name, entry, wanted) if given is None else given
        # what follows from a profile does so in the ordinary sense of words, whatever the text makes of them
        inner = replace(self, pointer=_nothing, _deriving=self._deriving | {key})
        rules = [
            d for d in derived().get(name, ()) if _speaks(d, wanted) and not (self.strict and d.presumed)
        ]
        follows = [inner.formula(_when(d)) for d in rules if d.sense == "exactly"]
        if given is False or follows:
            return either(*follows)
        if any(d.sense == "if" and inner.known(_when(d)) for d in rules):
            return True
        barred = any(d.sense == "only" and inner.known(_when(d)) is False for d in rules)
        return False if barred else _question(name, entry, wanted)

    def _given(self, name: str, entry: FactEntry | None, wanted: bool | str) -> bool | None:
        """What the profile says in so many words; ``None`` where it is silent or unclear."""
        value = self.profile.facts.get(name, entry.absent if entry else None)
        if name == "use_purpose":
            return self._purpose(value, wanted)
        if name == "event" and name not in self.profile.facts and any_match("own-doing", str(wanted)):
            return None
        if value is None:
            return None
        if isinstance(wanted, bool):
            return value if isinstance(value, bool) else value not in ("none", ("none",), ())
        if isinstance(value, bool):
            return None if value else False
        return _in_region(str(value), wanted) if name == "jurisdiction" else _in_words(name, value, wanted)

    def _purpose(self, value: object, wanted: bool | str) -> bool | None:
        """Purposes are an open list: one that is missing is absent only from a complete list."""
        listed = value if isinstance(value, tuple) else ()
        if wanted is True:
            return None
        if wanted in listed:
            return True
        if points_to_grant(str(wanted)):
            return None  # what the text allows: told elsewhere, or not read
        if wanted in ("commercial", "non-commercial") or not self.profile.facts.get("purposes_complete"):
            return None
        if any(d.sense == "exactly" and _speaks(d, wanted) for d in derived().get("use_purpose", ())):
            return None
        free = [one for one in listed if ":" in one or " " in one]
        return None if ":" in str(wanted) and any(same(o, str(wanted)) is not False for o in free) else False


def _question(name: str, entry: FactEntry | None, wanted: bool | str) -> Question:
    """The open test; of a thing that is one thing only, two words exclude each other."""
    if isinstance(wanted, bool):
        return Question(name, name)
    if name == "jurisdiction":
        region = regions().get(wanted)
        among = frozenset(region.members if region and not region.unsure else (wanted,))
        return Question(name, name, among=among)
    if entry and entry.kind == "choice" and entry.options:
        return Question(name, name, among=frozenset((wanted,)))
    return Question(f"{name}={wanted}", name)


def _in_words(name: str, value: object, wanted: str) -> bool | None:
    listed = value if isinstance(value, tuple) else (str(value),)
    if name == "licence_parameter":
        listed, wanted = _of_parameter(listed, wanted)
    answers = [same(str(one), wanted) for one in listed] or [None]
    return True if True in answers else None if None in answers else False


def _in_region(country: str, wanted: str) -> bool | None:
    region = regions().get(wanted)
    if region is None:
        return country.upper() == wanted.upper() if len(wanted) <= 3 else None
    inside = country.upper() in (*region.members, wanted)
    return None if inside and region.unsure else inside


def _of_parameter(listed: tuple[str, ...], wanted: str) -> tuple[tuple[str, ...], str]:
    """Of ``name: value`` pairs, the values given for the name that is wanted, and the value wanted."""
    name, _, value = (part.strip().lower() for part in wanted.partition(":"))
    pairs = [one.partition(":") for one in listed]
    return tuple(v.strip() for n, _, v in pairs if n.strip().lower() == name), value


def _speaks(entry: DerivedEntry, wanted: bool | str) -> bool:
    if not entry.values and not entry.containing:
        return True
    if any(wanted == value and type(wanted) is type(value) for value in entry.values):
        return True
    return isinstance(wanted, str) and any(word in wanted.lower() for word in entry.containing)


def _when(entry: DerivedEntry) -> Condition:
    found = from_json(entry.when)
    assert found is not None, entry
    return found
