"""Models and datasets laid out as hubs lay them out: a card with front matter, texts, weight files.

The front matter keys are those of the Hugging Face model and dataset cards (``license``,
``license_name``, ``base_model``, ``datasets``). Weight files are named, never opened.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import PurePosixPath
from typing import Any

from licet.components.folders import Folder
from licet.components.manifests import Unusable, line_of, strings, words_of, yaml_of
from licet.components.model import Base, Broken, Component, Declared, Ecosystem
from licet.components.purls import purl
from licet.knowledge.components import limits

_FRONT = re.compile(r"\A---[ \t]*\r?\n(.*?)\r?\n---[ \t]*(?:\r?\n|\Z)", re.DOTALL)
_CARD_KEYS = frozenset({"license", "license_name", "license_link", "base_model", "datasets"})
_DATASET_KEYS = frozenset({"task_categories", "size_categories", "dataset_info", "configs"})
_OTHER = frozenset({"other", "unknown"})


def look(folder: Folder) -> Iterator[Component]:
    """The release that a folder is, if its read-me has the front matter of a card or it holds weights."""
    weights = tuple(n for n in folder.files if PurePosixPath(n.lower()).suffix in limits().weights)
    card = next((n for n in folder.files if n.lower() == "readme.md"), None)
    shown = folder.show(card) if card else folder.shown
    try:
        words = words_of(folder.path / card, shown) if card else ""
        front = _FRONT.match(words)
        table = yaml_of(front[1], shown) if front else {}
    except Unusable as error:
        yield _release(folder, {}, "", shown, weights=weights, broken=(error.broken,))
        return
    if _CARD_KEYS & table.keys() or (weights and "config.json" in folder.files):
        yield _release(folder, table, words, shown, weights=weights)


def _release(
    folder: Folder,
    table: dict[str, Any],
    words: str,
    shown: str,
    *,
    weights: tuple[str, ...],
    broken: tuple[Broken, ...] = (),
) -> Component:
    kind: Ecosystem = "dataset" if _DATASET_KEYS & table.keys() and not weights else "model"
    parts = PurePosixPath(folder.shown).parts
    name = "/".join(parts[-2:]) if len(parts) > 1 else folder.name
    namespace, _, bare = name.rpartition("/")
    return Component(
        name,
        kind,
        folder.shown,
        purl=purl("huggingface", bare, namespace=namespace),
        declared=tuple(_declared(table, words, shown)),
        files=folder.shipped((), [n for n in strings(table.get("license_link")) if "://" not in n]),
        bases=tuple(_bases(table, words, shown)),
        broken=broken,
        weights=weights,
    )


def _declared(table: dict[str, Any], words: str, shown: str) -> Iterator[Declared]:
    for row in strings(table.get("license")):
        if row.lower() not in _OTHER:
            yield Declared(row, "license", shown, line_of(words, "license:"), row)
    for row in strings(table.get("license_name")):
        yield Declared(row, "license_name", shown, line_of(words, "license_name:"))


def _bases(table: dict[str, Any], words: str, shown: str) -> Iterator[Base]:
    for key in ("base_model", "datasets"):
        for row in strings(table.get(key)):
            yield Base(row, key, shown, line_of(words, row))
