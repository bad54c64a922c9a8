"""A few threads for blocking work, with a bounded queue."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Callable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from threading import BoundedSemaphore, Lock
from typing import Generic, TypeVar

from zoneqa.api.http_errors import Busy

T = TypeVar("T")


class WorkerPool:
    """A thread pool that raises Busy when its queue is full."""

    def __init__(self, name: str, *, workers: int, waiting: int) -> None:
        self._executor = ThreadPoolExecutor(workers, thread_name_prefix=name)
        self._slots = BoundedSemaphore(workers + waiting)

    async def call(self, work: Callable[[], T]) -> T:
        """Return the result of `work`, done in a thread. Raises Busy if every slot is taken."""
        self._acquire()
        future = self._submit(work)
        # The slot is free only when the thread is, even if the client has disconnected.
        future.add_done_callback(lambda _: self._slots.release())
        return await asyncio.wrap_future(future)

    def start(self, steps: Iterator[T]) -> WorkerJob[T]:
        """Take a slot for work that goes on step by step. Raises Busy if every slot is taken."""
        self._acquire()
        return WorkerJob(steps, self._submit, self._slots.release)

    def close(self) -> None:
        """Accept no more work and cancel what has not started."""
        self._executor.shutdown(wait=False, cancel_futures=True)

    def _submit(self, work: Callable[[], T]) -> Future[T]:
        return self._executor.submit(work)

    def _acquire(self) -> None:
        if not self._slots.acquire(blocking=False):
            raise Busy


class _End:
    """Marks the end of a job's steps: StopIteration cannot travel through a future."""


class WorkerJob(Generic[T]):
    """An iterator whose steps run in the threads of a pool, and that can be closed in between."""

    def __init__(
        self,
        steps: Iterator[T],
        submit: Callable[[Callable[[], T | _End]], Future[T | _End]],
        release: Callable[[], None],
    ) -> None:
        self._steps = steps
        self._submit = submit
        self._release = release
        self._running: Future[T | _End] | None = None
        self._closing = Lock()

    async def results(self, pause: float) -> AsyncIterator[T | None]:
        """Yield the results as they come, and None whenever `pause` seconds pass without one."""
        while True:
            self._running = self._submit(self._step)
            waiter = asyncio.wrap_future(self._running)
            # If the client disconnects, nothing else retrieves the exception of the step.
            waiter.add_done_callback(lambda ended: ended.cancelled() or ended.exception())
            while not (await asyncio.wait({waiter}, timeout=pause))[0]:
                yield None
            result = waiter.result()
            if isinstance(result, _End):
                return
            yield result

    def close(self) -> None:
        """Stop after the running step, then free the slot."""
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
            self._release()
