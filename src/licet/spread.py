"""Many texts over the machine's processors, in order."""

from __future__ import annotations

import os
import signal
from collections.abc import Callable, Iterator, Sequence
from typing import TypeVar

WORTH = 50  # items from which on further processes pay for their start
_CHUNK = 8

R = TypeVar("R")
_work: Callable[[str], object] | None = None


def spread(make: Callable[[], Callable[[str], R]], items: Sequence[str]) -> Iterator[R]:
    """``make()(item)`` for each item, in order; ``make`` is called once in each process.

    A process that dies (out of memory, say) does not end the run: what is left is done in this one.
    """
    processes = min(
        len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1, 8
    )
    done = 0
    if processes > 1 and len(items) > WORTH:
        from concurrent.futures import ProcessPoolExecutor
        from concurrent.futures.process import BrokenProcessPool

        pool = ProcessPoolExecutor(processes, initializer=_start, initargs=(make,))
        try:
            for result in pool.map(_call, items, chunksize=_CHUNK):
                yield result  # type: ignore[misc]
                done += 1
        except BrokenProcessPool:
            pass
        finally:
            pool.shutdown(cancel_futures=True)
    if done < len(items):
        work = make()
        for item in items[done:]:
            yield work(item)


def _start(make: Callable[[], Callable[[str], object]]) -> None:
    global _work  # noqa: PLW0603
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C is the parent's to handle
    _work = make()


def _call(item: str) -> object:
    assert _work is not None
    return _work(item)
