"""Manifests as data: size and syntax checked once, and the line on which a key stands."""

from __future__ import annotations

import json
import tomllib
from pathlib import Path
from typing import Any

from licet.components.model import Broken

LARGEST = 8_000_000  # bytes of a manifest


class Unusable(Exception):
    """A manifest that cannot be used; holds what to say about it."""

    def __init__(self, broken: Broken) -> None:
        super().__init__(broken.what)
        self.broken = broken


def words_of(path: Path, shown: str) -> str:
    """The file as text, undecodable bytes replaced; raises ``Unusable``."""
    try:
        with path.open("rb") as file:
            data = file.read(LARGEST + 1)
    except OSError as error:
        raise Unusable(Broken(shown, error.strerror or "cannot be read")) from error
    if len(data) > LARGEST:
        raise Unusable(Broken(shown, f"more than {LARGEST / 1e6:g} MB", "no manifest is that long"))
    return data.decode("utf-8-sig", "replace")


def json_of(words: str, shown: str) -> dict[str, Any]:
    """A JSON object; raises ``Unusable``."""
    try:
        found = json.loads(words)
    except (ValueError, RecursionError) as error:
        raise Unusable(Broken(shown, f"is not JSON: {_short(error)}", "mend or remove it")) from error
    if not isinstance(found, dict):
        raise Unusable(Broken(shown, "is no JSON object", "mend or remove it"))
    return found


def toml_of(words: str, shown: str) -> dict[str, Any]:
    """A TOML table; raises ``Unusable``."""
    try:
        return tomllib.loads(words)
    except (tomllib.TOMLDecodeError, RecursionError) as error:
        raise Unusable(Broken(shown, f"is not TOML: {_short(error)}", "mend or remove it")) from error


def yaml_of(words: str, shown: str) -> dict[str, Any]:
    """A YAML mapping (``{}`` for an empty one); raises ``Unusable``."""
    import yaml

    try:
        found = yaml.load(words, getattr(yaml, "CSafeLoader", yaml.SafeLoader))
    except (yaml.YAMLError, RecursionError, ValueError) as error:
        raise Unusable(Broken(shown, f"is not YAML: {_short(error)}", "mend the front matter")) from error
    if found is None:
        return {}
    if not isinstance(found, dict):
        raise Unusable(Broken(shown, "its front matter is no mapping", "mend the front matter"))
    return found


def line_of(words: str, *needles: str) -> int:
    """The first line that holds every needle, counted from 1; 0 if none does."""
    for number, line in enumerate(words.splitlines(), 1):
        if all(needle in line for needle in needles):
            return number
    return 0


def strings(value: object) -> tuple[str, ...]:
    """A string, or the strings of a list: how manifests write one or many."""
    if isinstance(value, str):
        return (value.strip(),) if value.strip() else ()
    if isinstance(value, list | tuple):
        return tuple(v.strip() for v in value if isinstance(v, str) and v.strip())
    return ()


def _short(error: Exception) -> str:
    return " ".join(str(error).split())[:160]
