"""What runs in the parser's process: `python -m … MODULE:FUNCTION SECONDS BYTES`.

It reads a name and the bytes of a file, writes what the function makes of them, and waits for the
next. The limits are the kernel's, so that they also hold where a parser is stuck in C code.
"""

from __future__ import annotations

import importlib
import os
import signal
import sys
import time
from contextlib import suppress
from typing import IO, cast

from zoneqa.documents.document import Document, Parse, Problem
from zoneqa.documents.sandbox.frames import END, pack, read_frame, write_frame

_NO_LIMIT = 1 << 32  # what our own parent sends was measured there
_OPEN_FILES = 32


def main(function: str, seconds: str, memory: str) -> None:
    """Parses what comes until the other side closes the pipe."""
    requests, replies = _streams()
    _confine(int(memory))
    parse = _load(function)
    write_frame(replies, END)
    with suppress(EOFError, BrokenPipeError):
        while True:
            name = read_frame(requests, _NO_LIMIT).decode("utf-8", "surrogatepass")
            data = read_frame(requests, _NO_LIMIT)
            _allow(float(seconds))
            _reply(parse, data, name, replies)


def _streams() -> tuple[IO[bytes], IO[bytes]]:
    """The pipes, moved away from where a parser that prints could write into them."""
    requests, replies = os.fdopen(os.dup(0), "rb"), os.fdopen(os.dup(1), "wb")
    nothing = os.open(os.devnull, os.O_RDWR)
    os.dup2(nothing, 0)
    os.dup2(nothing, 1)
    return requests, replies


def _load(function: str) -> Parse:
    module, _, name = function.partition(":")
    return cast(Parse, getattr(importlib.import_module(module), name))


def _reply(parse: Parse, data: bytes, name: str, replies: IO[bytes]) -> None:
    try:
        for item in parse(data, name):
            write_frame(replies, pack(item))
    except MemoryError:
        os._exit(1)  # a heap that was full once is not to be trusted with the next file
    except BrokenPipeError:
        raise
    except Exception as error:
        write_frame(replies, pack(_broken(error)))
    write_frame(replies, END)


def _broken(error: Exception) -> Document | Problem:
    return Problem("corrupt", f"The parser broke on it ({type(error).__name__}).")


def _confine(memory: int) -> None:
    """No more memory than this, no files written, no core; as far as the platform can."""
    try:
        import resource
    except ImportError:
        return
    limits = {
        resource.RLIMIT_DATA: memory,
        resource.RLIMIT_AS: 2 * memory,  # shared libraries are mapped too, but hardly resident
        resource.RLIMIT_FSIZE: 0,
        resource.RLIMIT_NOFILE: _OPEN_FILES,
        resource.RLIMIT_CORE: 0,
    }
    for which, limit in limits.items():
        with suppress(ValueError, OSError):
            resource.setrlimit(which, (limit, limit))


def _allow(seconds: float) -> None:
    """So long for the next file, then the kernel ends this process: no orphan outlives its file."""
    if hasattr(signal, "setitimer"):
        signal.setitimer(signal.ITIMER_REAL, seconds + 1)
    with suppress(ImportError):
        import resource

        _, hard = resource.getrlimit(resource.RLIMIT_CPU)
        resource.setrlimit(resource.RLIMIT_CPU, (int(time.process_time() + seconds) + 1, hard))


if __name__ == "__main__":
    main(*sys.argv[1:])
