"""Checks of what the machine gives: room, a port, the time."""

from __future__ import annotations

import os
import shutil
import tempfile
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path

from platformdirs import user_cache_path

from zoneqa.cli.doctor.check_result import Warned
from zoneqa.errors import NotWritten, PortTaken, UsageError
from zoneqa.index import finished_names, made_at
from zoneqa.settings import Settings

GIB = 1 << 30
LEAST_FREE = GIB // 4
"""Bytes without which nothing can be built or kept."""
COMFORTABLE = 2 * GIB

FreeBytes = Callable[[Path], int]
"""Returns how many bytes may still be written on the disk of a folder."""

MayWrite = Callable[[Path], bool]
"""Returns whether files can be made in a folder."""

_CLOCKS_DIFFER = timedelta(minutes=5)


def free_bytes(folder: Path) -> int:
    """See FreeBytes."""
    return shutil.disk_usage(folder).free


def may_write(folder: Path) -> bool:
    """See MayWrite."""
    return os.access(folder, os.W_OK | os.X_OK)


def disk(settings: Settings, root: Path, free: FreeBytes = free_bytes) -> str | Warned:
    """Return how much is free where zoneqa writes. Raises NotWritten, UsageError."""
    try:
        temporary = Path(tempfile.gettempdir())
    except FileNotFoundError:
        raise UsageError("No temporary folder can be written; set TMPDIR.") from None
    written = {
        "the index": root,
        "the model": settings.cache or user_cache_path("zoneqa"),
        "temporary files": temporary,
    }
    left = {what: free(_existing(folder)) for what, folder in written.items()}
    tightest = min(left, key=left.__getitem__)
    says = f"{left[tightest] / GIB:.1f} GiB are free for {tightest}"
    if left[tightest] < LEAST_FREE:
        raise NotWritten(f"Only {says}; make room on that disk.")
    if left[tightest] < COMFORTABLE:
        return Warned(f"only {says}; an update of the index may need more.")
    others = (what for what in left if what != tightest)
    return says + "".join(f", {left[what] / GIB:.1f} for {what}" for what in others)


def folders(settings: Settings, root: Path, may_write: MayWrite = may_write) -> str | Warned:
    """Return that the folders of index and articles can be written to; warn of one that cannot.

    Raises UsageError if something that is no folder is in the way.
    """
    stops = {
        root: "it can answer, but `zoneqa index` cannot update it",
        settings.corpus: "no documents can be added in the browser",
    }
    nearest = {folder: _existing(folder) for folder in stops if not folder.is_file()}
    if root not in nearest:
        raise UsageError(f"{root} is a file; set ZONEQA_INDEX to the folder of the index.")
    for folder, existing in nearest.items():
        if not existing.is_dir():
            raise UsageError(f"{existing} is a file, so that there can be no folder {folder}.")
    for folder, existing in nearest.items():
        if not may_write(existing):
            return Warned(f"{folder} cannot be written to: {stops[folder]}.")
    return f"{', '.join(map(str, nearest))} can be written to"


def _existing(folder: Path) -> Path:
    """Return a folder, or the nearest one above it that exists."""
    return next(each for each in (folder, *folder.absolute().parents) if os.path.exists(each))


def port(settings: Settings) -> str:
    """Return whether the port is free, or zoneqa serves there. Raises PortTaken or UsageError."""
    from zoneqa.api import listen

    where = f"{settings.host}, port {settings.port}"
    try:
        listen(settings.host, settings.port).close()
    except PortTaken:
        generation = _serving(settings.host, settings.port)
        if generation is None:
            raise
        return f"zoneqa serves on {where}, from {generation}"
    return f"{where} is free"


def _serving(host: str, port: int) -> str | None:
    """Return what the zoneqa that listens there answers from; None if it is something else."""
    import httpx2

    near = host if host not in ("0.0.0.0", "::") else "localhost"  # noqa: S104
    shown = f"[{near}]" if ":" in near else near
    try:
        with httpx2.Client(timeout=5, trust_env=False) as client:
            health = client.get(f"http://{shown}:{port}/health").json()
        return str(health.get("generation", health["status"]))
    except (httpx2.HTTPError, ValueError, KeyError, AttributeError):
        return None


def clock(root: Path, now: Callable[[], datetime] = lambda: datetime.now(UTC)) -> str:
    """Return the time, unless the index was built after it. Raises UsageError."""
    time = now()
    made = max(filter(None, map(made_at, finished_names(root))), default=time)
    if made > time + _CLOCKS_DIFFER:
        raise UsageError(
            f"The clock says {time:%Y-%m-%d %H:%M} UTC, but the index was built at "
            f"{made:%Y-%m-%d %H:%M}; set the clock."
        )
    return f"{time:%Y-%m-%d %H:%M} UTC, not before the last build of the index"
