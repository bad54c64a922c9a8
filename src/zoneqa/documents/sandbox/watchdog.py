"""A time limit on work that blocks in another process."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from math import inf
from threading import Event, Lock, Thread
from time import monotonic

_POLL_SECONDS = 0.2


class Watchdog:
    """A thread that calls `kill` when a task exceeds its time limit, polling a few times a second.

    Killing the process also unblocks a reader of its pipes. One polling thread costs less than
    a timer for every file.
    """

    def __init__(self, seconds: float) -> None:
        self._seconds = seconds
        self._lock = Lock()
        self._deadline = inf
        self._kill: Callable[[], None] = lambda: None
        self._stopped = Event()
        self._thread = Thread(target=self._poll, daemon=True)
        self._thread.start()

    @contextmanager
    def guard(self, kill: Callable[[], None]) -> Iterator[Event]:
        """Guard the body of a `with` statement; the yielded event is set on a timeout."""
        timed_out = Event()

        def end() -> None:
            timed_out.set()
            kill()

        with self._lock:
            self._kill, self._deadline = end, monotonic() + self._seconds
        try:
            yield timed_out
        finally:
            with self._lock:  # a timeout of this file must not kill the next one
                self._deadline = inf

    def extend(self) -> None:
        """Begin the time of the task anew, as it has come a step further."""
        with self._lock:
            self._deadline = monotonic() + self._seconds

    def stop(self) -> None:
        self._stopped.set()
        self._thread.join()

    def _poll(self) -> None:
        while not self._stopped.wait(_POLL_SECONDS):
            with self._lock:
                if monotonic() > self._deadline:
                    self._deadline = inf
                    self._kill()
