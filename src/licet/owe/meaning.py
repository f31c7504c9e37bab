"""What a text itself makes of the words in its conditions.

"Any permitted purpose" points to the text's own list; a definition of distribution may take in hosting. Both
are settled here, before a condition meets a profile.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

import re2
from msgspec.structs import replace

from licet.conditions import All, Any_, Atom, Condition, Not, all_of, any_of, atoms
from licet.knowledge.facts import facts, meanings
from licet.knowledge.wordlist import saying_only
from licet.owe.sections import taken_over
from licet.read.model import Reading, Term
from licet.spans import Span

# Marks an atom that has been settled and means what it says.
SETTLED = "in the ordinary sense"
GROUP = "licensee+affiliates"
_COPIES = Atom("distribution", "is", True, note=SETTLED)
_UNPAID = Atom("use_purpose", "is", "non-commercial", note=SETTLED)
_SERVICE = Atom("network_service", "is", True, note=SETTLED)
# The beginning of a definition: words in quotation marks, one or several, before the verb.
_HEAD = re2.compile(r'[^"“”‘]{0,40}(?:["“‘][^"“”‘’]{1,60}["”’],?\s*(?:or|and|/)?\s*)+')
_QUOTED = re2.compile(r'["“‘]([^"“”‘’,]{1,60}),?["”’]')
_SHORT = 200
_LEAD = 12
_BURDENS = frozenset({"prohibition", "duty"})
_ALONE = re.compile(r"[A-Za-z]+")
# Grants of something else than the work itself.
_ASIDE = frozenset({"use-output", "use-trademark", "patent-use", "reinstate", "convert-licence", "publish"})


class Meaning:
    """The pointers of one text."""

    def __init__(self, reading: Reading, source: str) -> None:
        self._source = source
        self._terms = tuple(_without_echo(t, source) for t in reading.terms)
        self._whole = not reading.unread or any(_every_purpose(t, source) for t in reading.terms)
        self._hosting = any(_takes_in_hosting(t, source) for t in reading.terms)
        self._counts = tuple(
            _as_it_stands(t.when) for t in self._terms if t.when is not None and _counts(t, source)
        )
        self._group = any_match("group", " ".join(source.lower().split()))
        self._busy = False

    def __call__(self, atom: Atom) -> Condition | bool | None:
        if atom.note == SETTLED:
            return None
        if atom.fact == "use_purpose" and isinstance(atom.value, str) and points_to_grant(atom.value):
            return self._granted()
        if atom.fact == "use_purpose" and atom.value in ("commercial", "non-commercial") and self._counts:
            counted = Any_((_UNPAID, *self._counts))
            return Not(counted) if atom.value == "commercial" else counted
        if self._group and _of_licensee(atom):
            return replace(atom, scope=GROUP)
        if atom.fact == "distribution" and atom.value is True and self._hosting:
            return Any_((_COPIES, _SERVICE))
        return None

    def behind(self) -> tuple[Term, ...]:
        """The terms to which "any permitted purpose" points."""
        return tuple(t for t in self._terms if _states_purpose(t, self._source) and not points(t.when))

    def _granted(self) -> Condition | bool | None:
        """The purposes that the text lists; everything, where it narrows them by prohibitions alone."""
        if self._busy:
            return None
        found = [t.when for t in self.behind()]
        if found:
            return any_of(*found)
        return True if self._whole else None


def bears(words: str) -> bool:
    """Whether a stretch that was not read could withhold a use."""
    said = " ".join(words.lower().split())
    return any_match("bearing", said) and (any_match("work", said) or not any_match("mark", said))


def only_eases(place: Span, terms: Iterable[Term], source: str) -> bool:
    """Whether an unread stretch is a case of a burden that is taken to hold in every case.

    Whatever it says, it makes that burden smaller: "you may not host it, where it gives access to all". What
    holds "even if" something is so holds without it.
    """
    said = " ".join(place.of(source).lower().split())
    if any_match("concession", said):
        return True
    around = [t for t in terms if t.span.overlap(place) > 0]
    if any(_every_purpose(t, source) and t.span.covers(place) for t in around):
        return True  # the one exception, which is read in whole
    if not around or any(t.kind not in _BURDENS or t.when is not None for t in around):
        return False
    before = source[max(place.start - _LEAD, 0) : place.start].lower()
    return any_match("case", said) and not any_match("demand", said) and not any_match("joined", before)


def says_only(term: Term, source: str) -> bool:
    """Whether a term says, beside the words that its reading rests on, that there is nothing else."""
    for word in _ALONE.finditer(source, term.span.start, term.span.end):
        place = Span(max(word.start() - 2, 0), word.end() + 2)
        if word[0].lower() in saying_only() and any(s.overlap(place) > 0 for s in term.consumed):
            return True
    return False


def already_ended(words: str) -> bool:
    """Whether an ending rests on an ending that has happened already."""
    return any_match("ended", " ".join(words.lower().split()))


def points_to_grant(value: str) -> bool:
    """Whether a purpose is only a pointer to what the text grants elsewhere."""
    return any(_pattern(p).fullmatch(value.lower()) for m in meanings() if m.of == "grant" for p in m.words)


def _as_it_stands(condition: Condition) -> Condition:
    """The condition with its atoms in the ordinary sense: what says what a word means cannot use it so."""
    match condition:
        case All(parts):
            return All(tuple(_as_it_stands(p) for p in parts))
        case Any_(parts):
            return Any_(tuple(_as_it_stands(p) for p in parts))
        case Not(part):
            return Not(_as_it_stands(part))
        case Atom():
            return replace(condition, note=SETTLED) if condition.fact == "use_purpose" else condition


def channelled(condition: Condition | None) -> Condition | None:
    """ "Distributes, but not as a hosted service": who does both distributes otherwise too."""
    match condition:
        case All(parts):
            given = any(a.fact == "distribution" for p in parts if not isinstance(p, Not) for a in atoms(p))
            return All(tuple(_or_copies(p) if given else p for p in map(channelled, parts) if p is not None))
        case Any_(parts):
            return Any_(tuple(p for p in map(channelled, parts) if p is not None))
        case _:
            return condition


def _or_copies(part: Condition) -> Condition:
    match part:
        case Not(Atom(fact="network_service")):
            return Any_((part, _COPIES))
        case _:
            return part


def any_match(of: str, said: str) -> bool:
    """Whether one of the phrases of a kind stands in ``said``."""
    return any(_pattern(p).search(said) for m in meanings() if m.of == of for p in m.words)


def _of_licensee(atom: Atom) -> bool:
    """Whether a size is the licensee's own, as far as its own words go."""
    entry = facts().get(atom.fact)
    return entry is not None and entry.whose == "licensee" and atom.scope in (None, "licensee")


