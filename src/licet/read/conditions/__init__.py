"""Conditions of a provision: connectives, circumstances, sizes, purposes and defined terms.

``conditions`` reads the condition of one act, ``defined_terms`` the conditions hidden in definitions,
``purposes`` the purposes named in a stretch of words.
"""

from licet.read.conditions.definitions import defined_terms
from licet.read.conditions.from_clause import conditions
from licet.read.conditions.model import Defined, DefinedWord, Found
from licet.read.conditions.values import purposes

__all__ = ["Defined", "DefinedWord", "Found", "conditions", "defined_terms", "purposes"]
