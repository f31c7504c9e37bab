"""Many texts over the machine's processors, in order."""

from __future__ import annotations

import itertools
import os
import signal
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import Any, TypeVar

WORTH = 50  # items from which on further processes pay for their start
_CHUNK = 8
_BATCH = 32  # items of a stream handed over at once
_AHEAD = 4  # batches in the hands of each process

T = TypeVar("T")
R = TypeVar("R")
_work: Callable[[Any], object] | None = None


def spread(make: Callable[[], Callable[[T], R]], items: Sequence[T]) -> Iterator[R]:
    """``make()(item)`` for each item, in order; ``make`` is called once in each process.

    A process that dies (out of memory, say) does not end the run: what is left is done in this one.
    """
    processes = min(_processors(), 8)
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


def spread_stream(
    make: Callable[[], Callable[[T], R]], items: Iterable[T], processes: int = 0
) -> Iterator[R]:
    """``make()(item)`` for each item of a stream, in order, holding only some hundreds at a time.

    ``processes`` is how many work at once (0: one for each processor). Few items are done in this process,
    and so is what is left when a process dies.
    """
    waiting = iter(items)
    first = list(itertools.islice(waiting, WORTH))
    processes = processes or min(_processors(), 8)
    left: Iterator[T] = itertools.chain(first, waiting)
    if processes > 1 and len(first) == WORTH:
        from concurrent.futures import Future, ProcessPoolExecutor
        from concurrent.futures.process import BrokenProcessPool

        pool = ProcessPoolExecutor(processes, initializer=_start, initargs=(make,))
        running: deque[tuple[list[T], Future[list[R]]]] = deque()
        try:
            while batch := list(itertools.islice(left, _BATCH)):
                future: Future[list[R]] | None = None
                try:
                    future = pool.submit(_call_all, batch)
                finally:
                    if future is None:  # not handed over
                        left = itertools.chain(batch, left)
                running.append((batch, future))
                if len(running) > _AHEAD * processes:
                    yield from running[0][1].result()
                    running.popleft()
            while running:
                yield from running[0][1].result()
                running.popleft()
        except BrokenProcessPool:
            left = itertools.chain(*(batch for batch, _ in running), left)
        finally:
            pool.shutdown(wait=False, cancel_futures=True)
    work = make()
    for item in left:
        yield work(item)


def _call_all(items: list[Any]) -> list[Any]:
    assert _work is not None
    return [_work(item) for item in items]


def _processors() -> int:
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


def _start(make: Callable[[], Callable[[Any], object]]) -> None:
    global _work  # noqa: PLW0603
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C is the parent's to handle
    _work = make()


def _call(item: Any) -> object:
    assert _work is not None
    return _work(item)
