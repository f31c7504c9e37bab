"""Relatives as a page for people."""

from __future__ import annotations

from licet.report.layout import Page, Row, Section, at, cut
from licet.report.related import Kin, Relative
from licet.report.words import plural, visible

_SHORT, _LONG, _FIRST = 160, 1200, 4


def page(found: Kin, *, explain: bool = False) -> Page:
    """Lay the relatives out; ``explain`` shows every departure and whole quotes."""
    sections = [_relative(found, r, explain) for r in found.relatives]
    rows = tuple(
        Row(
            "said by no approved licence",
            "",
            f"{u.said_by} says it" if u.said_by else "nor by any other that is known",
            at(found.path, u.line),
            cut(u.quote, _LONG if explain else _SHORT),
        )
        for u in found.unsaid
    )
    return Page(
        visible(found.path),
        headline(found),
        tuple(sections),
        (Section("What is new in it", rows),) if rows else (),
    )


def headline(found: Kin) -> str:
    """The nearest relative, and how much is new, in a sentence."""
    nearest = found.relatives[0].id if found.relatives else ""
    near = f"Nearest: {nearest}" if nearest else "No known licence is near to it"
    share = 100 * found.unsaid_words / max(found.words, 1)
    if not found.unsaid_words:
        return f"{near}. Approved licences say all of it."
    said = f"{share:.0f}% of its words ({found.unsaid_words} of {found.words})"
    return f"{near}. {said} stand in clauses that no approved licence says."


def _relative(found: Kin, relative: Relative, explain: bool) -> Section:
    length = _LONG if explain else _SHORT
    shown = relative.departures if explain else relative.material[:_FIRST]
    rows = [Row(_measure(found, relative))]
    for d in shown:
        missing = cut(d.base_quote or "", length)
        why = {"added": "", "removed": f"“{missing}”", "changed": f"instead of “{missing}”"}[d.kind]
        why += f" ({d.why})" if explain and not d.material else ""
        rule = d.rule if explain else ""
        rows.append(Row(d.kind, "", why, at(found.path, d.line), cut(d.quote, length), rule))
    left = len(relative.material) - len(shown)
    more = f"and {left} more: --explain shows them" if left > 0 and not explain else ""
    return Section(f"{relative.id}  {visible(relative.name)}", tuple(rows), more)


def _measure(found: Kin, relative: Relative) -> str:
    share = 100 * relative.shared / max(found.words, 1)
    flags = ["OSI approved"] if relative.osi_approved else []
    flags += ["free after the FSF"] if relative.fsf_libre else []
    flags += [] if relative.listed else ["not on the SPDX list"]
    count = plural(len(relative.material), "difference")
    tail = f"; {', '.join(flags)}" if flags else ""
    return f"{share:.0f}% of the text's words are in it; {count} that may matter{tail}"
