"""Provisions to a ``Reading``: every provision becomes terms, is without effect, or is unread."""

from __future__ import annotations

from msgspec.structs import replace

from licet.conditions import atoms
from licet.knowledge.reading import acts
from licet.read.clause import LONGEST, binds, clause_of, denies, grants, span_of
from licet.read.conditions import Found, conditions, defined_terms
from licet.read.conditions.lexicon import clause as grammar
from licet.read.conditions.lexicon import raw
from licet.read.draft import Clause
from licet.read.drafting import drafts_of
from licet.read.effectless import effectless
from licet.read.elsewhere import elsewhere
from licet.read.headings import says_nothing_new
from licet.read.leftovers import leftovers
from licet.read.model import Effectless, Reading, Term, Way
from licet.read.names import names_in
from licet.read.narrowing import narrowed
from licet.read.operative import operative
from licet.read.otherwise import goes_on
from licet.read.settle import PROVISO
from licet.read.stated import STATED, says_more
from licet.read.terms import FindConditions, spoken, term_of
from licet.read.ways import Ways, says_a_way
from licet.read.widening import Said, widens
from licet.spans import Span, merged
from licet.text.model import Provision, Text
from licet.text.provisions import provision as slice_of

# kinds and actions whose items only go on saying what the head says
_WHOLE = frozenset({"definition", "termination", "no-patent", "indemnify"})
_BINDING = frozenset({"prohibition", "duty"})  # kinds that the items of a ban take
_BESIDE = frozenset({"act", "deed"})  # kinds of word that only go on with what a head says
_DONE = frozenset({"distribution", "distribution_form", "modified", "derivative", "network_service", "event"})


def read(text: Text, provisions: tuple[Provision, ...]) -> Reading:
    """The terms of ``provisions``, what among them has no effect, and what nobody read."""
    find = _finder(text, provisions)
    gathered = _Gathered(text, provisions)
    for one in provisions:
        gathered.add(one, find)
    gathered.settle_heads()
    gathered.settle_items()
    gathered.settle_headings()
    gathered.settle_lists()
    return gathered.reading()


