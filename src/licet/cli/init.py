"""``licet init``: a commented ``licet.toml``."""

from __future__ import annotations

from pathlib import Path

import click

from licet.check.config import NAME
from licet.check.template import TEMPLATE
from licet.errors import InputError


@click.command()
@click.argument("folder", default=".", type=click.Path(file_okay=False, path_type=Path))
@click.option("--force", is_flag=True, help="Replace one that is there.")
def init(folder: Path, force: bool) -> None:
    """Write a commented `licet.toml` into FOLDER: who you are, and what your policy allows."""
    place = folder / NAME
    if place.exists() and not force:
        raise InputError("is there already", where=str(place), cure="--force replaces it")
    try:
        place.write_text(TEMPLATE, encoding="utf-8")
    except OSError as error:
        raise InputError(error.strerror or "cannot be written", where=str(place)) from error
    click.echo(f"wrote {place}")
