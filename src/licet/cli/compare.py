"""``licet compare``: whether one licence permits all that another does."""

from __future__ import annotations

import sys

import click

FORMS = ("text", "json", "markdown")


@click.command()
@click.argument("a", metavar="A")
@click.argument("b", metavar="B")
@click.option("--format", "form", type=click.Choice(FORMS), default="text", show_default=True)
@click.option("--explain", is_flag=True, help="Show everything, with whole quotes.")
def compare(a: str, b: str, form: str, explain: bool) -> int:
    """Compare two licences, given as files or SPDX ids: does A permit all that B does, and the reverse? Each
    "no" comes with the smallest example of somebody whom one permits what the other stops."""
    from licet.cli.catalogue import progress_bar
    from licet.pipeline import Engine

    with progress_bar() as progress:
        engine = Engine(progress)
        found = engine.compared(a, b)
    if form == "json":
        from licet.report.json import pretty

        pretty(found, sys.stdout)
        return 0
    from licet.report import markdown, terminal
    from licet.report.compared_page import page

    (terminal if form == "text" else markdown).write(page(found, explain=explain), sys.stdout)
    return 0