class _Gathered:
    """What was read so far. Heads and headings are settled at the end, by what stands under them."""

    def __init__(self, text: Text, provisions: tuple[Provision, ...]) -> None:
        self.text = text
        self.names = names_in(text.source)
        self.provisions = provisions
        self.terms: list[Term] = []
        self.calm: list[Effectless] = []
        self.unread: list[Span] = []
        self.heads: list[Provision] = []
        self.headings: list[Provision] = []
        self.items: list[Provision] = []  # items that say nothing by themselves
        self.spoken_for: set[int] = set()  # heads whose items were read
        self.denying: set[int] = set()  # heads that forbid something
        self.listed: set[int] = set()  # heads whose grant is said by their items
        self.ways = Ways()
        self.way: dict[int, Way] = {}  # of provisions that belong to a choice
        self.plain: set[int] = set()  # items of a choice in which nothing binds, ends or is joined on
        self.told: set[int] = set()  # items that the condition of their head was read from

    def add(self, one: Provision, find: FindConditions) -> None:
        still = effectless(one, self.names)
        found: list[Term] = []
        clause = None
        if one.form != "heading" and len(one.words) <= LONGEST:
            clause = clause_of(one)
            found = spoken([term_of(d, clause, find, self.text.source) for d in drafts_of(clause)])
        # a proviso in which no condition was read says nothing that is known
        found = [t for t in found if not t.rule.endswith(f"/{PROVISO}") or _narrows(t, one)]
        if still is not None:  # every word that could bind is accounted for: what is left only says so
            found = [t for t in found if t.kind in STATED or _of_others(t)]
        found = self._in_a_choice(one, clause, found)
        head = _is_head(one, self.provisions)
        if head:
            found = [t for t in found if not _bare(t)]
            self.heads.append(one)
            if clause is not None and denies(clause):
                self.denying.add(one.index)
        if found and clause is not None:
            self.terms.extend(found)
            given = [
                t
                for t in found
                if t.kind == "permission" and t.strength != "encouraged" and not t.rule.endswith("/alone")
            ]
            if one.heads and given and not grants(clause):
                self.listed.add(one.heads[-1].index)
            self.told |= clause.told
            bound = any(t.kind in _BINDING for t in found)
            self.spoken_for |= {h.index for h in one.heads if bound or h.index not in self.denying}
            self._beside(clause, found, head, still)
        elif still is not None:
            self.calm.append(still)
        elif one.form == "heading":
            self.headings.append(one)
        elif one.index in self.told:
            self.calm.append(Effectless(one.span, "part-of-head", "read-with-its-head"))
        elif (more := goes_on(one, self.terms)) is not None:
            self.calm.append(more)
        elif one.heads and clause is not None and (one.index in self.plain or not binds(clause)):
            self.items.append(one)
        elif not head:
            self.unread.append(one.span)

    def _in_a_choice(self, one: Provision, clause: Clause | None, found: list[Term]) -> list[Term]:
        """The terms, marked as one of several ways where they are."""
        way = self.ways.of(one)
        if way is None:
            return found
        self.way[one.index] = way
        if clause is not None and says_a_way(clause):
            self.plain.add(one.index)
        return [replace(t, way=way) for t in found]

    def _beside(self, clause: Clause, found: list[Term], head: bool, still: Effectless | None) -> None:
        """What a provision says beside its terms."""
        if (
            says_more(clause.provision, found, still)
            or narrowed(clause.provision, found)
            or elsewhere(clause.provision, found, self.text.source)
        ):
            self.unread.append(clause.provision.span)
        elif still is None:
            self._rest(clause, found, head)

    def _rest(self, clause: Clause, found: list[Term], head: bool) -> None:
        """Operative stretches of a provision read in part: without effect by a rule, else unread."""
        for start, end in leftovers(clause, found):
            place = span_of(clause.provision, start, end)
            if len(place) == 0 or (head and _ends_head(clause.provision.words[end:])):
                continue  # the last words of a head are read with its items
            text = self.text
            part = slice_of(text, text.plain_at(place.start), text.plain_at(place.end - 1) + 1)
            still = effectless(part, self.names)
            if still is not None:
                self.calm.append(still)
            else:
                self.unread.append(place)

    def settle_heads(self) -> None:
        """A head that says nothing by itself was read with its items, or is unread.

        What an open grant grants ("a licence to:") is what its items say, with their limits.
        """
        opened = {h.index for h in self.heads if h.index in self.listed and h.words.endswith(":")}
        self.terms = [t for t in self.terms if not (t.provision in opened and t.kind == "permission")]
        told = {t.provision for t in self.terms}
        settled = {c.span for c in self.calm}
        for head in self.heads:
            if head.index in told or head.span in settled:
                continue
            if head.index in self.spoken_for:
                self.calm.append(Effectless(head.span, "list-head", "read-with-its-items"))
            else:
                self.unread.append(head.span)

    def settle_items(self) -> None:
        """What is listed under a definition or an ending, and binds nobody, belongs to it."""
        kinds: dict[int, set[str]] = {}
        open_to_all = {(t.way.head, t.way.item) for t in self.terms if t.way is not None}
        for term in self.terms:
            kinds.setdefault(term.provision, set()).add(term.action if term.action in _WHOLE else term.kind)
        heads = {h.index for h in self.heads}
        lifting = {t.provision for t in self.terms if t.effect == "exempts"}
        for item in self.items:
            above = kinds.get(item.heads[-1].index)
            if above and above <= _WHOLE:
                kinds[item.index] = above
                self.calm.append(Effectless(item.span, "part-of-head", "read-with-its-head"))
            elif self._another(item, open_to_all):
                way = self.way[item.index]
                self.calm.append(Effectless(item.span, "part-of-head", "another-way", way=way))
            elif item.heads[-1].index in lifting:
                self.calm.append(Effectless(item.span, "part-of-head", "lifted-besides"))
            elif item.index not in heads:
                self.unread.append(item.span)

    def settle_lists(self) -> None:
        """Unread lists that take nothing away: what is permitted besides, and what is asked less."""
        whole = {one.span: one for one in self.provisions}
        left: list[Span] = []
        said = Said(self.provisions, self.terms, tuple(self.unread), self.text.source)
        for place in self.unread:
            one = whole.get(place)
            more = None if one is None else widens(one, said)
            if more is None:
                left.append(place)
            else:
                self.calm.append(more)
        self.unread = left

    def _another(self, item: Provision, read: set[tuple[Span, int]]) -> bool:
        """Whether an unread item is one way of several of which another one was read: it adds to what
        somebody may choose and takes nothing away."""
        way = self.way.get(item.index)
        if way is None or way.item != item.index or item.index not in self.plain:
            return False
        if not item.label and any(p.label and p.heads == item.heads for p in self.provisions):
            return False  # it stands among the ways and is none of them
        return any(head == way.head and one != way.item for head, one in read)

    def settle_headings(self) -> None:
        """A heading whose every binding word the text says elsewhere is a title."""
        for heading in self.headings:
            if says_nothing_new(heading, self.provisions, self.terms, self.text.source):
                self.calm.append(Effectless(heading.span, "title", "said-again-beneath"))
            else:
                self.unread.append(heading.span)

    def reading(self) -> Reading:
        calm = tuple(sorted(self.calm, key=lambda c: c.span))
        return Reading(_echoed(self.terms), calm, tuple(merged(self.unread)), self.names.all)


