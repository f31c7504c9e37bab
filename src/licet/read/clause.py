"""One provision read: its acts under their modality become terms, and what no rule used is kept."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace
from typing import Any

from licet.conditions import Condition, all_of, atoms, from_json
from licet.knowledge.reading import ActEntry
from licet.read.asides import parted, without_asides
from licet.read.conditions.lexicon import clause as grammar
from licet.read.conditions.model import Found
from licet.read.conditions.unread import LIMITING, unquoted
from licet.read.consequences import effect_of
from licet.read.defining import undefined
from licet.read.draft import KIND_OF, Clause, Draft
from licet.read.marks import BINDING, Act, Mark, acts_in, governor, marks_in
from licet.read.model import Term
from licet.read.nouns import denied, is_thing, nouns_in
from licet.read.operative import operative
from licet.read.patterns import ascii_words
from licet.read.reach import of_another_right, on_the_text, reached, told_of_another
from licet.read.settle import PROVISO, inherited, overlap, settled
from licet.read.showing import showing
from licet.spans import Span
from licet.text.model import Provision

LONGEST = 12_000  # characters of one provision that are read; a longer one is no sentence
_HEAD = 700  # characters of a head that are read with its items
_OPENING = re.compile(rb"(?:if|when|where|should|in case|before|upon|after)\b[^;]*, (?:then |also )?")
_CONDITION = re.compile(rb"\W*(?:exception\W+)?(?:if|unless|when|whenever|in case)\b[^,;:]*")
_NO_VERB = re.compile(
    rb"\W*(?:\w+:|(?:\w+(?:ed|ing|ions?|ments?|[^\Ws]s)|\w+ of|the|an?|any|all|this|such|source|your?|each"
    rb"|disclaimers?)\b)"
)
_FIRST_VERB = re.compile(rb"(?: (?:also|either|then|to|:))* ([a-z]+)\b")
_STRAIGHT = re.compile(rb" ?(?:(?:be|also|either|then|\w+ly) )*")
_TOLD = re.compile(rb"\w(?<!provided)(?<!ensure)(?<!sure)(?<!condition)(?<!require) (?:that|which) $")
_NOT = re.compile(rb"(?: \w+ly)? (?:not|never)\b(?! only)")
_CALM = frozenset({"waive", "encourage"})
_OWED = frozenset({"duty", "prohibition"})  # kinds that a proviso may state

FindConditions = Callable[[Provision, tuple[int, int], str, str], Found]

_MEANS = frozenset(
    {"act", "deed", "modality", "condition", "permission"}
)  # words that tell how, not who or what for


def clause_of(provision: Provision) -> Clause:
    """The provision with its heads' words before it."""
    head = " ".join(h.words for h in provision.heads)[-_HEAD:]
    prefix = f"{head} " if head else ""
    words = ascii_words(prefix + provision.words)
    clause = Clause(provision, words, len(prefix))
    clause.marks = marks_in(words)
    own = acts_in(words[len(prefix) :], len(prefix))
    heads = acts_in(words[: len(prefix)]) if prefix else []
    above = [a for a in heads if not a.entry.alone]
    clause.silent |= {
        m.start
        for a in heads
        if a.entry.alone == "disclaimer"
        for m in clause.marks
        if a.start <= m.start < a.end
    }
    clause.acts = [*above, *own]
    if prefix and not any(governor(a, clause.marks, words) for a in own if not a.entry.group):
        clause.acts += _completed(clause)
    clause.acts, clause.marks = without_asides(clause.acts, clause.marks, words)
    clause.nouns = nouns_in([a for a in clause.acts if a.entry.group], words)
    return clause


def _completed(clause: Clause) -> list[Act]:
    """Acts whose verb ends the head and whose object is the item: "you must include: a notice of changes"."""
    words, base = clause.words, clause.base
    last = next((m for m in reversed(clause.marks) if m.end <= base and m.sense in BINDING), None)
    verb = _FIRST_VERB.match(words, last.end, base) if last is not None and last.sense == "duty" else None
    if verb is None:
        return []
    lead = verb[1] + b" "
    found = acts_in(lead + words[base:], base - len(lead))
    return [
        Act(a.entry, base, a.end)
        for a in found
        if a.start < base < a.end and not a.entry.alone and not a.entry.group
    ]


