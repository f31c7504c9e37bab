"""What a reading believes only of a known text: clauses beside the words that a term or a rule rests on."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Iterator

import msgspec

from licet.read.accounting import unaccounted
from licet.read.apart import apart, says_all
from licet.read.beside import beside
from licet.read.conditions.lexicon import clause, raw
from licet.read.conditions.unread import LIMITING
from licet.read.elsewhere import names_itself
from licet.read.model import Reading, Term
from licet.read.showing import quoted
from licet.read.ways import offers
from licet.spans import Span, merged
from licet.text.model import Provision, Text

_PASSING = frozenset({"distribute", "sell", "sublicense"})
_FIRM = LIMITING | {"only", "ban", "negation", "condition", "modality"}  # kinds of word that no name needs


def doubted(
    text: Text, reading: Reading, provisions: tuple[Provision, ...], careful: Iterable[Span]
) -> Reading:
    """``reading``, with what stands beside its terms and rules unread where it touches ``careful`` places."""
    places = tuple(careful)
    found = [
        span
        for calm in reading.effectless
        for span in calm.beside
        if _touches(span, places) and not names_itself(text.source, span)
    ]
    terms: dict[int, list[Term]] = {}
    choices = {term.way.head for term in reading.terms if term.way is not None}
    for term in reading.terms:
        terms.setdefault(term.provision, []).append(term)
    for one in provisions:
        if one.index in terms and _touches(one.span, places):
            more = _beside_terms(one, terms[one.index], is_choice=one.span in choices)
            found += [span for span in more if _touches(span, places)]
            found += [span for span in _to_some(one, terms[one.index]) if _touches(span, places)]
    found += apart(text, reading, provisions, places) if places else ()
    if not found:
        return reading
    return msgspec.structs.replace(reading, unread=tuple(merged([*reading.unread, *found])))


def _to_some(provision: Provision, terms: list[Term]) -> Iterator[Span]:
    """Where leave to pass copies on names who gets them: nobody said that it is for all."""
    if not any(t.kind == "permission" and t.actions & _PASSING for t in terms):
        return
    for found in clause("passes-on-to").finditer(raw(provision.words)):
        yield provision.place(*found.span())


def _beside_terms(provision: Provision, terms: list[Term], *, is_choice: bool) -> Iterator[Span]:
    """The clauses of a provision that may bind and on which no term of it or of its items rests."""
    spoken = []
    if is_choice and (lead := offers(provision)) is not None:
        spoken.append((lead, lead + 1))
    for term in terms:
        for span in term.consumed or (term.span,):
            start, end = (bisect_left(provision.at, at) for at in (span.start, span.end))
            # a turn known as a whole may run on over what follows: only where it begins is it sure to speak
            whole = term.rule.endswith("/alone") and not says_all(provision.words[start:end], term)
            spoken.append((start, start + 1 if whole else end))
    bound = list(unaccounted(provision.words))
    spoken += [place for place in _shown(provision, terms) if not _confines(provision.words, place, bound)]
    for start, end in beside(provision.words, lambda: spoken, bound):
        yield provision.place(start, end)


def _shown(provision: Provision, terms: list[Term]) -> Iterator[tuple[int, int]]:
    """Where the words stand that a duty has somebody show: they are what is shown, and order nothing."""
    duties = [t.span for t in terms if t.kind == "duty" and isinstance(t.detail, dict) and "show" in t.detail]
    for quote in quoted(provision.words):
        place = provision.place(*quote)
        if any(span.covers(place) for span in duties):
            yield quote


def _confines(words: str, place: tuple[int, int], bound: list[tuple[int, int, str]]) -> bool:
    """Whether words to show hold one that could limit or forbid: readers may take it at its word.

    The names in "Foo is licensed under the Bar License" are names, whatever they are made of.
    """
    said = words[place[0] : place[1]].encode("ascii", "replace")
    firm = _FIRM - {"purpose"} if clause("names-licence").search(said) is not None else _FIRM
    return any(place[0] <= start < place[1] and kind in firm for start, _, kind in bound)


def _touches(span: Span, places: tuple[Span, ...]) -> bool:
    return any(span.overlap(place) > 0 for place in places)