def _echoed(terms: list[Term]) -> tuple[Term, ...]:
    """A duty to treat one thing as another (use over a network as giving copies) asks for a deed only where
    another duty does; else it is one of the action that its entry names instead."""
    echoing = {entry.id: entry for entry in acts() if entry.echoes}
    own = [(term, echoing.get(term.rule.partition("/")[0])) for term in terms]
    duties = [t for t, echo in own if t.kind == "duty" and t.actor == "licensee" and echo is None]
    asked = frozenset[str]().union(*(t.actions for t in duties))
    return tuple(
        t if echo is None or t.actions & asked else replace(t, action=echo.otherwise, also=())
        for t, echo in own
    )


def _ends_head(after: str) -> bool:
    """Whether nothing that could limit or order stands between a stretch of a head and the head's items:
    "provided that you include the following on all copies, including modifications:"."""
    return all(kind in _BESIDE for _, _, kind in operative(after))


def _of_others(term: Term) -> bool:
    """Whether a term is about what others than the licensee may or must do, and gives nothing away."""
    return term.actor != "licensee" and term.kind != "grant-scope"


def _narrows(term: Term, item: Provision) -> bool:
    """Whether a proviso names who, what for, how large or where; that something is done narrows no grant.

    Nor does what is told of everybody of a kind: "organisations above that size fall under other terms".
    """
    if grammar("says-of-a-class").search(raw(item.words)):
        return False
    return any(atom.fact not in _DONE for atom in atoms(term.when))


def _bare(term: Term) -> bool:
    """A ban of a head that its items tell in full: "you may not use it to:"."""
    return term.kind == "prohibition" and term.when is None and not term.rule.endswith("/alone")


def _is_head(one: Provision, provisions: tuple[Provision, ...]) -> bool:
    following = provisions[one.index + 1] if one.index + 1 < len(provisions) else None
    return following is not None and any(h.index == one.index for h in following.heads)


def _finder(text: Text, provisions: tuple[Provision, ...]) -> FindConditions:
    defined = defined_terms(provisions)

    def find(provision: Provision, act: tuple[int, int], kind: str, action: str) -> Found:
        return conditions(provision, act, kind=kind, action=action, defined=defined, source=text.source)

    return find