def drafts_of(clause: Clause) -> list[Draft]:
    """What the clause says, before conditions."""
    out: list[Draft] = []
    alone = _best(
        [
            a
            for a in clause.acts
            if a.entry.alone and a.end > clause.base and a.start >= clause.base and not _of_yours(a, clause)
        ]
    )
    for act in alone:
        out.append(Draft(act.entry.alone, [act], None, "alone"))  # type: ignore[arg-type]
        inside = {m.start for m in clause.marks if act.start <= m.start < act.end}
        clause.used |= inside
        if act.entry.alone in ("disclaimer", "termination"):
            clause.silent |= inside
    groups: dict[int, Draft] = {}
    for act in clause.acts:
        if act.entry.alone or act.end <= clause.base:
            continue
        draft = _governed(act, clause)
        if draft is None or (act.entry.group and not _reached(draft, out, clause)):
            continue
        if draft.kind == "prohibition" and is_thing(act, clause.words):
            continue
        if act.entry.group:
            _join_rights(groups, draft, clause, out)
        else:
            out.append(draft)
    own = undefined(settled(_unlifted(out, clause), clause.words), clause)
    above = inherited(clause, own)
    return own if above is None else [above]


def _unlifted(drafts: list[Draft], clause: Clause) -> list[Draft]:
    """Without what only the head demands and the item lifts: "the requirement does not apply to"."""
    lifted = [d.acts[0] for d in drafts if d.sense == "alone" and d.acts[0].entry.effect == "exempts"]
    return [
        d
        for d in drafts
        if d.kind not in _OWED
        or d.mark is None
        or d.mark.end > clause.base
        or not any(overlap(d.acts[0], one) for one in lifted)
    ]


def _of_yours(act: Act, clause: Clause) -> bool:
    """Whether what a licensor would give is asked of the licensee: "place your changes in public"."""
    if act.entry.actor != "licensor" or act.entry.alone != "grant-scope":
        return False
    if grammar("of-yours").match(clause.words, act.start, act.end):
        return True
    last = next((m for m in reversed(clause.marks) if m.start < act.start), None)
    if last is None or last.sense != "duty":
        return False
    return _STRAIGHT.fullmatch(clause.words[last.end : act.start]) is not None


def _governed(act: Act, clause: Clause) -> Draft | None:
    found = governor(act, clause.marks, clause.words)
    if found is None:
        return Draft("duty", [act], None, "imperative") if _commands(act, clause) else None
    sense, mark = found
    kind = KIND_OF[sense]
    if sense == "only":
        kind = "duty" if act.entry.exclusive else "prohibition"
    if sense == "encourage" and act.entry.firm:
        kind = sense = "duty"
    if mark.entry.actor != "licensee" or not _speaks(mark, act, clause):
        return None
    if kind not in act.entry.kinds and sense not in _CALM:
        return None
    if (act.start < clause.base and mark.start < clause.base) or (
        kind == "duty" and _only_told(act, mark, clause)
    ):
        return None
    if mark.end <= clause.base and _CONDITION.fullmatch(clause.words, clause.base, act.start):
        return None  # what an item begins with as its own condition is not what its head demands
    return Draft(kind, [act], mark, sense)


def _only_told(act: Act, mark: Mark, clause: Clause) -> bool:
    """Whether the act only tells which thing is meant: "the part that is covered by this licence".

    Neither is it one if it begins in a title: "Licence scope: subject to these terms, we grant you ...".
    """
    if act.start < mark.start and b": " in clause.words[act.start : mark.start]:
        return True
    said = clause.words[act.start : act.start + 4]
    return said.startswith((b"is ", b"are ")) and _TOLD.search(clause.words, 0, act.start) is not None


