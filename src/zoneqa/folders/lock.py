"""One writer at a time, among processes. The system releases a lock when its holder is killed."""

from __future__ import annotations

import errno
import fcntl
import os
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path


class LockHeldError(Exception):
    """Another process holds the lock; the message names it."""


@contextmanager
def try_lock(path: Path) -> Iterator[int]:
    """Hold a lock file that names its holder; yield its descriptor.

    A process that inherits the descriptor holds the lock too. Raises LockHeldError if another
    process holds it.
    """
    with path.open("a+") as file:
        _lock_now(file.fileno())
        file.truncate(0)
        file.write(f"{os.getpid()} since {datetime.now():%Y-%m-%d %H:%M:%S}")
        file.flush()
        yield file.fileno()


@contextmanager
def wait_for_lock(folder: Path) -> Iterator[None]:
    """Hold the lock on a folder as soon as no other process does.

    The folder itself is locked: a lock file could be removed by a clean-up while it is held.
    """
    handle = os.open(folder, os.O_RDONLY)
    try:
        fcntl.flock(handle, fcntl.LOCK_EX)
        yield
    finally:
        os.close(handle)


def _lock_now(handle: int) -> None:
    try:
        fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError as error:
        if error.errno not in (errno.EAGAIN, errno.EACCES):
            raise
        holder = os.pread(handle, 80, 0).decode("ascii", "replace").strip()
        raise LockHeldError(holder or "?") from error
