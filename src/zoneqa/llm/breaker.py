"""A circuit breaker: an LLM that keeps failing is left alone for a while.

Not pybreaker: a stream has only begun when the call returns, so it lets any number of streams
through as the one trial, and counts a reader who leaves as a failure or a success.
"""

from __future__ import annotations

import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager

from zoneqa.errors import LLMFailed, LLMPaused


class CircuitBreaker:
    """Refuses calls after `failures` in a row, for `rest_seconds`; then one call is the trial.

    If the trial succeeds all are admitted again, else the rest begins anew.
    """

    def __init__(
        self,
        failures: int = 3,
        rest_seconds: float = 30,
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        self._most_failures = failures
        self._rest_seconds = rest_seconds
        self._clock = clock
        self._lock = threading.Lock()
        self._failures = 0
        self._rest_ends = 0.0
        self._has_trial = False

    @property
    def is_open(self) -> bool:
        """Return whether a call would be refused now."""
        with self._lock:
            return self._refuses()

    @contextmanager
    def call(self) -> Iterator[None]:
        """Count how the block ends: LLMFailed is a failure, any other error says nothing.

        Raises LLMPaused, without running the block, while calls are refused.
        """
        is_trial = self._admit()
        try:
            yield
        except LLMFailed:
            self._fail()
            raise
        else:
            self._failures = 0
        finally:
            if is_trial:
                self._has_trial = False

    def _refuses(self) -> bool:
        resting = self._clock() < self._rest_ends
        return self._failures >= self._most_failures and (resting or self._has_trial)

    def _admit(self) -> bool:
        """Return whether the call is the trial."""
        with self._lock:
            if self._refuses():
                raise LLMPaused("The LLM kept failing, so it is not asked for the moment.")
            is_trial = self._failures >= self._most_failures
            self._has_trial = self._has_trial or is_trial
            return is_trial

    def _fail(self) -> None:
        with self._lock:
            self._failures += 1
            self._rest_ends = self._clock() + self._rest_seconds