def _reached(draft: Draft, before: list[Draft], clause: Clause) -> bool:
    """Whether the ban of ``draft`` reaches its act, past what it forbids ``before``.

    Leave to copy the words of the licence is none to copy the work.
    """
    if draft.kind == "permission":
        return not on_the_text(draft.acts[0], clause.words, draft.mark)
    if draft.kind != "prohibition" or draft.mark is None:
        return True
    if draft.sense == "no-grant":
        told = told_of_another(draft.acts[0], draft.mark, clause.words)
        told = told or of_another_right(draft.mark, clause.words)
        return not told and not on_the_text(draft.acts[0], clause.words)
    act, mark = draft.acts[0], draft.mark
    if act.start < clause.base:
        return True
    others = [d.acts[0] for d in before if d.mark is mark and not d.acts[0].entry.group]
    return reached(act, mark, clause.words, others)


def _commands(act: Act, clause: Clause) -> bool:
    """A bare imperative: the act begins the clause, or follows the condition that begins it."""
    if act.entry.group or not act.entry.imperative or "duty" not in act.entry.kinds:
        return False
    if _NO_VERB.match(clause.words, act.start):
        return False
    if act.start - clause.base in range(4):
        return not clause.words.startswith(b"to ", clause.base)
    if act.start < clause.base or any(m.sense in BINDING for m in clause.marks if m.start >= clause.base):
        return False
    return _OPENING.fullmatch(clause.words, clause.base, act.start) is not None


def _speaks(mark: Mark, act: Act, clause: Clause) -> bool:
    """Not from inside a disclaimer; a modal, of rights, only where the act is a verb."""
    if mark.sense == "duty" and _NOT.match(clause.words, mark.end):
        return False  # "in which case you will not ...": the mark of the ban begins later
    if mark.start in clause.silent or (mark.entry.bare and _conditional(mark, clause)):
        return False
    if act.entry.group and parted(mark, act, clause.words):
        return False
    if mark.sense == "grant" and mark.start < act.start < mark.end < act.end:
        return False  # "we give it away to": one verb is no leave to do what it says
    if mark.sense == "permit" and mark.entry.modal and denied(mark.start, clause.words):
        return False
    verbs_only = mark.entry.modal or clause.words[: mark.end].endswith(b" to")
    return not (
        verbs_only
        and act.entry.group
        and act.start in clause.nouns
        and mark.sense in ("ban", "permit", "waive")
    )


def _conditional(mark: Mark, clause: Clause) -> bool:
    """Whether a condition that no comma closes stands before the mark."""
    opens = [m for m in clause.marks if m.end <= mark.start and m.sense in ("condition", "exception")]
    return bool(opens) and not re.search(rb"[,;]", clause.words[opens[-1].end : mark.start])


def _join_rights(groups: dict[int, Draft], draft: Draft, clause: Clause, out: list[Draft]) -> None:
    """Rights under the same mark are one grant or one ban; what stands apart opens another one."""
    assert draft.mark is not None
    known = groups.get(draft.mark.start)
    if known is None or (draft.acts[0].entry.apart and not known.acts[0].entry.apart):
        groups[draft.mark.start] = draft
        out.append(draft)
    elif draft.acts[0].start - known.acts[-1].end < 200:
        known.acts.append(draft.acts[0])


def _best(acts: list[Act]) -> list[Act]:
    """Of acts that overlap, those of the highest rank, then the longest."""
    kept: list[Act] = []
    for act in sorted(acts, key=lambda a: (-a.entry.rank, a.start - a.end, a.start, a.entry.id)):
        if not any(k.start < act.end and act.start < k.end for k in kept):
            kept.append(act)
    return sorted(kept, key=lambda a: a.start)


