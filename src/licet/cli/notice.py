"""``licet notice``: the files that have to be shipped."""

from __future__ import annotations

import datetime
from pathlib import Path

import click

from licet.cli.check import checker_for
from licet.errors import InputError
from licet.report.checks.notice import checklist, texts
from licet.report.checks.notice import notice as notices

_ASSUMED = {"facts": {"distribution": True}}  # who writes a NOTICE gives copies to others
_SAID = "gives copies to others"
_FILE = click.Path(dir_okay=False, path_type=Path)


@click.command()
@click.argument("root", default=".", type=click.Path(path_type=Path), metavar="[DIR|SBOM]")
@click.option(
    "--into", "folder", default=".", type=click.Path(file_okay=False, path_type=Path), metavar="DIR"
)
@click.option("--config", "config_file", type=_FILE, metavar="FILE", help="The licet.toml to use.")
@click.option("--profile", "profile_file", type=_FILE, metavar="FILE", help="Who asks, instead of [profile].")
def notice(root: Path, folder: Path, config_file: Path | None, profile_file: Path | None) -> None:
    """Write NOTICE, the licence texts of what DIR is made of, and a list of what no tool can do."""
    from licet.owe.profile import from_tree

    checker = checker_for(root, config_file, profile_file)
    assumed = "" if checker.profile else _SAID
    checker.profile = checker.profile or from_tree(_ASSUMED)
    checked, _ = checker.check(root, datetime.date.today())
    if not checked.components:
        raise click.exceptions.Exit(3)
    named = sorted({i for one in checked.components for i in one.catalogued})
    standard = {i: checker.engine.of_id(i).source for i in named}
    files = {
        "NOTICE": notices(checked),
        "THIRD-PARTY-LICENCES": texts(checked, standard),
        "TO-DO-LICENCES.md": checklist(checked, assumed),
    }
    for name, words in files.items():
        try:
            folder.mkdir(parents=True, exist_ok=True)
            (folder / name).write_text(words, encoding="utf-8", newline="\n")
        except OSError as error:
            raise InputError(error.strerror or "cannot be written", where=str(folder / name)) from error
        click.echo(f"wrote {folder / name}")
