"""Where questions wait and are worked on: few threads, bounded places."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Callable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from threading import BoundedSemaphore, Lock
from typing import Generic, TypeVar

from zoneqa.api.http_errors import Busy

T = TypeVar("T")


class WorkerPool:
    """A bounded executor that turns work away, rather than queueing it for ever."""

    def __init__(self, name: str, *, workers: int, waiting: int) -> None:
        self._executor = ThreadPoolExecutor(workers, thread_name_prefix=name)
        self._places = BoundedSemaphore(workers + waiting)

    async def call(self, work: Callable[[], T]) -> T:
        """The result of `work`, done in a thread; Busy if every place is taken."""
        self._enter()
        future = self._submit(work)
        # The place is free only when the thread is: a client that leaves frees nothing early.
        future.add_done_callback(lambda _: self._places.release())
        return await asyncio.wrap_future(future)

    def start(self, steps: Iterator[T]) -> WorkerJob[T]:
        """Take a place for work that goes on step by step; Busy if every place is taken."""
        self._enter()
        return WorkerJob(steps, self._submit, self._places.release)

    def close(self) -> None:
        """Take no more work and drop what has not begun."""
        self._executor.shutdown(wait=False, cancel_futures=True)

    def _submit(self, work: Callable[[], T]) -> Future[T]:
        return self._executor.submit(work)

    def _enter(self) -> None:
        if not self._places.acquire(blocking=False):
            raise Busy


class _End:
    """Marks the end of a job's steps: StopIteration cannot travel through a future."""


class WorkerJob(Generic[T]):
    """An iterator whose steps run in the desk's threads and that can be given up between them."""

    def __init__(
        self,
        steps: Iterator[T],
        submit: Callable[[Callable[[], T | _End]], Future[T | _End]],
        leave: Callable[[], None],
    ) -> None:
        self._steps = steps
        self._submit = submit
        self._leave = leave
        self._running: Future[T | _End] | None = None
        self._closing = Lock()

    async def results(self, pause: float) -> AsyncIterator[T | None]:
        """The steps' results as they come; None whenever `pause` seconds passed without one."""
        while True:
            self._running = self._submit(self._step)
            waiter = asyncio.wrap_future(self._running)
            # If the client leaves, nobody is left to look at how the step ended.
            waiter.add_done_callback(lambda ended: ended.cancelled() or ended.exception())
            while not (await asyncio.wait({waiter}, timeout=pause))[0]:
                yield None
            result = waiter.result()
            if isinstance(result, _End):
                return
            yield result

    def close(self) -> None:
        """Stop after the step that is running, then give the place back."""
        if not self._closing.acquire(blocking=False):
            return
        if self._running is None:
            self._finish()
            return
        self._running.cancel()
        self._running.add_done_callback(lambda _: self._finish())

    def _step(self) -> T | _End:
        return next(self._steps, _End())

    def _finish(self) -> None:
        close = getattr(self._steps, "close", None)
        try:
            if close is not None:
                close()
        finally:
            self._leave()
