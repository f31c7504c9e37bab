"""Newer licence data than the installed package's."""

from __future__ import annotations

from licet.catalogue.source import Source


def fetched() -> Source | None:
    """What ``licet catalogue update`` last stored, if it is whole."""
    return None
