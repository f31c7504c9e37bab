"""``licet owe``: what somebody owes under a licence."""

from __future__ import annotations

import sys
from typing import Any

import click

from licet.cli.who import ask, profile_from, profile_options
from licet.owe.profile import Profile, merged
from licet.pipeline import Engine
from licet.report.formats import PAPERS, render_page
from licet.report.model import Owed
from licet.report.owed import owed_page


@click.command()
@click.argument("source", metavar="PATH|SPDX-EXPRESSION")
@click.option("--format", "form", type=click.Choice(PAPERS), default="text", show_default=True)
@click.option("--explain", is_flag=True, help="Show whole quotes and what does not apply.")
@click.option("--ask", "asking", is_flag=True, help="Ask on the terminal for what decides.")
@profile_options
def owe(source: str, form: str, explain: bool, asking: bool, **given: Any) -> int:
    """What follows for you under one licence: what is owed, what stands in the way, and what it depends on.

    Describe yourself in a file (licet profile new) or by options; what you leave out is unknown.
    """
    from licet.cli.catalogue import progress_bar

    if asking and not sys.stdin.isatty():
        raise click.UsageError("--ask needs a terminal")
    profile = profile_from(given)
    with progress_bar() as progress:
        engine = Engine(progress)
        offer = engine.offer(source)
    answer = engine.owed_report(offer, profile)
    if asking:
        answer = _asked(lambda p: engine.owed_report(offer, p), profile, answer)
    render_page(owed_page(answer, explain=explain), answer, form, sys.stdout)
    return int(answer.permitted == "no")


def _asked(again: Any, profile: Profile, answer: Owed) -> Owed:
    """Ask what decides, one fact at a time, until nothing is open or everything was asked."""
    tried: set[str] = set()
    while waiting := [q for q in answer.asked if q.fact not in tried]:
        question = waiting[0]
        tried.add(question.fact)
        value = ask(question.fact, question.question)
        if value is not None:
            profile = merged(profile, {question.fact: value}, None)
            answer = again(profile)
    return answer
