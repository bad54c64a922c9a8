"""Parsing in a separate process, so that a bad file causes one Problem and nothing worse."""

from __future__ import annotations

import signal
from typing import Self

from zoneqa.documents.document import Item, PageRead, Problem
from zoneqa.documents.sandbox.child_process import ChildProcess
from zoneqa.documents.sandbox.exhaustion import OUT_OF_MEMORY
from zoneqa.documents.sandbox.frames import FrameTooLarge
from zoneqa.documents.sandbox.parse_limits import LIMITS, Limits
from zoneqa.documents.sandbox.watchdog import Watchdog
from zoneqa.types import Progress

PARSE = "zoneqa.documents.formats.registry:parse"

_TRIES = 2
_BROKEN = Problem("too_complex", "Reading it takes too much memory or breaks the parser.")
KILLED = Problem("too_complex", "The process that read it was killed, and so was a second one.")
"""The problem of a file that was tried twice, for the system may have been short of memory."""

_FROM_OUTSIDE = (-signal.SIGKILL, -signal.SIGTERM)


class ParserProcess:
    """A child process that parses one file at a time; a context manager for use in one thread.

    The process starts with the first file. If a file exceeds the limits, it is killed and
    replaced for the next file; if something else kills it, another one tries the file once more.
    `parse` names the function to call, as `module:function`; `on_page` is called with (number,
    total) after each scanned page.
    """

    def __init__(
        self,
        parse: str = PARSE,
        limits: Limits = LIMITS,
        threads: int = 1,
        on_page: Progress = lambda number, total: None,
    ) -> None:
        self._parse = parse
        self._limits = limits
        self._threads = threads
        self._on_page = on_page
        self._child: ChildProcess | None = None
        self._is_closed = False
        self._watchdog = Watchdog(limits.wall)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *error: object) -> None:
        self.close()

    def close(self) -> None:
        """End the process, even while another thread waits for it, and parse nothing any more."""
        self._is_closed = True
        self._end()
        self._watchdog.stop()

    def parse(self, data: bytes, name: str) -> list[Item]:
        """Return the items of a file. If it exceeds a limit, a Problem follows the items so far."""
        found: list[Item] = [KILLED]
        for _ in range(0 if self._is_closed else _TRIES):
            found = []
            problem = self._tried(data, name, found)
            if problem:
                self._end()
                found.append(problem)
            if problem != KILLED or self._is_closed:
                break
        return found

    def _tried(self, data: bytes, name: str, found: list[Item]) -> Problem | None:
        child = self._child = self._child or ChildProcess(self._parse, self._limits, self._threads)
        with self._watchdog.guard(child.kill) as timed_out:
            problem = self._collect(child, data, name, found)
        return _too_slow(self._limits.wall) if timed_out.is_set() else problem

    def _collect(
        self, child: ChildProcess, data: bytes, name: str, found: list[Item]
    ) -> Problem | None:
        try:
            for item in child.parse(data, name):
                if isinstance(item, PageRead):
                    self._watchdog.extend()
                    self._on_page(item.number, item.total)
                else:
                    found.append(item)
        except FrameTooLarge:
            return Problem("too_large", f"It holds more than {self._limits.text >> 20} MB of text.")
        except (EOFError, OSError):
            return self._cause_of_death(child)
        except (ValueError, TypeError, KeyError, RecursionError):
            return _BROKEN
        return None

    def _cause_of_death(self, child: ChildProcess) -> Problem:
        code = child.exit_code()
        if code == -signal.SIGXCPU:
            return _too_slow(self._limits.seconds)
        if code == OUT_OF_MEMORY:
            memory = f"{self._limits.memory >> 20} MB"
            return Problem("too_complex", f"Reading it takes more than {memory} of memory.")
        return KILLED if code in _FROM_OUTSIDE else _BROKEN

    def _end(self) -> None:
        child, self._child = self._child, None
        if child:
            child.end()


def _too_slow(seconds: float) -> Problem:
    return Problem("too_complex", f"Reading it takes more than {seconds:g} s.")
