"""The main module of the parser process: `python -m … MODULE:FUNCTION SECONDS WALL BYTES`.

It repeatedly reads the name and bytes of a file and writes the items that the function yields.
The kernel enforces the limits, so that they also hold while a parser is stuck in C code.
"""

from __future__ import annotations

import importlib
import os
import signal
import sys
import time
from collections.abc import Iterator
from contextlib import suppress
from typing import IO, cast

from zoneqa.documents.document import PageRead, Parse, Problem
from zoneqa.documents.sandbox.exhaustion import OUT_OF_MEMORY, is_out_of_memory
from zoneqa.documents.sandbox.frames import END, pack, read_frame, write_frame

_MAX_REQUEST = 1 << 32  # the parent process has already limited what it sends
_MAX_OPEN_FILES = 32


def main(function: str, seconds: str, wall: str, memory: str) -> None:
    """Parse files until the parent closes the pipe."""
    requests, replies = _take_over_streams()
    _set_resource_limits(int(memory))
    parse = _load(function)
    write_frame(replies, END)
    with suppress(EOFError, BrokenPipeError):
        while True:
            _serve(parse, requests, replies, float(seconds), float(wall))


def _serve(
    parse: Parse, requests: IO[bytes], replies: IO[bytes], seconds: float, wall: float
) -> None:
    """Parse the next file."""
    try:
        name = read_frame(requests, _MAX_REQUEST).decode("utf-8", "surrogatepass")
        data = read_frame(requests, _MAX_REQUEST)
        _set_time_limit(seconds, wall)
        for _page in _reply(parse, data, name, replies):
            _set_time_limit(seconds, wall)
        _stop_clock()
    except MemoryError:
        os._exit(OUT_OF_MEMORY)  # the process is not reliable any more


def _take_over_streams() -> tuple[IO[bytes], IO[bytes]]:
    """Return the request and reply pipes, moved off stdin and stdout.

    A parser that prints would otherwise corrupt the replies.
    """
    requests, replies = os.fdopen(os.dup(0), "rb"), os.fdopen(os.dup(1), "wb")
    null_device = os.open(os.devnull, os.O_RDWR)
    os.dup2(null_device, 0)
    os.dup2(null_device, 1)
    return requests, replies


def _load(function: str) -> Parse:
    module, _, name = function.partition(":")
    return cast(Parse, getattr(importlib.import_module(module), name))


def _reply(parse: Parse, data: bytes, name: str, replies: IO[bytes]) -> Iterator[None]:
    """Send the items of a file; yield after each page that takes long."""
    try:
        for item in parse(data, name):
            write_frame(replies, pack(item))
            if isinstance(item, PageRead):
                yield
    except BrokenPipeError:
        raise
    except Exception as error:
        if is_out_of_memory(error):
            raise MemoryError from error
        write_frame(replies, pack(_parser_failure(error)))
    write_frame(replies, END)


def _parser_failure(error: Exception) -> Problem:
    return Problem("corrupt", f"The parser broke on it ({type(error).__name__}).")


def _set_resource_limits(memory: int) -> None:
    """Limit memory and forbid file output and core dumps, as far as the platform can."""
    try:
        import resource
    except ImportError:
        return
    limits = {
        resource.RLIMIT_DATA: memory,
        resource.RLIMIT_AS: 2 * memory,  # shared libraries take up address space, but little memory
        resource.RLIMIT_FSIZE: 0,
        resource.RLIMIT_NOFILE: _MAX_OPEN_FILES,
        resource.RLIMIT_CORE: 0,
    }
    for resource_id, limit in limits.items():
        with suppress(ValueError, OSError):
            resource.setrlimit(resource_id, (limit, limit))


def _set_time_limit(seconds: float, wall: float) -> None:
    """Set the time limits for the next file or page, after which the kernel ends this process.

    This also ends a process whose parent has died.
    """
    if hasattr(signal, "setitimer"):
        signal.setitimer(signal.ITIMER_REAL, wall + 1)
    with suppress(ImportError):
        import resource

        _, hard = resource.getrlimit(resource.RLIMIT_CPU)
        resource.setrlimit(resource.RLIMIT_CPU, (int(time.process_time() + seconds) + 1, hard))


def _stop_clock() -> None:
    """Let the process wait for the next file as long as it takes."""
    if hasattr(signal, "setitimer"):
        signal.setitimer(signal.ITIMER_REAL, 0)


if __name__ == "__main__":
    main(*sys.argv[1:])
