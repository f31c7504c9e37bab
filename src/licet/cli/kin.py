"""``licet kin``: the nearest relatives of a text."""

from __future__ import annotations

import sys

import click

from licet.pipeline import Engine
from licet.report.formats import PAPERS, render_page
from licet.report.kin_page import page


@click.command()
@click.argument("source", metavar="PATH|SPDX-ID")
@click.option("--most", type=click.IntRange(1, 50), default=5, show_default=True, help="Relatives shown.")
@click.option("--format", "form", type=click.Choice(PAPERS), default="text", show_default=True)
@click.option("--explain", is_flag=True, help="Show every difference, with whole quotes and rules.")
def kin(source: str, most: int, form: str, explain: bool) -> int:
    """Find the known licences nearest to a text, what differs from each, and how much of the text is said by
    no licence that the OSI approved. `-` reads standard input."""
    from licet.cli.catalogue import progress_bar

    with progress_bar() as progress:
        found = Engine(progress).kin(source, most)
    render_page(page(found, explain=explain), found, form, sys.stdout)
    return 0
