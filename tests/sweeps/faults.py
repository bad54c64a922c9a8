"""The faults that may strike a change to the disk."""

from __future__ import annotations

import errno
import os
import shutil
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

from tests.sweeps.child import Call, Ending

ALLOW = 0
KILL = -1
"""Verdicts on a call; any other verdict is the error number with which it fails."""

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
"""Calls that a full disk refuses; names with a dot are Python's audit events."""


@dataclass(frozen=True, slots=True)
class Fault:
    """A verdict on the n-th call of some kinds, or of any kind; if `lasting`, on later ones too."""

    name: str
    verdict: int = ALLOW
    kinds: frozenset[str] | None = None
    lasting: bool = False
    loses: bool = False
    """True if the machine stops as well, so that what was not synced is lost."""

    def concerns(self, call: Call) -> bool:
        return self.kinds is None or call.name in self.kinds


NONE = Fault("none")
KILLED = Fault("killed", KILL)
POWER_CUT = Fault("power cut", KILL, loses=True)
FULL = Fault("disk full", errno.ENOSPC, ROOM, lasting=True)
NO_ROOM = Fault("no space once", errno.ENOSPC, WRITES)
FAILING = Fault("disk failing", errno.EIO, WRITES | SYNCS, lasting=True)
FAILED = Fault("failed once", errno.EIO, WRITES | SYNCS)
ALL = (KILLED, POWER_CUT, FULL, NO_ROOM, FAILING, FAILED)

CAUSES = {
    errno.ENOSPC: ("No space left on device", "disk is full"),
    errno.EIO: ("Input/output error", "disk I/O error"),
}
"""How an error message may name the cause."""


@dataclass(slots=True)
class FaultInjector:
    """Injects a fault at the n-th call that it concerns, counted from 1; never if n is 0."""

    fault: Fault
    n: int
    calls: list[Call] = field(default_factory=list)
    hit: Call | None = None
    _count: int = 0

    def verdict(self, call: Call) -> int:
        """Return the verdict on a call."""
        if self.fault.concerns(call):
            self._count += 1
            struck = self._count == self.n or (self.fault.lasting and self._count > self.n > 0)
            if struck:
                self.hit = self.hit or call
                return self.fault.verdict
        self.calls.append(call)
        return ALLOW


Run = Callable[[Callable[[], int], Path, FaultInjector], Ending]
"""Runs work in a child process with faults injected into its changes below a root."""


def lose_unsynced(root: Path, calls: tuple[Call, ...]) -> None:
    """Do the worst that a power cut can do: lose what was not synced, but keep all renames.

    A file that was written and not synced since is emptied. A file or folder that was created in a
    folder not synced since is removed.
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
