"""Run the command line in this process."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import pytest

from licet.cli.main import main


@dataclass(frozen=True)
class Ran:
    code: int
    out: str
    err: str


@pytest.fixture
def licet(capsys: pytest.CaptureFixture[str]) -> Callable[..., Ran]:
    """Call with the words of a command line."""

    def run(*argv: object) -> Ran:
        code = main([str(word) for word in argv])
        out, err = capsys.readouterr()
        return Ran(code, out, err)

    return run
