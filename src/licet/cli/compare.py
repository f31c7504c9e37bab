"""``licet compare``: whether one licence permits all that another does."""

from __future__ import annotations

import sys
from typing import Any

import click

from licet.cli.who import profile_from, profile_options
from licet.pipeline import Engine
from licet.report.compared_page import page
from licet.report.formats import PAPERS, render_page


@click.command()
@click.argument("a", metavar="A")
@click.argument("b", metavar="B")
@click.option("--format", "form", type=click.Choice(PAPERS), default="text", show_default=True)
@click.option("--explain", is_flag=True, help="Show everything, with whole quotes.")
@profile_options
def compare(a: str, b: str, form: str, explain: bool, **given: Any) -> int:
    """Compare two licences, given as files or SPDX expressions: does A permit all that B does, and the
    reverse? Each "no" comes with the smallest example of somebody whom one permits what the other stops.

    With a profile, for all whom it describes; what it leaves out may be anything.
    """
    from licet.cli.catalogue import progress_bar

    profile = profile_from(given)
    with progress_bar() as progress:
        found = Engine(progress).compared(a, b, profile)
    render_page(page(found, explain=explain), found, form, sys.stdout)
    return 0