def _states_purpose(term: Term, source: str) -> bool:
    if term.kind == "definition":
        names = _defined(term, source)
        return term.when is not None and (not names or any(map(points_to_grant, names)))
    plain = term.kind == "permission" and term.actor != "licensor" and "use" in term.actions
    return plain and not term.effect and not term.exempts and not term.actions & _ASIDE


def _defined(term: Term, source: str) -> tuple[str, ...]:
    """The words that a definition explains: as read, or those in quotation marks at its beginning."""
    if term.defines:
        return (_plain(term.defines),)
    head = _HEAD.match(term.span.of(source)[:_SHORT])
    return tuple(_plain(word) for word in _QUOTED.findall(head[0])) if head else ()


def _every_purpose(term: Term, source: str) -> bool:
    """Whether the term says that every purpose is a permitted one, but for what it forbids itself."""
    stated = term.kind == "prohibition" and term.when is None
    return stated and any_match("every-purpose", " ".join(term.span.of(source).lower().split()))


def _counts(term: Term, source: str) -> bool:
    """Whether the term says which use counts as non-commercial, whoever makes it."""
    if term.kind not in ("permission", "definition"):
        return False
    return any_match("counts", " ".join(term.span.of(source).lower().split()))


def _plain(name: str) -> str:
    return " ".join(name.lower().replace("-", " ").replace("_", " ").split())


def points(condition: Condition | None) -> bool:
    """Whether the condition points to what is granted elsewhere."""
    return any(isinstance(a.value, str) and points_to_grant(a.value) for a in atoms(condition))


def _takes_in_hosting(term: Term, source: str) -> bool:
    """Whether the term defines distribution so that a service over a network is one."""
    if term.kind != "definition":
        return False
    names, words = (
        [_pattern(p) for m in meanings() if m.of == of for p in m.words] for of in ("distribution", "hosting")
    )
    if not any(p.fullmatch(name) for p in names for name in _defined(term, source)):
        return False
    said = f"{term.span.of(source)} {term.detail or ''}".lower()
    return any(p.search(said) for p in words)


def _pattern(words: str) -> re2._Regexp:
    return re2.compile(words)


def settled(terms: Iterable[Term], source: str) -> tuple[Term, ...]:
    """The terms with their conditions ready to meet a profile."""
    shared = taken_over(source)
    told = (_without_echo(t, source) for t in terms)
    return tuple(
        replace(t, when=_settled(t, t.when, source, shared)) if t.when is not None else t for t in told
    )


def _without_echo(term: Term, source: str) -> Term:
    """The term without the purpose that it only names as what something is taken out of: "it does not count
    as use for a commercial purpose" says of such a use that it is none, not which use it is about."""
    if term.when is None or not is_exemption(term) or not _counts(term, source):
        return term
    parts = term.when.parts if isinstance(term.when, All) else (term.when,)
    return replace(term, when=all_of(*(p for p in parts if not _echo(p))))


def _echo(part: Condition) -> bool:
    return isinstance(part, Atom) and part.fact == "use_purpose" and part.value == "commercial"


def is_exemption(term: Term) -> bool:
    """Whether the term lifts others instead of granting something."""
    return bool(term.exempts) or (term.effect or "").startswith("exempts")


def _settled(term: Term, when: Condition, source: str, shared: tuple[Span, ...]) -> Condition | None:
    if _counts(term, source):
        return _as_it_stands(when)
    if term.kind == "duty" and any(p.start <= term.span.start < p.end for p in shared):
        when = _in_any_form(when)
    return channelled(when)


def _in_any_form(condition: Condition) -> Condition:
    """A duty on copies in one form, where another section takes it over for others."""
    match condition:
        case All(parts):
            return All(tuple(map(_in_any_form, parts)))
        case Any_(parts):
            return Any_(tuple(map(_in_any_form, parts)))
        case Atom(fact="distribution", value="source"):
            return replace(condition, value=True)
        case _:
            return condition
