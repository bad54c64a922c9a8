"""The lock of an index folder: one process at a time writes there."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from zoneqa.errors import NotWritten, WriterBusy
from zoneqa.folders.disk_cause import cause
from zoneqa.folders.lock import LockHeldError, try_lock
from zoneqa.index.generations import LOCK


@contextmanager
def writing(root: Path) -> Iterator[None]:
    """Hold the lock; make the folder if there is none.

    Raises WriterBusy at once if another process holds it, and NotWritten for whatever the disk
    refuses while it is held.
    """
    try:
        root.mkdir(parents=True, exist_ok=True)
        with try_lock(root / LOCK):
            yield
    except LockHeldError as error:
        raise WriterBusy(
            f"Process {error} is building the index in {root}; try again when it is done."
        ) from error
    except (OSError, sqlite3.OperationalError) as error:
        raise NotWritten(f"The index in {root} cannot be written: {cause(root, error)}.") from error
