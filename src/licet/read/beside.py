"""What stands beside the words that a rule for effectless provisions speaks of.

A rule sees one turn of a sentence and answers for words that are harmless there. A clause of its own in the
same sentence, with words that bind, is believed only where the text is a known one, word for word: there
nobody has put it in.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator

from licet.read.conditions.lexicon import clause
from licet.read.language import shows_english

Place = tuple[int, int]
_BLANK = " ,;:()"
_VERBS = ("binds", "demands", "fate")
_TELLING = frozenset({"act", "deed", "permission", "aim"})  # kinds of word with which things are told apart
_JOINED = re.compile(r"^\W*(?:and|or|but)\b")
_WORDS = re.compile(r"\W*[^\W\d_]+(?:,? [^\W\d_]+)+\W?")  # and no figures, names in angles or addresses


def beside(
    words: str, spoken: Callable[[], Iterable[Place]], open_words: list[tuple[int, int, str]]
) -> list[Place]:
    """The clauses of ``words`` that no place of ``spoken`` touches and that may bind: they hold a word of
    ``open_words``, or are in no known language.

    Offsets are into ``words``, lower case with single spaces; ``open_words`` are ``(start, end, kind)``.
    ``spoken`` is asked only where there is such a clause.
    """
    found = list(_binding(words, open_words))
    said = list(spoken()) if found else []
    return [place for clause, place in found if not any(a < clause[1] and clause[0] < b for a, b in said)]


def _binding(words: str, open_words: list[tuple[int, int, str]]) -> Iterator[tuple[Place, Place]]:
    """The clauses that may bind, each with the place of its own words."""
    for start, end in clauses(words):
        own = words[start:end].strip(_BLANK)
        if not foreign(own) and not any(start <= a < end for a, _, _ in open_words):
            continue
        inside = [(words[a:b], kind) for a, b, kind in open_words if start <= a < end]
        if own and not _goes_along(own.encode("ascii", "replace")) and not _things(own, inside):
            first = words.index(own, start)
            yield (start, end), (first, first + len(own))


def foreign(words: str) -> bool:
    """Whether mere words show no English: what they say is not known."""
    bare = _JOINED.sub("", words)
    return _WORDS.fullmatch(bare) is not None and not shows_english(bare)


def _goes_along(words: bytes) -> bool:
    """Whether a clause only goes on with the one before: no verb in it binds, or a pronoun leads it."""
    if clause("tells-of").search(words) is not None:
        return True
    if any(clause(name).search(words) for name in ("binds", "demands")):
        return False
    if clause("example").search(words) is not None:
        return clause("confines").search(words) is None
    return clause("goes-along").search(words) is not None


def _things(words: str, bound: list[tuple[str, str]]) -> bool:
    """Whether a clause goes on with a list of things, and holds no word that limits, forbids or orders."""
    raw = words.encode("ascii", "replace")
    if clause("things").search(raw) is None or any(clause(n).search(raw) for n in _VERBS):
        return False
    return all(
        kind in _TELLING or clause("matter").search(word.encode("ascii", "replace")) for word, kind in bound
    )


def clauses(words: str, joint_kind: str = "joint") -> Iterator[Place]:
    """Where the clauses of a sentence stand, without the marks and words that join them."""
    at = 0
    raw = words.replace("(c)", "_c_").encode("ascii", "replace")
    for joint in clause(joint_kind).finditer(raw):
        # a subject that the joint takes in belongs to the clause that it begins
        if words[at : joint.start()].strip():
            yield at, joint.start()
        at = max(joint.start() + 1, at)
    if words[at:].strip():
        yield at, len(words)
