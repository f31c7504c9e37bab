"""The files to ship: NOTICE with what has to be said, the texts of the licences, and a list for people."""

from __future__ import annotations

from collections.abc import Iterator

from licet.report.checked import Checked, Component, Owed

_WRITTEN = frozenset({"keep-notice", "include-licence", "attribute"})  # done by shipping the files
_RULE = "=" * 78


def notice(checked: Checked) -> str:
    """NOTICE: each component, its licence, its own notices, and the words that it wants said."""
    out = ["This product contains the following works of others.\n"]
    for one in _others(checked):
        out.append(
            f"{_RULE}\n{one.label} ({one.purl or one.path})\nlicence: {one.expression or 'see its text'}\n"
        )
        out += [f"\n{t.words.strip()}\n" for t in one.texts if t.role == "notice" and t.words.strip()]
        out += [f"\n{o.show}\n" for o in one.owed if o.show]
    return "".join(f"{part}\n" if not part.endswith("\n") else part for part in out)


def texts(checked: Checked) -> str:
    """The licence texts of every component, each text once with the components that it goes with."""
    held: dict[str, list[str]] = {}
    for one in _others(checked):
        for text in one.texts:
            if text.role in ("licence", "policy") and text.words.strip():
                held.setdefault(text.words.strip(), []).append(one.label)
    parts = [f"{_RULE}\n{', '.join(dict.fromkeys(who))}\n{_RULE}\n\n{words}\n" for words, who in held.items()]
    return "\n".join(parts)


def checklist(checked: Checked) -> str:
    """What is owed and no tool can do, in Markdown."""
    rows = [row for one in checked.components for row in _left(one)]
    missing = [
        f"- [ ] {c.label}: find and ship its licence text" for c in _others(checked) if not _shipped(c)
    ]
    body = "\n".join([*rows, *missing]) or "Nothing that was read is left to do."
    return f"# What is left to do by hand\n\n{body}\n"


def _others(checked: Checked) -> Iterator[Component]:
    return (c for c in checked.components if c.ecosystem != "project" and (c.texts or c.declared))


def _shipped(one: Component) -> bool:
    return any(t.role == "licence" and t.words for t in one.texts)


def _left(one: Component) -> Iterator[str]:
    for owed in one.owed:
        if owed.action not in _WRITTEN:
            where = f"{owed.at.path}:{owed.at.line} “{owed.at.quote}”"
            yield f"- [ ] {one.label}: {owed.says}{_unsure(owed)} ({where})"


def _unsure(owed: Owed) -> str:
    return "" if owed.status == "owed" else " (it depends on what the profile does not say)"
