"""The command itself: help, version, usage, and what is loaded when."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Callable
from importlib import import_module
from pathlib import Path

import pytest
from tests.cli.conftest import Ran

import licet.cli as commands_folder
from licet.cli.main import present

Licet = Callable[..., Ran]


def test_help_names_every_command_and_exit_status(licet: Licet) -> None:
    ran = licet("--help")
    assert ran.code == 0
    assert all(f"  {name}" in ran.out for name in present())
    assert all(f"  {code}  " in ran.out for code in range(4))


@pytest.mark.parametrize("name", present())
def test_every_command_has_help(licet: Licet, name: str) -> None:
    ran = licet(name, "--help")
    assert ran.code == 0
    assert ran.out.startswith(f"Usage: licet {name}")


def test_every_module_here_is_a_command() -> None:
    folder = Path(str(commands_folder.__file__)).parent
    modules = {p.stem for p in folder.glob("*.py")} - {"__init__", "main"}
    commands = {m for m in modules if hasattr(import_module(f"licet.cli.{m}"), m)}
    assert commands == set(present())


def test_version(licet: Licet) -> None:
    assert licet("--version").out.startswith("licet ")


@pytest.mark.parametrize("argv", [["nonsense"], ["read"], ["read", "--format", "pdf", "MIT"], ["--nonsense"]])
def test_wrong_usage(licet: Licet, argv: list[str]) -> None:
    ran = licet(*argv)
    assert ran.code == 2
    assert ran.out == ""
    assert "Error" in ran.err


@pytest.mark.parametrize("code", ["import licet", "import licet.cli.main"])
def test_start_up_loads_little(code: str) -> None:
    heavy = ("numpy", "rich", "z3", "re2", "currency_converter", "licet.pipeline", "yaml")
    program = f"import sys; {code}; print([m for m in {heavy!r} if m in sys.modules])"
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"


def test_reading_loads_no_solver_and_no_currencies() -> None:
    program = (
        "import sys, licet; licet.read('You must pay 5 dollars.');"
        "print([m for m in ('z3', 'currency_converter', 'rich', 'yaml') if m in sys.modules])"
    )
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"


def test_the_library_reads_twice() -> None:
    program = (
        "import licet; licet.read('You must pay 5 dollars.');"
        "print(licet.read('You must pay 5 dollars.').terms[0].kind)"
    )
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "duty"
