"""``licet catalogue``: the known licences."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager

import click
import msgspec

from licet.catalogue import open_catalogue
from licet.catalogue.model import Entry
from licet.catalogue.summary import Summary, flags, summary
from licet.errors import InputError

_FORMAT = click.option("--format", "form", type=click.Choice(["text", "json"]), default="text")


@contextmanager
def progress_bar() -> Iterator[Callable[[str, float], None]]:
    """A progress callback drawn on standard error if that is a terminal."""
    if not sys.stderr.isatty():
        yield lambda what, share: None
        return
    from rich.console import Console
    from rich.progress import Progress

    with Progress(console=Console(stderr=True), transient=True) as bar:
        task = bar.add_task("", total=1.0, visible=False)
        yield lambda what, share: bar.update(task, description=what, completed=share, visible=True)


@click.group("catalogue", invoke_without_command=True)
@_FORMAT
@click.pass_context
def catalogue(context: click.Context, form: str) -> None:
    """The known licences: release, counts, size and place."""
    if context.invoked_subcommand is None:
        with progress_bar() as progress:
            known = open_catalogue(progress)
        _print_summary(summary(known), form)


@catalogue.command()
@click.argument("name")
@click.option("--about", is_flag=True, help="What is known of it instead of its text.")
@_FORMAT
def show(name: str, about: bool, form: str) -> None:
    """The text of one licence, by SPDX id, key or name."""
    with progress_bar() as progress:
        known = open_catalogue(progress)
    entry = known.by_id(name)
    if form == "json":
        _print_json({**_facts(entry), "text": known.text(entry)})
    elif about:
        parent = f", a rework of {known.entry(entry.parent).spdx_id}" if entry.parent is not None else ""
        click.echo(f"{entry.spdx_id}  {entry.name}\n{flags(entry)}{parent}")
    else:
        click.echo(known.text(entry))


@catalogue.command()
@click.argument("words", nargs=-1, required=True)
@_FORMAT
def search(words: tuple[str, ...], form: str) -> None:
    """Licences whose id, name or category holds all WORDS."""
    with progress_bar() as progress:
        found = open_catalogue(progress).search(" ".join(words))
    if form == "json":
        _print_json([_facts(entry) for entry in found])
        return
    if not found:
        raise InputError(f"no licence is named {' '.join(words)!r}", cure="try fewer or shorter words")
    width = max(len(entry.spdx_id or "") for entry in found)
    for entry in found:
        click.echo(f"{entry.spdx_id:{width}}  {entry.name} ({flags(entry)})")


@catalogue.command()
@click.option("--offline", is_flag=True, help="Refuse to use the network.")
def update(offline: bool) -> None:
    """Fetch the newest release of the licence data from the package index."""
    from licet.catalogue.update import update as run

    with progress_bar() as progress:
        done = run(progress, offline=offline)
    if done.before == done.after:
        click.echo(f"{done.after} is the newest release")
    else:
        click.echo(f"{done.before} -> {done.after}")


def _print_summary(found: Summary, form: str) -> None:
    if form == "json":
        _print_json(msgspec.to_builtins(found))
        return
    counts = found.counts
    click.echo(f"release   {found.release} ({found.source})")
    click.echo(
        f"licences  {counts.licences:,} and {counts.exceptions:,} exceptions, "
        f"{counts.listed:,} of both on the SPDX list"
    )
    click.echo(f"other     {counts.texts:,} wordings, {counts.mentions:,} notices, tags and references")
    click.echo(f"index     {found.size / 1e6:.0f} MB in {found.place}")


def _facts(entry: Entry) -> dict[str, object]:
    return {
        "id": entry.spdx_id,
        "key": entry.key,
        "name": entry.name,
        "category": entry.category,
        "listed": entry.listed,
        "osi": entry.osi,
        "fsf_libre": entry.fsf_libre,
        "deprecated": entry.deprecated,
        "exception": entry.is_exception,
    }


def _print_json(value: object) -> None:
    click.echo(msgspec.json.format(msgspec.json.encode(value), indent=2).decode())
