"""What licet says about works that are put together: the JSON of ``licet combine``, and the page."""

from __future__ import annotations

from typing import Literal, cast

from msgspec import Struct

from licet.report.layout import Mark, Page, Row, Section, at, cut
from licet.report.model import VERSION, Quote
from licet.report.words import listed, visible

Answer = Literal["YES", "NO", "CONTESTED", "UNKNOWN"]
_SHORT, _LONG, _FEW = 200, 1200, 3
_WAYS = {
    "merged": "worked into one work",
    "beside": "kept in files or modules of its own",
    "instead": "by itself, with the other terms in place of its own",
}


class Words(Quote, frozen=True, kw_only=True):
    """A quote of the licence ``of``; the offsets are places of its text."""

    of: str


class Reason(Struct, frozen=True, kw_only=True):
    """One reason and what it does to the answer."""

    code: str
    answer: Answer
    says: str
    quotes: tuple[Words, ...] = ()


class Way(Struct, frozen=True, kw_only=True):
    """One way to use the part; ``travelling`` are its own terms that go on for it."""

    way: str
    answer: Answer
    reasons: tuple[Reason, ...] = ()
    travelling: tuple[Reason, ...] = ()


class Passage(Struct, frozen=True, kw_only=True):
    """A part that goes out with the whole."""

    part: str
    ways: tuple[Way, ...]


class Whole(Struct, frozen=True, kw_only=True):
    """A licence that the whole might carry: the answers in ``WAYS`` order for all parts together."""

    under: str
    merged: Answer
    beside: Answer
    instead: Answer
    parts: tuple[Passage, ...]


class Combined(Struct, frozen=True, kw_only=True):
    """Whether works under ``sources`` can go out together, for each licence that the whole might carry.

    ``merged`` and ``beside`` are the best answers among these.
    """

    licet: int = VERSION
    sources: tuple[str, ...] = ()
    merged: Answer = "UNKNOWN"
    beside: Answer = "UNKNOWN"
    wholes: tuple[Whole, ...] = ()


_ORDER = ("YES", "CONTESTED", "UNKNOWN", "NO")
_LEADS = (
    "Yes, as one work under {}",
    "Contested as one work under {}",
    "Not known as one work under {}",
    "Not as one work under {}",
)


def combined_page(found: Combined, *, explain: bool = False) -> Page:
    """The answers with their reasons; ``explain`` shows every reason and whole quotes."""
    wholes = sorted(found.wholes, key=lambda whole: _ORDER.index(whole.merged))  # the way that works first
    sections = [_section(found, whole, part, explain) for whole in wholes for part in whole.parts]
    details = [_travelling(whole, part, explain) for whole in wholes for part in whole.parts]
    title = " and ".join(visible(source) for source in found.sources)
    return Page(title, headline(found), tuple(sections), tuple(s for s in details if s.rows))


def headline(found: Combined) -> str:
    """Under which licence the works can go out, in a sentence."""
    said = []
    for answer, lead in zip(_ORDER, _LEADS, strict=True):
        names = [visible(w.under) for w in found.wholes if w.merged == answer]
        if names:
            said.append(lead.format(listed(names, "or")))
    asking = [p for w in found.wholes if w.merged == "YES" for p in w.parts if _asking(p.ways[0])]
    more = ", with what a part goes on asking" if asking else ""
    return said[0] + more + "".join(f"; {rest[0].lower()}{rest[1:]}" for rest in said[1:])


def _section(found: Combined, whole: Whole, part: Passage, explain: bool) -> Section:
    rows: list[Row] = []
    for way in part.ways:
        shown = way.reasons if explain else way.reasons[:_FEW]
        first, *rest = shown or (Reason(code="none", answer=way.answer, says="nothing stands in the way"),)
        rows.append(_row(_WAYS[way.way], first, cast(Mark, way.answer), explain))
        rows += [_row("", reason, "", explain) for reason in rest if explain or reason.answer == way.answer]
        if way.way == "merged" and way.answer != "NO":
            rows += [_row("", reason, "", explain) for reason in _asking(way)]
    return Section(f"{visible(part.part)} with a whole under {visible(whole.under)}", tuple(rows))


def _asking(way: Way) -> list[Reason]:
    """What a part asks of everybody who gets the whole."""
    return [reason for reason in way.travelling if reason.code == "burden"]


def _row(what: str, reason: Reason, mark: Mark, explain: bool) -> Row:
    if not reason.quotes:
        return Row(what or reason.says, mark, reason.says if what else "")
    quote = reason.quotes[0]
    others = listed(sorted({f"{q.of}:{q.line}" for q in reason.quotes[1:]}), "and")
    place = at(quote.of, quote.line) + (f" (also {others})" if others else "")
    words = cut(quote.quote, _LONG if explain else _SHORT)
    return Row(what or reason.says, mark, reason.says if what else "", place, words)


def _travelling(whole: Whole, part: Passage, explain: bool) -> Section:
    merged = part.ways[0]
    kept = [reason for reason in merged.travelling if reason not in _asking(merged)]
    rows = tuple(_row("", reason, "", explain) for reason in kept) if merged.answer != "NO" else ()
    return Section(f"What goes on for the part under {visible(part.part)} (whole: {whole.under})", rows)
