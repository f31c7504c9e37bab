"""``licet lattice``: the order over all known licences."""

from __future__ import annotations

import sys

import click

from licet.pipeline import Engine
from licet.report.formats import PAPERS, render_page
from licet.report.lattice import graph, page


@click.command()
@click.option("--format", "form", type=click.Choice([*PAPERS, "dot"]), default="text", show_default=True)
@click.option("--listed", is_flag=True, help="Only those of the SPDX list.")
@click.option("--first", type=click.IntRange(min=1), metavar="N", help="Only the first N by name.")
def lattice(form: str, listed: bool, first: int | None) -> int:
    """Order the known licences by what they permit. The first run reads them all, which takes minutes; what
    was read is kept."""
    from licet.cli.catalogue import progress_bar

    with progress_bar() as progress:
        found = Engine(progress).lattice(listed=listed, first=first)
    if form == "dot":
        click.echo(graph(found), nl=False)
    else:
        render_page(page(found), found, form, sys.stdout)
    return 0
