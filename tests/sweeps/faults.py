"""What may go wrong at a change to the disk."""

from __future__ import annotations

import errno
import os
import shutil
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

from tests.sweeps.apart import Call, Ending

LET = 0
KILL = -1
"""Verdicts on a call; any other one is the error number that it fails with."""

WRITES = frozenset({"write", "pwrite64", "writev", "pwritev", "sendfile", "copy_file_range"})
SYNCS = frozenset({"fsync", "fdatasync"})
ROOM = WRITES | {
    "ftruncate",
    "fallocate",
    "open",
    "openat",
    "mkdir",
    "mkdirat",
    "os.mkdir",
    "sqlite3.connect",
}
"""Calls that a full disk refuses; those with a dot are Python's audit events."""


@dataclass(frozen=True, slots=True)
class Fault:
    """A verdict for the n-th call of some kinds, or of any; if `lasting`, for later ones too."""

    name: str
    verdict: int = LET
    kinds: frozenset[str] | None = None
    lasting: bool = False
    loses: bool = False
    """Whether the machine dies as well: files that were not synced come back empty."""

    def concerns(self, call: Call) -> bool:
        return self.kinds is None or call.name in self.kinds


NONE = Fault("none")
KILLED = Fault("killed", KILL)
POWER = Fault("power cut", KILL, loses=True)
FULL = Fault("disk full", errno.ENOSPC, ROOM, lasting=True)
NO_ROOM = Fault("no space once", errno.ENOSPC, WRITES)
FAILING = Fault("disk failing", errno.EIO, WRITES | SYNCS, lasting=True)
FAILED = Fault("failed once", errno.EIO, WRITES | SYNCS)
ALL = (KILLED, POWER, FULL, NO_ROOM, FAILING, FAILED)

NAMED = {
    errno.ENOSPC: ("No space left on device", "disk is full"),
    errno.EIO: ("Input/output error", "disk I/O error"),
}
"""How a sentence may name the cause."""


@dataclass(slots=True)
class Saboteur:
    """Disturbs the n-th call that a fault concerns, counted from 1; never, if n is 0."""

    fault: Fault
    n: int
    calls: list[Call] = field(default_factory=list)
    hit: Call | None = None
    _count: int = 0

    def verdict(self, call: Call) -> int:
        """What becomes of a call."""
        if self.fault.concerns(call):
            self._count += 1
            struck = self._count == self.n or (self.fault.lasting and self._count > self.n > 0)
            if struck:
                self.hit = self.hit or call
                return self.fault.verdict
        self.calls.append(call)
        return LET


Disturbed = Callable[[Callable[[], int], Path, Saboteur], Ending]
"""Runs work in a process whose changes below a root go past a saboteur."""


def lose_unsynced(root: Path, calls: tuple[Call, ...]) -> None:
    """The worst that a power cut does: what was not synced is gone, though renames have lasted.

    A file is emptied that was written and not synced since; a file or folder vanishes that was
    made in a folder that was not synced since.
    """
    written: set[int | None] = set()
    made: set[str] = set()
    for call in calls:
        if call.name in SYNCS:
            written.discard(call.inode)
            made = {path for path in made if os.path.dirname(path) != call.path}
        elif call.inode is not None:
            written.add(call.inode)
        elif call.name in ROOM:
            made.add(call.path)
        else:
            made.discard(call.path)
    for path in root.rglob("*"):
        if path.is_file() and path.stat().st_ino in written:
            path.write_bytes(b"")
    for lost in made:
        if lost != str(root):
            shutil.rmtree(lost) if os.path.isdir(lost) else Path(lost).unlink(missing_ok=True)
