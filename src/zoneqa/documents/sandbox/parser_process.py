"""Parsing in a process of its own, so that one bad file costs one problem and nothing else."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from math import inf
from threading import Event, Lock, Thread
from time import monotonic
from typing import Self

from zoneqa.documents.document import Document, Problem
from zoneqa.documents.sandbox.frames import END, FrameTooLarge, read_frame, unpack, write_frame

PARSE = "zoneqa.documents.formats.registry:parse"

# A parser of hostile files sees no keys or passwords that this process was started with.
_ENVIRONMENT = ("PATH", "LD_LIBRARY_PATH", "SYSTEMROOT", "LANG", "LC_ALL", "TMPDIR", "TEMP")
# Threads would reserve memory that counts against the limit.
_ONE_THREAD = {"OMP_NUM_THREADS": "1", "OPENBLAS_NUM_THREADS": "1", "MALLOC_ARENA_MAX": "1"}


@dataclass(frozen=True, slots=True)
class Limits:
    """What one file may cost: seconds, bytes of memory, bytes of text that come out."""

    seconds: float = 10.0
    memory: int = 448 << 20
    text: int = 64 << 20


LIMITS = Limits()

_TICK = 0.2

Item = Document | Problem


class ParserProcess:
    """Owns one process that parses one file at a time; a context manager, for one thread.

    The process starts with the first file, is ended when a file goes beyond the limits, and is
    replaced for the next one. `parse` names what it calls, as `module:function`.
    """

    def __init__(self, parse: str = PARSE, limits: Limits = LIMITS) -> None:
        self._parse = parse
        self._limits = limits
        self._child: _Child | None = None
        self._watch = _Watch(limits.seconds)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *error: object) -> None:
        self._end()
        self._watch.stop()

    def parse(self, data: bytes, name: str) -> list[Document | Problem]:
        """What is in the bytes of a file; if it breaks a limit, what came before, and a Problem."""
        child = self._child = self._child or _Child(self._parse, self._limits)
        found: list[Document | Problem] = []
        with self._watch.on(child.kill) as late:
            problem = self._collect(child.parsed(data, name), found)
        if late.is_set():
            seconds = f"{self._limits.seconds:g} s"
            problem = Problem("too_complex", f"Reading it takes more than {seconds}.")
        if problem:
            self._end()
            found.append(problem)
        return found

    def _collect(self, items: Iterator[Item], found: list[Item]) -> Problem | None:
        try:
            for item in items:
                found.append(item)
        except FrameTooLarge:
            return Problem("too_large", f"It holds more than {self._limits.text >> 20} MB of text.")
        except (EOFError, OSError, ValueError, TypeError, KeyError, RecursionError):
            return Problem("too_complex", "Reading it takes too much memory or breaks the parser.")
        return None

    def _end(self) -> None:
        child, self._child = self._child, None
        if child:
            child.end()


class _Watch:
    """Calls `kill` when what it watches takes too long; looks a few times a second.

    Killing the process also frees whoever waits for its pipes. A thread that looks costs less
    than a timer for every file.
    """

    def __init__(self, seconds: float) -> None:
        self._seconds = seconds
        self._lock = Lock()
        self._until = inf
        self._kill: Callable[[], None] = lambda: None
        self._over = Event()
        self._thread = Thread(target=self._look, daemon=True)
        self._thread.start()

    @contextmanager
    def on(self, kill: Callable[[], None]) -> Iterator[Event]:
        """The event is set if it took too long."""
        late = Event()

        def end() -> None:
            late.set()
            kill()

        with self._lock:
            self._kill, self._until = end, monotonic() + self._seconds
        try:
            yield late
        finally:
            with self._lock:  # so that the last moment of one file does not hit the next
                self._until = inf

    def stop(self) -> None:
        self._over.set()
        self._thread.join()

    def _look(self) -> None:
        while not self._over.wait(_TICK):
            with self._lock:
                if monotonic() > self._until:
                    self._until = inf
                    self._kill()


class _Child:
    """The process and its pipes."""

    def __init__(self, parse: str, limits: Limits) -> None:
        arguments = (parse, str(limits.seconds), str(limits.memory))
        self._text = limits.text
        self._process = subprocess.Popen(  # noqa: S603 - our own arguments alone
            (sys.executable, "-P", "-m", "zoneqa.documents.sandbox.child", *arguments),
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            env=_environment(),
        )
        assert self._process.stdin
        assert self._process.stdout
        self._requests, self._replies = self._process.stdin, self._process.stdout
        self._wait_until_ready(parse)

    def parsed(self, data: bytes, name: str) -> Iterator[Item]:
        """Raises EOFError or OSError if the process ends, FrameTooLarge if it says too much."""
        write_frame(self._requests, name.encode("utf-8", "surrogatepass"))
        write_frame(self._requests, data)
        left = self._text
        while (frame := read_frame(self._replies, left)) != END:
            left -= len(frame)
            yield unpack(frame)

    def kill(self) -> None:
        self._process.kill()

    def end(self) -> None:
        """Kills it, which costs nothing: it holds no state."""
        self._process.kill()
        self._process.wait()
        for pipe in (self._requests, self._replies):
            with suppress(OSError):
                pipe.close()

    def _wait_until_ready(self, parse: str) -> None:
        # A parser that cannot even be loaded is a broken installation, no problem of a file.
        try:
            read_frame(self._replies, 0)
        except (EOFError, FrameTooLarge) as error:
            self.end()
            raise RuntimeError(f"The parser {parse} cannot be started.") from error


def _environment() -> dict[str, str]:
    """What the process needs to find the same modules as this one, and nothing secret."""
    kept = {name: os.environ[name] for name in _ENVIRONMENT if name in os.environ}
    return {**kept, **_ONE_THREAD, "PYTHONPATH": os.pathsep.join(map(os.path.abspath, sys.path))}
