"""``Text`` to provisions: sentences and list items with the heads that govern them."""

from __future__ import annotations

import re
from array import array
from functools import cache

from msgspec.structs import replace

from licet.knowledge.layout import layout_words
from licet.text.layout import Block, blocks
from licet.text.model import Provision, Text
from licet.text.outline import Outline
from licet.text.sentences import Piece, listed, pieces

_MOST_HEADS = 4
_SPACE = re.compile(r"\s+")
_OPEN_END = re.compile(
    r"(?::|[-,;]|\b(?:that|to|shall|must|may|not|by|of|any|for|the|if|or|and|following))[\"'*_ ]*$"
)
_GAP = re.compile(r"\s{2,}|[^\S ]")  # white space that is more than one plain space
_BULLET = re.compile(r"[-*+o\u2022\u25cf\u25e6\u25aa\u2023\u00b7\u2013\u2014]$")
_LEADS_ON = re.compile(r"(?::|\b(?:to|shall|must|may|not|following))[\"'*_ ]*$")
_ITEM_END = re.compile(r"(?:[;,]|[;,]\s*(?:and|or|and/or))$")


def provision(text: Text, start: int, end: int, index: int = 0) -> Provision:
    """The provision at ``plain[start:end]``: lower case, white space collapsed."""
    words: list[str] = []
    written: list[str] = []
    at, to = array("l"), array("l")

    def keep(left: int, right: int) -> None:
        words.append(_lower(text.plain[left:right]))
        written.append(text.plain[left:right])
        at.extend(text.offsets[left:right])
        to.extend(text.ends[left:right])

    left, right = start, end
    while left < right and text.plain[left].isspace():
        left += 1
    while left < right and text.plain[right - 1].isspace():
        right -= 1
    for gap in _GAP.finditer(text.plain, left, right):
        keep(left, gap.start())
        words.append(" ")
        written.append(" ")
        at.append(text.offsets[gap.start()])
        to.append(text.ends[gap.start()])
        left = gap.end()
    if left < right:
        keep(left, right)
    return Provision(text.span(start, end), "".join(words), at, to, index=index, written="".join(written))


def _lower(words: str) -> str:
    """Lower case, character for character: a letter whose lower case is longer stays as it is."""
    low = words.lower()
    if len(low) == len(words):
        return low
    if " " in words:
        return " ".join(_lower(word) for word in words.split(" "))
    return "".join(c.lower() if len(c.lower()) == 1 else c for c in words)


def provisions(text: Text) -> tuple[Provision, ...]:
    """Every sentence and list item of the text, in order; together they cover all its words."""
    builder = _Builder(text)
    for block in blocks(text.plain):
        builder.add(block)
    return tuple(builder.out)


