"""licet reads a licence text and says, with the words that decide it, what it permits, demands and forbids.

>>> import licet
>>> report = licet.read("Permission is granted to use this file for any purpose.")
>>> report.terms[0].kind
'permission'

The result is a ``licet.report.model.Report``; its fields are those of the JSON output. licet gives no legal
advice.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from licet.report.model import Report

__all__ = ["read"]

# The stage of the same name: loaded now, its folder's name yields to the function below for good.
import_module("licet.read")


def read(text: str, name: str = "") -> Report:
    """Everything licet says about ``text``; ``name`` stands for its path in the report.

    The catalogue of known licences is opened at the first call, and built if it is not there yet (some
    seconds, once). Raises ``licet.errors.LicetError`` if that fails or if ``text`` holds no words.
    """
    from licet.pipeline import engine

    return engine().read(text, name)
