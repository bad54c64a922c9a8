"""Files that a command writes: each appears only when it is complete."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from zoneqa.errors import UnreadableInput


@contextmanager
def appearing_whole(out: Path) -> Iterator[Path]:
    """Yield a file to write beside another, which takes that one's name at the end.

    Raises UnreadableInput if it cannot be written.
    """
    pending = out.with_name(f".{out.name}.{os.getpid()}")
    try:
        yield pending
        os.replace(pending, out)
    except OSError as error:
        raise UnreadableInput(f"{out} cannot be written: {error.strerror}.") from error
    finally:
        pending.unlink(missing_ok=True)
