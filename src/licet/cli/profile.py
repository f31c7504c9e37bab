"""``licet profile``: a file that says who asks."""

from __future__ import annotations

from pathlib import Path

import click

from licet.errors import InputError
from licet.owe.profile import load_profile
from licet.owe.write import blank, listed


@click.group()
def profile() -> None:
    """Write down who asks, once, for `licet owe --profile` and `licet read --profile`."""


@profile.command()
@click.argument("file", type=click.Path(dir_okay=False), default="licet-profile.toml")
@click.option("--force", is_flag=True, help="Write over a file that is there.")
def new(file: str, force: bool) -> None:
    """Write a commented profile to FILE (`-` prints it); take out the # before what you know."""
    if file == "-":
        click.echo(blank(), nl=False)
        return
    path = Path(file)
    if path.exists() and not force:
        raise InputError("is there already", where=file, cure="--force writes over it")
    try:
        path.write_text(blank(), encoding="utf-8")
    except OSError as error:
        raise InputError(f"cannot be written: {error.strerror}", where=file) from error
    click.echo(f"wrote {file}; edit it, then: licet owe --profile {file} LICENSE")


@profile.command()
def facts() -> None:
    """List every fact that a profile may state."""
    click.echo(listed(), nl=False)


@profile.command()
@click.argument("file", type=click.Path(dir_okay=False))
def check(file: str) -> None:
    """Say whether FILE can be used, and what it states."""
    found = load_profile(Path(file))
    for name, value in sorted(found.facts.items()):
        click.echo(f"{name} = {', '.join(value) if isinstance(value, tuple) else value}")
