"""Patterns of words, matched by RE2: how they are written, which of many may occur, and where they match.

``Matcher`` and ``Patterns`` hold many; ``places`` and ``search_of`` find one; ``expand`` and ``framed`` write
them out. ``necessary`` finds what a pattern demands of a text, ``occurring`` which patterns a text can meet.
"""

from licet.read.patterns.macros import LAST_MACRO, ascii_words, expand, framed
from licet.read.patterns.many import Hit, Matcher, Patterns

__all__ = ["LAST_MACRO", "Hit", "Matcher", "Patterns", "ascii_words", "expand", "framed"]
