"""Parsing in a separate process, so that a bad file causes one Problem and nothing worse."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from math import inf
from threading import Event, Lock, Thread
from time import monotonic
from typing import Self

from zoneqa.documents.document import Item, PageRead, ParserOutput, Problem
from zoneqa.documents.sandbox.exhaustion import OUT_OF_MEMORY
from zoneqa.documents.sandbox.frames import END, FrameTooLarge, read_frame, unpack, write_frame
from zoneqa.types import Progress

PARSE = "zoneqa.documents.formats.registry:parse"

# A parser of hostile files must not see keys or passwords in the environment.
_KEPT_VARIABLES = ("PATH", "LD_LIBRARY_PATH", "SYSTEMROOT", "LANG", "LC_ALL", "TMPDIR", "TEMP")
# More threads would reserve memory, which counts against the limit.
_SINGLE_THREAD = {"OMP_NUM_THREADS": "1", "OPENBLAS_NUM_THREADS": "1", "MALLOC_ARENA_MAX": "1"}


@dataclass(frozen=True, slots=True)
class Limits:
    """The limits on parsing one file: bytes of memory, bytes of extracted text, and time.

    `seconds` are of CPU time, so that a busy machine does not make a file unreadable; `wall` is
    for a parser that only waits. Each scanned page has as much time again.
    """

    seconds: float = 10.0
    wall: float = 120.0
    memory: int = 448 << 20
    text: int = 64 << 20


LIMITS = Limits()

_POLL_SECONDS = 0.2
_SECONDS_TO_END = 5.0
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
        self._child: _Child | None = None
        self._is_closed = False
        self._watchdog = _Watchdog(limits.wall)

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
        if self._is_closed:
            self._end()  # it may have been starting when it was closed
        return found

    def _tried(self, data: bytes, name: str, found: list[Item]) -> Problem | None:
        child = self._child = self._child or _Child(self._parse, self._limits, self._threads)
        if self._is_closed:
            return KILLED
        with self._watchdog.guard(child.kill) as timed_out:
            problem = self._collect(child, data, name, found)
        return _too_slow(self._limits.wall) if timed_out.is_set() else problem

    def _collect(self, child: _Child, data: bytes, name: str, found: list[Item]) -> Problem | None:
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

    def _cause_of_death(self, child: _Child) -> Problem:
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


class _Watchdog:
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


class _Child:
    """A running parser process and its pipes."""

    def __init__(self, parse: str, limits: Limits, threads: int) -> None:
        arguments = (parse, str(limits.seconds), str(limits.wall), str(limits.memory))
        self._text = limits.text
        self._process = subprocess.Popen(  # noqa: S603 - only our own arguments
            (sys.executable, "-P", "-m", "zoneqa.documents.sandbox.child", *arguments),
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            env=_environment(threads),
        )
        assert self._process.stdin
        assert self._process.stdout
        self._requests, self._replies = self._process.stdin, self._process.stdout
        self._wait_until_ready(parse)

    def parse(self, data: bytes, name: str) -> Iterator[ParserOutput]:
        """Yield the items of a file.

        Raises EOFError or OSError if the process ends, and FrameTooLarge if it sends too much text.
        """
        write_frame(self._requests, name.encode("utf-8", "surrogatepass"))
        write_frame(self._requests, data)
        remaining = self._text
        while (frame := read_frame(self._replies, remaining)) != END:
            remaining -= len(frame)
            yield unpack(frame)

    def kill(self) -> None:
        self._process.kill()

    def exit_code(self) -> int | None:
        """Return the exit code, or the negative signal, of a process that has closed its pipes."""
        try:
            return self._process.wait(_SECONDS_TO_END)
        except subprocess.TimeoutExpired:
            return None

    def end(self) -> None:
        """Kill the process, which is safe as it has no state, and close its pipes."""
        self._process.kill()
        self._process.wait()
        for pipe in (self._requests, self._replies):
            with suppress(OSError):
                pipe.close()

    def _wait_until_ready(self, parse: str) -> None:
        # If the parser cannot be loaded, the installation is broken, not the file.
        try:
            read_frame(self._replies, 0)
        except (EOFError, FrameTooLarge) as error:
            self.end()
            raise RuntimeError(f"The parser {parse} cannot be started.") from error


def _environment(threads: int) -> dict[str, str]:
    """Return the variables by which the child finds the same modules, without any secrets."""
    kept = {name: os.environ[name] for name in _KEPT_VARIABLES if name in os.environ}
    used = {**_SINGLE_THREAD, "OMP_NUM_THREADS": str(threads)}
    return {**kept, **used, "PYTHONPATH": os.pathsep.join(map(os.path.abspath, sys.path))}
