"""The whole licence data, read and normalised by several processes."""

from __future__ import annotations

import os
import queue
import subprocess
import sys
import threading
from collections.abc import Callable, Iterator

import msgspec
import numpy as np

from licet.catalogue.grams import U32
from licet.catalogue.source import Source
from licet.catalogue.worker import Portion, Share, portion, receive, send

_SHARE = 400  # files in one message: 100 messages for the whole data
_MOST_WORKERS = 4


class Gathered(msgspec.Struct, frozen=True):
    """Every file in the order of ``Source.paths``, tokens numbered over all."""

    fronts: list[dict[str, object]]
    texts: list[bytes]
    words: list[str]
    lengths: list[int]
    stream: U32
    broken: list[str]


def gather(source: Source, progress: Callable[[float], None]) -> Gathered:
    """Read ``source``; the result does not depend on the number of processes or on who is first."""
    paths = source.paths
    shares = [
        Share(source.release, str(source.place), list(paths[i : i + _SHARE]))
        for i in range(0, len(paths), _SHARE)
    ]
    done: dict[int, Portion] = {}
    for number, found in _portions(shares):
        done[number] = found
        progress(len(done) / len(shares))
    return _merge([done[number] for number in range(len(shares))])


def _merge(portions: list[Portion]) -> Gathered:
    numbers: dict[str, int] = {}
    out = Gathered([], [], [], [], np.empty(0, np.uint32), [])
    streams = [np.empty(0, np.uint32)]
    for part in portions:
        table = np.array([numbers.setdefault(word, len(numbers)) for word in part.words], np.uint32)
        streams.append(table[np.frombuffer(part.stream, np.uint32)])
        out.fronts.extend(part.fronts)
        out.texts.extend(part.texts)
        out.lengths.extend(part.lengths)
        out.broken.extend(part.broken)
    return msgspec.structs.replace(out, words=list(numbers), stream=np.concatenate(streams))


def _portions(shares: list[Share]) -> Iterator[tuple[int, Portion]]:
    """Portions as they come; what a failed worker leaves undone is done here."""
    waiting: queue.SimpleQueue[int] = queue.SimpleQueue()
    ready: queue.SimpleQueue[tuple[int, Portion] | None] = queue.SimpleQueue()
    for number in range(len(shares)):
        waiting.put(number)
    workers = min(os.cpu_count() or 1, _MOST_WORKERS, len(shares)) if len(shares) > 1 else 0
    threads = [
        threading.Thread(target=_serve, args=(shares, waiting, ready), daemon=True) for _ in range(workers)
    ]
    for thread in threads:
        thread.start()
    missing = set(range(len(shares)))
    running = workers
    while running:
        found = ready.get()
        if found is None:
            running -= 1
        else:
            missing.discard(found[0])
            yield found
    for number in sorted(missing):
        yield number, portion(shares[number])


def _serve(
    shares: list[Share],
    waiting: queue.SimpleQueue[int],
    ready: queue.SimpleQueue[tuple[int, Portion] | None],
) -> None:
    """Feed one worker process until nothing waits; a share that it fails on is left missing."""
    try:
        _feed(shares, waiting, ready)
    except (OSError, EOFError, msgspec.DecodeError):
        pass
    finally:
        ready.put(None)


def _feed(
    shares: list[Share],
    waiting: queue.SimpleQueue[int],
    ready: queue.SimpleQueue[tuple[int, Portion] | None],
) -> None:
    command = [sys.executable, "-m", "licet.catalogue.worker"]
    with subprocess.Popen(
        command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL
    ) as process:
        assert process.stdin is not None and process.stdout is not None
        while (number := _next(waiting)) is not None:
            send(process.stdin, shares[number])
            raw = receive(process.stdout)
            if raw is None:
                break
            ready.put((number, msgspec.msgpack.decode(raw, type=Portion)))
        process.stdin.close()


def _next(waiting: queue.SimpleQueue[int]) -> int | None:
    try:
        return waiting.get_nowait()
    except queue.Empty:
        return None
