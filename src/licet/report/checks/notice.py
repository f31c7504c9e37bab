"""The files to ship: NOTICE with what has to be said, the texts of the licences, and a list for people."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from licet.report.checked import Checked, Component, Owed
from licet.report.checks.names import licence, short
from licet.report.checks.page import at
from licet.report.layout import cut
from licet.report.words import plural

_WRITTEN = frozenset({"keep-notice", "include-licence", "attribute"})  # done by shipping the files
_SHOWN = frozenset({"attribute", "display-attribution", "keep-notice", "give-notice"})
_RULE = "=" * 78
_MOST = 200  # characters of a quote in the list
_FEW = 8  # names in one line of it


def notice(checked: Checked) -> str:
    """NOTICE: each component with its licence and copyright lines, its own notices, the words that it wants
    said, and parts that source files put under other licences."""
    parts = ["This product contains the following works of others.\n"]
    for one in _others(checked):
        parts.append(f"{_RULE}\n{one.label} ({one.purl or one.path})\nLicence: {licence(one)}\n")
        parts += _block(_copyrights(one))
        parts += _block([t.words.strip() for t in one.texts if t.role == "notice" and t.words.strip()])
        parts += _block(f"Words to be shown: {o.show}" for o in one.owed if o.show and o.action in _SHOWN)
        parts += _block(_sources(one))
    for one in checked.components:
        if one.ecosystem == "project" and one.sources:
            parts.append(f"{_RULE}\nParts of {one.label}\n")
            parts += _block(_sources(one))
    return "".join(parts)


def texts(checked: Checked, standard: Mapping[str, str]) -> str:
    """The licence texts of every component, each text once with the components that it goes with.

    ``standard`` holds the catalogue's words of licences that bind and are not shipped, by their ids.
    """
    held: dict[str, list[str]] = {}
    for one in _others(checked):
        for text in one.texts:
            if text.role in ("licence", "policy") and text.words.strip():
                held.setdefault(text.words.strip(), []).append(one.label)
    for one in checked.components:
        for name in one.catalogued:
            if words := standard.get(name, "").strip():
                held.setdefault(f"{name} (the standard text)\n\n{words}", []).append(one.label)
    parts = [f"{_RULE}\n{', '.join(dict.fromkeys(who))}\n{_RULE}\n\n{words}\n" for words, who in held.items()]
    return "\n".join(parts)


def checklist(checked: Checked, assumed: str = "") -> str:
    """What is owed and no tool can do, in Markdown. ``assumed`` is what was supposed of the user where no
    profile says it."""
    out = ["# What is left to do by hand\n"]
    if assumed:
        out.append(f"No profile was given; this is worked out for somebody who {assumed}.\n")
    sections = (
        ("Do", _grouped((o.says, _place(o), c.label) for c, o in _left(checked, "owed"))),
        (
            "Find out whether it is owed",
            _grouped((o.says + _when(o), _place(o), c.label) for c, o in _left(checked, "depends")),
        ),
        (
            "Find the copyright lines: the standard text of the licence has none",
            [f"{c.label} ({licence(c)})" for c in _others(checked) if not _shipped(c)],
        ),
        (
            "Read what licet could not read",
            [f"{c.label}: {plural(c.unread, 'passage')}, `licet read` shows them" for c in _unread(checked)],
        ),
    )
    for title, rows in sections:
        if rows:
            out.append(f"## {title}\n\n" + "".join(f"- [ ] {row}\n" for row in rows))
    if len(out) == 1 + bool(assumed):
        out.append("Nothing that was read is left to do.\n")
    findings = sum(f.level != "note" for f in checked.findings)
    if findings:
        out.append(f"`licet check` has {plural(findings, 'finding')} to settle first.\n")
    return "\n".join(out)


def _block(rows: Iterable[str]) -> list[str]:
    return [f"\n{row}\n" for row in ["\n".join(rows)] if row]


def _copyrights(one: Component) -> list[str]:
    return list(dict.fromkeys(line for text in one.texts for line in text.copyrights))


def _sources(one: Component) -> list[str]:
    return [
        f"{short(s.expression)}: {s.at.path}"
        + (f" and {plural(s.files - 1, 'other file')}" if s.files > 1 else "")
        for s in one.sources
    ]


def _others(checked: Checked) -> Iterator[Component]:
    return (c for c in checked.components if c.ecosystem != "project" and (c.texts or c.declared))


def _shipped(one: Component) -> bool:
    return any(t.role == "licence" and t.words for t in one.texts)


def _unread(checked: Checked) -> Iterator[Component]:
    return (c for c in checked.components if c.unread)


def _left(checked: Checked, status: str) -> Iterator[tuple[Component, Owed]]:
    for one in checked.components:
        for owed in one.owed:
            if owed.status == status and owed.action not in _WRITTEN:
                yield one, owed


def _grouped(rows: Iterable[tuple[str, str, str]]) -> list[str]:
    """One line for what several components ask for in the same words."""
    held: dict[str, tuple[str, list[str]]] = {}
    for says, place, who in rows:
        held.setdefault(says, (place, []))[1].append(who)
    return [f"{says}: {_few(who)} ({place})" for says, (place, who) in held.items()]


def _few(names: list[str]) -> str:
    names = list(dict.fromkeys(names))
    more = f" and {len(names) - _FEW} more" if len(names) > _FEW else ""
    return ", ".join(names[:_FEW]) + more


def _place(owed: Owed) -> str:
    return f"{at(owed.at)} “{cut(owed.at.quote, _MOST)}”"


def _when(owed: Owed) -> str:
    if owed.when_says:
        return f", if {owed.when_says}"
    return f" (it depends on: {', '.join(owed.on)})" if owed.on else ""
