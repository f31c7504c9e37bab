"""``licet check``: a project, an environment, a release or a bill of materials against a policy."""

from __future__ import annotations

import datetime
import sys
from pathlib import Path
from typing import TextIO, get_args

import click

from licet.check.config import Config, load, nearest, said
from licet.cli.changes import changed_since
from licet.components.model import Ecosystem
from licet.errors import InputError
from licet.pipeline import Engine
from licet.pipeline_check import Checker, configured
from licet.report.checked import Checked
from licet.report.checks.table import BILLS, FORMATS, render

_FILE = click.Path(dir_okay=False, path_type=Path)


@click.command()
@click.argument("root", default=".", type=click.Path(path_type=Path), metavar="[DIR|SBOM]")
@click.option("--format", "form", type=click.Choice(list(FORMATS)), default="text", show_default=True)
@click.option("--sbom", type=click.Choice(list(BILLS)), help="Write a bill of materials instead.")
@click.option("--output", type=_FILE, metavar="FILE", help="Write there instead of standard output.")
@click.option("--config", "config_file", type=_FILE, metavar="FILE", help="The licet.toml to use.")
@click.option("--profile", "profile_file", type=_FILE, metavar="FILE", help="Who asks, instead of [profile].")
@click.option(
    "--only", multiple=True, type=click.Choice(get_args(Ecosystem)), help="Only components of this kind."
)
@click.option(
    "--changed-since",
    "revision",
    metavar="REV",
    help="Only components with files changed since a git revision.",
)
@click.option("--on", "day", type=click.DateTime(["%Y-%m-%d"]), metavar="DATE", help="Today, for [[ignore]].")
@click.option("--fresh", is_flag=True, help="Read everything again.")
@click.option("--allow", multiple=True, metavar="WORD", help="A selector, as under [policy]; many times.")
@click.option("--review", multiple=True, metavar="WORD", help="The same for what wants a look.")
@click.option("--deny", multiple=True, metavar="WORD", help="The same for what is refused (GPL-*, OSD:NO).")
def check(
    root: Path,
    *,
    form: str,
    sbom: str | None,
    output: Path | None,
    config_file: Path | None,
    profile_file: Path | None,
    only: tuple[Ecosystem, ...],
    revision: str | None,
    day: datetime.datetime | None,
    fresh: bool,
    allow: tuple[str, ...],
    review: tuple[str, ...],
    deny: tuple[str, ...],
) -> int:
    """Check what DIR (or a bill of materials in CycloneDX or SPDX JSON) is made of: each licence is read,
    judged and applied to your profile, against the policy in `licet.toml`. Exit status 1 for findings that
    are errors or warnings, 3 if there is nothing to check."""
    from licet.cli.catalogue import progress_bar

    today = day.date() if day else datetime.date.today()
    with progress_bar() as progress:
        checker = checker_for(root, config_file, profile_file, fresh=fresh)
        checker.policy = said(checker.policy, allow, review, deny)
        checker.engine.progress = checker.progress = progress
        checked, _ = checker.check(root, today, frozenset(only), _changes(root, revision))
    if output is None:
        _write(checked, sbom or form, sys.stdout)
    else:
        with output.open("w", encoding="utf-8", newline="\n") as file:
            _write(checked, sbom or form, file)
    if not checked.components:
        raise click.exceptions.Exit(3)
    return int(checked.against_policy)


def _write(checked: Checked, form: str, out: TextIO) -> None:
    render(checked, form, out)


def checker_for(
    root: Path, config_file: Path | None, profile_file: Path | None, *, fresh: bool = False
) -> Checker:
    """The checker for the configuration that holds for ``root``."""
    found = config_file or nearest(root)
    config = load(found) if found else Config()
    return configured(Engine(), config, profile_file, fresh=fresh)


def _changes(root: Path, revision: str | None) -> frozenset[str] | None:
    if revision is None:
        return None
    if not root.is_dir():
        raise InputError("--changed-since needs a folder", where=str(root))
    return changed_since(root, revision)
