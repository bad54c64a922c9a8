"""A few threads for blocking work, which refuse what would wait too long for one."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from statistics import fmean
from threading import Lock
from time import monotonic
from typing import TypeVar

from zoneqa.api.http_errors import Busy
from zoneqa.api.worker_job import WorkerJob
from zoneqa.settings import Settings

T = TypeVar("T")

PATIENCE: float = Settings().wait_seconds
"""Seconds that a job may wait for a thread."""

_FIRST_GUESS = 0.5
"""Seconds that a job is expected to take until one was measured."""

_REMEMBERED = 8
"""Jobs whose times are averaged."""


class WorkerPool:
    """A thread pool that raises Busy for a job that it expects to begin too late."""

    def __init__(self, name: str, *, workers: int, patience: float = PATIENCE) -> None:
        self._executor = ThreadPoolExecutor(workers, thread_name_prefix=name)
        self._workers = workers
        self._patience = patience
        self._seconds = deque([_FIRST_GUESS], maxlen=_REMEMBERED)
        self._unfinished = 0
        self._counting = Lock()

    @property
    def is_idle(self) -> bool:
        """Return whether no job runs or waits."""
        return self._unfinished == 0

    def expected_wait(self) -> float:
        """Return the seconds until one more job would begin, by how long the last ones took."""
        ahead = self._unfinished - self._workers + 1
        return max(0, ahead) * fmean(tuple(self._seconds)) / self._workers

    async def call(self, work: Callable[[], T], *, admitted: bool = False) -> T:
        """Return the result of `work`, done in a thread. Raises as `start` and `WorkerJob.begun`.

        `admitted` is set for the later parts of something that was let in with its first.
        """
        return await self._start(lambda: iter((work(),)), admitted=admitted).last()

    def start(self, begin: Callable[[], Iterator[T]]) -> WorkerJob[T]:
        """Queue a job: `begin` and then all steps, in one thread. Raises Busy."""
        return self._start(begin, admitted=False)

    def close(self) -> None:
        """Accept no more work and cancel what has not started."""
        self._executor.shutdown(wait=False, cancel_futures=True)

    def _start(self, begin: Callable[[], Iterator[T]], *, admitted: bool) -> WorkerJob[T]:
        wait = self.expected_wait()
        if wait > self._patience and not admitted:
            raise Busy(wait)
        self._count(1)
        return WorkerJob(begin, self._submit, None if admitted else self._patience)

    def _submit(self, work: Callable[[], None]) -> Future[None]:
        def timed() -> None:
            began = monotonic()
            work()
            self._seconds.append(monotonic() - began)

        future = self._executor.submit(timed)
        # A job counts until its thread is free, whatever its client does meanwhile.
        future.add_done_callback(lambda _: self._count(-1))
        return future

    def _count(self, change: int) -> None:
        with self._counting:
            self._unfinished += change