def term_of(draft: Draft, clause: Clause, find: FindConditions, source: str) -> Term:
    """The draft with its span, condition, actions and, from ``source``, the words to show."""
    entry = max(draft.acts, key=lambda a: a.entry.rank).entry
    provision = clause.provision
    own = [(max(a.start - clause.base, 0), max(a.end - clause.base, 0)) for a in draft.acts]
    # what is only asked for takes from its head no more than a duty does
    kind = "duty" if draft.sense == "encourage" else draft.kind
    found = find(provision, (own[0][0], own[-1][1]), kind, entry.action)
    if draft.instead and found.when is None:
        draft.acts = draft.instead
        entry = max(draft.acts, key=lambda a: a.entry.rank).entry
    when = _with_default(found.when, entry.when, entry.facts)
    consumed = found.consumed
    clause.loose.update(found.leftover)
    clause.told.update(found.items)
    start, end = _stretch(clause, draft)
    if draft.mark is not None:
        clause.used.add(draft.mark.start)
        if draft.mark.start >= clause.base:
            consumed = (*consumed, (draft.mark.start - clause.base, draft.mark.end - clause.base))
    spans = tuple(sorted({provision.place(a, b) for a, b in (*own, *consumed) if b > a}))
    return Term(
        kind=draft.kind,
        action=entry.action,
        span=provision.place(start, end),
        rule=f"{entry.id}/{draft.mark.entry.id if draft.mark and draft.sense != PROVISO else draft.sense}",
        actor=entry.actor or "licensee",
        also=_also(draft, entry.action),
        when=when,
        effect="exempts" if draft.sense == "waive" else entry.effect or _effect(draft, entry, clause),
        exempts=(entry.action,) if draft.sense == "waive" else (),
        strength="encouraged" if draft.sense == "encourage" else None,
        detail=showing(provision, source, start, end) if entry.show else entry.detail,
        provision=provision.index,
        consumed=spans,
        parse=found.parse,
        heads=_said_above(draft, clause),
    )


def _said_above(draft: Draft, clause: Clause) -> tuple[Span, ...]:
    """The heads of the list, if the act or the word that binds stands in them."""
    marks = [a.start for a in draft.acts] + ([draft.mark.start] if draft.mark is not None else [])
    above = any(start < clause.base for start in marks)
    return tuple(head.span for head in clause.provision.heads) if above else ()


def _effect(draft: Draft, entry: ActEntry, clause: Clause) -> str | None:
    return effect_of(draft.kind, entry.action, clause.words[clause.base :])


def _also(draft: Draft, action: str) -> tuple[str, ...]:
    more: list[str] = []
    for act in (*draft.acts, *draft.instead):
        for name in (act.entry.action, *act.entry.also):
            if name != action and name not in more:
                more.append(name)
    return tuple(more)


def _with_default(
    found: Condition | None, default: dict[str, Any] | None, facts: tuple[str, ...]
) -> Condition | None:
    """The act's own condition holds too, unless the text says one about the same facts."""
    if default is None:
        return found
    own = from_json(default)
    named = {a.fact for a in atoms(own)}.union(facts)
    if any(a.fact in named for a in atoms(found)):
        return found
    return all_of(own, found)


def _stretch(clause: Clause, draft: Draft) -> tuple[int, int]:
    """The part of a long provision, between semicolons, in which the mark and the acts stand."""
    words, base = clause.words, clause.base
    total = len(words) - base
    first = min([a.start for a in draft.acts] + ([draft.mark.start] if draft.mark else [])) - base
    last = max(a.end for a in draft.acts) - base
    first, last = max(first, 0), max(last, 1)
    if total < 300:
        return 0, total
    left = words.rfind(b"; ", base, base + first)
    right = words.find(b"; ", base + last)
    start = 0 if left < 0 else left - base + 2
    end = total if right < 0 else right - base + 1
    return start, max(end, start + 1)


def leftovers(clause: Clause, terms: list[Term]) -> list[tuple[int, int]]:
    """Stretches with an operative mark that no term rests on, and conditions that were not understood."""
    provision = clause.provision
    taken = [span for term in terms for span in term.consumed]
    duties = [span for term in terms if term.kind in _OWED for span in term.consumed]
    told = _defines_a_limit(clause)
    loose = () if told else sorted(clause.loose)
    out = [
        s
        for s in loose
        if not _spoken_for(provision, s, taken) and not _owed(provision, s, duties, whole=False)
    ]
    for mark in clause.marks:
        if mark.start < clause.base or mark.start in clause.used or (told and mark.sense == "limit"):
            continue
        if mark.sense == "duty" and not clause.words[mark.end :].strip(b" .:;,"):
            continue  # "are permitted provided that the conditions below are met": a head, no command
        if mark.sense == "duty" and _opens_another(clause, mark):
            continue  # "provided that if you redistribute it, you must retain the notice"
        if mark.sense not in BINDING | {"limit", "power"} or mark.sense in ("permit", "grant", "encourage"):
            continue
        place = provision.place(mark.start - clause.base, mark.end - clause.base)
        near = Span(max(place.start - 2, 0), place.end + 2) if mark.sense == "limit" else place
        if any(span.overlap(near) > 0 for span in taken):
            continue  # "only" beside a purpose that was read says that it is the only one
        stretch = _around(clause, mark)
        if mark.sense == "duty" and _owed(provision, stretch, duties):
            continue  # "with the proviso that copies shall be licensed": the second of the two commands
        if not out or out[-1] != stretch:
            out.append(stretch)
    return out


