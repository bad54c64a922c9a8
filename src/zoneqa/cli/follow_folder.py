"""Noticing every change of the articles, also after their folder was gone for a while."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path
from time import sleep

from zoneqa.types import Say

_PAUSE = 1.0
"""Seconds between two looks at whether the folder is still the same, or is back."""


def follow_folder(
    source: Path, say: Say, pause: float = _PAUSE, left_out: Path | None = None
) -> Iterator[None]:
    """Yield once a folder or file is followed and after each change of it, without end.

    Changes in the folder `left_out`, that of an index, do not count. While the followed one is gone
    or cannot be read, wait and say so once; then yield and follow it again.
    """
    said = ""
    while True:
        try:
            for _ in _changes(source, pause, left_out):
                said = ""
                yield
        except (OSError, RuntimeError) as error:
            trouble = f"{source} cannot be followed ({_cause(error)}); waiting for it"
            if trouble != said:
                say(trouble)
            said = trouble
            sleep(pause)


def _changes(source: Path, pause: float, left_out: Path | None) -> Iterator[None]:
    """Yield as `follow_folder` does, until another folder or file has the name."""
    from watchfiles import DefaultFilter, watch

    handle = os.open(source, os.O_RDONLY)  # as long as it is open, no other file gets its inode
    try:
        # The first yield is before any change, so that none is missed while the consumer works.
        new = True
        for changed in watch(
            source.resolve(),
            watch_filter=DefaultFilter(ignore_paths=_ignored(source, left_out)),
            rust_timeout=round(1000 * pause),
            yield_on_timeout=True,
            raise_interrupt=True,
            ignore_permission_denied=True,
        ):
            if not os.path.samestat(os.stat(source), os.fstat(handle)):
                return
            if new or changed:
                new = False
                yield
    finally:
        os.close(handle)


def _ignored(source: Path, left_out: Path | None) -> list[Path]:
    """Return the folder that is left out, unless what is followed lies in it itself."""
    folder = left_out.resolve() if left_out else None
    return [folder] if folder and folder not in source.resolve().parents else []


def _cause(error: Exception) -> str:
    return (isinstance(error, OSError) and os.strerror(error.errno or 0)) or str(error)
