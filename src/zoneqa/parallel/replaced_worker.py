"""A worker that is replaced when it dies, so that nothing it was given is lost."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from threading import Lock
from typing import Any, Protocol

from zoneqa.errors import WorkerLost

_TRIES = 2


class WorkerDied(Exception):
    """The worker ended while it had an item: killed, out of memory, or its machine is gone."""


class Worker(Protocol):
    """A process somewhere that has been given a function."""

    def call(self, item: Any) -> Any:
        """Return what the function returns, or raise what it raises. Raises WorkerDied."""

    def end(self) -> None:
        """End the process, even while another thread waits for a call, which then raises."""


StartWorker = Callable[[], Worker]


@contextmanager
def open_replaced(start: StartWorker) -> Iterator[Callable[[Any], Any]]:
    """Yield what calls a worker, which is started with the first item and replaced if it dies.

    An item is tried in two workers at most; then WorkerLost is raised.
    """
    worker = _ReplacedWorker(start)
    try:
        yield worker.call
    finally:
        worker.close()


class _ReplacedWorker:
    def __init__(self, start: StartWorker) -> None:
        self._start = start
        self._worker: Worker | None = None
        self._is_closed = False
        self._lock = Lock()

    def call(self, item: Any) -> Any:
        for _ in range(_TRIES):
            worker = self._running()
            try:
                return worker.call(item)
            except WorkerDied:
                self._forget(worker)
        raise WorkerLost(
            "Two workers died of the same piece of work, perhaps for want of memory; what was "
            "finished before is kept, and `zoneqa index` goes on from there."
        )

    def close(self) -> None:
        """End the worker, and start no other."""
        with self._lock:
            self._is_closed = True
            worker = self._worker
        if worker:
            self._forget(worker)

    def _running(self) -> Worker:
        with self._lock:
            if self._is_closed:
                raise WorkerLost("The work was given up.")
            self._worker = self._worker or self._start()
            return self._worker

    def _forget(self, worker: Worker) -> None:
        worker.end()
        with self._lock:
            if self._worker is worker:
                self._worker = None
