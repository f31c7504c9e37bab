"""Names that a text gives to its maker and to the work: in them no word binds anybody ("Stability AI")."""

from __future__ import annotations

import re
from functools import cache, lru_cache

import msgspec

from licet.knowledge.layout import layout_words
from licet.knowledge.reading import lexicon
from licet.read.operative import operative
from licet.read.patterns import expand

_QUOTED = re.compile(r"[\"\u201c*]{1,3}([A-Z][\w .&\[\]/-]{1,40}?)[\"\u201d*]{1,3}")
_ALIAS = re.compile(
    r"\s?\(\s?(?:[a-z, ]{0,24}[\"\u201c*]{1,3}[\w .&-]{2,40}?[\"\u201d*]{1,3}[, ]*(?:or |and )?)+\)"
)
_PART = re.compile(r"[\"\u201c]([A-Za-z][\w .&-]{1,40}?)[\"\u201d]")
# "Acme" or "we": the name by which the text's maker calls itself
_SELF = re.compile(
    r"[\"\u201c*]{1,4}([A-Z][\w.&-]*(?: [A-Z][\w.&-]*){0,3})[\"\u201d*]{1,4},? or "
    r"[\"\u201c*]{1,4}(?:we|us|our|licensor)\b",
    re.IGNORECASE,
)
_MOST = 40  # names of one text


class Names(msgspec.Struct, frozen=True):
    """``makers`` are blotted out before a sentence is judged; a word in one of ``works`` binds nobody."""

    makers: re.Pattern[str] | None = None
    works: re.Pattern[str] | None = None
    all: tuple[str, ...] = ()  # both, in lower case

    def blotted(self, words: str) -> str:
        return words if self.makers is None else self.makers.sub(lambda m: "x" * len(m[0]), words)

    def stretches(self, words: str) -> list[tuple[int, int]]:
        return [] if self.works is None else [m.span() for m in self.works.finditer(words)]


@lru_cache(maxsize=4)
def names_in(source: str) -> Names:
    """The names of companies and of the licensed work in a text."""
    makers: set[str] = set()
    for found in _firm().finditer(source):
        name = _small().sub("", found[1].strip().lower())
        if name and not operative(re.sub(r"\b(?:ai|labs?)$", "", name)):
            makers.add(name)
        alias = _ALIAS.match(source, found.end())
        if name and alias:
            makers |= {part.lower() for part in _PART.findall(alias[0]) if len(part) > 3}
    works = {found[1].lower() for found in _QUOTED.finditer(source) if _of_a_work(found[1].lower())}
    selves = {found[1].lower() for found in _SELF.finditer(source)}
    return Names(_any(makers), _any(works), (*_kept(makers | selves), *_kept(works)))


def _any(names: set[str]) -> re.Pattern[str] | None:
    kept = _kept(names)
    return re.compile(r"\b(?:" + "|".join(map(re.escape, kept)) + r")\b") if kept else None


def _kept(names: set[str]) -> tuple[str, ...]:
    return tuple(sorted((n for n in names if len(n) > 1), key=lambda n: (-len(n), n))[:_MOST])


def _of_a_work(name: str) -> bool:
    """Whether nothing in the name but words for works could bind anybody."""
    return _work().search(name) is not None and not operative(_work().sub(" ", name))


@cache
def _words(name: str) -> str:
    return "|".join(map(expand, next(e.words for e in lexicon() if e.name == name)))


@cache
def _work() -> re.Pattern[str]:
    return re.compile(rf"\b(?:{_words('work_names')})\b")


@cache
def _small() -> re.Pattern[str]:
    """The small words before a name."""
    return re.compile(rf"^(?:(?:{'|'.join(layout_words().title_small)}|this|if|any|neither|copyright) )+")


@cache
def _firm() -> re.Pattern[str]:
    """A run of capitalised words before what companies are called by."""
    return re.compile(rf"\b((?:[A-Z][\w&-]*\.? ){{1,4}}?),? ?(?:{_words('firm_endings')})(?:\b|(?=[ ,(]))\.?")
