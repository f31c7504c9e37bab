"""Every error that licet raises on purpose.

LicetError
├── InputError       a file, a profile or an argument that cannot be used
│   └── EmptyError   a text without words
├── KnowledgeError   a file under data/ that breaks its own rules
└── CatalogueError   the index of known licences cannot be built or read
"""

from __future__ import annotations


class LicetError(Exception):
    """What is wrong, where, and how to mend it: one line each, never a traceback for the user."""

    def __init__(self, what: str, *, where: str = "", cure: str = "") -> None:
        self.what = what
        self.where = where
        self.cure = cure
        super().__init__(str(self))

    def __str__(self) -> str:
        head = f"{self.where}: {self.what}" if self.where else self.what
        return f"{head} ({self.cure})" if self.cure else head


class InputError(LicetError):
    """A file, a profile or an argument that cannot be used."""


class EmptyError(InputError):
    """A text without words: there is nothing to read."""


class KnowledgeError(LicetError):
    """A file under data/ that breaks its own rules."""


class CatalogueError(LicetError):
    """The index of known licences cannot be built or read."""
