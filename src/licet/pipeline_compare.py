"""One licence held against another, and one as a choice between simpler ones."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from licet.compare.from_readings import Party
    from licet.owe.profile import Profile
    from licet.pipeline import Engine
    from licet.report.compared import Compared
    from licet.report.decomposed import Decomposed


def compared_of(engine: Engine, a: str, b: str, profile: Profile | None = None) -> Compared:
    """How licence A stands to licence B, for everyone or for those of a partial profile: all
    that ``licet compare`` prints. Raises ``LicetError``."""
    from licet.compare.from_readings import Party
    from licet.compare.given import Given, currencies
    from licet.compare.offers import Placed, compare_offers
    from licet.owe.money import rates_to
    from licet.owe.plain import plain
    from licet.report.from_comparison import compared, described

    offers = engine.offer(_any_version(engine, a)), engine.offer(_any_version(engine, b))
    one, other = (
        [[Placed(Party(o.text.source, o.reading), o.at) for o in option.licences] for option in offer.options]
        for offer in offers
    )
    conditions, complete = plain(profile) if profile else ((), frozenset[str]())
    when = [term.when for offer in offers for o in offer.licences for term in o.reading.terms]
    rates = rates_to("USD", currencies([*when, *conditions]), profile.on if profile else None)
    worth = {"USD": 1.0} | {rate.source: rate.rate for rate in rates}
    found = compare_offers(one, other, given=Given(conditions, complete), rates=worth)
    return compared(offers[0].text, offers[1].text, found, described(conditions), rates)


def _any_version(engine: Engine, source: str) -> str:
    """An id that leaves later versions to choose, as the choice of those that are known."""
    from licet.expressions import versions
    from licet.inputs import is_path

    known = (source,) if is_path(source) or " " in source else versions(source, engine.listed)
    return " OR ".join(known)


def decomposed_of(engine: Engine, source: str) -> Decomposed:
    """A licence as a choice between simpler ones: all that ``licet decompose`` prints. Raises
    ``LicetError``."""
    from licet.compare.decompose import decompose
    from licet.compare.from_readings import Party
    from licet.identify.from_text import identify
    from licet.judge.from_reading import judge
    from licet.report.from_decomposition import decomposed

    text = engine.text(source)
    found = identify(text, engine.catalogue)
    reading = engine.reading(text)
    split = decompose(Party(text.source, reading))
    firsts = [_named(engine, found.base, Party(text.source, one.first)) for one in split.splits]
    return decomposed(text, split, firsts, judge(text, found, reading), judge(text, found, split.core))


def _named(engine: Engine, base: str | None, party: Party) -> str:
    """The known licence ``base``, if a reading permits the same; else nothing."""
    from licet.compare.from_readings import Party, compare

    if base is None:
        return ""
    known = engine.text(base)
    same = compare(party, Party(known.source, engine.reading(known))).relation == "equal"
    return base if same else ""
