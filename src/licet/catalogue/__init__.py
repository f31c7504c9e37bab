"""The known licences and their index: ``open_catalogue`` is the way in."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from licet.catalogue.model import Catalogue

__all__ = ["open_catalogue"]


def open_catalogue(progress: Callable[[str, float], None] | None = None) -> Catalogue:
    """The catalogue of the newest licence data at hand, its index built first if needed (about 10 s, once).

    ``progress`` is told what is being done and how far it is (0 to 1), only while building. Raises
    ``CatalogueError`` if the data is missing or the index can be neither read nor built.
    """
    from licet.catalogue.opening import open_newest

    return open_newest(progress)
