"""The reader's knowledge: words (``data/lexicon``), acts (``data/acts``) and modality (``data/modality``).

Patterns are RE2 over lower-case words with ``{macros}`` from the lexicon; see docs/reading.md.
"""

from __future__ import annotations

from functools import cache
from typing import Any, Literal

import msgspec

from licet.knowledge.load import items

Sense = Literal[
    "duty",
    "ban",
    "permit",
    "grant",
    "no-grant",
    "waive",
    "encourage",
    "only",
    "condition",
    "exception",
    "relative",
    "reported",
    "inversion",
    "neutral",
    "limit",
    "power",
    "bystander",
]


class LexiconEntry(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A macro: ``words`` are RE2 alternatives, ``verbs`` base forms of regular verbs, inflected."""

    name: str
    words: tuple[str, ...] = ()
    verbs: tuple[str, ...] = ()
    source: str = "licet"


class ModalityEntry(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Words that say who must, may or may not; ``side`` is where they stand, seen from the act.

    A ``modal`` governs verbs alone: in "may not limit the use of it" nobody is forbidden to use it.
    A ``bare`` one has no modal verb: in "if you do not distribute it" it forbids nothing.
    """

    id: str
    sense: Sense
    patterns: tuple[str, ...]
    side: Literal["before", "after"] = "before"
    modal: bool = False
    bare: bool = False
    actor: str = "licensee"
    match: tuple[str, ...] = ()
    no_match: tuple[str, ...] = ()
    source: str = "licet"


class ActEntry(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """One way to say one action.

    ``verb`` and ``object`` make an active and a passive pattern; ``patterns`` are taken as they stand. With
    ``alone`` the pattern carries its own modality and gives a term of that kind by itself. ``kinds`` are
    the kinds of term the act may become under a modality. ``group = "rights"`` acts named in one breath
    become one term. ``when`` is the condition that holds where the text names none of ``facts``. ``reach``
    is the longest stretch, in characters, that one match may span. What ``not_of`` matches right after it,
    or ``not_after`` right before it, makes it another act ("use the name", "revenue share"). ``things`` are
    words of its own that name what another act is done to ("adapted material"): in a ban they forbid
    nothing by themselves. A right that is ``apart`` opens a grant of its own among others ("and under
    patents, to make it"). A duty that ``echoes`` asks for what others of the text ask for; where none of
    them does, it is a duty of the action ``otherwise``. ``show`` looks for the quoted words to show.
    ``imperative``: the bare verb may command; ``firm``: "please" does not make it a mere wish;
    ``exclusive``: "you may only" do it makes it a duty.
    """

    id: str
    action: str
    kinds: tuple[str, ...] = ()
    verb: tuple[str, ...] = ()
    object: tuple[str, ...] = ()
    patterns: tuple[str, ...] = ()
    alone: str | None = None
    group: str = ""
    also: tuple[str, ...] = ()
    when: dict[str, Any] | None = None
    facts: tuple[str, ...] = ()
    effect: str | None = None
    actor: str | None = None
    detail: str | None = None
    show: bool = False
    not_of: tuple[str, ...] = ()
    not_after: tuple[str, ...] = ()
    things: tuple[str, ...] = ()
    echoes: bool = False
    otherwise: str = ""
    apart: bool = False
    reach: int = 170
    rank: int = 0
    imperative: bool = True
    firm: bool = False
    exclusive: bool = False
    match: tuple[str, ...] = ()
    no_match: tuple[str, ...] = ()
    source: str = "licet"


class ConsequenceEntry(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Words that give a term of one of ``kinds`` and ``actions`` (all, if none is named) an ``effect``."""

    id: str
    effect: str
    kinds: tuple[str, ...]
    patterns: tuple[str, ...]
    actions: tuple[str, ...] = ()
    match: tuple[str, ...] = ()
    no_match: tuple[str, ...] = ()
    source: str = "licet"


@cache
def consequences() -> tuple[ConsequenceEntry, ...]:
    """What follows from duties and bans, in file order."""
    return items("consequences", ConsequenceEntry)


@cache
def lexicon() -> tuple[LexiconEntry, ...]:
    """Every macro."""
    return items("lexicon", LexiconEntry)


@cache
def modality() -> tuple[ModalityEntry, ...]:
    """Every modality, in file order."""
    return items("modality", ModalityEntry)


@cache
def acts() -> tuple[ActEntry, ...]:
    """Every act, in file order."""
    return items("acts", ActEntry)
