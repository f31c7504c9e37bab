"""Options that several commands share."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import click

from licet.inputs import MAX_SIZE


def max_size(meaning: str) -> Callable[[Callable[..., Any]], Callable[..., Any]]:
    """``--max-size``: megabytes of one file; ``meaning`` says what becomes of a longer one."""
    return click.option(
        "--max-size",
        type=click.FloatRange(min=0, min_open=True),
        default=MAX_SIZE / 1e6,
        metavar="MB",
        show_default=True,
        help=meaning,
    )
