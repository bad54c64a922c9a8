"""Opening the generation that answers; if it is damaged, the one before that is not."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from zoneqa.errors import DamagedIndex
from zoneqa.index.generations import check, current_name, finished, require_current
from zoneqa.index.snapshot import Snapshot

_TRIES = 5


@dataclass(frozen=True, slots=True)
class OpenedSnapshot:
    """A snapshot and, if it is not of the generation that was published last, why."""

    snapshot: Snapshot
    warning: str | None = None


def open_current(root: Path, dense_share: float) -> Snapshot:
    """Opens the published generation after checking every byte of it.

    Raises NoIndex or DamagedIndex.
    """
    for _ in range(_TRIES):
        name = require_current(root)
        try:
            return _open(root / name, dense_share)
        except DamagedIndex:
            # A writer may have published another one and removed this one meanwhile.
            if current_name(root) == name:
                raise
    raise DamagedIndex(f"The index in {root} changes faster than it can be opened.")


def open_sound(root: Path, dense_share: float) -> OpenedSnapshot:
    """Opens the published generation or, where that is damaged, the newest one that is sound.

    Raises NoIndex, or DamagedIndex if no generation is sound.
    """
    try:
        return OpenedSnapshot(open_current(root, dense_share))
    except DamagedIndex as damage:
        for name in finished(root):
            try:
                snapshot = _open(root / name, dense_share)
            except DamagedIndex:
                continue
            return OpenedSnapshot(snapshot, f"{damage} Until then, {name} answers.")
        raise


def _open(folder: Path, dense_share: float) -> Snapshot:
    manifest = check(folder)
    try:
        return Snapshot.open(folder, manifest, dense_share)
    except (OSError, RuntimeError, ValueError) as error:
        raise DamagedIndex(f"{folder} cannot be opened: {error}.") from error
