"""A profile as plain conditions, for stages that know nothing of profiles."""

from __future__ import annotations

from msgspec.structs import replace

from licet.conditions import Atom, Condition, Not
from licet.knowledge.facts import facts
from licet.owe.profile import SCOPES, Profile
from licet.owe.values import Money

# Facts of a profile that say under another name what conditions say.
_NAMED = {
    "commercial": Atom("use_purpose", "is", "commercial"),
    "internal_only": Atom("use_scope", "is", "internal"),
    "competes_with_licensor": Atom("competing_product", "is", True),
}
_ABOUT = frozenset({"purposes_complete", "hosted_by_third_party", "release_date", "change_date"})
# Of these a profile gives the one value that holds.
_SINGLE = frozenset({"received_as", "channel", "hardware", "litigation_by_licensee"})


def plain(profile: Profile) -> tuple[tuple[Condition, ...], frozenset[str]]:
    """What a profile says, and the facts of which it names every value that holds."""
    out: list[Condition] = []
    complete = {name for name in profile.facts if name in _SINGLE}
    if profile.facts.get("purposes_complete") is True:
        complete.add("use_purpose")
    if profile.facts.get("competes_with_licensor") is False:
        complete |= {"competing_product", "competitor_of"}
    for name, value in profile.facts.items():
        out += _conditions(name, value)
    return tuple(out), frozenset(complete)


def _conditions(name: str, value: object) -> list[Condition]:
    if name in _ABOUT or value == "none":
        return []
    if name == "trains_models":
        return [Atom("use_purpose", "is", "train-model")]
    if isinstance(value, bool):
        atom = _NAMED.get(name, Atom(name, "is", True))
        return [atom if value else Not(atom)]
    if isinstance(value, Money | int | float):
        return [_size(name, value)]
    fact = "distribution" if name == "distribution_form" else name
    values = value if isinstance(value, tuple) else (value,)
    return [Atom(fact, "is", str(one)) for one in values]


def _size(name: str, value: Money | float) -> Atom:
    bare, group, release = name, False, False
    for suffix in reversed(SCOPES):
        if bare.endswith(suffix):
            bare = bare.removesuffix(suffix)
            group, release = group or suffix == "_licensee", release or suffix == "_at_release"
    entry = facts().get(bare)
    scope = "licensee+affiliates" if group else None
    amount = value.amount if isinstance(value, Money) else float(value)
    atom = Atom(bare, "eq", amount, unit=entry.unit if entry else None, scope=scope)
    if isinstance(value, Money):
        atom = replace(atom, currency=value.currency)
    return replace(atom, as_of="release date") if release else atom
