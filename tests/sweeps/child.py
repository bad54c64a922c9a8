"""Running work in a child process, whose threads and locks end with it."""

from __future__ import annotations

import os
import pickle
import sys
import traceback
from collections.abc import Callable
from dataclasses import dataclass
from typing import IO, TypeVar

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Call:
    """A system call or event that would change the disk; `inode` is that of an open file."""

    name: str
    path: str
    inode: int | None = None


@dataclass(frozen=True, slots=True)
class Ending:
    """How a process ended: its exit code, or minus the signal that killed it, and its output.

    `calls` are the changes to the disk that it made; `hit` is the first that a fault struck.
    """

    code: int
    said: str
    calls: tuple[Call, ...] = ()
    hit: Call | None = None


def fork(work: Callable[[], int], output: IO[bytes]) -> int:
    """Start `work` in a child that prints to `output` and exits with its result; return its pid."""
    pid = os.fork()
    if pid:
        return pid
    code = 1
    try:
        os.dup2(output.fileno(), 1)
        os.dup2(output.fileno(), 2)
        code = work()
        sys.stdout.flush()
        sys.stderr.flush()
    except BaseException:
        os.write(2, traceback.format_exc().encode())
    finally:
        os._exit(code)


def wait(pid: int) -> int:
    """Return the exit code of a child, or minus the signal that killed it."""
    return os.waitstatus_to_exitcode(os.waitpid(pid, 0)[1])


def in_child(work: Callable[[], T]) -> T:
    """Return the result of `work`, run in a child."""
    reading, writing = os.pipe()

    def report() -> int:
        with open(writing, "wb") as pipe:
            pickle.dump(work(), pipe)
        return 0

    with open(reading, "rb") as pipe:
        pid = fork(report, sys.stderr.buffer)
        os.close(writing)
        data = pipe.read()
    if wait(pid):
        raise RuntimeError(f"{work} failed in its process; see above")
    result: T = pickle.loads(data)
    return result
