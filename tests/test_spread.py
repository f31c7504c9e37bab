"""Many items over processes: in order, and to the end whatever happens to a process."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator

import pytest

from licet import spread as module
from licet.spread import WORTH, spread, spread_stream

HERE = os.getpid()


def doubling() -> Callable[[str], str]:
    return lambda item: item * 2


def dying() -> Callable[[str], str]:
    def work(item: str) -> str:
        if os.getpid() != HERE and item == "20":
            os._exit(1)
        return item * 2

    return work


@pytest.mark.parametrize("count", [0, 1, WORTH, WORTH + 1, 3 * WORTH])
@pytest.mark.parametrize("make", [doubling, dying])
def test_every_item_once_and_in_order(make: Callable[[], Callable[[str], str]], count: int) -> None:
    items = [str(n) for n in range(count)]
    assert list(spread(make, items)) == [item * 2 for item in items]


def test_whoever_stops_early_stops_the_rest() -> None:
    running = spread(doubling, [str(n) for n in range(10 * WORTH)])
    assert next(running) == "00"
    running.close()  # type: ignore[attr-defined]
    assert module._work is None


@pytest.mark.parametrize("processes", [1, 2])
@pytest.mark.parametrize("make", [doubling, dying])
@pytest.mark.parametrize("count", [0, 1, WORTH, 500])
def test_every_item_of_a_stream(make: Callable[[], Callable[[str], str]], processes: int, count: int) -> None:
    items = [str(n) for n in range(count)]
    assert list(spread_stream(make, iter(items), processes)) == [item * 2 for item in items]


def test_a_stream_is_not_read_ahead_without_end() -> None:
    taken = 0

    def endless() -> Iterator[str]:
        nonlocal taken
        while True:
            taken += 1
            yield "x"

    results = spread_stream(doubling, endless(), 2)
    assert [next(results) for _ in range(10)] == ["xx"] * 10
    assert taken < 1000
    results.close()  # type: ignore[attr-defined]
