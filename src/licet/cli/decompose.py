"""``licet decompose``: a conditional licence as a choice between simpler ones."""

from __future__ import annotations

import sys

import click

from licet.pipeline import Engine
from licet.report.decomposed_page import page
from licet.report.formats import PAPERS, render_page


@click.command()
@click.argument("source", metavar="PATH|SPDX-ID")
@click.option("--format", "form", type=click.Choice(PAPERS), default="text", show_default=True)
@click.option("--explain", is_flag=True, help="Show whole quotes.")
def decompose(source: str, form: str, explain: bool) -> int:
    """Split a licence whose duties fall on some people alone into a choice: one simpler licence for those
    whom the condition does not describe, or another for everyone. Says whether the licence is exactly that
    choice (proved), whether the condition must go along with the first option, and how published
    definitions judge the core that is open to everyone."""
    from licet.cli.catalogue import progress_bar

    with progress_bar() as progress:
        found = Engine(progress).decomposed(source)
    render_page(page(found, explain=explain), found, form, sys.stdout)
    return 0
