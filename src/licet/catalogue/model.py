"""The known licences: what is known of each text, and the questions one can put to the catalogue.

An ``Entry`` is one text: a licence, an exception, or one of the many notices, tags and references by which
files name their licence. A ``Catalogue`` finds entries; it compares streams of token ids, where a token is a
word as ``licet.text.from_string`` normalises it.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Literal, Protocol, get_args

import msgspec
import numpy as np
import numpy.typing as npt

Kind = Literal[
    "licence",  # a whole licence, the catalogue's own text of it
    "exception",  # the same for an exception, which only adds to a licence
    "text",  # another wording of a licence text, or of several in one file
    "notice",  # "licensed under the ..."
    "tag",  # "license: mit", an SPDX tag, a package declaration
    "reference",  # a name or an address alone
    "intro",  # words that announce a licence and say nothing by themselves
    "clue",  # words that hint at a licence
    "false-positive",  # looks like a licence and is none
]
KINDS: tuple[Kind, ...] = get_args(Kind)
LICENCES: tuple[Kind, ...] = ("licence", "exception")
TEXTS: tuple[Kind, ...] = ("licence", "exception", "text")
MENTIONS: tuple[Kind, ...] = ("notice", "tag", "reference", "intro", "clue", "false-positive")
# Entries are compared with others of their group: what is a rare phrase among licences is common in notices.
GROUPS: dict[str, tuple[Kind, ...]] = {"licences": LICENCES, "texts": ("text",), "mentions": MENTIONS}

Ids = npt.NDArray[np.uint32]


class Entry(msgspec.Struct, frozen=True, kw_only=True):
    """One known text.

    ``key`` is the data's own key (``mit``) for a licence or exception, the file's stem for the rest.
    ``spdx_id`` is set for licences and exceptions only: an id of the SPDX list if ``listed``, else
    ``LicenseRef-scancode-...``. ``expression`` is an SPDX expression for every kind (``None`` for false
    positives). ``relevance`` (0 to 100) is how far the mention alone is to be trusted, ``coverage`` (0 to
    100) the share of it that must be there. ``parent`` is the index of the listed licence that this text,
    itself not listed, is a rework of.
    """

    index: int
    key: str
    kind: Kind
    name: str
    expression: str | None = None
    spdx_id: str | None = None
    other_ids: tuple[str, ...] = ()
    category: str | None = None
    listed: bool = False
    deprecated: bool = False
    osi: bool | None = None  # approved by the OSI, after the SPDX list; None where the list does not know it
    fsf_libre: bool | None = None  # free after the FSF, the same
    generic: bool = False  # stands for a family ("other permissive"), not for one licence
    language: str = "en"
    relevance: int = 100
    coverage: int = 0
    continuous: bool = False  # its words must stand together
    length: int = 0  # tokens
    parent: int | None = None
    official: bool = False  # the SPDX list's own text
    ignorable: tuple[str, ...] = ()  # names, addresses and copyright lines in it that say nothing
    files: tuple[str, ...] = ()  # names of files it refers to ("see LICENSE")
    notes: str = ""

    @property
    def is_exception(self) -> bool:
        return self.kind == "exception"


class Candidate(msgspec.Struct, frozen=True):
    """An entry that shares words with a text.

    Shares are of weighted n-grams, 0 to 1: ``covered`` how much of the entry stands in the text, ``covers``
    how much of the text stands in the entry, ``score`` their product, by which candidates are ranked: a
    short licence quoted inside a long one loses to the long one, and the reverse.
    """

    entry: Entry
    score: float
    covered: float
    covers: float


class Occurrence(msgspec.Struct, frozen=True, order=True):
    """``tokens[start:stop]`` of a text is exactly the whole entry."""

    start: int
    stop: int
    index: int  # of the entry


class Counts(msgspec.Struct, frozen=True):
    """How much the catalogue holds."""

    licences: int
    exceptions: int
    listed: int  # of both, on the SPDX list
    texts: int
    mentions: int
    words: int  # different tokens


class Catalogue(Protocol):
    """The known licences. Safe to share between threads; every answer is a pure function of its input."""

    @property
    def release(self) -> str:
        """Version of the licence data."""

    @property
    def place(self) -> str:
        """The folder of the index."""

    @property
    def counts(self) -> Counts: ...

    @property
    def words(self) -> int:
        """Number of known tokens: ids from here on are words that no entry holds."""

    def __len__(self) -> int: ...

    def entry(self, index: int) -> Entry:
        """The entry at ``index`` (0 to ``len - 1``)."""

    def entries(self, kinds: Sequence[Kind] = LICENCES) -> Iterable[Entry]:
        """Every entry of these kinds in index order."""

    def by_id(self, name: str) -> Entry:
        """The licence or exception of this SPDX id, key or alias in any case.

        Raises ``InputError`` naming the nearest ids if there is none.
        """

    def known_id(self, name: str) -> Entry | None:
        """The same, ``None`` if there is none."""

    def search(self, words: str, most: int = 50) -> tuple[Entry, ...]:
        """Licences and exceptions whose ids, names or category hold all the words, best first."""

    def ids(self, tokens: Sequence[str]) -> Ids:
        """Tokens as ids. A word that no entry holds gets an id from ``words`` on, the same for the same word
        in one call but not across calls."""

    def token(self, number: int) -> str:
        """The word of an id below ``words``."""

    def stream(self, entry: Entry | int) -> Ids:
        """The entry's tokens as ids (read-only)."""

    def text(self, entry: Entry | int) -> str:
        """The entry's text as published, without the data's marks."""

    def exact(self, tokens: Sequence[str] | Ids) -> tuple[Entry, ...]:
        """The entries whose whole token stream is this one: listed licences first, then other licences,
        exceptions, texts and mentions; what the data has withdrawn comes last."""

    def candidates(
        self, tokens: Sequence[str] | Ids, most: int = 8, kinds: Sequence[Kind] = TEXTS
    ) -> tuple[Candidate, ...]:
        """The entries nearest to a text, best first; linear in the text's length. Asking for ``LICENCES``
        alone is several times faster than for ``TEXTS``."""

    def find(
        self, tokens: Sequence[str] | Ids, kinds: Sequence[Kind] | None = None, *, maximal: bool = True
    ) -> tuple[Occurrence, ...]:
        """Where entries stand word for word in a text, by start and then longest first; linear time.

        ``maximal`` leaves out what lies strictly inside a longer occurrence; entries with equal words are
        all given. ``kinds=None`` means all.
        """
