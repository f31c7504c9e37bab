"""The four answers and how they combine (promise 4 of the design)."""

from __future__ import annotations

from collections.abc import Iterable
from enum import StrEnum


class Answer(StrEnum):
    YES = "YES"
    NO = "NO"
    CONTESTED = "CONTESTED"
    UNKNOWN = "UNKNOWN"


def conjunction(answers: Iterable[Answer]) -> Answer:
    """NO beats UNKNOWN beats CONTESTED beats YES; YES for none."""
    seen = set(answers)
    for answer in (Answer.NO, Answer.UNKNOWN, Answer.CONTESTED):
        if answer in seen:
            return answer
    return Answer.YES
