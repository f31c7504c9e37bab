"""Options by which a profile is given on the command line."""

from __future__ import annotations

import sys
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any, TypeVar

import click

from licet.errors import InputError
from licet.knowledge.facts import FactEntry, facts
from licet.owe.profile import Profile, day, load_profile, merged, parsed
from licet.owe.values import ValueProblem

_NOT = "not_"
F = TypeVar("F", bound=Callable[..., Any])


def profile_options(command: F) -> F:
    """Add ``--profile``, ``--on``, ``--set`` and an option for each common fact."""
    for entry in reversed([e for e in facts().values() if e.common or e.flags or e.denied]):
        command = _option(entry)(command)
        if entry.kind != "flag" and entry.denied:
            command = _denial(entry)(command)
    for option in (
        click.option(
            "--set",
            "more",
            multiple=True,
            metavar="FACT=VALUE",
            help="Any other fact (licet profile facts lists them).",
        ),
        click.option("--on", metavar="DATE", help="The day asked about, for rates and dates."),
        click.option(
            "--profile",
            "profile_file",
            type=click.Path(dir_okay=False),
            metavar="FILE",
            help="Who asks, as TOML or JSON; options go before it.",
        ),
    ):
        command = option(command)
    return command


def profile_from(given: Mapping[str, Any]) -> Profile:
    """The profile of a command line; raises ``LicetError``."""
    file = given.get("profile_file")
    base = load_profile(Path(file)) if file else Profile()
    more: dict[str, Any] = {}
    try:
        for word in given.get("more") or ():
            name, equals, value = word.partition("=")
            if not equals:
                raise ValueProblem(f"--set {word}: write FACT=VALUE")
            name = name.strip().replace("-", "_")
            more[name] = parsed(name, _typed(value.strip()))
        for name in facts():
            if given.get(f"{_NOT}{name}"):
                more[name] = False
            elif (value := given.get(name)) not in (None, ()):
                more[name] = parsed(name, value)
        on = day(given["on"]) if given.get("on") else None
    except ValueProblem as error:
        cure = "licet profile facts lists every fact"
        raise InputError(str(error), where="command line", cure=cure) from None
    return merged(base, more, on)


def ask(fact: str, question: str) -> Any:
    """Ask a person until the answer can be used; ``None`` for "I do not know"."""
    while True:
        click.echo(f"{question} [{fact}; empty if unknown] ", nl=False, err=True)
        answer = sys.stdin.readline()
        if not answer.strip():
            return None
        try:
            return parsed(fact, _typed(answer.strip()))
        except ValueProblem as error:
            click.echo(f"  {error}", err=True)


def _typed(value: str) -> Any:
    """A list where commas stand between words; the rest is read as it is."""
    if "," in value and not any(c.isdigit() for c in value):
        return [part.strip() for part in value.split(",") if part.strip()]
    return value


def _option(entry: FactEntry) -> Callable[[F], F]:
    names = dict.fromkeys([*entry.flags, entry.name.replace("_", "-")])
    if entry.kind == "flag":
        yes = [f"--{n}" for n in names]
        no = [f"--{n}" for n in entry.denied]
        switch = "/".join((yes[0], no[0])) if no else yes[0]
        return click.option(switch, *yes[1:], entry.name, default=None, is_flag=True, help=_help(entry))
    many = entry.kind == "words"
    return click.option(
        *(f"--{n}" for n in names),
        entry.name,
        multiple=many,
        default=None,
        metavar=entry.kind.upper(),
        help=_help(entry),
    )


def _denial(entry: FactEntry) -> Callable[[F], F]:
    """A switch that says no, where a yes takes a word."""
    names = [f"--{n}" for n in entry.denied]
    return click.option(*names, f"{_NOT}{entry.name}", is_flag=True, help=f"None: {entry.means}.")


def _help(entry: FactEntry) -> str:
    example = f" (for example {entry.example})" if entry.example else ""
    return entry.means[0].upper() + entry.means[1:] + example + "."
