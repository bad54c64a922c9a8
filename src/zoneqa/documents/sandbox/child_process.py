"""The process in which files are parsed, and its pipes."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Iterator
from contextlib import suppress

from zoneqa.documents.document import ParserOutput
from zoneqa.documents.sandbox.frames import END, FrameTooLarge, read_frame, unpack, write_frame
from zoneqa.documents.sandbox.parse_limits import Limits

# A parser of hostile files must not see keys or passwords in the environment.
_KEPT_VARIABLES = ("PATH", "LD_LIBRARY_PATH", "SYSTEMROOT", "LANG", "LC_ALL", "TMPDIR", "TEMP")
# More threads would reserve memory, which counts against the limit.
_SINGLE_THREAD = {"OMP_NUM_THREADS": "1", "OPENBLAS_NUM_THREADS": "1", "MALLOC_ARENA_MAX": "1"}
_SECONDS_TO_END = 5.0


class ChildProcess:
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
