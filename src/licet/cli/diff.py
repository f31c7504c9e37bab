"""``licet diff``: two texts side by side, clause by clause."""

from __future__ import annotations

import sys

import click

from licet.pipeline import Engine
from licet.report.formats import DIFFS, render_diff


@click.command()
@click.argument("a", metavar="A")
@click.argument("b", metavar="B")
@click.option("--format", "form", type=click.Choice(list(DIFFS)), default="text", show_default=True)
@click.option("--all", "everything", is_flag=True, help="Show the clauses that are the same, too.")
def diff(a: str, b: str, form: str, everything: bool) -> int:
    """Show two licences side by side, given as files or SPDX ids: clause by clause, what was removed, added
    and changed, word by word. What only names, titles or numbering make different is marked as harmless."""
    from licet.cli.catalogue import progress_bar

    with progress_bar() as progress:
        found = Engine(progress).diffed(a, b)
    render_diff(found, form, sys.stdout, everything=everything)
    return int(found.findings)
