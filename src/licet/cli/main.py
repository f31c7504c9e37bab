"""The ``licet`` command: what it knows, loaded when asked for, and how it ends."""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence
from importlib import import_module
from importlib.util import find_spec

import click

from licet.errors import EmptyError, LicetError

# name of the command (and of its module and function), what it is for
COMMANDS = {
    "read": "The whole report on one licence.",
    "scan": "Every licence text, notice, tag and declaration in a tree.",
    "owe": "What somebody owes under a licence.",
    "diff": "Two licences side by side, clause by clause, words marked.",
    "kin": "The known licences nearest to a text, and what in it is new.",
    "compare": "Whether one licence permits all that another does.",
    "combine": "Whether works under several licences can go out together, and under which.",
    "decompose": "A conditional licence as a choice between simpler ones.",
    "alternatives": "Existing licences that would have done.",
    "lattice": "The order over all known licences.",
    "sweep": "From which sizes on a licence asks for more.",
    "profile": "Write down who asks, once, for owe and read.",
    "check": "A project, a release or a bill of materials against your policy.",
    "init": "A commented licet.toml.",
    "notice": "The notices and texts that have to be shipped.",
    "catalogue": "The known licences.",
    "explain": "One criterion of a definition: source, rules, cases.",
}
EPILOG = """\b
Exit status:
  0  fine
  1  findings (the text departs from its base, hides characters, claims what its terms
     refute; with a profile: the use is not permitted)
  2  wrong usage or input that cannot be used
  3  nothing to read

licet reads words; it gives no legal advice."""


def present() -> list[str]:
    """The commands of this installation."""
    return [name for name in COMMANDS if find_spec(f"licet.cli.{name}")]


class _Lazy(click.Group):
    """Loads the module of a command only when it is called."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        return present()

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        if cmd_name not in self.list_commands(ctx):
            return None
        command: click.Command = getattr(import_module(f"licet.cli.{cmd_name}"), cmd_name)
        return command

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        with formatter.section("Commands"):
            formatter.write_dl([(name, COMMANDS[name]) for name in self.list_commands(ctx)])


def _version(context: click.Context, _: click.Parameter, wanted: bool) -> None:
    if wanted:
        from importlib.metadata import version

        click.echo(f"licet {version('licet')}")
        context.exit()


@click.group(cls=_Lazy, epilog=EPILOG, context_settings={"help_option_names": ["-h", "--help"]})
@click.option(
    "--version", is_flag=True, is_eager=True, expose_value=False, callback=_version, help="Show the version."
)
def cli() -> None:
    """Read a licence text and say, with the words that decide it, what it permits, demands and forbids."""


def complain(what: str) -> None:
    """One line on standard error, whatever a file name or a text brought into it."""
    line = "".join(c if c.isprintable() else "\N{REPLACEMENT CHARACTER}" for c in what)
    click.echo(f"licet: {line}", err=True)


def main(argv: Sequence[str] | None = None) -> int:
    """Run a command line (``sys.argv`` if ``None``); the exit status."""
    try:
        code = cli.main(args=None if argv is None else list(argv), prog_name="licet", standalone_mode=False)
        sys.stdout.flush()
        return code if isinstance(code, int) else 0
    except click.ClickException as error:
        error.show()
        return 2
    except LicetError as error:
        complain(str(error))
        return 3 if isinstance(error, EmptyError) else 2
    except BrokenPipeError:
        # Whoever read our output has seen enough; leave nothing for the interpreter to complain about.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 141
    except (KeyboardInterrupt, click.Abort):
        return 130
    except Exception as error:
        if os.environ.get("LICET_DEBUG"):
            raise
        from licet.pipeline import INTERNAL

        complain(INTERNAL.format(type(error).__name__, error))
        return 2


if __name__ == "__main__":
    sys.exit(main())
