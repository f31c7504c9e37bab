"""``licet alternatives``: existing licences that would have done."""

from __future__ import annotations

import sys

import click

from licet.pipeline import Engine
from licet.report.alternatives import page
from licet.report.formats import PAPERS, render_page


@click.command()
@click.argument("source", metavar="PATH|SPDX-ID")
@click.option("--format", "form", type=click.Choice(PAPERS), default="text", show_default=True)
def alternatives(source: str, form: str) -> int:
    """Find existing licences nearest to one: first those that the OSI approved and that permit all it does,
    then those at least as strict, and what would be gained and lost. The first run reads all known licences,
    which takes minutes; what was read is kept."""
    from licet.cli.catalogue import progress_bar

    with progress_bar() as progress:
        found = Engine(progress).alternatives(source)
    render_page(page(found), found, form, sys.stdout)
    return 0
