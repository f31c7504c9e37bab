"""The licences that the source files of a tree state in their comments, for a check."""

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence
from pathlib import Path, PurePosixPath
from typing import Any

import msgspec
from msgspec.structs import replace

from licet.check.model import Outside, Source
from licet.components.folders import printable
from licet.components.model import Component, Shipped
from licet.components.owners import Owners
from licet.inputs import MAX_SIZE
from licet.knowledge.components import limits, role_of
from licet.pipeline_jobs import Desk, Job, Kind
from licet.report.model import Quote
from licet.scan.headers import Stretch, stated, stretches
from licet.scan.model import Found
from licet.scan.walk import walk

_EXAMPLES = 5  # further files named for the same licence


class _File(msgspec.Struct, frozen=True):
    shown: str
    owner: int | None
    parts: tuple[Stretch, ...]


class Told(msgspec.Struct, frozen=True):
    """A component, the licences that its source files state, and terms that stand in their heads."""

    component: Component
    sources: tuple[Source, ...] = ()
    outside: tuple[Outside, ...] = ()


class Sources(msgspec.Struct, frozen=True):
    """The source files below ``root``, read at ``desk``; ``exclude`` are patterns of what is left out."""

    desk: Desk
    root: Path
    exclude: tuple[str, ...] = ()

    def of(self, components: Sequence[Component]) -> list[Told]:
        """The components, each with what its files state. Files that belong to none make one of the whole
        tree, if they state anything."""
        made = list(components)
        files = list(self._files(Owners(made)))
        told = self._told({part.words for file in files for part in file.parts}, "stated")
        terms = self._told({part.words[: part.head] for file in files for part in file.parts}, "beside")
        held: dict[int | None, list[tuple[str, Found, str]]] = {}
        beside: dict[int | None, dict[str, Outside]] = {}
        for file in files:
            for part in file.parts:
                for one in stated(part, told[part.words]):
                    quote = part.words[one.start - part.start : one.end - part.start]
                    held.setdefault(file.owner, []).append((file.shown, one, quote))
                for said in terms[part.words[: part.head]]:
                    place = Shipped(Path(file.shown), file.shown, "notice")
                    row = Outside(place, (_moved(said, part),))
                    beside.setdefault(file.owner, {}).setdefault(said.quote, row)
        if held.get(None) or beside.get(None):
            made.append(Component(printable(self.root.resolve().name), "project", "."))
            held[len(made) - 1], beside[len(made) - 1] = held.pop(None, []), beside.pop(None, {})
        return [
            Told(one, _sources(held.get(n, [])), tuple(beside.get(n, {}).values()))
            for n, one in enumerate(made)
        ]

    def _told(self, words: set[str], kind: Kind) -> dict[str, Any]:
        rows = sorted(words)
        return dict(zip(rows, self.desk.read([Job(kind, "", w.encode()) for w in rows]), strict=True))

    def _files(self, owners: Owners) -> Iterator[_File]:
        spec = None
        if self.exclude:
            from pathspec import GitIgnoreSpec

            spec = GitIgnoreSpec.from_lines(self.exclude)
        for item in walk(str(self.root), gitignore=True, skipped=_skipped):
            shown = printable(os.path.relpath(item.path, self.root).replace(os.sep, "/"))
            if item.error or not _is_source(shown) or (spec and spec.match_file(shown)):
                continue
            try:
                parts = stretches(item.path, MAX_SIZE)
            except OSError:
                continue  # the walk over components tells what cannot be read
            if parts:
                yield _File(shown, owners.of(shown), parts)


def carried(one: Component) -> tuple[Source, ...]:
    """What a bill of materials carries of the source files of a component."""
    return tuple(
        Source(
            s.expression,
            s.base,
            s.path,
            Quote(start=s.start, end=s.end, quote=s.quote, line=s.line),
            modified=s.modified,
            why=s.why,
            files=s.files,
            others=s.others,
        )
        for s in one.stated
    )


def _skipped(name: str) -> bool:
    return name in limits().skipped or name in limits().installed or name.endswith(".dist-info")


def _is_source(shown: str) -> bool:
    name = PurePosixPath(shown).name
    return role_of(name) is None and PurePosixPath(name.lower()).suffix not in limits().weights


def _moved(quote: Quote, part: Stretch) -> Quote:
    return replace(
        quote, start=quote.start + part.start, end=quote.end + part.start, line=quote.line + part.line - 1
    )


def _sources(rows: Sequence[tuple[str, Found, str]]) -> tuple[Source, ...]:
    """One row for each licence that files state in the same way, with the first place."""
    held: dict[tuple[str, str], list[tuple[str, Found, str]]] = {}
    for row in rows:
        shown, found, quote = row
        changed = quote if found.modified else ""
        held.setdefault((found.expression or "", changed), []).append(row)
    out = []
    for group in held.values():
        shown, found, quote = group[0]
        paths = list(dict.fromkeys(p for p, _, _ in group))
        change = found.changes[0] if found.changes else None
        start, end = (change.start, change.end) if change else (found.start, found.end)
        line = found.line
        if change:
            line += quote.count("\n", 0, max(0, change.start - found.start))
        words = change.quote if change else quote
        out.append(
            Source(
                found.expression or "",
                found.base,
                shown,
                Quote(start=start, end=end, quote=words, line=line),
                modified=found.modified,
                why=change.why if change else "",
                files=len(paths),
                others=tuple(paths[1 : _EXAMPLES + 1]),
            )
        )
    return tuple(out)
