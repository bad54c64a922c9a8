"""A log that repeated events cannot fill."""

from __future__ import annotations

import logging
from collections.abc import Callable
from time import monotonic

INTERVAL = 60.0
_MOST_KINDS = 1000


class RepeatedLineFilter(logging.Filter):
    """Lets a warning or error through once an interval, then with how many more there were.

    Lines are of one kind if they are made from the same message. Lines of lower levels pass.
    """

    def __init__(self, interval: float = INTERVAL, clock: Callable[[], float] = monotonic) -> None:
        super().__init__()
        self._interval = interval
        self._clock = clock
        self._seen: dict[tuple[object, ...], tuple[float, int]] = {}

    def filter(self, record: logging.LogRecord) -> bool:
        """Return whether the line is written."""
        if record.levelno < logging.WARNING:
            return True
        kind = (record.name, str(record.msg), record.exc_info and record.exc_info[0])
        now = self._clock()
        since, held_back = self._seen.get(kind, (now - self._interval, 0))
        if now - since < self._interval:
            self._seen[kind] = since, held_back + 1
            return False
        if len(self._seen) >= _MOST_KINDS:
            self._seen.clear()
        self._seen[kind] = now, 0
        if held_back:
            record.msg = f"{record.getMessage()} (and {held_back} times more)"
            record.args = ()
        return True
