"""``licet combine``: whether works under several licences can go out together, and under which."""

from __future__ import annotations

import sys

import click

from licet.pipeline import Engine
from licet.report.combined import combined_page
from licet.report.formats import PAPERS, render_page


@click.command()
@click.argument("sources", nargs=-1, required=True, metavar="PATH|SPDX-EXPRESSION...")
@click.option(
    "--under", metavar="LICENCE", help="The licence of the whole. Default: try each of those given."
)
@click.option("--format", "form", type=click.Choice(PAPERS), default="text", show_default=True)
@click.option("--explain", is_flag=True, help="Show every reason, with whole quotes.")
def combine(sources: tuple[str, ...], under: str | None, form: str, explain: bool) -> int:
    """Can works under these licences be one work, and under which licence can it go out?

    Three answers for each part: worked into one work with the rest; kept in files or modules of its own;
    passed on by itself under the other licence instead of its own. Exit status 1: neither of the first two.
    """
    from licet.cli.catalogue import progress_bar

    if under is None and len(sources) < 2:
        raise click.UsageError("give two licences or more, or --under LICENCE")
    with progress_bar() as progress:
        engine = Engine(progress)
        found = engine.combined(sources, under)
    render_page(combined_page(found, explain=explain), found, form, sys.stdout)
    return int(found.merged == "NO" and found.beside == "NO")
