"""Which known texts account for a text: exact, near and declared ones against each other."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from itertools import islice

from msgspec.structs import replace

from licet.catalogue.model import Catalogue, Ids
from licet.identify.claims import Claim, exact_claims, gaps, is_text, standing
from licet.identify.near import claimed, near_claims, nearest, rendition
from licet.identify.surroundings import first_binding, last_binding
from licet.identify.tags import tag_claims
from licet.text.model import Text

_MUTE = ("false-positive", "intro", "clue")  # say nothing about the licence by themselves
_BETTER = 1.05  # how much more of a text a near claim must explain than the exact ones that it replaces
_WHOLE = 0.97  # quality at which one near claim stands for several exact ones that together explain as much
_AROUND = 120  # words around a name in which a notice is looked for
_NOTICE = 15  # words that a notice has at least
_TEXT = 30  # words from which on a notice may have most of a licence in it
_LIKE = 0.6  # share of a notice's n-grams that must stand there, and of those there that are its
_ALONE = 0.3  # share of a file in words that name no licence, from which on they are all that it says
_ABOVE = 60  # words between a title with copyright lines and its text
_LINE = 40  # words by which a near text may be lengthened to whole lines
_LONGER = 1.15  # than what stands there exactly of the same licence
_MAINLY = 0.6  # of what stands exactly under a near claim
_TITLE = 12  # words at the beginning in which a text may name itself
_NAMED = 1.5  # what the words of a licence count for that the text names above them
_MORE = 1.1  # how much longer a licence is than its pieces that stand exactly
_INSIDE = 0.8  # share of an exact claim that must lie under a near one to be replaced by it


def cover(text: Text, ids: Ids, catalogue: Catalogue) -> list[Claim]:
    """The claims that stand, by place, none overlapping another."""
    declared = tag_claims(text, catalogue)
    exact = exact_claims(ids, catalogue)
    firm = standing([*declared, *(c for c in exact if c.kind not in _MUTE)])
    near: list[Claim] = []
    if gaps([c for c in firm if is_text(c)], len(ids)):
        for claim in near_claims(ids, 0, len(ids), catalogue):
            rival = _clipped(claim, firm)
            if _explains_more(rival, firm):
                near.append(rival)
        near.sort(key=lambda n: n.first)
        exact = [e for e in exact if not any(_replaces(n, e) for n in _around(e, near))]
    found = standing([*declared, *exact, *near])
    found = standing([*found, *_near_notices(ids, found, catalogue)])
    grown = [c for c in _lined(text, _grown(text, found)) if c.expression and c.kind not in _MUTE]
    return [_as_text(c, ids, catalogue) for c in _telling(grown, len(ids))]


def _around(exact: Claim, near: Sequence[Claim]) -> Sequence[Claim]:
    """The near claims, by place, that may hold most of an exact one: those before and after its middle."""
    at = bisect_right(near, (exact.first + exact.last) // 2, key=lambda n: n.first)
    return near[max(0, at - 2) : at + 1]


def _clipped(near: Claim, firm: Sequence[Claim]) -> Claim:
    """The near claim without what belongs to exact texts that lie mostly outside it."""
    first, last = near.first, near.last
    for claim in _under(near, firm):
        if is_text(claim) and claim.exact and not _replaces(near, claim):
            if claim.first <= first:
                first = max(first, min(claim.last, last))
            elif claim.last >= last:
                last = max(first, claim.first)
    share = (last - first) / near.length
    return replace(near, first=first, last=last, weight=near.weight * share)


def _explains_more(near: Claim, firm: Sequence[Claim]) -> bool:
    """Whether a near claim says more of the words under it than what stands there exactly."""
    under = _under(near, firm)
    inside = sum(_shared(c, near) for c in under)
    own = sum(_shared(c, near) for c in under if c.expression == near.expression)
    if is_text(near) and own == inside and near.length > _MORE * inside:
        return True  # pieces of the licence, and more of it
    titled = own < _MAINLY * inside and any(
        c.expression == near.expression and c.first <= near.first + _TITLE for c in firm
    )
    if near.weight * (_NAMED if titled else 1.0) > _BETTER * inside:
        return True
    if own >= _MAINLY * inside and near.length > _LONGER * own and near.weight > _MAINLY * inside:
        return True  # the whole licence, of which only a part stands there in known words
    several = len({c.expression for c in under}) > 1
    return several and near.quality >= _WHOLE and near.weight >= _WHOLE * inside


def _near_notices(ids: Ids, found: Sequence[Claim], catalogue: Catalogue) -> list[Claim]:
    """Notices in other words than those known, looked for where a licence is named."""
    walls = [c for c in found if not _slight(c)]
    out: list[Claim] = []
    for first, last in gaps(walls, len(ids)):
        low = high = first
        for hint in (c for c in found if first <= c.first and c.last <= last and _slight(c)):
            if hint.first < high:
                continue
            low, high = max(high, hint.first - _AROUND), min(last, hint.last + _AROUND)
            near = nearest(ids[low:high], catalogue, (("notice",),)) if high - low >= _NOTICE else None
            if near is None or near.held < _LIKE or near.said < _LIKE or near.last - near.first < _NOTICE:
                high = min(last, hint.last + _AROUND // 2)  # what else stands there was asked about as well
                continue
            out.append(claimed(near, low, catalogue))
            high = low + near.last
    return out


def _replaces(near: Claim, claim: Claim) -> bool:
    return _shared(claim, near) >= _INSIDE * claim.length


def _shared(one: Claim, other: Claim) -> int:
    return min(one.last, other.last) - max(one.first, other.first)


def _under(near: Claim, firm: Sequence[Claim]) -> Sequence[Claim]:
    """Which of claims that stand by place, none overlapping another, meet a near one."""
    low = bisect_right(firm, near.first, key=lambda c: c.last)
    return firm[low : bisect_left(firm, near.last, key=lambda c: c.first)]


def _as_text(claim: Claim, ids: Ids, catalogue: Catalogue) -> Claim:
    """A known notice that has most of a licence in it is a text of that licence."""
    if claim.kind != "notice" or claim.entry is None or claim.length < _TEXT:
        return claim
    found = rendition(claim.entry, ids[claim.first : claim.last], catalogue)
    return claim if found is None else replace(claim, form="text")


def _telling(claims: Sequence[Claim], length: int) -> list[Claim]:
    """The claims that add something: words that name no licence in particular say nothing beside one that is
    named, unless they reserve rights and are not just its title, and nothing where they are a small part."""
    firm = [c for c in claims if not c.vague]
    if not firm:
        return list(claims) if sum(c.length for c in claims) >= _ALONE * length else []
    out = []
    for number, claim in enumerate(claims):
        follower = claims[number + 1] if number + 1 < len(claims) else None
        title = (
            claim.form == "reference"
            and follower is not None
            and is_text(follower)
            and follower.first - claim.last <= _ABOVE
        )
        if not claim.vague or (claim.reserves and not title):
            out.append(claim)
    return out


def _grown(text: Text, claims: Sequence[Claim]) -> list[Claim]:
    """Near claims reach as far beyond the words found as their entry does: its first and last words may be
    changed, and mentions there are its own. They stop at what is more than a mention, and take in no lines
    that are harmless by themselves."""
    out: list[Claim] = []
    reach = 0  # of the last near claim
    for number, claim in enumerate(claims):
        if claim.first < reach and _slight(claim):
            continue
        if claim.before or claim.after:
            left = next((c.last for c in reversed(out) if not _slight(c)), 0)
            right = next(
                (c.first for c in islice(claims, number + 1, None) if not _slight(c)), len(text.tokens)
            )
            claim = replace(  # noqa: PLW2901
                claim,
                first=first_binding(text, max(left, claim.first - claim.before), claim.first, claim.entry),
                last=last_binding(text, claim.last, min(right, claim.last + claim.after), claim.entry),
            )
            while out and out[-1].last > claim.first:
                out.pop()
            reach = claim.last
        out.append(claim)
    return out


def _lined(text: Text, claims: Sequence[Claim]) -> list[Claim]:
    """Near claims with the whole of their first and last line: a copyright line is judged as one."""
    out = list(claims)
    for number, claim in enumerate(out):
        if claim.exact or claim.declared:
            continue
        low = out[number - 1].last if number else 0
        high = out[number + 1].first if number + 1 < len(out) else len(text.tokens)
        first, last = claim.first, claim.last
        low, high = max(low, first - _LINE), min(high, last + _LINE)
        while first > low and "\n" not in text.plain[text.stops[first - 1] : text.starts[first]]:
            first -= 1
        while last < high and "\n" not in text.plain[text.stops[last - 1] : text.starts[last]]:
            last += 1
        out[number] = replace(claim, first=first, last=last)
    return out


def _slight(claim: Claim) -> bool:
    return claim.form == "reference" or claim.kind in _MUTE