def _opens_another(clause: Clause, mark: Mark) -> bool:
    """Whether a proviso begins with an occasion that limits nobody, and the duty behind it was read."""
    later = [m for m in clause.marks if m.start >= mark.end and m.sense == "duty"]
    if not later or later[0].start not in clause.used:
        return False
    occasion = clause.words[mark.end : later[0].start]
    if grammar("giving-occasion").fullmatch(occasion) is None:
        return False
    return all(kind in _MEANS | {"negation"} for _, _, kind in operative(occasion.decode("ascii", "replace")))


def _spoken_for(provision: Provision, loose: tuple[int, int], taken: list[Span]) -> bool:
    """Whether each word of a condition that could limit somebody lies in what a term rests on."""
    start, end = loose
    limiting = [
        provision.place(start + a, start + b)
        for a, b, kind in operative(provision.words[start:end])
        if kind in LIMITING
    ]
    return bool(limiting) and all(any(t.covers(word) for t in taken) for word in limiting)


def _owed(provision: Provision, loose: tuple[int, int], duties: list[Span], *, whole: bool = True) -> bool:
    """Whether a condition says what is owed, and nothing that could limit stands outside of it."""
    start, end = loose
    place = provision.place(start, end)
    if not any(place.overlap(span) > 0 for span in duties):
        return False
    said = operative(unquoted(provision.words[start:end]))
    if not whole and not any(kind in LIMITING for _, _, kind in said):
        return True
    return all(
        kind in _MEANS or any(d.covers(provision.place(start + a, start + b)) for d in duties)
        for a, b, kind in said
    )


def _defines_a_limit(clause: Clause) -> bool:
    """Whether the clause defines a purpose, a person or a size: the limits in it are what is defined."""
    named = [clause.words[a.start : a.end].decode() for a in clause.acts if a.entry.alone == "definition"]
    return any(kind in LIMITING for name in named for _, _, kind in operative(name))


def denies(clause: Clause) -> bool:
    """Whether a mark of its own forbids or withholds."""
    return any(m.start >= clause.base and m.sense in ("ban", "no-grant") for m in clause.marks)


def grants(clause: Clause) -> bool:
    """Whether a mark of its own gives leave."""
    return any(m.start >= clause.base and m.sense in ("permit", "grant", "waive") for m in clause.marks)


def binds(clause: Clause) -> bool:
    """Whether a mark of its own says who must, may or may not."""
    return any(m.start >= clause.base and m.sense in BINDING | {"limit", "power"} for m in clause.marks)


def _around(clause: Clause, mark: Mark) -> tuple[int, int]:
    """The clause of a mark, from the comma or semicolon before it to the one after it."""
    words, base = clause.words, clause.base
    left = max(words.rfind(b"; ", base, mark.start), words.rfind(b", ", base, mark.start))
    stops = [at for at in (words.find(b"; ", mark.end), words.find(b", ", mark.end)) if at > 0]
    start = base if left < 0 else left + 2
    end = min(stops) if stops else len(words)
    return start - base, end - base


def spoken(terms: list[Term]) -> list[Term]:
    """The terms without those that repeat another one's kind, action and place."""
    out: list[Term] = []
    for term in terms:
        twin = next(
            (t for t in out if (t.kind, t.action, t.span) == (term.kind, term.action, term.span)), None
        )
        if twin is None:
            out.append(term)
        else:
            out[out.index(twin)] = replace(twin, consumed=tuple(sorted({*twin.consumed, *term.consumed})))
    return out


def span_of(provision: Provision, start: int, end: int) -> Span:
    """The place in the source of ``words[start:end]``, without white space at its ends."""
    piece = provision.words[start:end]
    start += len(piece) - len(piece.lstrip())
    end -= len(piece) - len(piece.rstrip())
    return provision.place(start, max(end, start))
