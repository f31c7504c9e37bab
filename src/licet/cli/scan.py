"""``licet scan``: every licence text, notice, tag and package declaration in a tree."""

from __future__ import annotations

import signal
import sys
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

import click

from licet.cli.main import complain
from licet.cli.options import max_size as limited
from licet.pipeline import Engine

if TYPE_CHECKING:
    from licet.scan.model import Scanned

_EVERY = 200  # files between two movements of the progress line


@click.command()
@click.argument("roots", nargs=-1, required=True, metavar="DIR|FILE...")
@click.option("--format", "form", type=click.Choice(["text", "jsonl"]), default="text", show_default=True)
@click.option("--gitignore", is_flag=True, help="Leave out what the .gitignore files of the tree exclude.")
@click.option(
    "--processes", type=click.IntRange(0, 64), default=0, help="How many work at once (0: one each)."
)
@limited("Read no more of a file.")
def scan(roots: tuple[str, ...], form: str, gitignore: bool, processes: int, max_size: float) -> int:
    """Find what files say of licences: whole texts and how they were changed, notices, SPDX tags, fields of
    package manifests. Files that say nothing are not listed; binary files and archives are not opened."""
    from licet.cli.catalogue import progress_bar

    with progress_bar() as building:
        engine = Engine(building, int(max_size * 1e6))
        _ = engine.catalogue
    tally = _Tally()
    with _progress() as moved, _stopping() as stopped:
        for found in engine.scan(roots, gitignore=gitignore, processes=processes):
            tally.files += 1
            if found is not None:
                tally.add(found)
                _tell(found, form)
            if tally.files % _EVERY == 0:
                moved(tally.files, tally.speaking)
            if stopped:
                break
    if stopped:
        complain(f"stopped after {tally.files:,} files; what was found until then stands above")
        return 130
    if form == "text":
        tally.print()
    if not tally.files:
        complain("no files there")
        return 3
    return 2 if tally.failed else int(tally.modified + tally.unknown > 0)


class _Tally:
    """Counts over a scan; grows with the number of different expressions only."""

    def __init__(self) -> None:
        self.files = self.speaking = self.modified = self.failed = self.unknown = 0
        self.expressions: Counter[str] = Counter()

    def add(self, found: Scanned) -> None:
        self.failed += found.error is not None
        self.speaking += found.expression is not None
        self.modified += found.modified
        self.unknown += found.unknown
        if found.expression is not None:
            self.expressions[found.expression] += 1

    def print(self) -> None:
        click.echo()
        for expression, number in sorted(self.expressions.items(), key=lambda e: (-e[1], e[0])):
            click.echo(f"{number:7,}  {expression}")
        parts = [f"{self.files:,} files", f"{self.speaking:,} speak of a licence"]
        parts += [f"{self.modified:,} with a changed text"] if self.modified else []
        parts += [f"{self.unknown:,} called a licence and in unknown words"] if self.unknown else []
        parts += [f"{self.failed:,} not read"] if self.failed else []
        click.echo(f"{', '.join(parts)}. licet reads words; it gives no legal advice.")


def _tell(found: Scanned, form: str) -> None:
    if found.error is not None:
        complain(f"{found.path}: {found.error}")
    if form == "jsonl":
        import msgspec

        click.echo(msgspec.json.encode(found))
        return
    for part in found.found:
        click.echo(f"{_clean(found.path)}:{part.line}: {part.expression} ({part.form})")
        for change in part.changes:
            was = f"{_short(change.base_quote or '')} -> " if change.kind == "changed" else ""
            click.echo(f"    {change.kind}: {was}{_short(change.quote or change.base_quote or '')}")
    if found.unknown:
        click.echo(f"{_clean(found.path)}: no known licence (licet read FILE reads it)")


def _short(words: str) -> str:
    words = _clean(" ".join(words.split()))
    return f"{words[:100]}{'…' if len(words) > 100 else ''}"


def _clean(words: str) -> str:
    """Nothing in a name or a text steers the terminal."""
    return "".join(c if c.isprintable() else "\N{REPLACEMENT CHARACTER}" for c in words)


@contextmanager
def _stopping() -> Iterator[list[int]]:
    """A list that is filled by the first Ctrl-C, so that no line is cut in two; a second one ends at once."""
    asked: list[int] = []

    def note(number: int, _: object) -> None:
        asked.append(number)
        signal.signal(signal.SIGINT, before)

    try:
        before = signal.signal(signal.SIGINT, note)
    except ValueError:  # not the main thread
        yield asked
        return
    try:
        yield asked
    finally:
        signal.signal(signal.SIGINT, before)


@contextmanager
def _progress() -> Iterator[Callable[[int, int], None]]:
    """A line on standard error that says how far it is, if that is a terminal and the output is not."""
    if not sys.stderr.isatty() or sys.stdout.isatty():
        yield lambda files, found: None
        return
    from rich.console import Console

    with Console(stderr=True).status("scanning") as status:
        yield lambda files, found: status.update(f"{files:,} files, {found:,} speak of a licence")
