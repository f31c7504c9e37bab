"""A blank profile with a comment for every fact, and the list of facts."""

from __future__ import annotations

from itertools import groupby

from licet.knowledge.facts import FactEntry, facts

_HEAD = """\
# Who asks, and what they do with the work: a profile for licet.
# Take out the # before what you know. What stays out is unknown, and licet says where that matters.
# Sizes may be written 2_000_000, "2 million" or "2M"; money carries its currency: "30M USD", "1.5bn EUR".

# The day asked about: exchange rates and dates depend on it.
# on = 2026-11-01

[facts]
"""
_BLANK = {"flag": "true", "count": "1_000", "money": '"1M USD"', "duration": "1", "date": "2026-01-31"}
_KINDS = {
    "flag": "true or false",
    "count": "a number",
    "money": "an amount with its currency",
    "duration": "a time",
    "date": "a day",
    "choice": "a word",
    "words": "a list of words",
}


def blank() -> str:
    """The text of a profile in which everything is left out."""
    common = [e for e in facts().values() if e.common]
    rare = [e for e in facts().values() if not e.common]
    out = [_HEAD, *map(_lines, common), "\n# Seldom asked for\n", *map(_lines, rare)]
    return "".join(out)


def listed() -> str:
    """One line for each fact."""
    out = []
    for kind, entries in groupby(sorted(facts().values(), key=lambda e: e.kind), key=lambda e: e.kind):
        out.append(f"{_KINDS[kind]}\n")
        out += [f"  {e.name:26} {e.means}{_tail(e)}\n" for e in entries]
    return "".join(out)


def _lines(entry: FactEntry) -> str:
    example = entry.example or (f'"{entry.options[0]}"' if entry.options else _BLANK.get(entry.kind, '"..."'))
    more = ""
    if entry.scoped:
        more = (
            f"# {entry.name}_licensee = {example}  # of the whole group; {entry.name}_at_release on its day\n"
        )
    return f"\n# {entry.question}{_tail(entry)}\n# {entry.name} = {example}\n{more}"


def _tail(entry: FactEntry) -> str:
    """Options, unit, and what leaving it out means."""
    said = []
    if entry.options:
        said.append(" | ".join(entry.options))
    if entry.unit and entry.kind == "duration":
        said.append(f"in {entry.unit}")
    if entry.absent is not None:
        said.append(f"left out: {str(entry.absent).lower()}")
    return f" ({'; '.join(said)})" if said else ""
