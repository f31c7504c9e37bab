"""``licet sweep``: from which sizes on a licence asks for more."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Any

import click

from licet.cli.who import profile_from, profile_options
from licet.errors import InputError
from licet.pipeline import Engine
from licet.report.formats import PAPERS, render_page
from licet.report.regions import sweep_page


@click.command()
@click.argument("source", metavar="PATH|SPDX-EXPRESSION")
@click.option(
    "--over",
    metavar="FACT,FACT",
    default="",
    help="Sizes to vary, for example monthly_active_users,monthly_revenue. Default: the two measured most.",
)
@click.option("--format", "form", type=click.Choice([*PAPERS, "svg"]), default="text", show_default=True)
@click.option("--output", "-o", type=click.Path(dir_okay=False), help="Write to a file.")
@profile_options
def sweep(source: str, over: str, form: str, output: str | None, **given: Any) -> None:
    """The exact map of sizes for one licence: which regions there are and what is attached in each.

    What the profile states is held fast; the sizes vary. The svg format draws one or two of them.
    """
    from licet.cli.catalogue import progress_bar

    profile = profile_from(given)
    with progress_bar() as progress:
        engine = Engine(progress)
        offer = engine.offer(source)
    names = tuple(name.strip().replace("-", "_") for name in over.split(",") if name.strip())
    found = engine.sweep_report(offer, profile, names)
    if output is None:
        render_page(sweep_page(found), found, form, sys.stdout)
        return
    try:
        with Path(output).open("w", encoding="utf-8") as file:
            render_page(sweep_page(found), found, form, file)
    except OSError as error:
        raise InputError(f"cannot be written: {error.strerror}", where=output) from error
