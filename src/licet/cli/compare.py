"""``licet compare``: whether one licence permits all that another does."""

from __future__ import annotations

import sys

import click

from licet.pipeline import Engine
from licet.report.compared_page import page
from licet.report.formats import PAPERS, render_page


@click.command()
@click.argument("a", metavar="A")
@click.argument("b", metavar="B")
@click.option("--format", "form", type=click.Choice(PAPERS), default="text", show_default=True)
@click.option("--explain", is_flag=True, help="Show everything, with whole quotes.")
def compare(a: str, b: str, form: str, explain: bool) -> int:
    """Compare two licences, given as files or SPDX ids: does A permit all that B does, and the reverse? Each
    "no" comes with the smallest example of somebody whom one permits what the other stops."""
    from licet.cli.catalogue import progress_bar

    with progress_bar() as progress:
        found = Engine(progress).compared(a, b)
    render_page(page(found, explain=explain), found, form, sys.stdout)
    return 0
