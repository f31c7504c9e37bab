"""Which version of the normaliser made an index: a digest of its code and data.

An index whose tokens were made by other code than the one that reads a text would miss matches, so the digest
is part of the index's name: a changed normaliser builds a new index by itself, and nobody has to remember it.
"""

from __future__ import annotations

import hashlib
import re
from pathlib import Path

import licet.text
from licet.knowledge.load import DATA

_IMPORT = re.compile(r"^\s*(?:from|import) licet\.text\.(\w+)", re.MULTILINE)


def version() -> str:
    """Twelve hex digits over the modules that ``licet.text.from_string`` imports and ``data/text``."""
    folder = Path(str(licet.text.__file__)).parent
    digest = hashlib.blake2b(digest_size=6)
    for file in [*_closure(folder), *sorted(p for p in (DATA / "text").rglob("*") if p.is_file())]:
        digest.update(file.name.encode() + b"\0" + file.read_bytes())
    return digest.hexdigest()


def _closure(folder: Path) -> list[Path]:
    """``from_string.py`` and what it imports from its own folder, by name."""
    seen: dict[str, Path] = {}
    waiting = ["from_string"]
    while waiting:
        name = waiting.pop()
        path = folder / f"{name}.py"
        if name in seen or not path.is_file():
            continue
        seen[name] = path
        waiting += _IMPORT.findall(path.read_text(encoding="utf-8"))
    return [seen[name] for name in sorted(seen)]
