"""``licet read``: the whole report on one licence."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from licet.cli.main import complain
from licet.cli.options import max_size as limited
from licet.pipeline import Engine
from licet.report.formats import FORMATS, PAGES, render
from licet.report.model import Report


@click.command()
@click.argument("sources", nargs=-1, required=True, metavar="PATH|SPDX-EXPRESSION...")
@click.option("--format", "form", type=click.Choice(list(FORMATS)), default="text", show_default=True)
@click.option("--explain", is_flag=True, help="Show the rule behind each line, and what was set aside.")
@limited("Refuse longer files.")
@click.option(
    "--profile",
    "profile_file",
    type=click.Path(dir_okay=False),
    metavar="FILE",
    help="Who asks (TOML or JSON): adds what follows for them.",
)
def read(
    sources: tuple[str, ...], form: str, explain: bool, max_size: float, profile_file: str | None
) -> int:
    """Read licences: what each is, what it permits, demands and forbids, from which size on, and whether it
    is open source or free software, with the words that decide. `-` reads standard input; of an expression
    each licence is read by itself, an exception with its licence."""
    from licet.cli.catalogue import progress_bar

    profile = None
    if profile_file is not None:
        from licet.owe.profile import load_profile

        profile = load_profile(Path(profile_file))
    with progress_bar() as progress:
        engine = Engine(progress, int(max_size * 1e6))
        _ = engine.catalogue
        sources = engine.expanded(sources)
    if form == "json" and len(sources) > 1:
        raise click.UsageError("--format json is for one licence; --format jsonl takes many")
    codes: set[int] = set()
    for number, report in enumerate(engine.reports(sources, profile)):
        if number and form in PAGES:
            click.echo()
        codes.add(_told(report, form, explain))
    return 2 if 2 in codes else 3 if codes == {3} else int(1 in codes)


def _told(report: Report, form: str, explain: bool) -> int:
    """Print a report; the exit status that it alone would give."""
    if report.error is not None:
        complain(report.error)
    if report.error is None or form not in PAGES:
        render(report, form, sys.stdout, explain=explain)
    if report.error is not None:
        return 3 if report.empty else 2
    return int(report.findings)
