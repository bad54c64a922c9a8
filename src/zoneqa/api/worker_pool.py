"""A few threads for blocking work, which refuse what would wait too long for one."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from contextvars import copy_context
from statistics import fmean
from threading import Lock
from time import monotonic
from typing import Any, TypeVar
from weakref import WeakSet

from zoneqa.api.http_errors import Busy, HttpError
from zoneqa.api.worker_job import WorkerJob
from zoneqa.settings import Settings

T = TypeVar("T")

PATIENCE: float = Settings().wait_seconds
"""Seconds that a job may wait for a thread."""

_FIRST_GUESS = 0.5
"""Seconds that a job is expected to take until one was measured."""

_REMEMBERED = 8
"""Jobs whose times are averaged."""

_AT_MOST = 3
"""Times as long as it may be expected to wait, a job that was let in does wait, at most.

Refusing it late would be worse than answering it late."""


class WorkerPool:
    """A thread pool that raises Busy for a job that it expects to begin too late."""

    def __init__(self, name: str, *, workers: int, patience: float = PATIENCE) -> None:
        self.name = name
        self._executor = ThreadPoolExecutor(workers, thread_name_prefix=name)
        self._workers = workers
        self._patience = patience
        self._seconds = deque([_FIRST_GUESS], maxlen=_REMEMBERED)
        self._last_end = 0.0
        self._unfinished = 0
        self._refused = 0
        self._counting = Lock()
        self._jobs: WeakSet[WorkerJob[Any]] = WeakSet()

    @property
    def is_idle(self) -> bool:
        """Return whether no job runs or waits."""
        return self._unfinished == 0

    @property
    def unfinished(self) -> int:
        """Return how many jobs run or wait."""
        return self._unfinished

    @property
    def refused(self) -> int:
        """Return how many jobs have been refused with Busy."""
        return self._refused

    def expected_wait(self) -> float:
        """Return the seconds until one more job would begin, by how fast the last ones ended."""
        ahead = self._unfinished - self._workers + 1
        return max(0, ahead) * fmean(tuple(self._seconds))

    async def call(self, work: Callable[[], T], *, admitted: bool = False) -> T:
        """Return the result of `work`, done in a thread. Raises as `start` and `WorkerJob.begun`.

        `admitted` is set for the later parts of something that was let in with its first.
        """
        return await self._start(lambda: iter((work(),)), admitted=admitted).last()

    def start(self, begin: Callable[[], Iterator[T]]) -> WorkerJob[T]:
        """Queue a job: `begin` and then all steps, in one thread. Raises Busy."""
        return self._start(begin, admitted=False)

    def end(self, error: HttpError) -> None:
        """End all jobs with an error, which those who wait for them get at once."""
        for job in tuple(self._jobs):
            job.end(error)

    def close(self) -> None:
        """Accept no more work and cancel what has not started."""
        self._executor.shutdown(wait=False, cancel_futures=True)

    def _start(self, begin: Callable[[], Iterator[T]], *, admitted: bool) -> WorkerJob[T]:
        wait = self.expected_wait()
        if wait > self._patience and not admitted:
            raise self._busy(wait)
        self._count(1)
        patience = None if admitted else _AT_MOST * self._patience
        job = WorkerJob(begin, self._submit, patience, self._busy)
        self._jobs.add(job)
        return job

    def _busy(self, wait: float) -> Busy:
        self._refused += 1
        return Busy(wait)

    def _submit(self, work: Callable[[], None]) -> Future[None]:
        def timed() -> None:
            began = monotonic()
            work()
            self._note_end(began)

        # What is logged or traced in the thread is told to belong to the request.
        future = self._executor.submit(copy_context().run, timed)
        # A job counts until its thread is free, whatever its client does meanwhile.
        future.add_done_callback(lambda _: self._count(-1))
        return future

    def _note_end(self, began: float) -> None:
        """Remember for how long the pool worked before a job ended, since another one did.

        That is how fast a queue moves. How long each job takes says less: two that run at once
        share the processor, so that each may take twice as long as one alone.
        """
        with self._counting:
            now = monotonic()
            self._seconds.append(now - max(began, self._last_end))
            self._last_end = now

    def _count(self, change: int) -> None:
        with self._counting:
            self._unfinished += change
