"""What the disk itself says when a library does not tell why it could not write."""

from __future__ import annotations

import os
from pathlib import Path
from tempfile import TemporaryFile

_BLOCK = 4096


def cause(folder: Path, error: Exception) -> str:
    """Why a write below a folder failed: in the words of the system, or of whoever wrote.

    SQLite and tantivy may say no more than that a file cannot be opened or that a thread has
    died. A disk that is full or failing says more when it is asked once again.
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
