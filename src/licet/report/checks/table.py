"""The table of output formats of ``licet check``."""

from __future__ import annotations

from importlib import import_module
from typing import TextIO

from licet.report.checked import Checked

# name: module and function; a function writes the whole output
FORMATS = {
    "text": ("licet.report.checks.people", "text"),
    "json": ("licet.report.checks.programs", "json"),
    "markdown": ("licet.report.checks.people", "markdown"),
    "html": ("licet.report.checks.people", "html"),
    "sarif": ("licet.report.checks.programs", "sarif"),
    "junit": ("licet.report.checks.programs", "junit"),
    "csv": ("licet.report.checks.programs", "csv"),
    "github": ("licet.report.checks.programs", "github"),
}
BILLS = {
    "cyclonedx": ("licet.report.checks.cyclonedx", "cyclonedx"),
    "spdx": ("licet.report.checks.spdx", "spdx_json"),
}


def render(checked: Checked, form: str, out: TextIO) -> None:
    """Write a check in a format of either table."""
    module, function = {**FORMATS, **BILLS}[form]
    getattr(import_module(module), function)(checked, out)
