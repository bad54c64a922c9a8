"""Finding out why a write failed when a library does not say."""

from __future__ import annotations

import os
from pathlib import Path
from tempfile import TemporaryFile

_BLOCK = 4096


def cause(folder: Path, error: Exception) -> str:
    """Return why a write below a folder failed, in the system's words where it has any.

    SQLite and tantivy may only report that a file cannot be opened or that a thread died. Writing
    a small file once more makes a full or failing disk name the cause.
    """
    if isinstance(error, OSError) and error.strerror:
        return error.strerror
    try:
        with TemporaryFile(dir=folder) as probe:
            probe.write(bytes(_BLOCK))
            probe.flush()
            os.fsync(probe.fileno())
    except OSError as refused:
        return refused.strerror or str(refused)
    return str(error)