class _Builder:
    """Blocks in, provisions out; remembers the open lists, heads and headings."""

    def __init__(self, text: Text) -> None:
        self.text = text
        self.out: list[Provision] = []
        self.outline = Outline()
        self.heads: list[tuple[Provision, ...]] = []  # node -> heads of its block
        self.last: list[int] = []  # node -> index of its last provision (the one that may head a list)
        self.section: dict[int | None, tuple[str, ...]] = {None: ()}
        self.running: Provision | None = None  # head of a list without markers
        self.indented: list[tuple[Provision, int]] = []  # heads of lists set in by their indent alone

    def add(self, block: Block) -> None:
        node = len(self.last)
        words = self.text.plain[block.start : block.end]
        before: int | None = None
        if block.label:
            parent, before = self.outline.place(block.label, block.indent, node)
        else:
            parent = self._parent(block)
        section = self.section.get(parent, ()) or self.section[None]
        if before is not None and not self._new_head(block, before):
            heads = self.heads[before]
        elif before is not None:
            heads = (*self.out[-1].heads, self.out[-1])
        else:
            heads = self._above(block, parent)
        heads = heads[-_MOST_HEADS:]
        self.heads.append(heads)
        self.last.append(len(self.out))
        if _is_heading(words, block.label):
            self._heading(block, node, section)
            return
        first = len(self.out)
        found = listed(self.text.plain, block.start, block.end) if heads and not block.label else []
        for piece in (found := found or pieces(self.text.plain, block.start, block.end)):
            section = self._sentence(piece, block, (first, len(found)), heads, section)
        self.section[node] = section
        self.last[node] = len(self.out) - 1
        self._open_list(block)

    def _parent(self, block: Block) -> int | None:
        """An unmarked paragraph stands under the item that it is indented below, else at the top."""
        levels = self.outline.levels
        if levels and block.indent and block.indent > levels[-1].indent:
            return levels[-1].node
        return levels[0].node if levels and re.match(r"#|[a-z]{4}", levels[0].mark.style) else None

    def _above(self, block: Block, parent: int | None) -> tuple[Provision, ...]:
        """The heads of the first item of a list, or of an unmarked paragraph after a colon."""
        if re.match(r"#|[A-Za-z]{4}", block.label):
            return ()
        while self.indented and block.indent <= self.indented[-1][1]:
            self.indented.pop()
        if self.indented and not block.label:
            head = self.indented[-1][0]
            return (*head.heads, head)
        if self.running is not None:
            head = self.running
            if block.label:
                self.running = None
            return (*head.heads, head)
        if block.label and parent is not None and self.last[parent] < len(self.out):
            head = self.out[self.last[parent]]
            if self._governs(head):
                above = self.heads[parent] if head.form == "heading" else head.heads
                return (*above, head)
        return self._broken_off(block)

    def _broken_off(self, block: Block) -> tuple[Provision, ...]:
        """A sentence without its end ("grants you a licence"), which a list of small letters goes on with."""
        head = self.out[-1] if self.out else None
        if head is None or head.form != "sentence" or head.heads or not block.label:
            return ()
        begins = self.text.plain[block.start : block.start + 1].islower()
        return (head,) if begins and head.words[-1:].isalpha() else ()

    def _new_head(self, block: Block, before: int) -> bool:
        """Bullets after "you may not:" do not go on with the list before it."""
        last = self.out[-1] if self.out else None
        return (
            last is not None
            and not last.label
            and last.form != "heading"
            and last.index > self.last[before]
            and bool(_BULLET.match(block.label))
            and bool(_LEADS_ON.search(last.words))
        )

    def _governs(self, head: Provision) -> bool:
        if _agreed().search(head.words):
            return False
        return bool(_OPEN_END.search(head.words)) or (head.form == "item" and not head.words.endswith("."))

    def _heading(self, block: Block, node: int, section: tuple[str, ...]) -> None:
        made = provision(self.text, block.start, block.end, len(self.out))
        title = self.text.plain[block.start : block.end].strip("*_# \t").rstrip(".:")
        named = re.match(r"[A-Za-z]{4}", block.label)
        title = _SPACE.sub(" ", f"{block.label} {title}".strip() if named else title)
        self._append(made, block.label, section, (), "heading")
        if block.label and not re.match(r"#|[A-Za-z]{4}", block.label):
            self.section[node] = (*section, title)
        else:
            depth = len(block.label) if block.label.startswith("#") else 0
            kept = self.section[None][: max(depth - 1, 0)]
            self.section[None] = self.section[node] = (*kept, title)
            if not block.label:
                self.outline.levels.clear()
        self.running = None

    def _append(
        self, made: Provision, label: str, section: tuple[str, ...], heads: tuple[Provision, ...], form: str
    ) -> Provision:
        full = replace(made, label=label, section=section, heads=heads, index=len(self.out), form=form)
        self.out.append(full)
        return full

    def _sentence(
        self,
        piece: Piece,
        block: Block,
        run: tuple[int, int],
        heads: tuple[Provision, ...],
        section: tuple[str, ...],
    ) -> tuple[str, ...]:
        """Append one piece of a block; ``run`` is the index of its first provision and their number."""
        first, total = run
        made = provision(self.text, piece.start, piece.end)
        words = self.text.plain[piece.start : piece.end]
        opening = len(self.out) == first
        if opening and total > 1 and block.label and _is_heading(words.rstrip(".:*_"), block.label):
            title = _SPACE.sub(" ", words.strip("*_ ").rstrip(".: "))
            self._append(made, block.label, section, (), "heading")
            return (*section, title)
        above = heads
        if piece.under is not None:
            head = self.out[first + piece.under]
            above = (*head.heads, head)
        form = "item" if piece.label or block.label or above else "sentence"
        self._append(made, piece.label or (block.label if opening else ""), section, above, form)
        return section

    def _open_list(self, block: Block) -> None:
        """After a colon, following unmarked paragraphs are items until one ends with a full stop."""
        last = self.out[-1]
        if _agreed().search(last.words):
            return  # what follows is the whole agreement and no list
        if last.words.endswith((":", ":-", ": -")):
            self.running = last
            if not block.label and len(self.indented) < _MOST_HEADS:
                self.indented.append((last, block.indent))
        elif not _ITEM_END.search(last.words):
            self.running = None


@cache
def _agreed() -> re.Pattern[str]:
    """The end of a sentence that opens the agreement of the parties."""
    return re.compile(rf"(?:{'|'.join(layout_words().agreed)})$")


def _is_heading(words: str, label: str) -> bool:
    """A short line without an end stop whose main words are capitalised."""
    bare = words.strip("*_# \t")
    parts = bare.split()
    if label.startswith("#"):
        return True
    if not parts or len(parts) > 14 or "\n\n" in bare or bare.endswith((";", ",")):
        return False
    if bare.endswith((".", ":")) and (not label or len(parts) > 8):
        return False
    small = layout_words().title_small
    main = [w for w in parts if w.lower().strip("()'\".,:;&") not in small and any(c.isalpha() for c in w)]
    if not main:
        return False
    bared = [w.lstrip("(\"'*_[")[:1] for w in main]
    capital = sum(c.isupper() or not c.isalpha() for c in bared)
    return capital / len(main) >= 0.8 or (words.startswith(("*", "_")) and words.endswith(("*", "_")))
