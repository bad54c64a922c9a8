"""A function applied to many items by workers: results in the order of the items, few in flight."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Generator, Iterable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import AbstractContextManager, ExitStack, closing
from functools import partial
from itertools import chain, islice
from queue import SimpleQueue
from typing import TypeVar

from zoneqa.parallel.base import Executor

A = TypeVar("A")
B = TypeVar("B")

_AHEAD = 2
"""Items for each worker that are begun before the first of them is needed."""


def nothing() -> None:
    """End nothing: the workers share nothing that they wait for."""


def map_in_order(
    workers: Executor, function: Callable[[A], B], items: Iterable[A], batch: int = 1
) -> Generator[B, None, None]:
    """Yield the result for each item, in order; `batch` items go to a worker together.

    However many items there are, a constant number of batches is in flight. A single batch is done
    in this process, for to start a worker would take longer.
    """
    batches = _batches(items, batch)
    first = list(islice(batches, 2))
    if len(first) < 2:
        yield from map(function, chain.from_iterable(first))
        return
    open_worker = partial(workers.open, partial(_each, function))
    with closing(in_order(open_worker, workers.count, chain(first, batches))) as results:
        for result in results:
            yield from result


def in_order(
    open_worker: Callable[[], AbstractContextManager[Callable[[A], B]]],
    count: int,
    items: Iterable[A],
    ahead: int = _AHEAD,
    give_up: Callable[[], None] = nothing,
) -> Generator[B, None, None]:
    """Yield the result for each item, in order, from `count` workers with a thread for each.

    At most `ahead` items for each worker are begun before the first of them is asked for. If it is
    interrupted, `give_up` is called, which should end what workers share and wait for.
    """
    pending: deque[Future[B]] = deque()
    with ThreadPoolExecutor(count) as threads, ExitStack() as opened:
        idle: SimpleQueue[Callable[[A], B]] = SimpleQueue()
        for _ in range(count):
            idle.put(opened.enter_context(open_worker()))

        def work(item: A) -> B:
            worker = idle.get()
            try:
                return worker(item)
            finally:
                idle.put(worker)

        is_done = False
        try:
            for item in items:
                pending.append(threads.submit(work, item))
                if len(pending) > ahead * count:
                    yield pending.popleft().result()
            while pending:
                yield pending.popleft().result()
            is_done = True
        finally:
            # Interrupted: what has not begun is left, and closing the workers ends what has.
            for future in pending:
                future.cancel()
            if not is_done:
                give_up()


def _each(function: Callable[[A], B], items: list[A]) -> list[B]:
    return list(map(function, items))


def _batches(items: Iterable[A], size: int) -> Iterator[list[A]]:
    remaining = iter(items)
    while batch := list(islice(remaining, size)):
        yield batch
